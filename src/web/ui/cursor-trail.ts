import { useState } from 'react'

const PAGE_SIZE = 50

interface CursorTrail {
  /** What to ask the list for. */
  page: { after: string | undefined; limit: number }
  /** How many rows stand before the page. */
  first: number
  /** Ways to the other pages, as the list's answer allows. */
  ways: (next: string | null | undefined) => { onPrevious: (() => void) | undefined; onNext: (() => void) | undefined }
}

/** Pages of a list that is read by cursor. The cursors of the pages before are kept while the list's address stays. */
export function useCursorTrail(address: string): CursorTrail {
  const [trail, setTrail] = useState<{ address: string; cursors: readonly string[] }>({ address, cursors: [] })
  const cursors = trail.address === address ? trail.cursors : []
  const go = (to: readonly string[]) => setTrail({ address, cursors: to })
  return {
    page: { after: cursors.at(-1), limit: PAGE_SIZE },
    first: cursors.length * PAGE_SIZE,
    ways: (next) => ({
      onPrevious: cursors.length > 0 ? () => go(cursors.slice(0, -1)) : undefined,
      onNext: next === null || next === undefined ? undefined : () => go([...cursors, next]),
    }),
  }
}
