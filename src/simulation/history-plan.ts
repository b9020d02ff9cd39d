import { addDays, addMonths, daysBetween, type IsoDate } from '../core/day.ts'
import type { Deviation, NewText } from '../core/decision.ts'
import type { PlanInput, StepOwner } from '../core/plan.ts'
import { closeStep } from '../core/plan-follow-up.ts'
import { type GoalKind, TIME_BOXED } from '../core/plan-goal.ts'
import { makePlan } from '../core/plan-make.ts'
import type { Chronicle } from './chronicle.ts'
import { AGREED, GOALS, INTERVAL_REASONS, PARTNER_STEPS, PROMISES, RESIDENT_STEPS, WORKER_STEPS } from './plan-text.ts'
import type { Random } from './random.ts'
import type { Traits } from './resident.ts'

const GOAL_OF: Readonly<Record<string, readonly (readonly [GoalKind, number])[]>> = {
  work: [
    ['work', 9],
    ['learning', 1],
  ],
  'work-later': [
    ['learning', 4],
    ['work', 3],
    ['participation', 2],
    ['debt', 1],
  ],
  participation: [
    ['participation', 7],
    ['health', 2],
    ['debt', 1],
  ],
  care: [
    ['health', 5],
    ['care', 4],
    ['rest', 1],
  ],
  'civic-integration': [
    ['learning', 9],
    ['participation', 1],
  ],
  'income-only': [
    ['participation', 2],
    ['rest', 2],
  ],
}

/** What a plan of this resident is about. */
function goalKindOf(random: Random, traits: Traits): GoalKind {
  if (traits.hasDebts === true && random.chance(0.15)) return 'debt'
  if (traits.hasChildcareNeed === true && random.chance(0.2)) return 'care'
  return random.weighted(GOAL_OF[String(traits.goal)] ?? [['participation', 1]])
}

/** Share of contacts that go beyond the municipality's norm, with a reason: our own default. */
const BEYOND_NORM = 0.07

/** A next contact date: mostly well within the norm. */
export function nextContact(
  chronicle: Chronicle,
  day: IsoDate,
): { nextContactOn: IsoDate; maxDays: number | null; deviation?: Deviation } {
  const { random, policy } = chronicle
  const { category } = chronicle.dossier()
  const maxDays = policy.contactMaxDays(chronicle.factsOn(day), category?.category ?? null)
  if (maxDays === null) return { nextContactOn: addDays(day, random.int(21, 120)), maxDays }
  if (!random.chance(BEYOND_NORM))
    return { nextContactOn: addDays(day, random.int(Math.ceil(maxDays / 3), maxDays)), maxDays }
  const deviation = { code: random.pick(policy.deviationCodes.interval), text: chronicle.say(INTERVAL_REASONS) }
  return { nextContactOn: addDays(day, maxDays + random.int(7, 60)), maxDays, deviation }
}

function drawSteps(chronicle: Chronicle, day: IsoDate, goalKind: GoalKind): PlanInput['steps'] {
  const { random, isLean } = chronicle
  const step = (by: StepOwner, templates: readonly string[]) => ({
    text: chronicle.say(templates),
    by,
    dueOn: addDays(day, random.int(14, 150)),
  })
  const steps = [step('resident', RESIDENT_STEPS[goalKind])]
  if (isLean) return steps
  if (random.chance(0.3)) steps.push(step('resident', RESIDENT_STEPS[goalKind]))
  if (random.chance(0.45)) steps.push(step('worker', WORKER_STEPS))
  if (random.chance(0.15)) steps.push(step('partner', PARTNER_STEPS))
  return steps
}

/** The words of a text that an event points at. */
export const wordsOf = (texts: readonly NewText[], textId: string): string =>
  texts.find((text) => text.textId === textId)?.body ?? 'Zoals afgesproken.'

/** A step that is still open, with a new date; a new plan lets the others go. */
function keptSteps({ random, dossier, texts }: Chronicle, day: IsoDate): PlanInput['steps'] {
  const open = dossier().plan?.steps.filter(({ closed }) => !closed) ?? []
  return open.slice(-1).map(({ stepId, by, textId }) => ({
    stepId,
    text: wordsOf(texts(), textId),
    by,
    dueOn: addDays(day, random.int(10, 100)),
  }))
}

/** Makes a plan, or its next version. */
export function planAhead(chronicle: Chronicle, day: IsoDate, workerId: string): void {
  const { random, resident, isLean } = chronicle
  const { plan } = chronicle.dossier()
  const goalKind = plan && random.chance(0.7) ? plan.goalKind : goalKindOf(random, resident.traits)
  const { nextContactOn, maxDays, deviation } = nextContact(chronicle, day)
  const promises = isLean ? [] : Array.from({ length: random.int(1, 2) }, () => chronicle.say(PROMISES))
  const input: PlanInput = {
    goal:
      plan?.goalKind === goalKind && random.chance(0.7)
        ? wordsOf(chronicle.texts(), plan.goalTextId)
        : chronicle.say(GOALS[goalKind]),
    goalKind,
    steps: [...keptSteps(chronicle, day), ...drawSteps(chronicle, day, goalKind)],
    promises: promises.map((text) => ({
      text,
      ...(random.chance(0.25) ? { dueOn: addDays(day, random.int(10, 45)) } : {}),
    })),
    nextContactOn,
    ...(deviation ? { deviation } : {}),
    isSigned: random.chance(0.85),
    ...(TIME_BOXED.has(goalKind) ? { untilOn: addMonths(day, 6), agreed: AGREED } : {}),
  }
  chronicle.step(day, workerId, (dossier, context) => makePlan(dossier.plan, input, { maxDays }, context))
}

/** Closes steps that are due about now; the others stay open and run out. */
export function closeSteps(chronicle: Chronicle, day: IsoDate, workerId: string): void {
  const { random } = chronicle
  for (const { stepId, dueOn, closed } of chronicle.dossier().plan?.steps ?? []) {
    if (closed || daysBetween(day, dueOn) > 14 || !random.chance(0.9)) continue
    const outcome = random.weighted([
      ['done', 7],
      ['not-done', 2],
      ['dropped', 1],
    ] as const)
    chronicle.step(day, workerId, ({ plan }, context) =>
      closeStep(plan, stepId, { outcome, saidBy: 'worker' }, context),
    )
  }
}
