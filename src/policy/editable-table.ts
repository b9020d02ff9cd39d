import * as z from 'zod'

/** @source OMG DMN 1.5 §8.2.8 */
export const HitPolicyName = z.enum(['UNIQUE', 'ANY', 'PRIORITY', 'FIRST', 'RULE ORDER', 'OUTPUT ORDER', 'COLLECT'])
export const AggregationName = z.enum(['COUNT', 'SUM', 'MIN', 'MAX'])

/** The FEEL types that a column can have. */
export const ColumnType = z.enum(['string', 'number', 'boolean', 'date', 'dayTimeDuration', 'yearMonthDuration', 'Any'])
export type ColumnType = z.infer<typeof ColumnType>

const id = z.string().min(1).max(120)
const feel = z.string().max(2000)

/**
 * One row as a person writes it: a FEEL test per input ('-' or nothing for anything), a FEEL expression per output, and
 * the words that an explanation needs. `klant` is the same said to the resident, at language level B1.
 */
export const EditableRule = z.strictObject({
  id,
  tests: z.array(feel),
  outputs: z.array(feel),
  source: z.string().max(300),
  nl: z.string().max(2000),
  en: z.string().max(2000),
  klant: z.string().max(2000).nullable(),
  /** The words of the source itself, short. */
  quote: z.string().max(2000).nullable(),
})
export type EditableRule = z.infer<typeof EditableRule>

/** A decision table as an editor and a policy officer see it: every cell is FEEL text. */
export const EditableTable = z
  .strictObject({
    /** Id of the decision in its DMN file. */
    decision: id,
    label: z.string().max(300),
    description: z.string().max(4000),
    hitPolicy: HitPolicyName,
    aggregation: AggregationName.nullable(),
    inputs: z.array(
      z.strictObject({
        id,
        label: z.string().max(300),
        expression: feel,
        type: ColumnType,
        /** Allowed values as FEEL unary tests, such as '"work","care"' or '[0..600]'; null: anything. */
        allowed: feel.nullable(),
      }),
    ),
    outputs: z
      .array(
        z.strictObject({
          id,
          name: z.string().min(1).max(120),
          label: z.string().max(300),
          type: ColumnType,
          allowed: feel.nullable(),
          /** FEEL; what holds when no rule fires. */
          defaultValue: feel.nullable(),
        }),
      )
      .min(1),
    rules: z.array(EditableRule).max(2000),
  })
  .meta({ id: 'EditableTable' })
export type EditableTable = z.infer<typeof EditableTable>
