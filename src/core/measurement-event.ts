import * as z from 'zod'
import { IsoDate } from './day.ts'
import { type Context, type Decision, keepText, type NewText, Note } from './decision.ts'
import { type FactKey, StatementSource } from './fact.ts'
import { Id } from './person.ts'

/** Facts that are followed over time. */
export type MeasuredFact = Extract<FactKey, 'participationLevel' | 'monthsToWork' | 'halfDaysActive'>
export const MEASURED_FACTS: readonly FactKey[] = [
  'participationLevel',
  'monthsToWork',
  'halfDaysActive',
] satisfies MeasuredFact[]

/** What is measured again and again: those facts, and self-reliance. */
export type MeasuredSeries = FactKey | 'selfReliance'

/**
 * How far somebody copes alone in a part of life: 1 cannot wait, 5 copes wholly. Our own five levels, in number like those
 * of the self-reliance matrix, whose criteria are protected and not copied. @source standards.md §2.4
 */
const SelfRelianceLevel = z.int().min(1).max(5).meta({ title: 'Level of self-reliance' })

export const measurementEvents = [
  z.object({
    kind: z.literal('self-reliance-measured'),
    on: IsoDate,
    source: StatementSource,
    levels: z.array(z.object({ domain: z.string().max(60), level: SelfRelianceLevel, textId: Id.nullable() })).min(1),
  }),
] as const
export type MeasurementEvent = z.infer<(typeof measurementEvents)[number]>

const LevelInput = z.strictObject({
  domain: z.string().min(1).max(60),
  level: SelfRelianceLevel,
  note: Note.optional(),
})

export const SelfRelianceInput = z
  .object({ levels: z.array(LevelInput).min(1).max(40), source: StatementSource, on: IsoDate.optional() })
  .check((context) => {
    const domains = context.value.levels.map(({ domain }) => domain)
    for (const [index, domain] of domains.entries())
      if (domains.indexOf(domain) !== index)
        context.issues.push({
          code: 'custom',
          input: domain,
          path: ['levels', index, 'domain'],
          message: 'measurement.domain-twice',
        })
  })
  .meta({ id: 'SelfRelianceInput' })
export type SelfRelianceInput = z.infer<typeof SelfRelianceInput>

/** Records levels of one day, each with a note of the assessor's own. Domains that were not looked at are left out. */
export function measureSelfReliance(input: SelfRelianceInput, context: Context): Decision<MeasurementEvent> {
  const texts: NewText[] = []
  const levels = input.levels.map(({ domain, level, note }) => ({
    domain,
    level,
    textId: note === undefined ? null : keepText(texts, context, note),
  }))
  const { source } = input
  return { events: [{ kind: 'self-reliance-measured', on: input.on ?? context.today, source, levels }], texts }
}
