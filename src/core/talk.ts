import * as z from 'zod'
import { type ContactEvent, type ContactInput, noteContact } from './contact.ts'
import type { IsoDate } from './day.ts'
import type { Context, Decision } from './decision.ts'
import {
  type DiagnosisEvent,
  LONGEST_STATEMENT,
  makeStatement,
  Reporter,
  type Statement,
  StatementNature,
} from './diagnosis.ts'
import { type RecordedEvent, withdrawnSeqs } from './dossier.ts'
import { StatementSource } from './fact.ts'
import { Failure } from './failure.ts'
import type { Id } from './person.ts'

/** A piece of a text, from `start` up to but not including `end`, counted as JavaScript counts (UTF-16). */
export interface Piece {
  start: number
  end: number
}

const LONGEST = 20_000

/** A piece of the text of a talk that becomes a statement, word for word. @source seed3 P36 */
export const Passage = z
  .strictObject({
    start: z.int().min(0).max(LONGEST),
    end: z.int().min(1).max(LONGEST),
    domain: z.string().min(1).max(60),
    nature: StatementNature,
    source: StatementSource,
    reporter: Reporter.optional(),
  })
  .meta({ id: 'Passage' })
export type Passage = z.infer<typeof Passage>

/** A note as passages are lifted from it. */
export interface TalkNote {
  contactId: Id
  on: IsoDate
  text: string
}

/** The piece without the white space around it. @throws talk.passage-outside, talk.passage-empty */
function tightened({ start, end }: Piece, text: string, pointer: string): Piece {
  const words = text.slice(start, end)
  // Half a character of two units is no text either.
  if (start >= end || end > text.length || !words.isWellFormed())
    throw new Failure('talk.passage-outside', {}, [{ pointer, code: 'outside' }])
  const piece = trimmedPiece({ start, end }, text)
  if (!piece) throw new Failure('talk.passage-empty', {}, [{ pointer, code: 'empty' }])
  return piece
}

/** The piece without the white space at its ends; undefined when nothing is left. */
export function trimmedPiece({ start, end }: Piece, text: string): Piece | undefined {
  const words = text.slice(start, end)
  const from = start + words.length - words.trimStart().length
  const to = from + words.trim().length
  return to > from ? { start: from, end: to } : undefined
}

/**
 * Makes a statement of each passage, of the day of the talk; each names the note that it came from.
 * @throws talk.passage-outside, talk.passage-empty, talk.passage-too-long
 */
export function liftPassages(
  passages: readonly Passage[],
  { contactId, on, text }: TalkNote,
  context: Context,
): Decision<DiagnosisEvent> {
  const made = passages.map(({ start, end, ...about }, index) => {
    const piece = tightened({ start, end }, text, `/passages/${index}/end`)
    const words = text.slice(piece.start, piece.end)
    if (words.length > LONGEST_STATEMENT)
      throw new Failure('talk.passage-too-long', { most: LONGEST_STATEMENT }, [
        { pointer: `/passages/${index}/end`, code: 'too-big' },
      ])
    return makeStatement({ ...about, text: words, on }, context, [], { contactId, ...piece })
  })
  return { events: made.flatMap(({ events }) => events), texts: made.flatMap(({ texts }) => texts) }
}

/**
 * Notes a contact, and makes statements of the passages that were lifted from its text while it was written.
 * @throws what noteContact and liftPassages throw
 */
export function noteTalk(
  input: ContactInput,
  passages: readonly Passage[],
  current: { nextContactOn: IsoDate | null },
  norm: { maxDays: number | null },
  context: Context,
): Decision<ContactEvent | DiagnosisEvent> {
  const noted = noteContact(input, current, norm, context)
  const [event] = noted.events
  if (event?.kind !== 'contact-noted' || passages.length === 0) return noted
  const lifted = liftPassages(passages, { contactId: event.contactId, on: event.on, text: input.text }, context)
  return { events: [...noted.events, ...lifted.events], texts: [...noted.texts, ...lifted.texts] }
}

type Noted = RecordedEvent & { kind: 'contact-noted' }

/** The note with this id; undefined when it is not there or was withdrawn. */
export function findNote(events: readonly RecordedEvent[], contactId: Id): Noted | undefined {
  const withdrawn = withdrawnSeqs(events)
  return events.find(
    (event): event is Noted =>
      event.kind === 'contact-noted' && event.contactId === contactId && !withdrawn.has(event.seq),
  )
}

export type LiftedStatement = Statement & { lifted: NonNullable<Statement['lifted']> }

/** What was lifted from a note and still counts, in the order of the text. */
export function liftedFrom(statements: readonly Statement[], contactId: Id): LiftedStatement[] {
  return statements
    .filter((one): one is LiftedStatement => one.lifted?.contactId === contactId)
    .toSorted((a, b) => a.lifted.start - b.lifted.start)
}
