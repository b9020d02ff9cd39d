import type { Page } from 'playwright-core'

interface NewPerson {
  givenNames: string
  familyName: string
  birthDate: string
}

/** Reports somebody as the signed-in worker, through the API that the page uses; gives the new dossier's id. */
export function reportPerson(page: Page, person: NewPerson): Promise<string> {
  return page.evaluate(async (details) => {
    const session = (await (await fetch('/v1/sessie')).json()) as { csrfToken: string }
    const response = await fetch('/v1/dossiers', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-trede-csrf': session.csrfToken },
      body: JSON.stringify({ person: details, isKnownToDiffer: true }),
    })
    if (!response.ok) throw new Error(await response.text())
    return ((await response.json()) as { dossierId: string }).dossierId
  }, person)
}

/** Records facts in the signed-in worker's name: what a test needs to be known before it starts. */
export function recordFacts(
  page: Page,
  dossierId: string,
  facts: Record<string, boolean | number | string>,
): Promise<void> {
  return page.evaluate(
    async ([id, values]) => {
      const session = (await (await fetch('/v1/sessie')).json()) as { csrfToken: string }
      const { version } = (await (await fetch(`/v1/dossiers/${id}`)).json()) as { version: number }
      const body = { version, source: 'said', facts: Object.entries(values).map(([key, value]) => ({ key, value })) }
      const response = await fetch(`/v1/dossiers/${id}/kenmerken`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'x-trede-csrf': session.csrfToken },
        body: JSON.stringify(body),
      })
      if (!response.ok) throw new Error(await response.text())
    },
    [dossierId, facts] as const,
  )
}

/** Begins an intake and suspends it, so that it waits for the medical adviser. */
export function suspendIntake(page: Page, dossierId: string): Promise<void> {
  return page.evaluate(async (id) => {
    const session = (await (await fetch('/v1/sessie')).json()) as { csrfToken: string }
    for (const step of ['intake', 'intake/_opschorten']) {
      const { version } = (await (await fetch(`/v1/dossiers/${id}`)).json()) as { version: number }
      const response = await fetch(`/v1/dossiers/${id}/${step}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-trede-csrf': session.csrfToken },
        body: JSON.stringify({ version }),
      })
      if (!response.ok) throw new Error(await response.text())
    }
  }, dossierId)
}
