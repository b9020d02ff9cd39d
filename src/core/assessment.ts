import * as z from 'zod'
import { AttachmentInputs, KeptAttachment, keepAttachments, type StoredAttachment } from './attachment.ts'
import { IsoDate } from './day.ts'
import { type Context, type Decision, keepText, type NewText, Note } from './decision.ts'
import { Failure } from './failure.ts'
import { freeText } from './free-text.ts'
import { Id } from './person.ts'

/** A talk and an instrument, or practical assessments as well. @source seed3 V1, L627-629 */
export const AssessmentWeight = z.enum(['light', 'heavy'])
export type AssessmentWeight = z.infer<typeof AssessmentWeight>

/**
 * The decision that a diagnosis serves; 'acquaintance' is the broad one that gets to know somebody.
 * @source seed3 L268-276 (allocation, plan, feasibility), L280, L292 (referral), L286 (exemption), L288 (measure),
 *   L635-637 (broad, or for a match)
 */
export const AssessedDecision = z.enum([
  'category',
  'allocation',
  'plan',
  'referral',
  'feasibility',
  'exemption',
  'measure',
  'acquaintance',
])
export type AssessedDecision = z.infer<typeof AssessedDecision>

/** How something was seen. @source seed3 L284 (practical assessment), L288 (assignments), L282 (talks) */
export const ObservationForm = z.enum(['assignment', 'practice', 'talk'])
export type ObservationForm = z.infer<typeof ObservationForm>

/** Who decided together on what follows. @source seed2 L649 ("samen eigenlijk"), seed3 L631 */
export const DecidedWith = z.enum(['resident', 'colleague', 'provider', 'medical-adviser', 'other'])
export type DecidedWith = z.infer<typeof DecidedWith>

const round = { on: IsoDate, assessmentId: Id }

export const assessmentEvents = [
  z.object({
    kind: z.literal('assessment-opened'),
    ...round,
    weight: AssessmentWeight,
    decision: AssessedDecision,
    /** What somebody wants to know. */
    textId: Id.nullable(),
  }),
  z.object({ kind: z.literal('assessment-made-heavy'), ...round, textId: Id.nullable() }),
  z.object({
    kind: z.literal('assignment-given'),
    ...round,
    assignmentId: Id,
    textId: Id,
    dueOn: IsoDate.nullable(),
  }),
  z.object({
    kind: z.literal('observation-made'),
    ...round,
    observationId: Id,
    form: ObservationForm,
    assignmentId: Id.nullable(),
    /** The name of who saw it, and where; null when the worker who writes saw it. */
    observerTextId: Id.nullable(),
    textId: Id,
    attachments: z.array(KeptAttachment),
  }),
  z.object({
    kind: z.literal('assessment-closed'),
    ...round,
    /** What came of it, for the decision that it serves. */
    textId: Id,
    decidedWith: z.array(DecidedWith),
  }),
] as const
export type AssessmentEvent = z.infer<(typeof assessmentEvents)[number]>
type Recorded = AssessmentEvent & { seq: number; actorId: Id }

export type Assignment = Recorded & { kind: 'assignment-given' }
export type Observation = Recorded & { kind: 'observation-made' }

/** A round of diagnosis: for one decision, open until somebody writes its outcome. */
export interface Assessment {
  assessmentId: Id
  on: IsoDate
  seq: number
  actorId: Id
  weight: AssessmentWeight
  decision: AssessedDecision
  textId: Id | null
  /** Since when it is heavy, where it began light. */
  heavySince: { on: IsoDate; textId: Id | null } | null
  assignments: readonly Assignment[]
  observations: readonly Observation[]
  closed: (Recorded & { kind: 'assessment-closed' }) | null
}

/** The rounds after one more event. What belongs to a round that was withdrawn is gone with it. */
export function applyAssessment(rounds: readonly Assessment[], event: Recorded): readonly Assessment[] {
  if (event.kind === 'assessment-opened') {
    const { kind: _kind, ...opened } = event
    return [...rounds, { ...opened, heavySince: null, assignments: [], observations: [], closed: null }]
  }
  const change = (one: Assessment): Assessment => {
    switch (event.kind) {
      case 'assessment-made-heavy':
        return { ...one, weight: 'heavy', heavySince: { on: event.on, textId: event.textId } }
      case 'assignment-given':
        return { ...one, assignments: [...one.assignments, event] }
      case 'observation-made':
        return { ...one, observations: [...one.observations, event] }
      case 'assessment-closed':
        return { ...one, closed: event }
    }
  }
  return rounds.map((one) => (one.assessmentId === event.assessmentId ? change(one) : one))
}

function requireRound(rounds: readonly Assessment[], assessmentId: Id): Assessment {
  const found = rounds.find((one) => one.assessmentId === assessmentId)
  if (!found) throw new Failure('assessment.not-found', { assessmentId })
  if (found.closed) throw new Failure('assessment.closed', { assessmentId })
  return found
}

/** @throws assessment.day for a day before the round or after today */
function dayIn({ on: openedOn }: Assessment, on: IsoDate, { today }: Context): IsoDate {
  if (on < openedOn || on > today) throw new Failure('assessment.day', {}, [{ pointer: '/on', code: 'range' }])
  return on
}

