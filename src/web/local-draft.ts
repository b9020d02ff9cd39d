import * as z from 'zod'

/** A draft in this browser, for when the server could not take it. Kept per worker; gone as soon as the server has it. */
interface LocalDraft {
  body: unknown
  at: Date
}

const Stored = z.object({ body: z.unknown(), at: z.coerce.date() })

function storageKey(workerId: string, key: string): string {
  return `trede.draft.${workerId}.${key}`
}

export function localDraft(workerId: string, key: string): LocalDraft | undefined {
  try {
    const text = localStorage.getItem(storageKey(workerId, key))
    const stored = Stored.safeParse(text === null ? undefined : JSON.parse(text))
    return stored.success ? stored.data : undefined
  } catch {
    return undefined
  }
}

/** False when the browser refuses. */
export function keepLocalDraft(workerId: string, key: string, draft: LocalDraft): boolean {
  try {
    localStorage.setItem(storageKey(workerId, key), JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

export function forgetLocalDraft(workerId: string, key: string): void {
  try {
    localStorage.removeItem(storageKey(workerId, key))
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
