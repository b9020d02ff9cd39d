import { placeOf } from '../core/access.ts'
import {
  type CapacityGroup,
  type CapacityRule,
  giveHours,
  isWhole,
  type LoadGroup,
  minutesAsked,
  type SeenGroup,
  type TeamSum,
  type Unfit,
  unfitAtAll,
  unfitByDay,
  type WorkingFigure,
} from '../core/capacity.ts'
import { listWorkers } from '../db/access.ts'
import { capacityRules, hoursOn, loadGroups, workingFigures } from '../db/capacity.ts'
import { groupsByDay } from '../db/capacity-day.ts'
import type { RadarWorld } from '../db/radar.ts'
import type { RadarNorm } from '../policy/radar-norm.ts'
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
  return found.map(({ normKey, ...group }) => ({ ...group, ...normOf(norms, normKey) }))
}

function normOf(norms: ReadonlyMap<string, RadarNorm>, key: string | null) {
  const norm = key === null ? undefined : norms.get(key)
  return { maxDays: norm?.maxDays ?? null, isDefault: norm?.standing === 'default' }
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

type Sum = ReturnType<typeof sumOf>

/** The same residents by the day on which they were last seen, with what their norms ask. */
async function seenGroups(
  call: Call,
  world: RadarWorld,
  groups: readonly LoadGroup[],
  figures: readonly WorkingFigure[],
): Promise<SeenGroup[]> {
  if (groups.length === 0) return []
  const { norms, days } = await normsFor(call, world)
  const found = await groupsByDay(call.trx, world, days, groups)
  return found.map(({ normKey, ...group }) => {
    const described = { ...group, ownerId: null, ...normOf(norms, normKey) }
    return { ...described, minutes: minutesAsked(described, policyMinutes(call), figures).minutes ?? 0 }
  })
}

/** Whom the hours of these teams do not suffice for under the rule; none where a sum is not whole. */
export async function unfitOf(
  call: Call,
  world: RadarWorld,
  rule: CapacityRule | undefined,
  sums: readonly Sum[],
  figures: readonly WorkingFigure[],
): Promise<Unfit[]> {
  // Who divides scarcity leaves nobody out.
  if (rule?.principle !== 'concentrate') return []
  const given = sums
    .filter((sum) => isWhole(sum) && sum.minutesAsked > sum.minutesThere)
    .map((sum) => giveHours(rule, sum.asked, sum.minutesThere))
  const parts = given.flatMap(({ part }) => part?.groups ?? [])
  const byTeam = Map.groupBy(await seenGroups(call, world, parts, figures), ({ teamId }) => teamId)
  return given.flatMap(({ part, none }) => {
    const seen = byTeam.get(part?.groups[0]?.teamId ?? '') ?? []
    return [...(part ? unfitByDay(seen, part.minutesLeft) : []), ...unfitAtAll(none)]
  })
}

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
  const reach = { actor: call.actor, place: 'municipality', withSuspended: false } as const
  const everybody: RadarWorld = { municipalityId, reach, query: {}, today }
  const sums: Sum[] = []
  for (const teamId of teamIds) {
    const groups = await groupsIn(call, { ...everybody, query: { teamId } })
    sums.push(sumOf(teamId, groups, workers, hours, figures, policyMinutes(call)))
  }
  return { rule, unfit: await unfitOf(call, everybody, rule, sums, figures) }
}
