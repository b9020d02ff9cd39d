import { type SqlBool, sql } from 'kysely'
import type { BuddyInput, BuddyPlace } from '../core/buddy.ts'
import type { BuddyRow } from '../core/buddy-row.ts'
import type { IsoDate } from '../core/day.ts'
import { GoalKind } from '../core/plan-goal.ts'
import { inReach, listed, listedDossiers, type Reach } from './attention.ts'
import type { Trx } from './connect.ts'

/** The register with how many residents each rides along with, or is proposed to. */
const buddies = (trx: Trx, municipalityId: string) =>
  trx
    .selectFrom('buddy')
    .selectAll('buddy')
    .select(({ selectFrom }) =>
      selectFrom('buddy_request')
        .select(sql<number>`count(*)::int`.as('count'))
        .where('buddy_request.municipality_id', '=', municipalityId)
        .whereRef('buddy_request.buddy_id', '=', 'buddy.buddy_id')
        .as('taken'),
    )
    .where('buddy.municipality_id', '=', municipalityId)

type Row = Awaited<ReturnType<ReturnType<typeof buddies>['execute']>>[number]

const buddy = (row: Row) => ({
  buddyId: row.buddy_id,
  name: row.name,
  organisation: row.organisation,
  kinds: row.kinds.map((kind) => GoalKind.parse(kind)),
  districts: row.districts,
  languages: row.languages,
  seats: row.seats,
  taken: Number(row.taken),
  fromOn: row.from_on,
  untilOn: row.until_on,
  revision: row.revision,
})

/** Everybody in the register, by name. */
export async function listBuddies(trx: Trx, municipalityId: string) {
  const rows = await buddies(trx, municipalityId).orderBy('name').orderBy('buddy_id').execute()
  return rows.map(buddy)
}

/** Two proposals at once wait for each other here, so that nobody gets one resident too many. */
export async function lockBuddy(trx: Trx, municipalityId: string, buddyId: string): Promise<BuddyPlace | undefined> {
  const held = await trx
    .selectFrom('buddy')
    .select('buddy_id')
    .where('municipality_id', '=', municipalityId)
    .where('buddy_id', '=', buddyId)
    .forUpdate()
    .executeTakeFirst()
  if (!held) return undefined
  const row = await buddies(trx, municipalityId).where('buddy.buddy_id', '=', buddyId).executeTakeFirst()
  return row && buddy(row)
}

const columns = ({ name, organisation, kinds, districts, languages, seats, fromOn, untilOn }: BuddyInput) => ({
  name,
  organisation: organisation ?? null,
  kinds,
  districts,
  languages,
  seats,
  from_on: fromOn,
  until_on: untilOn ?? null,
})

interface Change {
  buddyId: string
  by: string
  on: IsoDate
}

export async function insertBuddy(trx: Trx, municipalityId: string, { buddyId, by, on }: Change, input: BuddyInput) {
  const key = { municipality_id: municipalityId, buddy_id: buddyId, changed_by: by, changed_on: on }
  await trx
    .insertInto('buddy')
    .values({ ...key, ...columns(input) })
    .execute()
}

export async function updateBuddy(trx: Trx, municipalityId: string, { buddyId, by, on }: Change, input: BuddyInput) {
  await trx
    .updateTable('buddy')
    .set(({ eb }) => ({ ...columns(input), changed_by: by, changed_on: on, revision: eb('revision', '+', 1) }))
    .where('municipality_id', '=', municipalityId)
    .where('buddy_id', '=', buddyId)
    .execute()
}

export async function deleteBuddy(trx: Trx, municipalityId: string, buddyId: string): Promise<void> {
  await trx.deleteFrom('buddy').where('municipality_id', '=', municipalityId).where('buddy_id', '=', buddyId).execute()
}

/** What buddies are called in a dossier, with whom they come from. Who was taken out of the register has no name. */
export async function buddyNames(trx: Trx, municipalityId: string, ids: ReadonlySet<string>) {
  if (ids.size === 0) return {}
  const rows = await trx
    .selectFrom('buddy')
    .select(['buddy_id', 'name', 'organisation'])
    .where('municipality_id', '=', municipalityId)
    .where('buddy_id', 'in', [...ids])
    .execute()
  return Object.fromEntries(
    rows.map(({ buddy_id, name, organisation }) => [buddy_id, organisation ? `${name} (${organisation})` : name]),
  )
}

