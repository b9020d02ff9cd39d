import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import type { Actor, Place } from '../core/access.ts'
import { type CaseloadQuery, type CaseloadRow, Phase, TermKind } from '../core/attention.ts'
import { addDays, type IsoDate } from '../core/day.ts'
import { fullName } from '../core/person.ts'
import type { Trx } from './connect.ts'
import type { Database } from './schema.ts'

/** Whose dossiers a list may show. */
export interface Reach {
  actor: Actor
  place: Place
  /** Also who waits for a medical judgement. */
  withSuspended: boolean
}

/** The condition that keeps a list within the actor's reach; the same rule as `may` in core/access.ts. */
export function inReach({ actor, place, withSuspended }: Reach): Expression<SqlBool> {
  if (place === 'municipality') return sql<SqlBool>`true`
  const ways = [sql<SqlBool>`dossier_row.owner_id in (${sql.join([actor.workerId, ...actor.standsInFor])})`]
  if (place === 'team' && actor.teamIds.length > 0)
    ways.push(sql<SqlBool>`dossier_row.team_id in (${sql.join([...actor.teamIds])})`)
  if (withSuspended) ways.push(sql<SqlBool>`dossier_row.phase = 'suspended'`)
  return sql<SqlBool>`(${sql.join(ways, sql` or `)})`
}

export const PERSON_NAME = ['given_names', 'initials', 'prefix', 'family_name', 'birth_date'] as const
type PersonName = { given_names: string | null; initials: string | null; prefix: string | null; family_name: string }

export const nameOf = (row: PersonName): string =>
  fullName({
    ...(row.given_names === null ? {} : { givenNames: row.given_names }),
    ...(row.initials === null ? {} : { initials: row.initials }),
    ...(row.prefix === null ? {} : { prefix: row.prefix }),
    familyName: row.family_name,
  })

/** What each order sorts by; people without a next date come after those with one. */
const SORT_KEY = {
  name: sql<string>`person.sort_name`,
  'next-contact': sql<string>`coalesce(dossier_row.next_contact_on, 'infinity'::date)`,
  'in-sight': sql<string>`dossier_row.in_sight_on`,
  opened: sql<string>`dossier_row.opened_on`,
} as const

/** What keeps a dossier in the list. Only `dossier_row` is asked, so that counting reads nothing else. */
function conditions(municipalityId: string, reach: Reach, query: CaseloadQuery, today: IsoDate): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'dossier_row'>()
  const all = [eb('dossier_row.municipality_id', '=', municipalityId), inReach(reach)]
  if (query.state === 'open') all.push(eb('closed_on', 'is', null))
  if (query.state === 'closed') all.push(eb('closed_on', 'is not', null))
  if (query.phase) all.push(eb('phase', '=', query.phase))
  if (query.category) all.push(eb('category', '=', query.category))
  if (query.ownerId) all.push(eb('owner_id', '=', query.ownerId))
  if (query.owner === 'none') all.push(eb('owner_id', 'is', null))
  if (query.teamId) all.push(eb('team_id', '=', query.teamId))
  if (query.silentDays !== undefined) all.push(eb('in_sight_on', '<=', addDays(today, -query.silentDays)))
  if (query.nextContact === 'none') all.push(eb('next_contact_on', 'is', null))
  if (query.nextContact === 'passed') all.push(eb('next_contact_on', '<', today))
  return eb.and(all)
}

const withPerson = (trx: Trx) =>
  trx
    .selectFrom('dossier_row')
    .innerJoin('person', (join) =>
      join
        .onRef('person.municipality_id', '=', 'dossier_row.municipality_id')
        .onRef('person.person_id', '=', 'dossier_row.person_id'),
    )

