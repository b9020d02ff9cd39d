import { useSyncExternalStore } from 'react'

/** Where columns stand under each other; the same width as in the styles. */
const NARROW = '(max-width: 64rem)'

function subscribe(listener: () => void): () => void {
  const media = matchMedia(NARROW)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

/** For what must stand elsewhere on a small screen, also for who goes by keyboard or hears it. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(NARROW).matches)
}
