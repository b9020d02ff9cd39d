import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { CandidateQuery } from '../core/contact-day.ts'
import { addDays, type IsoDate, momentInAmsterdam } from '../core/day.ts'
import { conditions, inReach, type ListedAt, listed, listedDossiers, type Reach } from './attention.ts'
import type { Trx } from './connect.ts'
import { isAddress } from './contact-day-person.ts'

/** Filters of a list of people to invite, that the caseload does not have. */
function narrowed(municipalityId: string, { district, notReachedOn }: CandidateQuery): Expression<SqlBool> {
  const lives = district ? sql<SqlBool>`person.postcode like ${`${district}%`}` : sql<SqlBool>`true`
  const missed = notReachedOn
    ? sql<SqlBool>`exists (select 1 from contact_day_person as earlier
        where earlier.municipality_id = ${municipalityId} and earlier.contact_day_id = ${notReachedOn}::uuid
          and earlier.dossier_id = dossier_row.dossier_id and earlier.state not in ('spoken', 'talking', 'waiting'))`
    : sql<SqlBool>`true`
  return sql<SqlBool>`${lives} and ${missed}`
}

/** Another appointment of the resident on that day, other than of a contact day; the first of them. */
const otherAppointment = (municipalityId: string, heldOn: IsoDate): RawBuilder<string | null> =>
  sql<string | null>`(select min(starts_at) from appointment_row as other
    where other.municipality_id = ${municipalityId} and other.dossier_id = dossier_row.dossier_id
      and other.starts_at >= ${momentInAmsterdam(heldOn, '00:00')}::timestamptz
      and other.starts_at < ${momentInAmsterdam(addDays(heldOn, 1), '00:00')}::timestamptz
      and other.outcome is null and other.contact_day_id is null)`

/** People of open dossiers in reach to invite to a day, the longest not spoken to first; by address for a round. */
export async function candidates(
  trx: Trx,
  municipalityId: string,
  reach: Reach,
  query: CandidateQuery,
  day: ListedAt & { contactDayId: string; heldOn: IsoDate; isRound: boolean; limit: number },
) {
  const rows = await listedDossiers(trx)
    .select(['last_contact_on', 'in_sight_on', 'owner_id', 'street', 'house_number', 'postcode', 'city'])
    .select(
      sql<boolean>`exists (select 1 from contact_day_person as entry where entry.municipality_id = ${municipalityId}
        and entry.contact_day_id = ${day.contactDayId} and entry.dossier_id = dossier_row.dossier_id)`.as('is_listed'),
    )
    .select(otherAppointment(municipalityId, day.heldOn).as('appointment_at'))
    .where(conditions(municipalityId, reach, { ...query, state: 'open' }, day))
    .where(narrowed(municipalityId, query))
    .orderBy(sql.raw(day.isRound ? 'postcode, street, house_number' : 'in_sight_on'))
    .orderBy('dossier_row.dossier_id')
    .limit(day.limit)
    .execute()
  return rows.map((row) => ({
    ...listed(row),
    lastContactOn: row.last_contact_on,
    inSightOn: row.in_sight_on,
    ownerId: row.owner_id,
    postcode: row.postcode,
    hasAddress: isAddress(row),
    isListed: row.is_listed,
    appointmentAt: row.appointment_at,
  }))
}

/** Those of some dossiers that lie in reach, with their version and whether they are closed. */
export async function dossiersAmong(trx: Trx, municipalityId: string, reach: Reach, dossierIds: readonly string[]) {
  const rows = await listedDossiers(trx)
    .select(['closed_on', 'dossier_row.team_id', 'street', 'house_number', 'city'])
    .where('dossier_row.municipality_id', '=', municipalityId)
    .where('dossier_row.dossier_id', 'in', [...dossierIds])
    .where(inReach(reach))
    .execute()
  return rows.map((row) => ({
    ...listed(row),
    version: row.version,
    isClosed: row.closed_on !== null,
    teamId: row.team_id,
    hasAddress: isAddress(row),
  }))
}
