import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { Phase } from '../core/attention.ts'
import { type IsoDate, momentInAmsterdam } from '../core/day.ts'
import { EndKind } from '../core/help-end.ts'
import { type RadarLine, type RadarQuery, RadarReason, type RadarRow, SnoozeReason } from '../core/radar.ts'
import { inReach, nameOf, type Reach } from './attention.ts'
import type { Trx } from './connect.ts'
import { withAwaited } from './snooze.ts'

/** What the norm of a policy reads, and the days that it gives for each combination found by {@link normKeys}. */
export interface NormDays {
  reads: readonly string[]
  days: ReadonlyMap<string, number | null>
  /** Days from an end of help to a talk, by policy; the same for everybody. */
  afterEnd: number | null
}

export interface RadarWorld {
  municipalityId: string
  reach: Reach
  query: RadarQuery
  today: IsoDate
}

/** The age in whole years; unknown where day or month of birth is. */
const age = (today: IsoDate): RawBuilder<unknown> => sql`(select case when person.birth_date not like '%-00%'
  then date_part('year', age(${today}::date, person.birth_date::date))::int end
  from person where person.municipality_id = dossier_row.municipality_id and person.person_id = dossier_row.person_id)`

/** The values that the norm reads, as one text: dossiers alike in these have one norm. */
function normKey(reads: readonly string[], today: IsoDate): RawBuilder<string> {
  const values = reads.map((name) => {
    if (name === 'category') return sql`dossier_row.category`
    if (name === 'attentionClass') return sql`dossier_row.attention_class`
    return name === 'age' ? age(today) : sql`dossier_row.facts -> ${sql.lit(name)}`
  })
  return sql<string>`jsonb_build_array(${sql.join(values)})::text`
}

/** What narrows the list to some people, whatever the reason. */
function people({ municipalityId, reach, query }: RadarWorld): RawBuilder<SqlBool> {
  const all = [
    sql<SqlBool>`dossier_row.municipality_id = ${municipalityId}`,
    sql<SqlBool>`closed_on is null`,
    sql<SqlBool>`${inReach(reach)}`,
  ]
  if (query.ownerId) all.push(sql`owner_id = ${query.ownerId}`)
  if (query.owner === 'none') all.push(sql`owner_id is null`)
  if (query.teamId) all.push(sql`team_id = ${query.teamId}`)
  for (const [name, key] of [
    ['attention_class', query.attentionClass],
    ['category', query.category],
  ] as const)
    if (key) all.push(key === 'none' ? sql`${sql.ref(name)} is null` : sql`${sql.ref(name)} = ${key}`)
  return sql<SqlBool>`${sql.join(all, sql` and `)}`
}

/** Every combination of values that the norm reads among these people; one where it reads nothing. */
export async function normKeys(trx: Trx, world: RadarWorld, reads: readonly string[]): Promise<string[]> {
  if (reads.length === 0) return ['[]']
  const { rows } = await sql<{ key: string }>`
    select distinct ${normKey(reads, world.today)} as key from dossier_row where ${people(world)}`.execute(trx)
  return rows.map(({ key }) => key)
}

const COLUMN: Record<RadarReason, string> = {
  'never-spoken': 'never_spoken',
  silent: 'silent',
  'date-passed': 'date_passed',
  'no-next-date': 'no_next_date',
  ended: 'ended',
  missed: 'missed',
  'outcome-missing': 'outcome_missing',
  handover: 'handover',
  suspended: 'suspended',
}
const REASONS = RadarReason.options
const columns = sql.join(REASONS.map((reason) => sql.ref(COLUMN[reason])))
/** The first day of all reasons, or null: nobody else is on the radar. */
const firstDay = sql<string | null>`least(${columns})`

/** The day that each reason counts from. */
const DAY: Record<RadarReason, string> = {
  'never-spoken': 'unseen_on',
  silent: 'spoken_on',
  'date-passed': 'next_contact_on',
  'no-next-date': 'unseen_on',
  ended: 'ended_on',
  missed: 'missed_on',
  'outcome-missing': 'unsettled_on',
  handover: 'handover_on',
  suspended: 'suspended_on',
}

