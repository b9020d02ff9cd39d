import { getToday } from '../src/api/attention.ts'
import type { Plan } from '../src/core/plan.ts'
import { type OpenDossier, type TestApp, TODAY } from './kit.ts'

/** The plan in force. @throws Error where there is none */
export async function planOfToday(resident: OpenDossier): Promise<Plan> {
  const { plan } = await resident.state()
  if (!plan) throw new Error('no plan')
  return plan
}

/** The words that an id stands for. */
export async function wordsOf(resident: OpenDossier, textId: string | null): Promise<string | undefined> {
  const { texts } = await resident.page()
  return textId === null ? undefined : texts[textId]
}

/** What stands on Vandaag for somebody on a day; after that it is the first day again. */
export async function termsOn(app: TestApp, day: string, resident: OpenDossier) {
  app.travelTo(day)
  const { terms } = await resident.client.call(getToday)
  app.travelTo(TODAY)
  return terms.filter(({ dossierId }) => dossierId === resident.dossierId).map(({ kind, dueOn }) => ({ kind, dueOn }))
}
