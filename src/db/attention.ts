import { type Expression, expressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Actor, Place } from '../core/access.ts'
import { type CaseloadQuery, type CaseloadRow, Phase } from '../core/attention.ts'
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

const PERSON_NAME = ['given_names', 'initials', 'prefix', 'family_name', 'birth_date'] as const
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

/** What filters count from. */
export interface ListedAt {
  today: IsoDate
  /** Months after which is measured again; null where no term is known, and so nothing is due. */
  measureAgainMonths: number | null
  /** How long a category without an end of its own holds; null where no policy says. */
  categoryMonths: number | null
}

/** Measured once, and not again within the term. @source standards.md §2.1 */
function measuredLongAgo({ today, measureAgainMonths }: ListedAt): Expression<SqlBool> {
  if (measureAgainMonths === null) return sql<SqlBool>`false`
  return sql<SqlBool>`(measured_on + make_interval(months => ${measureAgainMonths}))::date < ${today}::date`
}

/** The day by which a category that was given no end must be weighed again. @see categoryReviewOn */
export const derivedReviewOn = (categoryMonths: number): RawBuilder<string> =>
  sql<string>`case when category_until is null
    then (category_on + make_interval(months => ${categoryMonths}))::date end`

function reviewDue({ today, categoryMonths }: ListedAt): Expression<SqlBool> {
  const derived = categoryMonths === null ? sql`null` : derivedReviewOn(categoryMonths)
  return sql<SqlBool>`coalesce(category_until, ${derived}) <= ${today}::date`
}

/** What keeps a dossier in the list. Only `dossier_row` is asked, so that counting reads nothing else. */
export function conditions(
  municipalityId: string,
  reach: Reach,
  query: Omit<CaseloadQuery, 'sort' | 'direction'>,
  at: ListedAt,
): Expression<SqlBool> {
  const { today } = at
  const eb = expressionBuilder<Database, 'dossier_row'>()
  const all = [eb('dossier_row.municipality_id', '=', municipalityId), inReach(reach)]
  if (query.state === 'open') all.push(eb('closed_on', 'is', null))
  if (query.state === 'closed') all.push(eb('closed_on', 'is not', null))
  if (query.phase) all.push(eb('phase', '=', query.phase))
  if (query.category) all.push(eb('category', '=', query.category))
  if (query.attentionClass === 'none') all.push(eb('attention_class', 'is', null))
  else if (query.attentionClass) all.push(eb('attention_class', '=', query.attentionClass))
  if (query.ownerId) all.push(eb('owner_id', '=', query.ownerId))
  if (query.owner === 'none') all.push(eb('owner_id', 'is', null))
  if (query.teamId) all.push(eb('team_id', '=', query.teamId))
  if (query.silentDays !== undefined) all.push(eb('in_sight_on', '<=', addDays(today, -query.silentDays)))
  if (query.nextContact === 'none') all.push(eb('next_contact_on', 'is', null))
  if (query.nextContact === 'passed') all.push(eb('next_contact_on', '<', today))
  if (query.measured === 'due') all.push(measuredLongAgo(at))
  if (query.review === 'due') all.push(reviewDue(at))
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

/** What is true of the dossiers after `after` in the asked order; undefined when there is no such dossier. */
async function afterClause(
  trx: Trx,
  municipalityId: string,
  { sort, direction }: CaseloadQuery,
  after: string | undefined,
): Promise<RawBuilder<SqlBool> | undefined> {
  if (after === undefined) return sql<SqlBool>`true`
  const key = SORT_KEY[sort]
  const anchor = await withPerson(trx)
    .select(key.as('sort_key'))
    .where('dossier_row.municipality_id', '=', municipalityId)
    .where('dossier_id', '=', after)
    .executeTakeFirst()
  const sign = sql.raw(direction === 'asc' ? '>' : '<')
  const type = sql.raw(sort === 'name' ? 'text' : 'date')
  return anchor && sql<SqlBool>`(${key}, dossier_row.dossier_id) ${sign} (${anchor.sort_key}::${type}, ${after}::uuid)`
}

const LISTED = [
  'dossier_id',
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
] as const

/** A page of the caseload, in the asked order; `after` is the last dossier of the page before. */
// oxlint-disable-next-line eslint/max-lines-per-function -- one statement and its reading
export async function caseloadPage(
  trx: Trx,
  municipalityId: string,
  reach: Reach,
  query: CaseloadQuery,
  page: ListedAt & { after?: string | undefined; limit: number },
): Promise<CaseloadRow[]> {
  const key = SORT_KEY[query.sort]
  const rest = await afterClause(trx, municipalityId, query, page.after)
  if (!rest) return []
  let rows = trx
    .selectFrom('dossier_row')
    .select(['municipality_id', 'person_id', ...LISTED])
    .where(conditions(municipalityId, reach, query, page))
  // Where a date decides, the persons of this page alone are looked up.
  if (query.sort !== 'name')
    rows = rows.where(rest).orderBy(key, query.direction).orderBy('dossier_id', query.direction).limit(page.limit)
  const found = await trx
    .selectFrom(rows.as('dossier_row'))
    .innerJoin('person', (join) =>
      join
        .onRef('person.municipality_id', '=', 'dossier_row.municipality_id')
        .onRef('person.person_id', '=', 'dossier_row.person_id'),
    )
    .select([...LISTED, ...PERSON_NAME])
    .where(query.sort === 'name' ? rest : sql<SqlBool>`true`)
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
  at: ListedAt,
  ceiling = 1000,
): Promise<number> {
  const some = trx
    .selectFrom('dossier_row')
    .where(conditions(municipalityId, reach, query, at))
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
