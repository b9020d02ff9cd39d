import * as z from 'zod'
import type { AbsenceReason } from './contact.ts'
import { IsoDate } from './day.ts'
import { type Context, type Decision, Deviation, keepText, type NewText, Note } from './decision.ts'
import { Failure } from './failure.ts'
import { Id } from './person.ts'

/** What a step after a missed appointment can be. @source seed4 L985-996 (Rotterdam), L1043-1048 (Amsterdam) */
export const NoShowForm = z.enum([
  'letter',
  'registered-letter',
  'call',
  'appointment',
  'home-visit',
  'measure-proposal',
  'respect-the-no',
])
export type NoShowForm = z.infer<typeof NoShowForm>

/** Why a person ends the chain. Our own list. Two-way contact and outflow end it without anybody saying so. */
export const NoShowEnding = z.enum(['contact-restored', 'no-respected', 'good-reason', 'with-partner', 'other'])
export type NoShowEnding = z.infer<typeof NoShowEnding>

/** Whether somebody is a danger to themselves or others: then no is not the last word. @source seed4 L1045-1047 */
export const Danger = z.enum(['none-seen', 'seen'])
export type Danger = z.infer<typeof Danger>

export const noShowEvents = [
  z.object({
    kind: z.literal('no-show-step-taken'),
    on: IsoDate,
    /** A step of the municipality's chain, or the form itself where no chain is known. */
    stepKey: z.string().max(60),
    form: NoShowForm,
    /** The step that the policy proposed, or null. */
    proposed: z.string().max(60).nullable(),
    deviationCode: z.string().max(60).nullable(),
    deviationTextId: Id.nullable(),
    textId: Id.nullable(),
    appointmentId: Id.nullable(),
    /** Who will weigh a measure. Nothing else follows from a proposal: no measure is drafted. */
    weigherId: Id.nullable(),
    /** What was answered where a no is respected; absent in older records and at other steps. */
    danger: Danger.optional(),
  }),
  z.object({
    kind: z.literal('no-show-ended'),
    on: IsoDate,
    reason: NoShowEnding,
    textId: Id.nullable(),
    danger: Danger.optional(),
  }),
] as const
export type NoShowEvent = z.infer<(typeof noShowEvents)[number]>
/** A decision as the journal has it: who took it, and where it stands. */
type Recorded = NoShowEvent & { seq: number; actorId: Id }
export type StepTaken = Recorded & { kind: 'no-show-step-taken' }

export interface Absence {
  appointmentId: Id
  on: IsoDate
  reason: AbsenceReason
  /** Where the journal says so. */
  seq: number
}

/** Appointments that somebody missed without two-way contact since, and what was done about it. */
export interface NoShowChain {
  absences: readonly Absence[]
  steps: readonly StepTaken[]
  /** A step was taken since the last absence. */
  isFollowedUp: boolean
  /** Somebody was tried in vain since the last step: the next one is due. */
  hasFailedAttempt: boolean
  ended: { on: IsoDate; by: NoShowEnding | 'contact' | 'outflow' } | null
}

type Chains = readonly NoShowChain[]

/** The chain that runs; undefined when nobody waits for anything. */
export function runningChain(chains: Chains): NoShowChain | undefined {
  const last = chains.at(-1)
  return last && !last.ended ? last : undefined
}

const withLast = (chains: Chains, change: Partial<NoShowChain>): Chains => {
  const last = runningChain(chains)
  return last ? [...chains.slice(0, -1), { ...last, ...change }] : chains
}

export const lastAbsentOn = ({ absences }: NoShowChain): IsoDate =>
  absences
    .map(({ on }) => on)
    .toSorted()
    .at(-1) ?? ''

/** After an absence. Who was spoken to on a later day needs no chain: the file was only behind. */
export function withAbsence(chains: Chains, absence: Absence, lastContactOn: IsoDate | null): Chains {
  if (lastContactOn !== null && lastContactOn > absence.on) return chains
  const running = runningChain(chains)
  if (!running)
    return [...chains, { absences: [absence], steps: [], isFollowedUp: false, hasFailedAttempt: false, ended: null }]
  return withLast(chains, { absences: [...running.absences, absence], isFollowedUp: false })
}

/** After two-way contact: on or after the day of the last absence, it ends the chain by itself. */
export function withTwoWayContact(chains: Chains, on: IsoDate): Chains {
  const running = runningChain(chains)
  return running && on >= lastAbsentOn(running) ? withLast(chains, { ended: { on, by: 'contact' } }) : chains
}