/** A page of the caseload, in the asked order; `after` is the last dossier of the page before. */
// oxlint-disable-next-line eslint/max-lines-per-function -- one statement and its reading
export async function caseloadPage(
  trx: Trx,
  municipalityId: string,
  reach: Reach,
  query: CaseloadQuery,
  page: { after?: string | undefined; limit: number; today: IsoDate },
): Promise<CaseloadRow[]> {
  const key = SORT_KEY[query.sort]
  const sign = sql.raw(query.direction === 'asc' ? '>' : '<')
  let rows = withPerson(trx).where(conditions(municipalityId, reach, query, page.today))
  if (page.after !== undefined) {
    const anchor = await withPerson(trx)
      .select(key.as('sort_key'))
      .where('dossier_row.municipality_id', '=', municipalityId)
      .where('dossier_id', '=', page.after)
      .executeTakeFirst()
    if (!anchor) return []
    const type = sql.raw(query.sort === 'name' ? 'text' : 'date')
    rows = rows.where(sql<SqlBool>`(${key}, dossier_row.dossier_id) ${sign} (${anchor.sort_key}::${type}, ${page.after}::uuid)`)
  }
  const found = await rows
    .select([
      'dossier_row.dossier_id',
      'dossier_number',
      'phase',
      'category',
      'goal_kind',
      'opened_on',
      'closed_on',
      'last_contact_on',
      'next_contact_on',
      'in_sight_on',
      'owner_id',
      'team_id',
      ...PERSON_NAME,
    ])
    .orderBy(key, query.direction)
    .orderBy('dossier_row.dossier_id', query.direction)
    .limit(page.limit)
    .execute()
  return found.map((row) => ({
    dossierId: row.dossier_id,
    dossierNumber: row.dossier_number,
    name: nameOf(row),
    birthDate: row.birth_date,
    phase: Phase.parse(row.phase),
    category: row.category,
    goalKind: row.goal_kind,
    openedOn: row.opened_on,
    closedOn: row.closed_on,
    lastContactOn: row.last_contact_on,
    nextContactOn: row.next_contact_on,
    inSightOn: row.in_sight_on,
    ownerId: row.owner_id,
    teamId: row.team_id,
  }))
}

/** How many dossiers the filter holds, counted up to `ceiling`. */
export async function caseloadTotal(
  trx: Trx,
  municipalityId: string,
  reach: Reach,
  query: CaseloadQuery,
  today: IsoDate,
  ceiling = 1000,
): Promise<number> {
  const some = trx
    .selectFrom('dossier_row')
    .where(conditions(municipalityId, reach, query, today))
    .select(sql`1`.as('one'))
    .limit(ceiling)
  const { total } = await trx
    .selectFrom(some.as('some'))
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}

/** Dossiers with the names that lists show. */
export const listedDossiers = (trx: Trx) =>
  withPerson(trx).select(['dossier_row.dossier_id', 'dossier_number', 'version', ...PERSON_NAME])

type PersonRow = PersonName & { dossier_id: string; dossier_number: string; birth_date: string | null }

export const listed = (row: PersonRow) => ({
  dossierId: row.dossier_id,
  dossierNumber: row.dossier_number,
  name: nameOf(row),
  birthDate: row.birth_date,
})

/** Appointments of the actor, and of whom they stand in for, between two moments, by time. */
export async function appointmentsBetween(
  trx: Trx,
  municipalityId: string,
  actor: Actor,
  from: string,
  until: string,
) {
  const rows = await listedDossiers(trx)
    .innerJoin('appointment_row', (join) =>
      join
        .onRef('appointment_row.municipality_id', '=', 'dossier_row.municipality_id')
        .onRef('appointment_row.dossier_id', '=', 'dossier_row.dossier_id'),
    )
    .select(['appointment_id', 'starts_at', 'minutes', 'place', 'outcome'])
    .where('appointment_row.municipality_id', '=', municipalityId)
    .where('appointment_row.worker_id', 'in', [actor.workerId, ...actor.standsInFor])
    .where('starts_at', '>=', from)
    .where('starts_at', '<', until)
    .where('closed_on', 'is', null)
    .orderBy('starts_at')
    .execute()
  return rows.map((row) => ({
    ...listed(row),
    version: row.version,
    appointmentId: row.appointment_id,
    startsAt: row.starts_at,
    minutes: row.minutes,
    place: row.place,
    outcome: row.outcome,
  }))
}

