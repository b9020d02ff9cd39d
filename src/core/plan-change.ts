import type { Plan, PlanEvent, PlanPromise, Step } from './plan.ts'

type Of<Kind extends PlanEvent['kind']> = PlanEvent & { kind: Kind }

const UNTOUCHED: Pick<Step, 'closed' | 'earlier' | 'helpGiven'> = { closed: null, earlier: [], helpGiven: 0 }

/** A step or promise that a new version keeps by its id keeps its outcome. */
function made(plan: Plan | null, event: Of<'plan-made'>): Plan {
  const { kind: _, on, deviationCode, deviationTextId, normMaxDays, unsignedTextId, ...agreed } = event
  const steps = new Map(plan?.steps.map((step) => [step.stepId, step]))
  const promises = new Map(plan?.promises.map((promise) => [promise.promiseId, promise.closed]))
  const goesOn = (step: Step | undefined) =>
    step
      ? { agreedOn: step.agreedOn, closed: step.closed, earlier: step.earlier, helpGiven: step.helpGiven }
      : { ...UNTOUCHED, agreedOn: on }
  return {
    ...agreed,
    madeOn: on,
    talkedOn: on,
    version: (plan?.version ?? 0) + 1,
    steps: event.steps.map((step) => ({ ...step, ...goesOn(steps.get(step.stepId)) })),
    promises: event.promises.map((promise) => ({ ...promise, closed: promises.get(promise.promiseId) ?? null })),
    signed: event.isSigned ? { on, by: 'resident', textId: null } : null,
    notSigned: unsignedTextId === null ? null : { on, textId: unsignedTextId },
  }
}

function withStep(plan: Plan, stepId: string, change: (step: Step) => Partial<Step>): Plan {
  return { ...plan, steps: plan.steps.map((step) => (step.stepId === stepId ? { ...step, ...change(step) } : step)) }
}

function adjusted(step: Step, { textId, dueOn, on, reasonTextId, saidBy }: Of<'step-adjusted'>): Partial<Step> {
  const before = { textId: step.textId, dueOn: step.dueOn, changedOn: on, reasonTextId, saidBy }
  return { textId, dueOn, earlier: [...step.earlier, before] }
}

/** The plan after one more event. */
export function applyPlan(plan: Plan | null, event: PlanEvent): Plan | null {
  if (event.kind === 'plan-made') return made(plan, event)
  if (!plan) return plan
  const { on } = event
  switch (event.kind) {
    case 'plan-extended':
      // A changed plan is a new paper, which nobody has signed.
      return {
        ...plan,
        madeOn: on,
        version: plan.version + 1,
        steps: [...plan.steps, ...event.steps.map((step) => ({ ...step, ...UNTOUCHED, agreedOn: on }))],
        promises: [...plan.promises, ...event.promises.map((promise) => ({ ...promise, closed: null }))],
        isSigned: false,
        signed: null,
        notSigned: null,
      }
    case 'plan-signed':
      return { ...plan, isSigned: true, signed: { on, by: event.by, textId: event.textId } }
    case 'plan-not-signed':
      return { ...plan, notSigned: { on, textId: event.textId } }
    case 'step-closed': {
      const { outcome, textId, saidBy } = event
      return withStep(plan, event.stepId, () => ({ closed: { outcome, on, textId, saidBy } }))
    }
    case 'step-adjusted':
      return withStep(plan, event.stepId, (step) => adjusted(step, event))
    case 'step-help-given':
      return withStep(plan, event.stepId, ({ helpGiven }) => ({ helpGiven: helpGiven + 1 }))
    case 'promise-closed': {
      const { outcome, reason, noticeTextId, insteadTextId } = event
      const closed: PlanPromise['closed'] = { outcome, on, reason, noticeTextId, insteadTextId }
      const promises = plan.promises.map((one) => (one.promiseId === event.promiseId ? { ...one, closed } : one))
      return { ...plan, promises }
    }
  }
}