const requests = (trx: Trx) =>
  listedDossiers(trx)
    .innerJoin('buddy_request', (join) =>
      join
        .onRef('buddy_request.municipality_id', '=', 'dossier_row.municipality_id')
        .onRef('buddy_request.dossier_id', '=', 'dossier_row.dossier_id'),
    )
    .leftJoin('worker', (join) =>
      join
        .onRef('worker.municipality_id', '=', 'dossier_row.municipality_id')
        .onRef('worker.worker_id', '=', 'dossier_row.owner_id'),
    )
    .select(['request_id', 'help_kind', 'asked_on', 'needed_from', 'answered_on', 'meets_on', 'state'])
    .select(['buddy_request.buddy_id', 'worker.name as owner_name', 'preferred_language'])
    .select(sql<string | null>`substring(person.postcode from '^[1-9][0-9]{3}')`.as('district'))

/**
 * Requests that wait for a buddy, the oldest first. Outside the reach of who looks, nobody is named: what is needed,
 * from when, in which part of town and whom to ask is enough to look for somebody.
 *
 * @param isWide also those outside the reach
 */
export async function waitingRequests(trx: Trx, municipalityId: string, reach: Reach, isWide: boolean, limit: number) {
  const mine = inReach(reach)
  const rows = await requests(trx)
    .select(sql<boolean>`${mine}`.as('is_in_reach'))
    .where('buddy_request.municipality_id', '=', municipalityId)
    .where('state', 'in', ['open', 'proposed'])
    .where(isWide ? sql<SqlBool>`true` : mine)
    .orderBy('asked_on')
    .orderBy('request_id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    requestId: row.request_id,
    dossierId: row.dossier_id,
    person: row.is_in_reach ? listed(row) : null,
    ownerName: row.owner_name,
    district: row.district,
    language: row.preferred_language,
    ...requestOf(row),
  }))
}

interface RequestColumns {
  help_kind: string
  asked_on: string
  needed_from: string
  answered_on: string | null
  meets_on: string | null
  buddy_id: string | null
  state: string
}

const stateOf = (state: string): BuddyRow['state'] => (state === 'proposed' || state === 'started' ? state : 'open')

const requestOf = (row: RequestColumns) => ({
  helpKind: GoalKind.parse(row.help_kind),
  askedOn: row.asked_on,
  neededFrom: row.needed_from,
  answeredOn: row.answered_on,
  meetsOn: row.meets_on,
  buddyId: row.buddy_id,
  state: stateOf(row.state),
})

/** Open requests that nobody has answered since before a day; of some owners, or of the whole municipality. */
export async function unanswered(
  trx: Trx,
  municipalityId: string,
  { before, ownerIds, limit }: { before: IsoDate; ownerIds: readonly string[]; limit: number },
) {
  const rows = await requests(trx)
    .where('buddy_request.municipality_id', '=', municipalityId)
    .where('state', '=', 'open')
    .where('owner_id', 'in', [...ownerIds])
    .where(sql<SqlBool>`coalesce(answered_on, asked_on) < ${before}::date`)
    .orderBy('asked_on')
    .orderBy('request_id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...listed(row), helpKind: GoalKind.parse(row.help_kind), askedOn: row.asked_on }))
}

/** Per kind of help how many wait and how many of those nobody has answered since before a day. */
export async function requestCounts(trx: Trx, municipalityId: string, before: IsoDate | null) {
  const rows = await trx
    .selectFrom('buddy_request')
    .select(['help_kind'])
    .select(sql<number>`(count(*) filter (where state <> 'started'))::int`.as('waiting'))
    .select(sql<number>`(count(*) filter (where state = 'started'))::int`.as('running'))
    .select(
      sql<number>`(count(*) filter (where state = 'open' and coalesce(answered_on, asked_on) < ${before}::date))::int`.as(
        'unanswered',
      ),
    )
    .where('municipality_id', '=', municipalityId)
    .groupBy('help_kind')
    .execute()
  return new Map(
    rows.map(({ help_kind, waiting, running, unanswered: late }) => [
      GoalKind.parse(help_kind),
      { waiting: Number(waiting), running: Number(running), unanswered: Number(late) },
    ]),
  )
}
