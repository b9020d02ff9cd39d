import * as z from 'zod'
import { Id } from './person.ts'

/** How far a load is. `checked` waits for choices and for the word to load; `cancelled` and `failed` can go on. */
export const ImportState = z
  .enum(['uploaded', 'checking', 'checked', 'loading', 'loaded', 'cancelled', 'failed'])
  .meta({ id: 'ImportState' })
export type ImportState = z.infer<typeof ImportState>

/** What a row is, next to what is known: `same` and `changed` are about a person who is known already. */
export const ImportOutcome = z.enum(['new', 'same', 'changed', 'duplicate', 'bad']).meta({ id: 'ImportOutcome' })
export type ImportOutcome = z.infer<typeof ImportOutcome>

/** What somebody decides about a row. `same-person` takes the details of the row over for the person it doubles. */
export const ImportChoice = z
  .enum(['accept-change', 'keep-current', 'new-person', 'same-person', 'skip'])
  .meta({ id: 'ImportChoice' })
export type ImportChoice = z.infer<typeof ImportChoice>

/** What may be chosen for a row. A row that is the same needs nothing; a bad one has to be repaired in the file. */
export const CHOICES: Readonly<Record<ImportOutcome, readonly ImportChoice[]>> = {
  new: ['skip'],
  same: [],
  changed: ['accept-change', 'keep-current', 'skip'],
  duplicate: ['new-person', 'same-person', 'skip'],
  bad: [],
}

/** Why a row may be about somebody who is known, or about whom an earlier row of the file is. */
export const CandidateGround = z.enum(['same-reference', 'same-bsn', 'same-name-and-birth-date'])
export type CandidateGround = z.infer<typeof CandidateGround>

/** Somebody a row may double: a known person, or an earlier row of the same file. */
export const Candidate = z.object({
  ground: CandidateGround,
  personId: Id.nullable(),
  rowNumber: z.int().nullable(),
})
export type Candidate = z.infer<typeof Candidate>

/** A key that two people cannot share: the row can then not become a person of its own. */
export const isHardGround = (ground: CandidateGround): boolean => ground !== 'same-name-and-birth-date'
