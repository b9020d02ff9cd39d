import { addDays, type IsoDate } from './day.ts'
import type { Deviation } from './decision.ts'
import { Failure, type FieldFault } from './failure.ts'
import type { Id } from './person.ts'
import type { Plan, PlanInput } from './plan.ts'
import { goalsOf, TIME_BOXED } from './plan-goal.ts'

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

/** The days of every goal, each fault with the pointer of its field. */
function checkGoals(input: PlanInput, today: IsoDate): void {
  const { goalKind: kind, untilOn, agreed, reviewOn, furtherGoals = [] } = input
  const goals = [
    { pointer: '', kind, untilOn, agreed, reviewOn },
    ...furtherGoals.map((goal, index) => ({ pointer: `/furtherGoals/${index}`, ...goal })),
  ]
  const faults = (code: string, field: string, isFault: (goal: (typeof goals)[number]) => boolean): FieldFault[] =>
    goals.filter(isFault).map(({ pointer }) => ({ pointer: `${pointer}${field}`, code }))
  const refuse = (code: Failure['code'], found: FieldFault[]) => {
    if (found.length > 0) throw new Failure(code, {}, found)
  }
  refuse('plan.time-box-missing', [
    ...faults('required', '/untilOn', (goal) => TIME_BOXED.has(goal.kind) && goal.untilOn === undefined),
    ...faults('required', '/agreed', (goal) => TIME_BOXED.has(goal.kind) && goal.agreed === undefined),
  ])
  refuse(
    'plan.until-past',
    faults('not-after-today', '/untilOn', (goal) => (goal.untilOn ?? addDays(today, 1)) <= today),
  )
  refuse(
    'plan.review-past',
    faults('past', '/reviewOn', (goal) => (goal.reviewOn ?? today) < today),
  )
}

/**
 * Checks the days of a plan against each other.
 * @throws plan.step-ends-before-start, plan.time-box-missing, plan.until-past, plan.review-past
 */
export function checkDays(input: PlanInput, today: IsoDate): void {
  const turned = input.steps.flatMap(({ startsOn, dueOn }, index): FieldFault[] =>
    startsOn !== undefined && dueOn < startsOn ? [{ pointer: `/steps/${index}/dueOn`, code: 'before-start' }] : [],
  )
  if (turned.length > 0) throw new Failure('plan.step-ends-before-start', {}, turned)
  checkGoals(input, today)
}

/**
 * A step names its goal and what it waits for by their place in the same plan; no step waits for itself, by whatever way.
 * @throws plan.goal-not-found, plan.waits-for
 */
export function checkPlaces({ steps, promises, furtherGoals = [] }: PlanInput): void {
  const lost = steps.flatMap(({ goal = 0 }, index): FieldFault[] =>
    goal > furtherGoals.length ? [{ pointer: `/steps/${index}/goal`, code: 'unknown' }] : [],
  )
  if (lost.length > 0) throw new Failure('plan.goal-not-found', {}, lost)
  const waiting = steps.flatMap(({ waitsFor }, index): FieldFault[] => {
    if (!waitsFor) return []
    const list = waitsFor.kind === 'step' ? steps : promises
    const isFault = waitsFor.index >= list.length || isCircle(steps, index)
    return isFault ? [{ pointer: `/steps/${index}/waitsFor`, code: 'waits-for' }] : []
  })
  if (waiting.length > 0) throw new Failure('plan.waits-for', {}, waiting)
}

/** Following what a step waits for comes back to that step. */
function isCircle(steps: PlanInput['steps'], first: number): boolean {
  let at: number | undefined = first
  for (let count = 0; count < steps.length && at !== undefined; count++) {
    const { waitsFor }: Partial<PlanInput['steps'][number]> = steps[at] ?? {}
    at = waitsFor?.kind === 'step' ? waitsFor.index : undefined
    if (at === first) return true
  }
  return false
}

/**
 * What goes on must be in the plan in force, or be offered by a case conference.
 * @throws plan.step-not-found, plan.promise-not-found, plan.goal-not-found
 */
export function requireKnown(plan: Plan | null, input: PlanInput, offered: readonly Id[]): void {
  const steps = new Set([...offered, ...(plan?.steps ?? []).map((step) => step.stepId)])
  for (const { stepId } of input.steps)
    if (stepId !== undefined && !steps.has(stepId)) throw new Failure('plan.step-not-found', { stepId })
  const goals = new Set((plan?.furtherGoals ?? []).map((goal) => goal.goalId))
  for (const [index, { goalId }] of (input.furtherGoals ?? []).entries())
    if (goalId !== undefined && !goals.has(goalId))
      throw new Failure('plan.goal-not-found', { goalId }, [
        { pointer: `/furtherGoals/${index}/goalId`, code: 'unknown' },
      ])
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
  plan: Pick<Plan, 'goalKind' | 'goalTextId' | 'agreedTextId' | 'furtherGoals' | 'steps' | 'reviewOn' | 'untilOn'>,
  today: IsoDate,
): PlanFinding[] {
  const { steps } = plan
  const goals = goalsOf(plan)
  const reviews = goals.flatMap(({ reviewOn }) => reviewOn ?? [])
  const findings: PlanFinding[] = []
  const isTicked = steps.length > 0 && steps.every(({ closed }) => closed !== null)
  if (reviews.length === 0) findings.push(isTicked ? 'ticked-without-review' : 'no-review')
  else if (reviews.some((day) => day < today)) findings.push('review-passed')
  if (steps.length === 0 && goals.some(({ kind }) => TIME_BOXED.has(kind))) findings.push('no-step')
  if (goals.some(({ untilOn }) => untilOn !== null && untilOn < today)) findings.push('end-passed')
  return findings
}
