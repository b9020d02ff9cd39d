import { placeOf } from '../core/access.ts'
import {
  type CapacityGroup,
  type CapacityRule,
  isWhole,
  type LoadGroup,
  minutesAsked,
  type TeamSum,
  type Unfit,
  unfitUnder,
  type WorkingFigure,
} from '../core/capacity.ts'
import { listWorkers } from '../db/access.ts'
import { capacityRules, hoursOn, loadGroups, workingFigures } from '../db/capacity.ts'
import type { RadarWorld } from '../db/radar.ts'
import { type LocalText, valueOf } from '../policy/sourced.ts'
import type { Call } from './deps.ts'
import { normsFor } from './radar-norms.ts'

export type Staff = Awaited<ReturnType<typeof listWorkers>>['workers'][number]

/** Workers whose roles let them take over residents. */
export const canGuide = (call: Call, { roles }: Staff): boolean =>
  placeOf(call.rights, roles, 'handover.accept') !== undefined

/** The classes and categories of the policy in force, in its words. */
export function policyGroups({ policy }: Call): (CapacityGroup & LocalText)[] {
  if (!policy) return []
  const classes = valueOf(policy.pack.attention)?.classes ?? []
  const categories = valueOf(policy.pack.profilingScheme)?.categories ?? []
  return [
    ...classes.map(({ key, nl, en }) => ({ kind: 'attention-class' as const, key, nl, en })),
    ...categories.map(({ key, nl, en }) => ({ kind: 'category' as const, key, nl, en })),
  ]
}

/** The recorded rule that holds today; undefined: nobody has decided who is not seen. */
export async function ruleInForce({ trx, municipalityId, today }: Call): Promise<CapacityRule | undefined> {
  const rules = await capacityRules(trx, municipalityId)
  return rules.find(({ fromOn, untilOn, endedOn }) => fromOn <= today && untilOn >= today && endedOn === null)
}

export const policyMinutes = ({ deps }: Call): number | null => valueOf(deps.policies.team.minutesPerContact)

/** Residents in reach who are alike in what the sum reads, with the days that their norm gives. */
export async function groupsIn(call: Call, world: RadarWorld) {
  const { norms, days } = await normsFor(call, world)
  const found = await loadGroups(call.trx, world, days)
  return found.map(({ normKey, ...group }) => {
    const norm = normKey === null ? undefined : norms.get(normKey)
    return { ...group, maxDays: norm?.maxDays ?? null, isDefault: norm?.standing === 'default' }
  })
}

type Hours = ReadonlyMap<string, { minutes: number }>

/** What one team has and what is asked of it. Who is in two teams has half of the hours in each. */
export function sumOf(
  teamId: string,
  groups: readonly LoadGroup[],
  workers: readonly Staff[],
  hours: Hours,
  figures: readonly WorkingFigure[],
  perContact: number | null,
): TeamSum & { asked: (LoadGroup & { minutes: number })[] } {
  const own = groups.filter((group) => group.teamId === teamId)
  const members = workers.filter(({ teamIds, isActive }) => isActive && teamIds.includes(teamId))
  const minutesThere = members.reduce(
    (sum, { workerId, teamIds }) => sum + (hours.get(workerId)?.minutes ?? 0) / teamIds.length,
    0,
  )
  const guides = new Set(own.flatMap(({ ownerId }) => ownerId ?? []))
  const asked: (LoadGroup & { minutes: number })[] = []
  let peopleWithoutFigure = 0
  let isOwn = false
  for (const group of own) {
    const found = minutesAsked(group, perContact, figures)
    if (found.minutes === null) peopleWithoutFigure += group.people
    else asked.push({ ...group, minutes: found.minutes })
    isOwn ||= found.isOwn
  }
  return {
    minutesThere,
    minutesAsked: asked.reduce((sum, { minutes }) => sum + minutes, 0),
    hoursMissing: [...guides].filter((workerId) => !hours.has(workerId)).length,
    peopleWithoutFigure,
    isOwn,
    asked,
  }
}

/** Whom the hours of a team do not suffice for under the rule; none where the sum is not whole. */
export const unfitOf = (rule: CapacityRule | undefined, sum: ReturnType<typeof sumOf>): Unfit[] =>
  rule && isWhole(sum) && sum.minutesAsked > sum.minutesThere ? unfitUnder(rule, sum.asked, sum.minutesThere) : []

/** The same for teams by their ids, from the start: for the radar, which says who is not seen under which rule. */
export async function unfitIn(
  call: Call,
  teamIds: readonly string[],
): Promise<{ rule: CapacityRule; unfit: Unfit[] } | null> {
  const rule = teamIds.length > 0 ? await ruleInForce(call) : undefined
  if (!rule) return null
  const { trx, municipalityId, today } = call
  const { workers } = await listWorkers(trx, municipalityId)
  const hours = await hoursOn(
    trx,
    municipalityId,
    workers.map(({ workerId }) => workerId),
    today,
  )
  const figures = await workingFigures(trx, municipalityId, teamIds)
  const unfit: Unfit[] = []
  for (const teamId of teamIds) {
    const reach = { actor: call.actor, place: 'municipality', withSuspended: false } as const
    const world: RadarWorld = { municipalityId, reach, query: { teamId }, today }
    const groups = await groupsIn(call, world)
    unfit.push(...unfitOf(rule, sumOf(teamId, groups, workers, hours, figures, policyMinutes(call))))
  }
  return { rule, unfit }
}
