import { sql } from 'kysely'
import * as z from 'zod'
import { TermKind } from '../core/attention.ts'
import {
  CapacityGroup,
  CapacityPrinciple,
  type CapacityRule,
  type LoadGroup,
  type WorkingFigure,
} from '../core/capacity.ts'
import type { IsoDate } from '../core/day.ts'
import { listed, listedDossiers } from './attention.ts'
import type { Trx } from './connect.ts'
import {
  counted,
  type NormDays,
  type RadarTotals,
  type RadarWorld,
  radarRows,
  type TotalsRow,
  totalsOf,
} from './radar.ts'

/** Everybody in reach who is alike in what the sum reads, with how many of them are on the radar. */
export interface CountedGroup extends Omit<LoadGroup, 'maxDays' | 'isDefault'> {
  normKey: string | null
  totals: RadarTotals
  /** Hand-overs that these residents' worker offered and nobody has answered. */
  offered: number
}

type GroupRow = TotalsRow & {
  team_id: string
  owner_id: string | null
  attention_class: string | null
  category: string | null
  norm_key: string | null
  offered: number
}

export async function loadGroups(trx: Trx, world: RadarWorld, norms: NormDays): Promise<CountedGroup[]> {
  const { rows } = await sql<GroupRow>`
    select team_id, owner_id, attention_class, category, norm_key,
      count(handover_to_team_id) as offered, ${counted}
    from ${radarRows(world, norms)}
    group by team_id, owner_id, attention_class, category, norm_key`.execute(trx)
  return rows.map((row) => ({
    teamId: row.team_id,
    ownerId: row.owner_id,
    attentionClass: row.attention_class,
    category: row.category,
    normKey: row.norm_key,
    people: Number(row.open),
    offered: Number(row.offered),
    totals: totalsOf(row),
  }))
}

/** The hours of each of these workers on a day, as minutes; absent where nobody entered them. */
export async function hoursOn(trx: Trx, municipalityId: string, workerIds: readonly string[], day: IsoDate) {
  if (workerIds.length === 0) return new Map<string, { minutes: number; fromOn: IsoDate }>()
  const rows = await trx
    .selectFrom('worker_hours')
    .distinctOn('worker_id')
    .select(['worker_id', 'from_on', 'minutes_per_week'])
    .where('municipality_id', '=', municipalityId)
    .where('worker_id', 'in', [...workerIds])
    .where('from_on', '<=', day)
    .orderBy('worker_id')
    .orderBy('from_on', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.worker_id, { minutes: row.minutes_per_week, fromOn: row.from_on }]))
}

export async function keepHours(
  trx: Trx,
  municipalityId: string,
  hours: { workerId: string; fromOn: IsoDate; minutes: number },
  by: { workerId: string; today: IsoDate },
): Promise<void> {
  const made = { minutes_per_week: hours.minutes, made_by: by.workerId, made_on: by.today }
  await trx
    .insertInto('worker_hours')
    .values({ municipality_id: municipalityId, worker_id: hours.workerId, from_on: hours.fromOn, ...made })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'worker_id', 'from_on']).doUpdateSet(made))
    .execute()
}

