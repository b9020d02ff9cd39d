import * as z from 'zod'
import { FactKey, FactValue } from '../core/fact.ts'
import { PackOwner } from './pack.ts'
import { SchemeBasis } from './scheme.ts'
import { LocalText } from './sourced.ts'

/** What a decision table may read: the dimensions, the age in whole years, and the category that was decided. */
export const VariableName = z.enum([...FactKey.options, 'age', 'category', 'attentionClass'])
export type VariableName = z.infer<typeof VariableName>

/** A fact that a rule looked at, with the rule's test as it stands in the table (FEEL). */
export const MatchedInput = z
  .object({ name: VariableName, value: FactValue, test: z.string() })
  .meta({ id: 'MatchedInput' })
export type MatchedInput = z.infer<typeof MatchedInput>

/** A rule that fired: its place in the table from 0, its source, its words and what it looked at. */
export const FiredRule = z
  .object({
    index: z.int().min(0),
    source: z.string(),
    nl: z.string(),
    en: z.string(),
    /** The same said to the resident. */
    klant: z.string().optional(),
    /** The words of the source. */
    quote: z.string().optional(),
    inputs: z.array(MatchedInput),
  })
  .meta({ id: 'FiredRule' })
export type FiredRule = z.infer<typeof FiredRule>

/** With this and the facts that counted, a proposal can be made again. `hash`: SHA-256 of the DMN file, in hex. */
const Receipt = z.object({ file: z.string(), decision: z.string(), hash: z.string() }).meta({ id: 'PolicyReceipt' })

const proposal = {
  /** Why, in whole sentences. */
  ...LocalText.shape,
  firedRules: z.array(FiredRule),
  /** Indexes of the rules that fired, as a decision remembers them. */
  rules: z.array(z.int().min(0)),
  policyVersion: z.string(),
  /** Null where no table was asked. */
  receipt: Receipt.nullable(),
}

/** A category the municipality's table proposes, or null with the reason: unknown stays unknown. */
export const CategoryProposal = z
  .object({
    category: z.string().nullable(),
    basis: SchemeBasis.nullable(),
    missing: z.array(z.enum([...FactKey.options, 'age'])),
    ...proposal,
  })
  .meta({ id: 'CategoryProposal' })
export type CategoryProposal = z.infer<typeof CategoryProposal>

/** `norm`: a rule of the municipality; `example`: seen in one case of the study; `default`: ours, where it has none. */
export const ContactStanding = z.enum(['norm', 'example', 'default'])

/** The longest interval to the next contact in days, or null where no norm is known. */
export const ContactProposal = z
  .object({
    maxDays: z.int().min(1).nullable(),
    standing: ContactStanding.nullable(),
    missing: z.array(VariableName),
    ...proposal,
  })
  .meta({ id: 'ContactProposal' })
export type ContactProposal = z.infer<typeof ContactProposal>

/** The attention class (Amsterdam), or null where the municipality has none or a fact is missing. */
export const AttentionProposal = z
  .object({ attentionClass: z.string().nullable(), missing: z.array(VariableName), ...proposal })
  .meta({ id: 'AttentionProposal' })
export type AttentionProposal = z.infer<typeof AttentionProposal>

/** A team or a route at the gate that a table proposes by its key, or null where there is none or a fact is missing. */
export const KeyProposal = z
  .object({ key: z.string().nullable(), missing: z.array(VariableName), ...proposal })
  .meta({ id: 'KeyProposal' })
export type KeyProposal = z.infer<typeof KeyProposal>

/** What one municipality makes of the same facts. */
export const ComparedCategory = z
  .object({
    municipality: z.object({ id: PackOwner, name: z.string() }),
    label: LocalText.nullable(),
    /** What this scheme looks at, in words. */
    looksAt: LocalText,
    /** Facts that this scheme's table reads at all. */
    reads: z.array(VariableName),
    proposal: CategoryProposal,
  })
  .meta({ id: 'ComparedCategory' })
export type ComparedCategory = z.infer<typeof ComparedCategory>

/** The same person under several policies, with why they differ. @source seed2 T6, §4.5 */
export const CategoryComparison = z
  .object({ municipalities: z.array(ComparedCategory), ...LocalText.shape })
  .meta({ id: 'CategoryComparison' })
export type CategoryComparison = z.infer<typeof CategoryComparison>
