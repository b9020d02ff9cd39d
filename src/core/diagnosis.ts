import * as z from 'zod'
import { IsoDate } from './day.ts'
import { type Context, type Decision, keepText, type NewText, Note } from './decision.ts'
import { FactInput, FactKey, FactValue, StatementSource } from './fact.ts'
import { Id } from './person.ts'

/** What a statement is about the person: strengths count as much as obstacles. @source seed0 P20, L2964-2971 */
export const StatementNature = z.enum(['strength', 'obstacle', 'wish', 'circumstance'])
export type StatementNature = z.infer<typeof StatementNature>

/** Which kind of organisation reported it, when the source is 'reported'. */
export const Reporter = z.enum(['provider', 'medical', 'employer', 'care', 'public-body', 'other'])
export type Reporter = z.infer<typeof Reporter>

export const diagnosisEvents = [
  z.object({
    kind: z.literal('statement-made'),
    on: IsoDate,
    statementId: Id,
    domain: z.string().max(60),
    nature: StatementNature,
    source: StatementSource,
    reporter: Reporter.nullable(),
    textId: Id,
  }),
  z.object({
    kind: z.literal('fact-recorded'),
    on: IsoDate,
    key: FactKey,
    value: FactValue.nullable(),
    source: StatementSource,
  }),
] as const
export type DiagnosisEvent = z.infer<(typeof diagnosisEvents)[number]>

export interface Statement {
  statementId: Id
  domain: string
  nature: StatementNature
  source: StatementSource
  reporter: Reporter | null
  textId: Id
  on: IsoDate
  seq: number
  actorId: Id
}

export interface KnownFact {
  value: FactValue
  source: StatementSource
  on: IsoDate
  seq: number
  actorId: Id
}

export const StatementInput = z
  .object({
    domain: z.string().min(1).max(60),
    nature: StatementNature,
    source: StatementSource,
    reporter: Reporter.optional(),
    text: Note,
    on: IsoDate.optional(),
  })
  .meta({ id: 'StatementInput' })
export type StatementInput = z.infer<typeof StatementInput>

/** Records what was observed, said, reported or judged, each with its source and day. @source design §4 */
export function makeStatement(input: StatementInput, context: Context): Decision<DiagnosisEvent> {
  const texts: NewText[] = []
  const event: DiagnosisEvent = {
    kind: 'statement-made',
    on: input.on ?? context.today,
    statementId: context.newId(),
    domain: input.domain,
    nature: input.nature,
    source: input.source,
    reporter: input.source === 'reported' ? (input.reporter ?? 'other') : null,
    textId: keepText(texts, context, input.text),
  }
  return { events: [event], texts }
}

export const FactsInput = z
  .object({ facts: z.array(FactInput).min(1).max(20), source: StatementSource })
  .meta({ id: 'FactsInput' })
export type FactsInput = z.infer<typeof FactsInput>

/** Records dimensions of the person, apart from any municipality's scheme. @source seed2 §4.5 */
export function recordFacts(input: FactsInput, context: Context): Decision<DiagnosisEvent> {
  const events = input.facts.map(
    ({ key, value }): DiagnosisEvent => ({
      kind: 'fact-recorded',
      on: context.today,
      key,
      value,
      source: input.source,
    }),
  )
  return { events, texts: [] }
}
