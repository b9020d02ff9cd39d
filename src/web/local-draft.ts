import * as z from 'zod'
import { newRevision } from './draft-revision.ts'

/**
 * A draft in this browser, for when the server could not take it. Kept per worker and per screen, so that two tabs do not
 * write over each other; gone as soon as the server has it.
 */
export interface LocalDraft {
  body: unknown
  at: Date
  /** The revision that it goes on from, and those that were sent to the server and may have arrived. */
  seen: string | null
  sent: readonly string[]
}

const Stored = z.object({
  body: z.unknown(),
  at: z.coerce.date(),
  seen: z.string().nullable().default(null),
  sent: z.array(z.string()).default([]),
})

/** This screen, until it is loaded anew. */
const SCREEN = newRevision()

function storageKey(workerId: string, key: string): string {
  return `trede.draft.${workerId}.${key}`
}

const ofThisScreen = (workerId: string, key: string) => `${storageKey(workerId, key)}.${SCREEN}`

/** What any screen left here, newest first, each with where it lies. */
export function localDrafts(workerId: string, key: string): (LocalDraft & { where: string })[] {
  try {
    const own = storageKey(workerId, key)
    return Object.keys(localStorage)
      .filter((where) => where === own || where.startsWith(`${own}.`))
      .flatMap((where) => {
        const stored = Stored.safeParse(JSON.parse(localStorage.getItem(where) ?? 'null'))
        return stored.success ? [{ ...stored.data, where }] : []
      })
      .toSorted((a, b) => b.at.getTime() - a.at.getTime())
  } catch {
    return []
  }
}

/** False when the browser refuses. */
export function keepLocalDraft(workerId: string, key: string, draft: LocalDraft): boolean {
  try {
    localStorage.setItem(ofThisScreen(workerId, key), JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

/** Forgets what this screen left, and with `where` what lies there. */
export function forgetLocalDraft(workerId: string, key: string, where = ofThisScreen(workerId, key)): void {
  try {
    localStorage.removeItem(where)
  } catch {
    // Nothing was kept where nothing can be removed.
  }
}

/** When somebody signs out on purpose, nothing of theirs stays in the browser. */
export function forgetLocalDrafts(workerId: string): void {
  try {
    const prefix = storageKey(workerId, '')
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key)
  } catch {
    // As above.
  }
}
