import { useCallback, useEffect, useRef, useState } from 'react'
import type * as z from 'zod'
import { askDraftChoice } from './draft-choice.ts'
import type { Keeping, KeptText } from './draft-kept.ts'
import { DraftSaving } from './draft-saving.ts'
import { useSession } from './session.ts'
import { onSignedInAgain } from './sign-in-state.ts'

export type DraftState = { kind: 'none' } | { kind: 'saving' } | Keeping

export interface Draft<T> {
  value: T
  /** Changes the value; kept on the server after 0.8 s of quiet. */
  set: (change: Partial<T> | ((before: T) => T)) => void
  /** False until it is known whether an earlier draft exists; draw the form only then, or it may change while typing. */
  isReady: boolean
  /** True when an earlier draft was found. */
  isRestored: boolean
  state: DraftState
  /** After the real save: forgets the draft and starts anew. */
  clear: () => void
  /** The typist throws it away; `takeBack` is there until something is typed. */
  discard: () => void
  takeBack: (() => void) | undefined
}

interface Source<T> {
  /** Lower case letters, digits and hyphens; ids and words of ours ('note-<dossierId>'), never a name. */
  key: string
  /** Checks what was kept, since forms change between versions. What does not fit is left alone. */
  schema: z.ZodType<T>
  initial: T
}

/**
 * What somebody is typing, kept as they type: on the server, or in this browser (per worker) while the server cannot be
 * reached or the session has ended. A closed browser loses nothing, and neither do two tabs: where both typed, the typist
 * sees both texts and chooses.
 */
export function useDraft<T extends object>({ key, schema, initial }: Source<T>): Draft<T> {
  const { worker } = useSession()
  const [value, setValue] = useState(initial)
  const [state, setState] = useState<DraftState>({ kind: 'none' })
  const [status, setStatus] = useState<'loading' | 'fresh' | 'restored'>('loading')
  const [others, setOthers] = useState<readonly KeptText[]>([])
  const [wiped, setWiped] = useState<T>()
  const start = useRef(initial)
  const [read] = useState(() => (body: unknown) => schema.safeParse(body).data)
  const [saving] = useState(() => {
    const differ = (other: KeptText) => setOthers((all) => [other, ...all.filter(({ where }) => where)])
    return new DraftSaving<T>({ tell: setState, differ })
  })

  useEffect(() => {
    let isCurrent = true
    setStatus('loading')
    setValue(start.current)
    setState({ kind: 'none' })
    setOthers([])
    setWiped(undefined)
    void saving.begin(worker.workerId, key, read).then(({ kept, others: more }) => {
      if (!isCurrent) return
      if (kept) {
        setValue(kept.value)
        setState({ kind: 'saved', at: kept.at })
      }
      setOthers(more)
      setStatus(kept ? 'restored' : 'fresh')
    })
    const again = () => void saving.save()
    const leave = () => saving.leave()
    const stopListening = onSignedInAgain(again)
    addEventListener('pagehide', leave)
    addEventListener('online', again)
    return () => {
      isCurrent = false
      stopListening()
      removeEventListener('pagehide', leave)
      removeEventListener('online', again)
      void saving.save()
    }
  }, [key, worker.workerId, saving, read])

  const set = useCallback<Draft<T>['set']>(
    (change) => {
      setValue((before) => {
        const next = typeof change === 'function' ? change(before) : { ...before, ...change }
        saving.typed(next)
        return next
      })
      setWiped(undefined)
      setState({ kind: 'saving' })
    },
    [saving],
  )

  const clear = useCallback(() => {
    setValue(start.current)
    setState({ kind: 'none' })
    setStatus('fresh')
    setOthers([])
    saving.clear()
  }, [saving])

  useDraftChoice({ key, value, others, setOthers, set, saving, read })

  return {
    value,
    set,
    isReady: status !== 'loading',
    isRestored: status === 'restored',
    state,
    clear,
    discard: () => {
      setWiped(value)
      clear()
    },
    takeBack: wiped && (() => set(() => wiped)),
  }
}

interface Choosing<T extends object> {
  key: string
  value: T
  others: readonly KeptText[]
  setOthers: (others: readonly KeptText[]) => void
  set: (change: (before: T) => T) => void
  saving: DraftSaving<T>
  read: (body: unknown) => T | undefined
}

/** Where two screens typed apart from each other, the choice is asked at the foot of the page. */
function useDraftChoice<T extends object>({ key, value, others, setOthers, set, saving, read }: Choosing<T>): void {
  const [other, ...rest] = others
  useEffect(() => {
    if (!other) return undefined
    const goOnWith = (text: T) => {
      saving.settle(other)
      setOthers(rest)
      set(() => text)
    }
    return askDraftChoice({
      key,
      mine: value,
      other,
      keepMine: () => goOnWith(value),
      takeOther: () => goOnWith(read(other.body) ?? value),
    })
  })
}
