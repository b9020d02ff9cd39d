import { useLocation, useRouter } from '@tanstack/react-router'
import { useEffect, useSyncExternalStore } from 'react'
import { Notice } from './ui/notice.tsx'

/** What was done, to be told on the page that follows. */
interface Said {
  text: string
  on: string
}

let said: Said | undefined
const listeners = new Set<() => void>()

function change(next: Said | undefined): void {
  said = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Goes to another page of the app and says there what was done.
 * @example const goAndSay = useGoAndSay(); goAndSay(paths.dossier(id), m.saved)
 */
export function useGoAndSay(): (to: string, text: string) => void {
  const router = useRouter()
  return (to, text) => {
    change({ text, on: to })
    void router.navigate({ href: to })
  }
}

/** The place where it is said: always on the page, so that a screen reader hears what appears in it. */
export function SaidNotice() {
  const { pathname } = useLocation()
  const now = useSyncExternalStore(subscribe, () => said)
  useEffect(
    () => () => {
      if (said?.on === pathname) change(undefined)
    },
    [pathname],
  )
  return (
    <div role="status" className="trede-said">
      {now?.on === pathname ? <Notice kind="success" title={now.text} isLive={false} /> : null}
    </div>
  )
}
