import { keepPreviousData, useIsMutating, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { bePresentRoute } from '../../api/presence.ts'
import { type Answer, call } from '../api.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { useIsSignedOut } from '../sign-in-state.ts'

/** How often an open page says that it is there. */
const EVERY_MS = 10_000
/** Who touched nothing for so long is away: the page falls silent, so that it does not keep a session alive. */
const AWAY_MS = 300_000

type News = Answer<typeof bePresentRoute>

/** Calls back every few seconds while somebody is at the page, and at once when they come back to it. */
function useWhileThere(isOn: boolean, callback: () => void): void {
  const latest = useRef(callback)
  const touchedAt = useRef(0)
  useEffect(() => {
    latest.current = callback
  })
  useEffect(() => {
    if (!isOn) return
    touchedAt.current = performance.now()
    const isAway = () => performance.now() - touchedAt.current > AWAY_MS
    const touch = () => {
      const wasAway = isAway()
      touchedAt.current = performance.now()
      if (wasAway) latest.current()
    }
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible' && !isAway()) latest.current()
    }, EVERY_MS)
    for (const kind of ['keydown', 'pointerdown', 'focus']) addEventListener(kind, touch)
    return () => {
      clearInterval(timer)
      for (const kind of ['keydown', 'pointerdown', 'focus']) removeEventListener(kind, touch)
    }
  }, [isOn])
}

/** Who else has this dossier open, and what others added since the version on the screen. */
export function usePresence({ dossierId, page }: OpenDossier): Pick<News, 'others' | 'since'> {
  const isSignedOut = useIsSignedOut()
  const isWriting = useIsMutating() > 0
  const { data, refetch } = useQuery({
    queryKey: ['presence', dossierId, page.version],
    queryFn: ({ signal }) => call(bePresentRoute, { params: { dossierId }, body: { version: page.version }, signal }),
    placeholderData: keepPreviousData,
    retry: false,
    enabled: !isSignedOut,
  })
  useWhileThere(!isSignedOut, () => void refetch())
  // What this page writes itself is on its way to the screen already.
  const since = isWriting ? [] : (data?.since ?? []).filter(({ seq }) => seq > page.version)
  return { others: data?.others ?? [], since }
}
