import { deleteDraft, getDraft, putDraft } from '../api/draft.ts'
import { call } from './api.ts'
import { newRevision } from './draft-revision.ts'
import { forgetLocalDraft, keepLocalDraft, localDrafts } from './local-draft.ts'
import { Problem } from './problem.ts'

/** What was sent last for a draft and has no answer yet, by key: what comes next, on whichever page, waits for it. */
const sending = new Map<string, Promise<unknown>>()

function after<T>(key: string, work: () => Promise<T>): Promise<T> {
  const next = Promise.resolve(sending.get(key)).then(work)
  const settled = next.catch(() => undefined)
  sending.set(key, settled)
  void settled.then(() => {
    if (sending.get(key) === settled) sending.delete(key)
  })
  return next
}

/** One draft as one form writes it. */
export interface Line {
  workerId: string
  key: string
  /** The revision that the server had when it was last heard. */
  seen: string | null
  /** What this form sent: when the server has one of these, its text is ours. */
  sent: string[]
  /** Where this browser keeps texts that this form has taken over. */
  taken: string[]
}

export const newLine = (workerId: string, key: string): Line => ({ workerId, key, seen: null, sent: [], taken: [] })

/** A text that lies somewhere: on the server (`revision`) or in this browser (`where`). */
export interface KeptText {
  body: unknown
  at: Date
  revision?: string
  where?: string
}

export type Keeping =
  | { kind: 'saved'; at: Date }
  /** The server could not keep it; this browser does, and tries again. */
  | { kind: 'local'; at: Date }
  | { kind: 'unkept' }
  /** The server has a text that this form has not seen; ours stays in this browser until somebody chooses. */
  | { kind: 'differs'; other: KeptText }

const isStale = (error: unknown) => error instanceof Problem && error.code === 'draft.changed-meanwhile'

async function stored({ key }: Line): Promise<KeptText | undefined> {
  const { body, savedAt, revision } = await call(getDraft, { params: { draftKey: key } })
  return savedAt === null || revision === null ? undefined : { body, at: new Date(savedAt), revision }
}

async function put(line: Line, body: object, isAgain = false): Promise<Keeping> {
  const revision = newRevision()
  line.sent = [...line.sent.slice(-20), revision]
  try {
    const { savedAt } = await call(putDraft, {
      params: { draftKey: line.key },
      body: { body, revision, seen: line.seen },
    })
    line.seen = revision
    line.sent = [revision]
    return { kind: 'saved', at: new Date(savedAt) }
  } catch (error) {
    if (!isStale(error)) throw error
    const other = await stored(line)
    const isOurs = other === undefined || line.sent.includes(other.revision ?? '')
    if (!isOurs) return { kind: 'differs', other }
    if (isAgain) throw error
    line.seen = other?.revision ?? null
    return put(line, body, true)
  }
}

export function keepHere(line: Line, body: object, at: Date): boolean {
  return keepLocalDraft(line.workerId, line.key, { body, at, seen: line.seen, sent: line.sent })
}

/** Here first: a connection that hangs tells nobody, and what is in this browser stays until the server has it. */
export async function keep(line: Line, body: object): Promise<Keeping> {
  const at = new Date()
  const isHere = keepHere(line, body, at)
  try {
    return await after(line.key, () => put(line, body))
  } catch {
    return isHere ? { kind: 'local', at } : { kind: 'unkept' }
  }
}

/** The server has it, or somebody threw it away; with `where` only what lies there. */
export function forgetHere(line: Line, where?: string): void {
  for (const place of where === undefined ? [undefined, ...line.taken] : [where])
    forgetLocalDraft(line.workerId, line.key, place)
  if (where === undefined) line.taken = []
}

export function remove(line: Line): void {
  forgetHere(line)
  // After a save that is on its way, or that save would bring the draft back.
  void after(line.key, async () => {
    const { seen } = line
    line.seen = null
    if (seen !== null) await call(deleteDraft, { params: { draftKey: line.key }, query: { seen } })
  }).catch(() => undefined)
}

/**
 * What was left of a draft: the text to go on with, and texts that were typed apart from it.
 *
 * @param shape the same for texts that say the same
 */
export async function restore(
  line: Line,
  shape: (body: unknown) => string | undefined,
): Promise<{ main: KeptText | undefined; others: KeptText[] }> {
  // The page before this one may just have left the same text.
  await sending.get(line.key)
  const here = localDrafts(line.workerId, line.key).filter(({ body }) => shape(body) !== undefined)
  const there = await stored(line).catch(() => null)
  const revision = there?.revision
  // Without the server the newest counts; with it, what goes on from the server's text goes before that text.
  const onTop = revision ? here.filter(({ seen, sent }) => seen === revision || sent.includes(revision)) : here
  const main = onTop[0] ?? there ?? undefined
  line.seen = there === null ? (onTop[0]?.seen ?? null) : (revision ?? null)
  line.sent = [...(onTop[0]?.sent ?? [])]
  line.taken = onTop.slice(0, 1).map(({ where }) => where)
  const others = here.filter(({ body }) => shape(body) !== shape(main?.body))
  return { main, others }
}