/** After an attempt that reached nobody, on or after the day of the last step. */
export function withFailedAttempt(chains: Chains, on: IsoDate): Chains {
  const step = runningChain(chains)?.steps.at(-1)
  return step && on >= step.on ? withLast(chains, { hasFailedAttempt: true }) : chains
}

export const withOutflow = (chains: Chains, on: IsoDate): Chains => withLast(chains, { ended: { on, by: 'outflow' } })

/** The chains after a decision of a person. Respecting a no is a step, and the last one. */
export function applyNoShow(chains: Chains, event: Recorded): Chains {
  if (event.kind === 'no-show-ended') return withLast(chains, { ended: { on: event.on, by: event.reason } })
  const steps = [...(runningChain(chains)?.steps ?? []), event]
  const ended = event.form === 'respect-the-no' ? ({ on: event.on, by: 'no-respected' } as const) : null
  return withLast(chains, { steps, isFollowedUp: true, hasFailedAttempt: false, ended })
}

/** A step as policy has it. */
export interface PolicyStep {
  key: string
  form: NoShowForm
  /** Taken together with the step before it: it waits for no other absence. */
  isWithPrevious?: boolean | undefined
}

/**
 * Not being able to come is no unwillingness, and being kept waiting by the municipality least of all.
 * @source seed1 L1513-1520 (childcare, illness); 'municipality' is our own reading
 */
export const EXCUSING: ReadonlySet<AbsenceReason> = new Set(['illness', 'childcare', 'municipality'])

/**
 * What the municipality's policy proposes now: the step after the last one of its chain that was taken, once somebody
 * stayed away again or was tried in vain since. Nothing when no chain is known, when it is at its end, or when the last
 * absence has a reason that no letter answers.
 * @source seed4 L988-992 (nogmaals wegblijven zonder afmelding), L1043-1044 (ook na herhaalde uitnodiging)
 */
export type NoShowProposal<Step extends PolicyStep = PolicyStep> =
  | { kind: 'step'; step: Step }
  | { kind: 'unknown' | 'excused' | 'waiting' | 'exhausted' }

export function proposeNoShowStep<Step extends PolicyStep>(
  chain: NoShowChain,
  steps: readonly Step[] | null,
): NoShowProposal<Step> {
  const last = chain.absences.at(-1)
  if (last && EXCUSING.has(last.reason)) return { kind: 'excused' }
  if (!steps) return { kind: 'unknown' }
  const placeOf = (stepKey: string | undefined) => steps.findIndex(({ key }) => key === stepKey)
  const furthest = Math.max(-1, ...chain.steps.map(({ stepKey }) => placeOf(stepKey)))
  const step = steps[furthest + 1]
  if (!step) return { kind: 'exhausted' }
  const isDue = !chain.isFollowedUp || chain.hasFailedAttempt
  const goesAlong = step.isWithPrevious === true && placeOf(chain.steps.at(-1)?.stepKey) === furthest
  return isDue || goesAlong ? { kind: 'step', step } : { kind: 'waiting' }
}

/** What anybody may do after an absence with a good reason: get in touch. */
const GENTLE: ReadonlySet<NoShowForm> = new Set(['call', 'appointment'])

/** The proposed step needs no reason. Where no chain is known the choice is free, as far as a good reason leaves it so. */
export function isFreeStep(
  proposal: NoShowProposal,
  steps: readonly PolicyStep[] | null,
  { key, form }: PolicyStep,
): boolean {
  if (proposal.kind === 'step') return proposal.step.key === key
  return steps === null && (proposal.kind === 'unknown' || GENTLE.has(form))
}

export const NoShowStepInput = z
  .object({
    stepKey: z.string().min(1).max(60),
    on: IsoDate.optional(),
    deviation: Deviation.optional(),
    text: Note.optional(),
    appointmentId: Id.optional(),
    weigherId: Id.optional(),
    /** Asked where a no is respected. */
    danger: Danger.optional(),
  })
  .meta({ id: 'NoShowStepInput' })
export type NoShowStepInput = z.infer<typeof NoShowStepInput>

/** What is known of the policy and of who would weigh a measure. */
export interface NoShowRules {
  steps: readonly PolicyStep[] | null
  /** The role that decides on measures, or null where that is not known. */
  measuresBy: string | null
  weigher: { roles: readonly string[]; isActive: boolean } | undefined
}

function requireWeigher(form: NoShowForm, { measuresBy, weigher }: NoShowRules): void {
  if (form !== 'measure-proposal') return
  if (!weigher?.isActive)
    throw new Failure('no-show.weigher-missing', {}, [{ pointer: '/weigherId', code: 'required' }])
  if (measuresBy !== null && !weigher.roles.includes(measuresBy))
    throw new Failure('no-show.weigher-role', { role: measuresBy }, [{ pointer: '/weigherId', code: 'role' }])
}