function conditions(today: IsoDate, { afterEnd }: NormDays): Record<RadarReason, RawBuilder<SqlBool>> {
  const day = sql`${today}::date`
  const planned = sql<SqlBool>`coalesce(planned_on >= ${day}, false)`
  const hasDate = sql<SqlBool>`coalesce(next_contact_on >= ${day}, false)`
  // A talk on or after the agreed day has used it up.
  const isUsed = sql<SqlBool>`coalesce(last_contact_on >= next_contact_on, false)`
  const intakeRuns = sql<SqlBool>`coalesce(intake_due_on >= ${day}, false)`
  // A longer time that was agreed with a reason counts as long as its date has not passed.
  const hasLonger = sql<SqlBool>`(has_own_interval and ${hasDate})`
  return {
    'never-spoken': sql`spoken_on is null and suspended_on is null
      and coalesce(intake_due_on, unseen_on + max_days) < ${day}`,
    silent: sql`spoken_on + max_days < ${day} and not ${hasLonger}`,
    'date-passed': sql`next_contact_on < ${day} and not ${isUsed} and not ${planned}`,
    'no-next-date': sql`not ${planned} and not ${hasDate} and not ${intakeRuns} and suspended_on is null
      and (next_contact_on is null or ${isUsed})`,
    ended: sql`ended_on + ${afterEnd}::int < ${day} and not ${hasLonger}`,
    missed: sql`missed_on is not null`,
    'outcome-missing': sql`coalesce(unsettled_on < ${day}, false)`,
    handover: sql`handover_on is not null`,
    suspended: sql`suspended_on is not null`,
  }
}

/**
 * Everybody in reach with a day for each reason that holds, else null. Who was put away is left out for what was known
 * on that day; what came after shows. Whoever asks for those who were put away sees all their reasons.
 */
export function radarRows(world: RadarWorld, norms: NormDays): RawBuilder<unknown> {
  const { today, query } = world
  const all = conditions(today, norms)
  const isCovered = (on: string): RawBuilder<SqlBool> => {
    if (query.snoozed === 'only') return sql<SqlBool>`false`
    // The day that was agreed has passed only on the day after it, and so has that of an appointment.
    const before = sql.raw(on === 'next_contact_on' || on === 'unsettled_on' ? '<' : '<=')
    return sql<SqlBool>`coalesce(snoozed_until > ${today}::date and ${sql.ref(on)} ${before} snoozed_on, false)`
  }
  const reasons = REASONS.map((reason) => {
    const on = DAY[reason]
    return sql`case when ${all[reason]} and not ${isCovered(on)} then ${sql.ref(on)} end as ${sql.ref(COLUMN[reason])}`
  })
  const given = JSON.stringify([...norms.days].map(([key, max_days]) => ({ key, max_days })))
  const key = norms.reads.length === 0 ? sql`'[]'` : normKey(norms.reads, today)
  return sql`(select dossier_row.*, norm.key as norm_key, ${sql.join(reasons)},
      coalesce(snoozed_until > ${today}::date, false) as is_snoozed
    from dossier_row
    left join json_to_recordset(${given}::json) as norm(key text, max_days int) on norm.key = ${key}
    where ${people(world)}) as dossier_row`
}

/** What the list is sorted by: the day of the asked reason, the day somebody comes back, or when they were last seen. */
function sortDay({ reason, snoozed }: RadarQuery): RawBuilder<string> {
  if (snoozed === 'only') return sql<string>`snoozed_until`
  return reason ? sql<string>`${sql.ref(COLUMN[reason])}` : sql<string>`unseen_on`
}

function isListed({ reason, snoozed }: RadarQuery): RawBuilder<SqlBool> {
  if (snoozed === 'only') return sql<SqlBool>`is_snoozed`
  if (!reason) return sql<SqlBool>`${firstDay} is not null`
  // The day of itself says the same of the row as it is stored, so that an index can be used.
  return sql<SqlBool>`${sql.ref(COLUMN[reason])} is not null and ${sql.ref(DAY[reason])} is not null`
}