/** Appointments of each worker that were not cancelled, between two moments. */
export async function appointmentCounts(
  trx: Trx,
  municipalityId: string,
  workerIds: readonly string[],
  [from, until]: readonly [string, string],
): Promise<ReadonlyMap<string, number>> {
  if (workerIds.length === 0) return new Map()
  const standing = trx
    .selectFrom('appointment_row')
    .where('municipality_id', '=', municipalityId)
    .where('starts_at', '>=', from)
    .where('starts_at', '<', until)
    .where(({ or, eb }) => or([eb('outcome', 'is', null), eb('outcome', '!=', 'cancelled')]))
  const ids = [...workerIds]
  // A visit in a pair is in the week of both.
  const rows = await standing
    .select(({ ref }) => ref('worker_id').$castTo<string | null>().as('id'))
    .where('worker_id', 'in', ids)
    .unionAll(standing.select('second_worker_id as id').where('second_worker_id', 'in', ids))
    .execute()
  const counts = new Map<string, number>()
  for (const { id } of rows) if (id) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

/** Hand-overs that wait for each worker by name. */
export async function incomingCounts(
  trx: Trx,
  municipalityId: string,
  workerIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (workerIds.length === 0) return new Map()
  const rows = await trx
    .selectFrom('dossier_row')
    .select(({ fn }) => ['handover_to_worker_id as id', fn.countAll<number>().as('count')])
    .where('municipality_id', '=', municipalityId)
    .where('handover_to_worker_id', 'in', [...workerIds])
    .groupBy('handover_to_worker_id')
    .execute()
  return new Map(rows.flatMap(({ id, count }) => (id === null ? [] : [[id, Number(count)] as const])))
}

const groupOf = (kind: string, key: string): CapacityGroup | null =>
  kind === 'all' ? null : CapacityGroup.parse({ kind, key })

export async function workingFigures(
  trx: Trx,
  municipalityId: string,
  teamIds: readonly string[],
): Promise<(WorkingFigure & { madeBy: string; madeOn: IsoDate })[]> {
  if (teamIds.length === 0) return []
  const rows = await trx
    .selectFrom('working_figure')
    .selectAll()
    .where('municipality_id', '=', municipalityId)
    .where('team_id', 'in', [...teamIds])
    .orderBy('team_id')
    .orderBy('group_kind')
    .orderBy('group_key')
    .execute()
  return rows.map((row) => ({
    teamId: row.team_id,
    group: groupOf(row.group_kind, row.group_key),
    minutesPerContact: row.minutes_per_contact,
    intervalDays: row.interval_days,
    madeBy: row.made_by,
    madeOn: row.made_on,
  }))
}

type FigureKey = Pick<WorkingFigure, 'teamId' | 'group'>
const figureKey = (municipalityId: string, { teamId, group }: FigureKey) => ({
  municipality_id: municipalityId,
  team_id: teamId,
  group_kind: group?.kind ?? 'all',
  group_key: group?.key ?? '',
})

export async function keepFigure(
  trx: Trx,
  municipalityId: string,
  figure: WorkingFigure,
  by: { workerId: string; today: IsoDate },
): Promise<void> {
  const made = {
    minutes_per_contact: figure.minutesPerContact,
    interval_days: figure.intervalDays,
    made_by: by.workerId,
    made_on: by.today,
  }
  await trx
    .insertInto('working_figure')
    .values({ ...figureKey(municipalityId, figure), ...made })
    .onConflict((conflict) =>
      conflict.columns(['municipality_id', 'team_id', 'group_kind', 'group_key']).doUpdateSet(made),
    )
    .execute()
}

export async function dropFigure(trx: Trx, municipalityId: string, key: FigureKey): Promise<void> {
  const { team_id, group_kind, group_key } = figureKey(municipalityId, key)
  await trx
    .deleteFrom('working_figure')
    .where('municipality_id', '=', municipalityId)
    .where('team_id', '=', team_id)
    .where('group_kind', '=', group_kind)
    .where('group_key', '=', group_key)
    .execute()
}

const MOST_RULES = 50

/** Recorded rules, the newest first. */
export async function capacityRules(trx: Trx, municipalityId: string) {
  const rows = await trx
    .selectFrom('capacity_rule')
    .selectAll()
    .where('municipality_id', '=', municipalityId)
    .orderBy('from_on', 'desc')
    .orderBy('rule_id')
    .limit(MOST_RULES)
    .execute()
  return rows.map((row) => ({
    ruleId: row.rule_id,
    principle: CapacityPrinciple.parse(row.principle),
    groups: z.array(CapacityGroup).parse(row.groups),
    decision: row.decision,
    decidedOn: row.decided_on,
    fromOn: row.from_on,
    untilOn: row.until_on,
    madeBy: row.made_by,
    madeOn: row.made_on,
    endedOn: row.ended_on,
    endedBy: row.ended_by,
  }))
}

export async function insertRule(trx: Trx, municipalityId: string, rule: CapacityRule): Promise<void> {
  await trx
    .insertInto('capacity_rule')
    .values({
      municipality_id: municipalityId,
      rule_id: rule.ruleId,
      principle: rule.principle,
      groups: JSON.stringify(rule.groups),
      decision: rule.decision,
      decided_on: rule.decidedOn,
      from_on: rule.fromOn,
      until_on: rule.untilOn,
      made_by: rule.madeBy,
      made_on: rule.madeOn,
      ended_on: null,
      ended_by: null,
    })
    .execute()
}

/** False when there is no such rule that still runs. */
export async function endRuleOn(
  trx: Trx,
  municipalityId: string,
  ruleId: string,
  by: { workerId: string; today: IsoDate },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('capacity_rule')
    .set({ ended_on: by.today, ended_by: by.workerId })
    .where('municipality_id', '=', municipalityId)
    .where('rule_id', '=', ruleId)
    .where('ended_on', 'is', null)
    .where('until_on', '>=', by.today)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

const MOST_WAITING = 100
const AWAITED = ['worker-change', 'support-end']

/** Who waits for an answer about another worker, or goes back to an earlier one, in these teams; by day. */
export async function waitingIn(trx: Trx, municipalityId: string, teamIds: readonly string[] | null) {
  let query = listedDossiers(trx)
    .innerJoin('term_row', (join) =>
      join
        .onRef('term_row.municipality_id', '=', 'dossier_row.municipality_id')
        .onRef('term_row.dossier_id', '=', 'dossier_row.dossier_id'),
    )
    .select(['kind', 'due_on', 'term_row.owner_id'])
    .where('term_row.municipality_id', '=', municipalityId)
    .where('kind', 'in', AWAITED)
  if (teamIds?.length === 0) return []
  if (teamIds !== null) query = query.where('term_row.team_id', 'in', [...teamIds])
  const rows = await query.orderBy('due_on').orderBy('term_row.dossier_id').limit(MOST_WAITING).execute()
  return rows.map((row) => ({ ...listed(row), kind: TermKind.parse(row.kind), on: row.due_on, ownerId: row.owner_id }))
}

/** How many wait so in these teams, without a look at who. */
export async function countWaitingIn(trx: Trx, municipalityId: string, teamIds: readonly string[]): Promise<number> {
  if (teamIds.length === 0) return 0
  const { count } = await trx
    .selectFrom('term_row')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('municipality_id', '=', municipalityId)
    .where('kind', 'in', AWAITED)
    .where('team_id', 'in', [...teamIds])
    .executeTakeFirstOrThrow()
  return Number(count)
}
