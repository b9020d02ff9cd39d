import { useSyncExternalStore } from 'react'

/**
 * What the calls know of being signed in, outside React: the token that proves a write comes from this screen, and
 * whether a call found the session gone. The dialog over the page clears the latter; the page under it stays as it was.
 */
let csrfToken: string | undefined
let isSignedOut = false
const listeners = new Set<() => void>()

function change(next: boolean): void {
  if (isSignedOut === next) return
  isSignedOut = next
  for (const listener of listeners) listener()
}

export function csrfNow(): string | undefined {
  return csrfToken
}

export function reportSignedIn(csrf: string): void {
  csrfToken = csrf
  change(false)
}

/** Only somebody who was signed in can be signed out; a first visit gets the welcome page instead. */
export function reportSignedOut(): void {
  if (csrfToken !== undefined) change(true)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useIsSignedOut(): boolean {
  return useSyncExternalStore(subscribe, () => isSignedOut)
}

/** Calls back when somebody is signed in again. Returns the way to stop. */
export function onSignedInAgain(callback: () => void): () => void {
  return subscribe(() => {
    if (!isSignedOut) callback()
  })
}