interface ListedRow extends Record<string, unknown> {
  dossier_id: string
  dossier_number: string
  given_names: string | null
  initials: string | null
  prefix: string | null
  family_name: string
  birth_date: string | null
  version: number
  phase: string
  category: string | null
  attention_class: string | null
  owner_id: string | null
  team_id: string
  spoken_on: string | null
  unseen_on: string
  next_contact_on: string | null
  next_planned_on: string | null
  intake_due_on: string | null
  awaits_medical: boolean
  ended_kind: string | null
  snoozed_until: string | null
  snooze_reason: string | null
  is_snoozed: boolean
  norm_key: string | null
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function linesOf(row: ListedRow): RadarLine[] {
  const lines = REASONS.flatMap((reason): RadarLine[] => {
    const on = textOrNull(row[COLUMN[reason]])
    return on === null ? [] : [{ reason, on }]
  })
  return lines.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

/** The norm is held by its key here; the handler turns it into its place in the answer. */
export type FoundRow = Omit<RadarRow, 'norm'> & { normKey: string | null }

function rowOf(row: ListedRow): FoundRow {
  return {
    dossierId: row.dossier_id,
    dossierNumber: row.dossier_number,
    name: nameOf(row),
    birthDate: row.birth_date,
    version: row.version,
    phase: Phase.parse(row.phase),
    category: row.category,
    attentionClass: row.attention_class,
    ownerId: row.owner_id,
    teamId: row.team_id,
    spokenOn: row.spoken_on,
    unseenOn: row.unseen_on,
    nextContactOn: row.next_contact_on,
    plannedOn: row.next_planned_on,
    intakeDueOn: row.intake_due_on,
    awaitsMedical: row.awaits_medical,
    endKind: row.ended_kind === null ? null : EndKind.parse(row.ended_kind),
    lines: linesOf(row),
    snooze:
      row.is_snoozed && row.snoozed_until
        ? { untilOn: row.snoozed_until, reason: SnoozeReason.parse(row.snooze_reason), awaitedFrom: null }
        : null,
    normKey: row.norm_key,
  }
}

/** The first day from today on that an appointment stands; a conference where that is all there is. */
const nextPlanned = (today: IsoDate): RawBuilder<string | null> => sql`coalesce(
  (select (min(starts_at) at time zone 'Europe/Amsterdam')::date from appointment_row as planned
    where planned.municipality_id = listed.municipality_id and planned.dossier_id = listed.dossier_id
      and planned.outcome is null and planned.kind = 'talk' and planned.starts_at >= ${momentInAmsterdam(today, '00:00')}),
  planned_on)`

/** A page of the radar by date, the longest ago first; `after` is the last dossier of the page before. */
export async function radarPage(
  trx: Trx,
  world: RadarWorld,
  norms: NormDays,
  page: { after?: string | undefined; limit: number },
): Promise<FoundRow[]> {
  const { after, limit } = page
  const key = sortDay(world.query)
  const rows = radarRows(world, norms)
  const rest =
    after === undefined
      ? sql<SqlBool>`true`
      : sql<SqlBool>`(${key}, dossier_id) > (select ${key}, dossier_id from ${rows} where dossier_id = ${after}::uuid)`
  const found = await sql<ListedRow>`
    select listed.*, given_names, initials, prefix, family_name, birth_date,
      ${nextPlanned(world.today)} as next_planned_on
    from (select dossier_row.*, ${key} as sort_day from ${rows} where ${isListed(world.query)} and ${rest}
      order by ${key}, dossier_id limit ${limit}) as listed
    join person using (municipality_id, person_id)
    order by sort_day, dossier_id`.execute(trx)
  return withAwaited(trx, world.municipalityId, found.rows.map(rowOf))
}

export interface RadarTotals {
  open: number
  onRadar: number
  snoozed: number
  reasons: Record<RadarReason, number>
}

export type TotalsRow = Record<string, unknown> & { open: number; on_radar: number; snoozed: number }

export const counted = sql`count(*) as open, count(${firstDay}) as on_radar, count(*) filter (where is_snoozed) as snoozed,
  ${sql.join(REASONS.map((reason) => sql`count(${sql.ref(COLUMN[reason])}) as ${sql.ref(COLUMN[reason])}`))}`

export const totalsOf = (row: TotalsRow): RadarTotals => ({
  open: Number(row.open),
  onRadar: Number(row.on_radar),
  snoozed: Number(row.snoozed),
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made from every reason there is
  reasons: Object.fromEntries(REASONS.map((reason) => [reason, Number(row[COLUMN[reason]])])) as Record<
    RadarReason,
    number
  >,
})

/** How many people there are for each reason, under the filters that are about people alone. */
export async function radarTotals(trx: Trx, world: RadarWorld, norms: NormDays): Promise<RadarTotals> {
  const { rows } = await sql<TotalsRow>`select ${counted} from ${radarRows(world, norms)}`.execute(trx)
  const [row] = rows
  if (!row) throw new Error('a count without a row')
  return totalsOf(row)
}

/** The same for each worker who guides somebody in reach, and for those whom nobody guides. */
export async function radarByWorker(
  trx: Trx,
  world: RadarWorld,
  norms: NormDays,
): Promise<(RadarTotals & { workerId: string | null })[]> {
  const { rows } = await sql<TotalsRow & { owner_id: string | null }>`
    select owner_id, ${counted} from ${radarRows(world, norms)} group by owner_id`.execute(trx)
  return rows.map((row) => ({ workerId: row.owner_id, ...totalsOf(row) }))
}
