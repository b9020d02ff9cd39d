import * as z from 'zod'
import { IsoDate } from './day.ts'
import { type Context, type Decision, keepText, type NewText, Note } from './decision.ts'
import { FactChange, FactKey, FactValue, StatementSource } from './fact.ts'
import { Failure } from './failure.ts'
import { freeText } from './free-text.ts'
import { Id } from './person.ts'

/** What a statement is about the person: strengths count as much as obstacles. @source seed0 P20, L2964-2971 */
export const StatementNature = z.enum(['strength', 'obstacle', 'wish', 'circumstance'])
export type StatementNature = z.infer<typeof StatementNature>

/** Which kind of organisation reported it, when the source is 'reported'. */
export const Reporter = z.enum(['provider', 'medical', 'employer', 'care', 'public-body', 'other'])
export type Reporter = z.infer<typeof Reporter>

/** From which note a statement was lifted, and which piece of its text it is, counted in UTF-16. @source seed3 P36 */
const Lifted = z.object({ contactId: Id, start: z.int().min(0), end: z.int().min(1) })
export type Lifted = z.infer<typeof Lifted>

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
    /** The statement that this one sees otherwise; both stand. */
    differsFromId: Id.optional(),
    lifted: Lifted.optional(),
  }),
  /** The resident's own answer, in their words. @source design §1, promise 2; seed4 P25 */
  z.object({ kind: z.literal('statement-answered'), on: IsoDate, statementId: Id, textId: Id }),
  /** Which of the views that differ is taken as the basis; the others stay where they are. @source seed0 P25 */
  z.object({
    kind: z.literal('statement-weighed'),
    on: IsoDate,
    basisId: Id,
    besideIds: z.array(Id).min(1),
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

/** What somebody wrote under a statement, and when. */
export interface Words {
  textId: Id
  on: IsoDate
  seq: number
  actorId: Id
}

export interface Statement extends Words {
  statementId: Id
  domain: string
  nature: StatementNature
  source: StatementSource
  reporter: Reporter | null
  differsFromId?: Id | undefined
  lifted?: Lifted | undefined
  answers: readonly Words[]
}

/** The last word on views that differ: which is the basis, and why. */
export interface Weighing extends Words {
  basisId: Id
  besideIds: readonly Id[]
}

type Recorded<Kind extends DiagnosisEvent['kind']> = DiagnosisEvent & { kind: Kind } & { seq: number; actorId: Id }

/** The statements after one more statement or answer. */
export function applyStatements(
  statements: readonly Statement[],
  event: Recorded<'statement-made'> | Recorded<'statement-answered'>,
): readonly Statement[] {
  if (event.kind === 'statement-made') return [...statements, { ...event, answers: [] }]
  const { statementId, textId, on, seq, actorId } = event
  const answer = { textId, on, seq, actorId }
  return statements.map((one) =>
    one.statementId === statementId ? { ...one, answers: [...one.answers, answer] } : one,
  )
}

/** Statements that see the same thing differently, oldest first; each statement is in one group at most. */
export function differences(statements: readonly Statement[]): readonly (readonly Statement[])[] {
  const groups = new Map<Id, Statement[]>()
  for (const statement of statements) {
    const group = statement.differsFromId === undefined ? undefined : groups.get(statement.differsFromId)
    const own = group ?? []
    own.push(statement)
    groups.set(statement.statementId, own)
  }
  return [...new Set(groups.values())].filter((group) => group.length > 1)
}

/** The decision that covers every view of the group; undefined while one of them has not been weighed. */
export function weighingOf(group: readonly Statement[], weighings: readonly Weighing[]): Weighing | undefined {
  return weighings.findLast(({ basisId, besideIds }) =>
    group.every(({ statementId }) => statementId === basisId || besideIds.includes(statementId)),
  )
}

export interface KnownFact {
  value: FactValue
  source: StatementSource
  on: IsoDate
  seq: number
  actorId: Id
}

/** One statement says one thing; a whole story is a note, from which statements are taken. Our own default. */
export const LONGEST_STATEMENT = 2_000

export const StatementInput = z
  .object({
    domain: z.string().min(1).max(60),
    nature: StatementNature,
    source: StatementSource,
    reporter: Reporter.optional(),
    text: freeText(LONGEST_STATEMENT),
    on: IsoDate.optional(),
    /** The statement that this one sees otherwise. */
    differsFromId: Id.optional(),
  })
  .meta({ id: 'StatementInput' })
export type StatementInput = z.infer<typeof StatementInput>

/** @throws diagnosis.statement-not-found */
function requireStatement(statements: readonly Statement[], statementId: Id): void {
  if (!statements.some((one) => one.statementId === statementId))
    throw new Failure('diagnosis.statement-not-found', { statementId })
}

/**
 * Records what was observed, said, reported or judged, each with its source and day.
 * @throws diagnosis.statement-not-found when it differs from a statement that is not there
 * @param lifted the note that it was lifted from, if any
 * @source design §4
 */
export function makeStatement(
  input: StatementInput,
  context: Context,
  statements: readonly Statement[] = [],
  lifted?: Lifted,
): Decision<DiagnosisEvent> {
  const { differsFromId } = input
  if (differsFromId !== undefined) requireStatement(statements, differsFromId)
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
    ...(differsFromId === undefined ? {} : { differsFromId }),
    ...(lifted === undefined ? {} : { lifted }),
  }
  return { events: [event], texts }
}

export const AnswerInput = z.object({ text: Note, on: IsoDate.optional() }).meta({ id: 'AnswerInput' })
export type AnswerInput = z.infer<typeof AnswerInput>

/** Keeps what the resident says about a statement, for the resident to read as well. @throws diagnosis.statement-not-found */
export function answerStatement(
  input: AnswerInput,
  statementId: Id,
  statements: readonly Statement[],
  context: Context,
): Decision<DiagnosisEvent> {
  requireStatement(statements, statementId)
  const texts: NewText[] = []
  const textId = keepText(texts, context, input.text, 'resident')
  return { events: [{ kind: 'statement-answered', on: input.on ?? context.today, statementId, textId }], texts }
}

export const WeighingInput = z.object({ reason: Note }).meta({ id: 'WeighingInput' })
export type WeighingInput = z.infer<typeof WeighingInput>

/**
 * Takes one of the views that differ as the basis, with the reason. The others stay, and a new view opens it again.
 * @throws diagnosis.statement-not-found, diagnosis.no-difference
 */
export function weighStatement(
  { reason }: WeighingInput,
  basisId: Id,
  statements: readonly Statement[],
  context: Context,
): Decision<DiagnosisEvent> {
  requireStatement(statements, basisId)
  const group = differences(statements).find((views) => views.some(({ statementId }) => statementId === basisId))
  if (!group) throw new Failure('diagnosis.no-difference', { statementId: basisId })
  const besideIds = group.map(({ statementId }) => statementId).filter((id) => id !== basisId)
  const texts: NewText[] = []
  const textId = keepText(texts, context, reason)
  return { events: [{ kind: 'statement-weighed', on: context.today, basisId, besideIds, textId }], texts }
}

export const FactsInput = z
  .object({
    facts: z.array(FactChange).min(1).max(FactKey.options.length),
    source: StatementSource,
    /** The day on which it was so; today when it is left out. */
    on: IsoDate.optional(),
  })
  .meta({ id: 'FactsInput' })
export type FactsInput = z.infer<typeof FactsInput>

/** Records dimensions of the person, apart from any municipality's scheme. @source seed2 §4.5 */
export function recordFacts(input: FactsInput, context: Context): Decision<DiagnosisEvent> {
  const events = input.facts.map(
    ({ key, value }): DiagnosisEvent => ({
      kind: 'fact-recorded',
      on: input.on ?? context.today,
      key,
      value,
      source: input.source,
    }),
  )
  return { events, texts: [] }
}
