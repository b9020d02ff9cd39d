import { useCallback, useEffect, useRef, useState } from 'react'
import type * as z from 'zod'
import { askDraftChoice } from './draft-choice.ts'
import {
  forgetHere,
  type Keeping,
  type KeptText,
  keep,
  keepHere,
  type Line,
  newLine,
  remove,
  restore,
} from './draft-kept.ts'
import { forgetLocalDraft } from './local-draft.ts'
import { useSession } from './session.ts'
import { onSignedInAgain } from './sign-in-state.ts'

const QUIET_MS = 800
const RETRY_MS = 15_000

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
  const check = useRef(schema)
  const pending = useRef<T>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const line = useRef<Line>(undefined)

  const save = useCallback(async function saveNow(): Promise<void> {
    clearTimeout(timer.current)
    const body = pending.current
    const own = line.current
    if (body === undefined || own === undefined) return
    const next = await keep(own, body)
    if (line.current !== own) return
    if (pending.current === body && next.kind === 'saved') {
      pending.current = undefined
      forgetHere(own)
    } else if (next.kind === 'differs') setOthers((all) => [next.other, ...all.filter(({ where }) => where)])
    else if (next.kind !== 'saved') timer.current = setTimeout(() => void saveNow(), RETRY_MS)
    setState(next)
  }, [])

  useEffect(() => {
    let isCurrent = true
    const own = newLine(worker.workerId, key)
    line.current = own
    setStatus('loading')
    setValue(start.current)
    setState({ kind: 'none' })
    setOthers([])
    setWiped(undefined)
    const shape = (body: unknown) => {
      const kept = check.current.safeParse(body)
      return kept.success ? JSON.stringify(kept.data) : undefined
    }
    void restore(own, shape).then(({ main, others: more }) => {
      if (!isCurrent) return
      const kept = check.current.safeParse(main?.body)
      // Who already types goes before what was kept.
      const isRestored = kept.success && main !== undefined && pending.current === undefined
      if (isRestored) {
        setValue(kept.data)
        setState({ kind: 'saved', at: main.at })
        if (main.where) {
          pending.current = kept.data
          void save()
        }
      }
      setOthers(more)
      setStatus(isRestored ? 'restored' : 'fresh')
    })
    const again = () => void save()
    const leave = () => {
      // A request that starts now may not arrive; what is in this browser stays.
      if (pending.current) keepHere(own, pending.current, new Date())
    }
    const stopListening = onSignedInAgain(again)
    addEventListener('pagehide', leave)
    addEventListener('online', again)
    return () => {
      isCurrent = false
      stopListening()
      removeEventListener('pagehide', leave)
      removeEventListener('online', again)
      void save()
    }
  }, [key, worker.workerId, save])

  const set = useCallback<Draft<T>['set']>(
    (change) => {
      setValue((before) => {
        const next = typeof change === 'function' ? change(before) : { ...before, ...change }
        pending.current = next
        return next
      })
      setWiped(undefined)
      setState({ kind: 'saving' })
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void save(), QUIET_MS)
    },
    [save],
  )

  const clear = useCallback(() => {
    clearTimeout(timer.current)
    pending.current = undefined
    setValue(start.current)
    setState({ kind: 'none' })
    setStatus('fresh')
    setOthers([])
    if (line.current) remove(line.current)
  }, [])

  useDraftChoice({
    key,
    value,
    others,
    setOthers,
    set,
    line: line.current,
    read: (body) => check.current.safeParse(body).data,
  })

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

interface Choosing<T> {
  key: string
  value: T
  others: readonly KeptText[]
  setOthers: (others: readonly KeptText[]) => void
  set: (change: (before: T) => T) => void
  line: Line | undefined
  read: (body: unknown) => T | undefined
}

/** Where two screens typed apart from each other, the choice is asked at the foot of the page. */
function useDraftChoice<T extends object>({ key, value, others, setOthers, set, line, read }: Choosing<T>): void {
  const [other, ...rest] = others
  useEffect(() => {
    if (!other || !line) return undefined
    const settle = () => {
      if (other.where) forgetLocalDraft(line.workerId, line.key, other.where)
      if (other.revision) line.seen = other.revision
      setOthers(rest)
    }
    return askDraftChoice({
      key,
      mine: value,
      other,
      keepMine: () => {
        settle()
        set((before) => before)
      },
      takeOther: () => {
        const taken = read(other.body)
        settle()
        if (taken) set(() => taken)
      },
    })
  })
}
