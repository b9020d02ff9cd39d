import { useSyncExternalStore } from 'react'

export type Language = 'nl' | 'en'

const KEY = 'trede.language'
const listeners = new Set<() => void>()

function remembered(): Language | undefined {
  try {
    const text = localStorage.getItem(KEY)
    return text === 'nl' || text === 'en' ? text : undefined
  } catch {
    return undefined
  }
}

let language: Language = remembered() ?? 'nl'

function show(next: Language): void {
  language = next
  document.documentElement.lang = next
  for (const listener of listeners) listener()
}

/** The language now, for code outside components (the Accept-Language header). */
export function languageNow(): Language {
  return language
}

/** Switches the screen and remembers the choice on this device. */
export function switchLanguage(next: Language): void {
  try {
    localStorage.setItem(KEY, next)
  } catch {
    // A browser that refuses storage still switches, for this page.
  }
  show(next)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, languageNow)
}