/** Terms of the own caseload that end on or before a day, and from a day when one is given; oldest first. */
export async function termsUntil(
  trx: Trx,
  municipalityId: string,
  actor: Actor,
  { from, until, limit }: { from?: IsoDate; until: IsoDate; limit: number },
) {
  const rows = await listedDossiers(trx)
    .innerJoin('term_row', (join) =>
      join
        .onRef('term_row.municipality_id', '=', 'dossier_row.municipality_id')
        .onRef('term_row.dossier_id', '=', 'dossier_row.dossier_id'),
    )
    .select(['kind', 'due_on'])
    .where('term_row.municipality_id', '=', municipalityId)
    .where('term_row.owner_id', 'in', [actor.workerId, ...actor.standsInFor])
    .where('due_on', '<=', until)
    .where('due_on', '>=', from ?? '0001-01-01')
    .orderBy('due_on')
    .orderBy('term_row.dossier_id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...listed(row), kind: TermKind.parse(row.kind), dueOn: row.due_on }))
}

export async function countTermsUntil(trx: Trx, municipalityId: string, actor: Actor, until: IsoDate): Promise<number> {
  const { total } = await trx
    .selectFrom('term_row')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where('municipality_id', '=', municipalityId)
    .where('owner_id', 'in', [actor.workerId, ...actor.standsInFor])
    .where('due_on', '<=', until)
    .executeTakeFirstOrThrow()
  return Number(total)
}

/** Who of the own caseload was seen longest ago, by date and nothing else. @source design §1 (Never) */
export async function longestOutOfSight(trx: Trx, municipalityId: string, actor: Actor, limit: number) {
  const rows = await listedDossiers(trx)
    .select(['last_contact_on', 'next_contact_on', 'in_sight_on', 'opened_on'])
    .where('dossier_row.municipality_id', '=', municipalityId)
    .where('owner_id', 'in', [actor.workerId, ...actor.standsInFor])
    .where('closed_on', 'is', null)
    .orderBy('in_sight_on')
    .orderBy('dossier_row.dossier_id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    ...listed(row),
    lastContactOn: row.last_contact_on,
    nextContactOn: row.next_contact_on,
    inSightOn: row.in_sight_on,
    openedOn: row.opened_on,
  }))
}

/** Open hand-overs that wait for the actor, by name or by team. */
export async function handoversFor(trx: Trx, municipalityId: string, actor: Actor) {
  const rows = await listedDossiers(trx)
    .leftJoin('worker', (join) =>
      join
        .onRef('worker.municipality_id', '=', 'dossier_row.municipality_id')
        .onRef('worker.worker_id', '=', 'dossier_row.owner_id'),
    )
    .leftJoin('term_row', (join) =>
      join
        .onRef('term_row.municipality_id', '=', 'dossier_row.municipality_id')
        .onRef('term_row.dossier_id', '=', 'dossier_row.dossier_id')
        .on('term_row.kind', '=', 'handover'),
    )
    .select(['worker.name as from_name', 'handover_to_worker_id', 'due_on'])
    .where('dossier_row.municipality_id', '=', municipalityId)
    .where(({ or, and, eb }) =>
      or([
        eb('handover_to_worker_id', '=', actor.workerId),
        ...(actor.teamIds.length > 0
          ? [and([eb('handover_to_worker_id', 'is', null), eb('handover_to_team_id', 'in', [...actor.teamIds])])]
          : []),
      ]),
    )
    .orderBy('due_on')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    ...listed(row),
    offeredOn: row.due_on ?? '',
    fromName: row.from_name,
    isForTeam: row.handover_to_worker_id === null,
  }))
}

/** Open dossiers of the actor's teams that nobody owns. */
export async function countUnowned(trx: Trx, municipalityId: string, teamIds: readonly string[]): Promise<number> {
  if (teamIds.length === 0) return 0
  const { total } = await trx
    .selectFrom('dossier_row')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where('municipality_id', '=', municipalityId)
    .where('owner_id', 'is', null)
    .where('team_id', 'in', [...teamIds])
    .where('closed_on', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(total)
}
