import * as z from 'zod'
import { LocalText } from './sourced.ts'

/** Where in a policy something is: a file, a table, a row and a column (both from 1, as a person counts). */
const Place = {
  file: z.string().nullable(),
  /** Id of the decision, or the path of a parameter ('intake.termDays'). */
  part: z.string().nullable(),
  rows: z.array(z.int().min(1)),
  column: z.int().min(1).nullable(),
  /** Article of the law or clause that is at stake, as its label. */
  article: z.string().nullable(),
}

/**
 * Something that a check of a policy found. A blocking finding keeps a policy from being published; the others are to be
 * looked at. `example` is an input that shows it, such as a situation for which no rule fires.
 */
export const Finding = z
  .strictObject({
    code: z.enum([
      'gap',
      'overlap',
      'conflict',
      'never-fires',
      'cell-not-feel',
      'cell-type',
      'output-not-allowed',
      'unknown-name',
      'unknown-function',
      'requirement-missing',
      'cycle',
      'cells-missing',
      'words-missing',
      'key-unknown',
      'value-out-of-bounds',
      'open-term-unknown',
      'not-checked',
      'period-gap',
      'period-overlap',
      'two-on-one-day',
      'file-missing',
      'not-dmn',
      'pack-invalid',
      'scenario-differs',
    ]),
    isBlocking: z.boolean(),
    ...Place,
    example: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullable(),
    ...LocalText.shape,
  })
  .meta({ id: 'PolicyFinding' })
export type Finding = z.infer<typeof Finding>
