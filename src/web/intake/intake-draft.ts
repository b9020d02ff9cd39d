import * as z from 'zod'
import { type Draft, useDraft } from '../draft.ts'

/** What is typed during a talk and not saved yet. Keys are those of questions and topics. */
const IntakeDraft = z.object({
  /** The question on the screen when the worker chose one; null follows the path. */
  at: z.string().nullable(),
  skipped: z.array(z.string()),
  values: z.record(z.string(), z.string()),
  words: z.record(z.string(), z.string()),
  topics: z.record(z.string(), z.string()),
  talk: z.string(),
  motivation: z.string(),
  report: z.string(),
  medical: z.string(),
  /** The worker chose to go on although an answer says that work is medically impossible. */
  goesOn: z.boolean(),
})
type IntakeDraft = z.infer<typeof IntakeDraft>

export type IntakeDrafting = Draft<IntakeDraft>

const EMPTY: IntakeDraft = {
  at: null,
  skipped: [],
  values: {},
  words: {},
  topics: {},
  talk: '',
  motivation: '',
  report: '',
  medical: '',
  goesOn: false,
}

export const useIntakeDraft = (dossierId: string): IntakeDrafting =>
  useDraft({ key: `intake-${dossierId}`, schema: IntakeDraft, initial: EMPTY })

/** The record without some of its keys. */
export const without = (record: Readonly<Record<string, string>>, keys: readonly string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)))
