import { useCallback, useEffect, useRef, useState } from 'react'
import type * as z from 'zod'
import { deleteDraft, getDraft, putDraft } from '../api/draft.ts'
import { call } from './api.ts'
import { forgetLocalDraft, keepLocalDraft, localDraft } from './local-draft.ts'
import { useSession } from './session.ts'
import { onSignedInAgain } from './sign-in-state.ts'

const QUIET_MS = 800
const RETRY_MS = 15_000

/** What was sent last for a draft and has no answer yet, by key: what comes next, on whichever page, waits for it. */
const sent = new Map<string, Promise<unknown>>()

function after<T>(key: string, work: () => Promise<T>): Promise<T> {
  const sending = Promise.resolve(sent.get(key)).then(work)
  const settled = sending.catch(() => undefined)
  sent.set(key, settled)
  void settled.then(() => {
    if (sent.get(key) === settled) sent.delete(key)
  })
  return sending
}

export type DraftState =
  | { kind: 'none' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  /** The server could not keep it; this browser does, and tries again. */
  | { kind: 'local'; at: Date }
  | { kind: 'unkept' }

export interface Draft<T> {
  value: T
  /** Changes the value; kept on the server after 0.8 s of quiet. */
  set: (change: Partial<T> | ((before: T) => T)) => void
  /** False until it is known whether an earlier draft exists; draw the form only then, or it may change while typing. */
  isReady: boolean
  /** True when an earlier draft was found. */
  isRestored: boolean
  state: DraftState
  /** After the real save, or when the typist throws it away: forgets the draft and starts anew. */
  clear: () => void
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
 * reached or the session has ended. A closed browser loses nothing.
 */
export function useDraft<T extends object>({ key, schema, initial }: Source<T>): Draft<T> {
  const { worker } = useSession()
  const [value, setValue] = useState(initial)
  const [state, setState] = useState<DraftState>({ kind: 'none' })
  const [status, setStatus] = useState<'loading' | 'fresh' | 'restored'>('loading')
  const start = useRef(initial)
  const check = useRef(schema)
  const pending = useRef<T>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const save = useCallback(
    async function saveNow(): Promise<void> {
      clearTimeout(timer.current)
      const body = pending.current
      if (body === undefined) return
      const next = await keep(worker.workerId, key, body)
      if (pending.current === body && next.kind === 'saved') {
        pending.current = undefined
        forgetLocalDraft(worker.workerId, key)
      } else if (next.kind !== 'saved') timer.current = setTimeout(() => void saveNow(), RETRY_MS)
      setState(next)
    },
    [key, worker.workerId],
  )

  useEffect(() => {
    let isCurrent = true
    setStatus('loading')
    setValue(start.current)
    setState({ kind: 'none' })
    void restore(worker.workerId, key).then((found) => {
      if (!isCurrent) return
      const kept = check.current.safeParse(found?.body)
      // Who already types goes before what was kept.
      const isRestored = kept.success && found !== undefined && pending.current === undefined
      if (isRestored) {
        setValue(kept.data)
        setState({ kind: 'saved', at: found.at })
      }
      setStatus(isRestored ? 'restored' : 'fresh')
    })
    const again = () => void save()
    const leave = () => {
      // A request that starts now may not arrive; what is in this browser stays.
      if (pending.current) keepLocalDraft(worker.workerId, key, { body: pending.current, at: new Date() })
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
    forgetLocalDraft(worker.workerId, key)
    // After a save that is on its way, or that save would bring the draft back.
    void after(key, () => call(deleteDraft, { params: { draftKey: key } })).catch(() => undefined)
  }, [key, worker.workerId])

  return { value, set, isReady: status !== 'loading', isRestored: status === 'restored', state, clear }
}

/** Here first: a connection that hangs tells nobody, and what is in this browser stays until the server has it. */
async function keep(workerId: string, key: string, body: object): Promise<DraftState> {
  const at = new Date()
  const isHere = keepLocalDraft(workerId, key, { body, at })
  try {
    const { savedAt } = await after(key, () => call(putDraft, { params: { draftKey: key }, body: { body } }))
    return { kind: 'saved', at: new Date(savedAt) }
  } catch {
    return isHere ? { kind: 'local', at } : { kind: 'unkept' }
  }
}

/** The newest of the two places. */
async function restore(workerId: string, key: string): Promise<{ body: unknown; at: Date } | undefined> {
  // The page before this one may just have left the same text.
  await sent.get(key)
  const local = localDraft(workerId, key)
  try {
    const { body, savedAt } = await call(getDraft, { params: { draftKey: key } })
    if (savedAt === null) return local
    const at = new Date(savedAt)
    return local && local.at >= at ? local : { body, at }
  } catch {
    return local
  }
}
