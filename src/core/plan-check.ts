import { addDays, type IsoDate } from './day.ts'
import type { Deviation } from './decision.ts'
import { Failure, type FieldFault } from './failure.ts'
import type { Id } from './person.ts'
import type { GoalKind, Plan, PlanInput } from './plan.ts'

/** Goals that drift when they have no end. @source seed0 L3067-3072 (rest), L2374-2380 (orientation) */
export const TIME_BOXED: ReadonlySet<GoalKind> = new Set<GoalKind>(['rest', 'orientation'])

/**
 * Checks a next contact date against the municipality's contact norm.
 *
 * @param maxDays the norm's longest interval in days, or null where the municipality has none
 * @returns whether the date deviates from the norm
 * @throws plan.next-contact-missing, plan.next-contact-past, plan.norm-reason-missing
 * @source seed4 P2 (a plan cannot lapse in silence); design §6 (a deviation asks a reason)
 */
export function checkNextContact(
  nextContactOn: IsoDate | undefined,
  deviation: Deviation | undefined,
  maxDays: number | null,
  today: IsoDate,
): { nextContactOn: IsoDate; isDeviating: boolean } {
  const at = (code: string): FieldFault[] => [{ pointer: '/nextContactOn', code }]
  if (nextContactOn === undefined) throw new Failure('plan.next-contact-missing', {}, at('required'))
  if (nextContactOn < today) throw new Failure('plan.next-contact-past', { nextContactOn }, at('past'))
  const isDeviating = maxDays !== null && nextContactOn > addDays(today, maxDays)
  if (isDeviating && !deviation)
    throw new Failure('plan.norm-reason-missing', { maxDays, latestOn: addDays(today, maxDays as number) }, [
      { pointer: '/deviation', code: 'required' },
    ])
  return { nextContactOn, isDeviating }
}

/**
 * Checks the days of a plan against each other.
 * @throws plan.step-ends-before-start, plan.time-box-missing, plan.until-past, plan.review-past
 */
export function checkDays({ steps, goalKind, untilOn, agreed, reviewOn }: PlanInput, today: IsoDate): void {
  const turned = steps.flatMap(({ startsOn, dueOn }, index): FieldFault[] =>
    startsOn !== undefined && dueOn < startsOn ? [{ pointer: `/steps/${index}/dueOn`, code: 'before-start' }] : [],
  )
  if (turned.length > 0) throw new Failure('plan.step-ends-before-start', {}, turned)
  if (TIME_BOXED.has(goalKind)) {
    const faults: FieldFault[] = []
    if (untilOn === undefined) faults.push({ pointer: '/untilOn', code: 'required' })
    if (agreed === undefined) faults.push({ pointer: '/agreed', code: 'required' })
    if (faults.length > 0) throw new Failure('plan.time-box-missing', { goalKind }, faults)
  }
  if (untilOn !== undefined && untilOn <= today)
    throw new Failure('plan.until-past', { untilOn }, [{ pointer: '/untilOn', code: 'not-after-today' }])
  if (reviewOn !== undefined && reviewOn < today)
    throw new Failure('plan.review-past', { reviewOn }, [{ pointer: '/reviewOn', code: 'past' }])
}

/**
 * What goes on must be in the plan in force, or be offered by a case conference.
 * @throws plan.step-not-found, plan.promise-not-found
 */
export function requireKnown(plan: Plan | null, input: PlanInput, offered: readonly Id[]): void {
  const steps = new Set([...offered, ...(plan?.steps ?? []).map((step) => step.stepId)])
  for (const { stepId } of input.steps)
    if (stepId !== undefined && !steps.has(stepId)) throw new Failure('plan.step-not-found', { stepId })
  const promises = new Set([...offered, ...(plan?.promises ?? []).map((promise) => promise.promiseId)])
  for (const { promiseId } of input.promises)
    if (promiseId !== undefined && !promises.has(promiseId)) throw new Failure('plan.promise-not-found', { promiseId })
}

/** What a plan lacks to be of use: advice beside it, never a block. */
export type PlanFinding = 'ticked-without-review' | 'no-review' | 'no-step' | 'review-passed' | 'end-passed'

/**
 * Looks a plan over.
 * @source seed4 L1405-1409 (two hours of sport, ticked, and nobody looks for a year); seed0 L2374-2380 (nothing to do)
 */
export function planFindings(
  plan: Pick<Plan, 'goalKind' | 'steps' | 'reviewOn' | 'untilOn'>,
  today: IsoDate,
): PlanFinding[] {
  const { steps, reviewOn, untilOn, goalKind } = plan
  const findings: PlanFinding[] = []
  const isTicked = steps.length > 0 && steps.every(({ closed }) => closed !== null)
  if (reviewOn === null) findings.push(isTicked ? 'ticked-without-review' : 'no-review')
  else if (reviewOn < today) findings.push('review-passed')
  if (steps.length === 0 && TIME_BOXED.has(goalKind)) findings.push('no-step')
  if (untilOn !== null && untilOn < today) findings.push('end-passed')
  return findings
}