/** A no is respected when somebody keeps saying it, in words that are kept, and is no danger. @source seed4 L1043-1048 */
function requireLastingNo({ text, danger }: { text?: string | undefined; danger?: Danger | undefined }): void {
  if (text === undefined) throw new Failure('no-show.words-missing', {}, [{ pointer: '/text', code: 'required' }])
  if (danger === undefined)
    throw new Failure('no-show.danger-unanswered', {}, [{ pointer: '/danger', code: 'required' }])
  if (danger === 'seen') throw new Failure('no-show.danger', {}, [{ pointer: '/danger', code: 'seen' }])
}

function formOf(stepKey: string, steps: NoShowRules['steps']): NoShowForm {
  const form = steps ? steps.find(({ key }) => key === stepKey)?.form : NoShowForm.safeParse(stepKey).data
  if (!form) throw new Failure('no-show.unknown-step', {}, [{ pointer: '/stepKey', code: 'unknown' }])
  return form
}

/**
 * Records a step after an absence, as a person chose it. The proposed step needs no reason; another one does. Where the
 * policy of the municipality is not known, the choice is free.
 *
 * @throws no-show.none, no-show.day, no-show.unknown-step, no-show.reason-missing, no-show.weigher-missing,
 *   no-show.weigher-role, no-show.words-missing, no-show.danger-unanswered, no-show.danger,
 *   contact.appointment-not-found
 */
// oxlint-disable-next-line eslint/max-lines-per-function -- one list of conditions, and the event they lead to
export function takeNoShowStep(
  chain: NoShowChain | undefined,
  openAppointmentIds: ReadonlySet<Id>,
  input: NoShowStepInput,
  rules: NoShowRules,
  context: Context,
): Decision<NoShowEvent> {
  if (!chain) throw new Failure('no-show.none')
  const on = input.on ?? context.today
  if (on > context.today || on < lastAbsentOn(chain))
    throw new Failure('no-show.day', {}, [{ pointer: '/on', code: 'range' }])
  const form = formOf(input.stepKey, rules.steps)
  requireWeigher(form, rules)
  const isNo = form === 'respect-the-no'
  if (isNo) requireLastingNo(input)
  const { appointmentId } = input
  if (appointmentId !== undefined && !openAppointmentIds.has(appointmentId))
    throw new Failure('contact.appointment-not-found', { appointmentId })
  const proposal = proposeNoShowStep(chain, rules.steps)
  const proposed = proposal.kind === 'step' ? proposal.step.key : null
  const isFree = isFreeStep(proposal, rules.steps, { key: input.stepKey, form })
  if (!isFree && !input.deviation)
    throw new Failure('no-show.reason-missing', {}, [{ pointer: '/deviation', code: 'required' }])
  const reason = isFree ? undefined : input.deviation
  const texts: NewText[] = []
  const event: NoShowEvent = {
    kind: 'no-show-step-taken',
    on,
    stepKey: input.stepKey,
    form,
    proposed,
    deviationCode: reason?.code ?? null,
    deviationTextId: reason?.text === undefined ? null : keepText(texts, context, reason.text),
    textId: input.text === undefined ? null : keepText(texts, context, input.text),
    appointmentId: appointmentId ?? null,
    weigherId: form === 'measure-proposal' ? (input.weigherId ?? null) : null,
    ...(isNo && input.danger ? { danger: input.danger } : {}),
  }
  return { events: [event], texts }
}

export const NoShowEndInput = z
  .object({ reason: NoShowEnding, text: Note.optional(), danger: Danger.optional() })
  .meta({ id: 'NoShowEndInput' })
export type NoShowEndInput = z.infer<typeof NoShowEndInput>

/**
 * Ends the chain with a reason. A no that is respected takes its words and the question about danger here too.
 * @throws no-show.none, no-show.words-missing, no-show.danger-unanswered, no-show.danger
 */
export function endNoShow(
  chain: NoShowChain | undefined,
  { reason, text, danger }: NoShowEndInput,
  context: Context,
): Decision<NoShowEvent> {
  if (!chain) throw new Failure('no-show.none')
  const isNo = reason === 'no-respected'
  if (isNo) requireLastingNo({ text, danger })
  if (reason === 'other' && text === undefined)
    throw new Failure('no-show.words-missing', {}, [{ pointer: '/text', code: 'required' }])
  const texts: NewText[] = []
  const textId = text === undefined ? null : keepText(texts, context, text)
  const answered = isNo && danger ? { danger } : {}
  return { events: [{ kind: 'no-show-ended', on: context.today, reason, textId, ...answered }], texts }
}
