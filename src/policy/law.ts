import * as z from 'zod'
import { IsoDate } from '../core/day.ts'
import { named } from './parameter.ts'
import { DecisionRef } from './scheme.ts'
import { Key, LocalText } from './sourced.ts'

/** An article or part of one: '9', '18-5', 'awb-4-13'. What it says, in substance. */
const Article = z.strictObject({ label: z.string().min(1).max(120), ...LocalText.shape })

/** A number, a yes or no, or a code that the law itself fixes. `value` null: the text that we have does not give it. */
const LawParameter = z.strictObject({
  key: Key,
  ...named,
  article: Key,
  unit: z.string().max(40).nullable(),
  value: z.union([z.number(), z.boolean(), z.string().max(300)]).nullable(),
  note: LocalText.optional(),
})
export type LawParameter = z.infer<typeof LawParameter>

/**
 * What the law leaves to the municipality's ordinance: its bounds, and what holds when there is none.
 * @source regelrecht's open terms; Participatiewet 8, 8a, 18 lid 2, 5
 */
export const OpenTerm = z.strictObject({
  key: Key,
  ...named,
  article: Key,
  kind: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('number'), min: z.number(), max: z.number(), unit: z.string().max(40) }),
    z.strictObject({ type: z.literal('boolean') }),
    z.strictObject({ type: z.literal('choice'), options: z.array(z.strictObject({ key: Key, ...named })).min(2) }),
    z.strictObject({ type: z.literal('text') }),
  ]),
  /** What holds without an ordinance; null: the law gives nothing, and nothing can be done without one. */
  default: z.union([z.number(), z.boolean(), z.string().max(60)]).nullable(),
  /** A conflict or a doubt in the law itself, for the policy officer. */
  warning: LocalText.optional(),
})
export type OpenTerm = z.infer<typeof OpenTerm>

/** A decision that the law itself gives, as a table beside the pack. */
const LawDecision = z.strictObject({ key: Key, ...named, article: Key, decision: DecisionRef })

/** The law of the country over one period. A decision uses the law of the day that counts. @source standards.md §1.1 */
export const LawPack = z
  .strictObject({
    $schema: z.string().optional(),
    version: z.string().regex(/^NL-\d{4}(-\d{2})?\.\d+$/, { error: 'policy.version' }),
    ...named,
    validFrom: IsoDate,
    /** Last day, or null. */
    validUntil: IsoDate.nullable(),
    note: LocalText,
    source: z.string().min(1).max(300),
    articles: z.record(Key, Article),
    parameters: z.array(LawParameter),
    openTerms: z.array(OpenTerm),
    decisions: z.array(LawDecision),
  })
  .check((context) => {
    const law = context.value
    const refuse = (path: (string | number)[], message: string) =>
      context.issues.push({ code: 'custom', input: law, path, message })
    for (const part of ['parameters', 'openTerms', 'decisions'] as const)
      for (const [index, { key, article }] of law[part].entries()) {
        if (!(article in law.articles)) refuse([part, index, 'article'], 'law.article-unknown')
        if (law[part].findIndex((other) => other.key === key) !== index) refuse([part, index, 'key'], 'law.key-twice')
      }
  })
  .meta({ id: 'LawPack' })
export type LawPack = z.infer<typeof LawPack>

/** What a municipality fills an open term with. */
export const OrdinanceValue = z.union([z.number(), z.boolean(), z.string().min(1).max(600)])
export type OrdinanceValue = z.infer<typeof OrdinanceValue>
