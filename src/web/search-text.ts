import { useSyncExternalStore } from 'react'

/**
 * What somebody searches for. A name or a number of a person, so it is kept in memory alone: never in an address, a
 * history or a log.
 */
let text = ''
const listeners = new Set<() => void>()

export function setSearchText(next: string): void {
  text = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The text that was last searched for; '' when none. The search page reads it. */
export function useSearchText(): string {
  return useSyncExternalStore(subscribe, () => text)
}
