import type { IsoDate } from '../../core/day.ts'
import type { Dossier } from '../../core/dossier.ts'
import type { Plan } from '../../core/plan.ts'
import { type ComparedPlan, comparedPlan, type Standing } from '../../core/plan-clash.ts'
import type { PlanDraft } from './plan-draft.ts'

/** A plan that is being typed, as it is compared: a row without a day clashes with nothing yet. */
export function comparedDraft(
  draft: PlanDraft,
  plan: Plan | null,
  notNows: Dossier['notNows'],
  today: IsoDate,
): ComparedPlan {
  const inForce = plan ? comparedPlan(plan, notNows, today) : { steps: [], promises: [] }
  const standings = new Map<string | null, Standing>(
    [...inForce.steps, ...inForce.promises].map(({ id, standing }) => [id, standing]),
  )
  return {
    from: today,
    steps: draft.steps
      .filter(({ dueOn }) => dueOn !== '')
      .map(({ row, stepId, startsOn, dueOn, waitsFor, hours, halfDays }) => ({
        id: `step:${row}`,
        startsOn: startsOn === '' ? null : startsOn,
        dueOn,
        waitsForId: waitsFor === '' ? null : waitsFor,
        hours: Number(hours) >= 1 ? Number(hours) : null,
        halfDays,
        standing: standings.get(stepId) ?? 'open',
      })),
    promises: draft.promises.map(({ row, promiseId, dueOn }) => ({
      id: `promise:${row}`,
      dueOn: dueOn === '' ? null : dueOn,
      standing: standings.get(promiseId) ?? 'open',
    })),
    blockedHalfDays: draft.blockedHalfDays,
  }
}
