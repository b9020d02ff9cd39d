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

const QUIET_MS = 800
const RETRY_MS = 15_000

interface Hearers {
  tell: (next: Keeping) => void
  differ: (other: KeptText) => void
}

/** What is to be kept of one form, and the way to keep it: after some quiet, and again while the server cannot be reached. */
export class DraftSaving<T extends object> {
  readonly #hearers: Hearers
  #pending: T | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #line: Line | undefined

  constructor(hearers: Hearers) {
    this.#hearers = hearers
  }

  /** Begins with a draft; what was typed in the one before is on its way under its own key. */
  async begin(workerId: string, key: string, read: (body: unknown) => T | undefined) {
    const own = newLine(workerId, key)
    this.#line = own
    this.#pending = undefined
    const shape = (body: unknown) => {
      const kept = read(body)
      return kept && JSON.stringify(kept)
    }
    const { main, others } = await restore(own, shape)
    const value = read(main?.body)
    // Who already types goes before what was kept.
    if (value === undefined || main === undefined || this.#pending !== undefined) return { kept: undefined, others }
    // Kept in this browser alone: the server gets it.
    if (main.where && this.#line === own) {
      this.#pending = value
      void this.save()
    }
    return { kept: { value, at: main.at }, others }
  }

  typed(value: T): void {
    this.#pending = value
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.save(), QUIET_MS)
  }

  async save(): Promise<void> {
    clearTimeout(this.#timer)
    const [body, own] = [this.#pending, this.#line]
    if (body === undefined || own === undefined) return
    const next = await keep(own, body)
    const isHere = this.#line === own
    const isLast = this.#pending === body
    if (next.kind === 'saved' && (isLast || !isHere)) forgetHere(own)
    // The form has gone on to another draft.
    if (!isHere) return
    if (next.kind === 'saved' && isLast) this.#pending = undefined
    else if (next.kind === 'differs') this.#hearers.differ(next.other)
    else if (next.kind !== 'saved') this.#timer = setTimeout(() => void this.save(), RETRY_MS)
    this.#hearers.tell(next)
  }

  /** The page goes: a request that starts now may not arrive; what is in this browser stays. */
  leave(): void {
    if (this.#pending && this.#line) keepHere(this.#line, this.#pending, new Date())
  }

  clear(): void {
    clearTimeout(this.#timer)
    this.#pending = undefined
    if (this.#line) remove(this.#line)
  }

  /** The typist has seen the other text too and may write over it. */
  settle({ revision, where }: KeptText): void {
    if (!this.#line) return
    if (where) forgetHere(this.#line, where)
    if (revision) this.#line.seen = revision
  }
}
