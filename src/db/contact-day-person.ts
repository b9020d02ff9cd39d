import { type Expression, type SqlBool, sql } from 'kysely'
import { DayState } from '../core/contact-day.ts'
import { Failure } from '../core/failure.ts'
import { listed, listedDossiers } from './attention.ts'
import { insertRows, isUniqueViolation, type Trx } from './connect.ts'

/** Everybody on the list of a day, in its order, with what the screen at the desk needs of them. */
export async function peopleOf(trx: Trx, municipalityId: string, contactDayId: string, among?: Expression<SqlBool>) {
  const rows = await listedDossiers(trx)
    .innerJoin('contact_day_person', (join) =>
      join
        .onRef('contact_day_person.municipality_id', '=', 'dossier_row.municipality_id')
        .onRef('contact_day_person.dossier_id', '=', 'dossier_row.dossier_id'),
    )
    .select(['position', 'is_invited', 'starts_at', 'appointment_id', 'state', 'came_at', 'worker_id', 'changed_at'])
    .select(['changed_by', 'revision', 'is_outdated', 'owner_id', 'next_contact_on', 'closed_on'])
    .select(['street', 'house_number', 'postcode', 'city'])
    .select(sql<boolean>`${among ?? sql`true`}`.as('is_in_reach'))
    .where('contact_day_person.municipality_id', '=', municipalityId)
    .where('contact_day_id', '=', contactDayId)
    .orderBy('position')
    .orderBy('contact_day_person.dossier_id')
    .execute()
  return rows.map((row) => ({
    ...listed(row),
    version: row.version,
    position: row.position,
    isInvited: row.is_invited,
    startsAt: row.starts_at,
    appointmentId: row.appointment_id,
    state: DayState.parse(row.state),
    cameAt: row.came_at,
    workerId: row.worker_id,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
    revision: row.revision,
    isOutdated: row.is_outdated,
    ownerId: row.owner_id,
    nextContactOn: row.next_contact_on,
    isClosed: row.closed_on !== null,
    hasAddress: isAddress(row),
    address: { street: row.street, houseNumber: row.house_number, postcode: row.postcode, city: row.city },
    isInReach: row.is_in_reach,
  }))
}

export type FoundPerson = Awaited<ReturnType<typeof peopleOf>>[number]

/** Moments that are given away: who cancelled gives theirs back. */
export const takenSlots = (people: readonly FoundPerson[]): string[] =>
  people.flatMap(({ startsAt, state }) => (startsAt && state !== 'cancelled' ? [startsAt] : []))

/** A letter can be sent: street, number and town are known. */
export const isAddress = (row: { street: string | null; house_number: string | null; city: string | null }): boolean =>
  row.street !== null && row.house_number !== null && row.city !== null

/** Where somebody stands, held until this transaction ends: the other desk waits, and then sees what was done. */
export async function lockPerson(trx: Trx, municipalityId: string, contactDayId: string, dossierId: string) {
  const row = await trx
    .selectFrom('contact_day_person')
    .select(['state', 'revision', 'came_at', 'worker_id', 'changed_at', 'changed_by', 'appointment_id', 'starts_at'])
    .where('municipality_id', '=', municipalityId)
    .where('contact_day_id', '=', contactDayId)
    .where('dossier_id', '=', dossierId)
    .forUpdate()
    .executeTakeFirst()
  return (
    row && {
      state: DayState.parse(row.state),
      revision: row.revision,
      cameAt: row.came_at,
      workerId: row.worker_id,
      changedAt: row.changed_at,
      changedBy: row.changed_by,
      appointmentId: row.appointment_id,
      startsAt: row.starts_at,
    }
  )
}

export interface NewEntry {
  dossierId: string
  position: number
  isInvited: boolean
  startsAt: string | null
  appointmentId: string | null
  state: DayState
  cameAt: string | null
}

/** Puts people on the list. @throws contact-day.already-listed when one of them is there, also in a race */
export async function insertPeople(
  trx: Trx,
  municipalityId: string,
  contactDayId: string,
  entries: readonly NewEntry[],
  { by, at }: { by: string; at: string },
): Promise<void> {
  const rows = entries.map((one) => ({
    municipality_id: municipalityId,
    contact_day_id: contactDayId,
    dossier_id: one.dossierId,
    position: one.position,
    is_invited: one.isInvited,
    starts_at: one.startsAt,
    appointment_id: one.appointmentId,
    state: one.state,
    came_at: one.cameAt,
    worker_id: null,
    changed_at: at,
    changed_by: by,
  }))
  try {
    await insertRows(trx, 'contact_day_person', rows)
  } catch (error) {
    if (isUniqueViolation(error, 'contact_day_person_pkey')) throw new Failure('contact-day.already-listed')
    throw error
  }
}

/** Moves somebody to another place in the day. @returns the new revision */
export async function movePerson(
  trx: Trx,
  municipalityId: string,
  contactDayId: string,
  dossierId: string,
  change: { state: DayState; cameAt: string | null; workerId: string | null; by: string; at: string },
): Promise<number> {
  const { revision } = await trx
    .updateTable('contact_day_person')
    .set(({ eb }) => ({
      state: change.state,
      came_at: change.cameAt,
      worker_id: change.workerId,
      changed_by: change.by,
      changed_at: change.at,
      revision: eb('revision', '+', 1),
    }))
    .where('municipality_id', '=', municipalityId)
    .where('contact_day_id', '=', contactDayId)
    .where('dossier_id', '=', dossierId)
    .returning('revision')
    .executeTakeFirstOrThrow()
  return revision
}

/** Gives people their new moments; who was invited by a letter that holds no more is marked. */
export async function reseatPeople(
  trx: Trx,
  municipalityId: string,
  contactDayId: string,
  people: readonly { dossierId: string; startsAt: string | null; isOutdated: boolean }[],
): Promise<void> {
  if (people.length === 0) return
  const rows = people.map(({ dossierId, startsAt, isOutdated }) => ({ id: dossierId, at: startsAt, old: isOutdated }))
  await sql`update contact_day_person as person
    set starts_at = asked.at, is_outdated = person.is_outdated or (asked.old and person.is_invited)
    from json_to_recordset(${JSON.stringify(rows)}::json) as asked(id uuid, at timestamptz, old boolean)
    where person.municipality_id = ${municipalityId} and person.contact_day_id = ${contactDayId}
      and person.dossier_id = asked.id`.execute(trx)
}

export async function deletePerson(
  trx: Trx,
  municipalityId: string,
  contactDayId: string,
  dossierId: string,
): Promise<void> {
  await trx
    .deleteFrom('contact_day_person')
    .where('municipality_id', '=', municipalityId)
    .where('contact_day_id', '=', contactDayId)
    .where('dossier_id', '=', dossierId)
    .execute()
}

/** Gives the people of a round their order; who is not named comes after. */
export async function orderPeople(
  trx: Trx,
  municipalityId: string,
  contactDayId: string,
  dossierIds: readonly string[],
): Promise<void> {
  await sql`update contact_day_person as person set position = coalesce(asked.position, 100000 + person.position)
    from contact_day_person as same
    left join json_to_recordset(${JSON.stringify(dossierIds.map((id, index) => ({ id, position: index + 1 })))}::json)
      as asked(id uuid, position int) on asked.id = same.dossier_id
    where same.municipality_id = ${municipalityId} and same.contact_day_id = ${contactDayId}
      and person.municipality_id = same.municipality_id and person.contact_day_id = same.contact_day_id
      and person.dossier_id = same.dossier_id`.execute(trx)
}