export const AssessmentInput = z
  .object({
    weight: AssessmentWeight,
    decision: AssessedDecision,
    text: Note.optional(),
    on: IsoDate.optional(),
  })
  .meta({ id: 'AssessmentInput' })
export type AssessmentInput = z.infer<typeof AssessmentInput>

/**
 * Opens a round. A second one for the same decision would be the same work twice.
 * @throws assessment.same-decision, assessment.day
 * @source seed3 P2 (diagnosis fragmented and repeated), V2 (a clear purpose)
 */
export function openAssessment(
  rounds: readonly Assessment[],
  { weight, decision, text, on = '' }: AssessmentInput,
  context: Context,
): Decision<AssessmentEvent> {
  if (on > context.today) throw new Failure('assessment.day', {}, [{ pointer: '/on', code: 'future' }])
  if (rounds.some((one) => one.decision === decision && !one.closed))
    throw new Failure('assessment.same-decision', {}, [{ pointer: '/decision', code: 'assessment.same-decision' }])
  const texts: NewText[] = []
  const textId = text === undefined ? null : keepText(texts, context, text)
  const assessmentId = context.newId()
  const opened = { kind: 'assessment-opened', on: on || context.today, assessmentId, weight, decision, textId } as const
  return { events: [opened], texts }
}

export const HeavyInput = z.object({ text: Note.optional() }).meta({ id: 'HeavyInput' })
export type HeavyInput = z.infer<typeof HeavyInput>

/** Makes a light round heavy, so that practical assessments belong to it. @source seed3 V1 */
export function makeHeavy(
  rounds: readonly Assessment[],
  assessmentId: Id,
  { text }: HeavyInput,
  context: Context,
): Decision<AssessmentEvent> {
  if (requireRound(rounds, assessmentId).weight === 'heavy') throw new Failure('assessment.already-heavy')
  const texts: NewText[] = []
  const textId = text === undefined ? null : keepText(texts, context, text)
  return { events: [{ kind: 'assessment-made-heavy', on: context.today, assessmentId, textId }], texts }
}

export const AssignmentInput = z.object({ text: Note, dueOn: IsoDate.optional() }).meta({ id: 'AssignmentInput' })
export type AssignmentInput = z.infer<typeof AssignmentInput>

/** An assignment for the resident, who may read it. @source seed0 V5; seed3 L288 */
export function giveAssignment(
  rounds: readonly Assessment[],
  assessmentId: Id,
  { text, dueOn }: AssignmentInput,
  context: Context,
): Decision<AssessmentEvent> {
  requireRound(rounds, assessmentId)
  if (dueOn !== undefined && dueOn < context.today)
    throw new Failure('request.invalid', {}, [{ pointer: '/dueOn', code: 'past' }])
  const texts: NewText[] = []
  const textId = keepText(texts, context, text, 'resident')
  const given = { kind: 'assignment-given', on: context.today, assessmentId, textId, dueOn: dueOn ?? null } as const
  return { events: [{ ...given, assignmentId: context.newId() }], texts }
}

export const ObservationInput = z
  .object({
    form: ObservationForm,
    assignmentId: Id.optional(),
    /** Who saw it, where that is somebody else. */
    observer: freeText(200).optional(),
    text: Note,
    on: IsoDate.optional(),
    attachments: AttachmentInputs,
  })
  .meta({ id: 'ObservationInput' })
export type ObservationInput = z.infer<typeof ObservationInput>

/** What was seen on a day, by a named observer. @throws assessment.light for a practical one in a light round */
export function makeObservation(
  rounds: readonly Assessment[],
  assessmentId: Id,
  input: ObservationInput,
  stored: readonly StoredAttachment[],
  context: Context,
): Decision<AssessmentEvent> {
  const found = requireRound(rounds, assessmentId)
  const on = dayIn(found, input.on ?? context.today, context)
  if (input.form === 'practice' && found.weight === 'light') throw new Failure('assessment.light')
  const { assignmentId = null, observer } = input
  if (assignmentId !== null && !found.assignments.some((one) => one.assignmentId === assignmentId))
    throw new Failure('assessment.assignment-not-found', { assignmentId })
  const texts: NewText[] = []
  const event: AssessmentEvent = {
    kind: 'observation-made',
    on,
    assessmentId,
    observationId: context.newId(),
    form: input.form,
    assignmentId,
    observerTextId: observer === undefined ? null : keepText(texts, context, observer),
    textId: keepText(texts, context, input.text),
    attachments: keepAttachments(input.attachments, stored, texts, context),
  }
  return { events: [event], texts }
}

export const OutcomeInput = z
  .object({ text: Note, decidedWith: z.array(DecidedWith).max(5).default([]), on: IsoDate.optional() })
  .meta({ id: 'OutcomeInput' })
export type OutcomeInput = z.infer<typeof OutcomeInput>

/** Closes a round with what came of it, and with whom that was decided. @source seed2 L649, seed3 L631 */
export function closeAssessment(
  rounds: readonly Assessment[],
  assessmentId: Id,
  input: OutcomeInput,
  context: Context,
): Decision<AssessmentEvent> {
  const on = dayIn(requireRound(rounds, assessmentId), input.on ?? context.today, context)
  const texts: NewText[] = []
  const textId = keepText(texts, context, input.text)
  const decidedWith = [...new Set(input.decidedWith)]
  return { events: [{ kind: 'assessment-closed', on, assessmentId, textId, decidedWith }], texts }
}
