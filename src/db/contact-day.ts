import { type Expression, type SqlBool, sql } from 'kysely'
import type { Actor } from '../core/access.ts'
import { VisitPurpose } from '../core/contact.ts'
import { ContactDayKind, type DayCounts, DayState } from '../core/contact-day.ts'
import { Failure } from '../core/failure.ts'
import { listed, listedDossiers } from './attention.ts'
import { insertRows, isUniqueViolation, type Trx } from './connect.ts'
import type { Database } from './schema.ts'

type DayRow = Database['contact_day']

/** A day as the database has it, with who works on it. */
const daysOf = (trx: Trx, municipalityId: string) =>
  trx
    .selectFrom('contact_day')
    .selectAll('contact_day')
    .select(({ selectFrom }) =>
      selectFrom('contact_day_worker')
        .select(sql<string[]>`coalesce(array_agg(worker_id::text), '{}')`.as('ids'))
        .where('contact_day_worker.municipality_id', '=', municipalityId)
        .whereRef('contact_day_worker.contact_day_id', '=', 'contact_day.contact_day_id')
        .as('worker_ids'),
    )
    .where('contact_day.municipality_id', '=', municipalityId)

export interface FoundDay {
  contactDayId: string
  kind: ContactDayKind
  heldOn: string
  startsAt: string
  endsAt: string
  place: string
  theme: string | null
  seatsPerQuarter: number | null
  visitPurpose: VisitPurpose | null
  teamId: string
  madeBy: string
  finishedAt: string | null
  workerIds: string[]
}

const day = (row: DayRow & { worker_ids: string[] | null }): FoundDay => ({
  contactDayId: row.contact_day_id,
  kind: ContactDayKind.parse(row.kind),
  heldOn: row.held_on,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  place: row.place,
  theme: row.theme,
  seatsPerQuarter: row.seats_per_quarter,
  visitPurpose: row.visit_purpose === null ? null : VisitPurpose.parse(row.visit_purpose),
  teamId: row.team_id,
  madeBy: row.made_by,
  finishedAt: row.finished_at,
  workerIds: row.worker_ids ?? [],
})

/** Days on which the actor works or that they planned; with `ofTeams` also those of their teams. Newest first. */
export async function listDays(trx: Trx, municipalityId: string, actor: Actor, ofTeams: boolean): Promise<FoundDay[]> {
  const teamIds = ofTeams ? [...actor.teamIds] : []
  const rows = await daysOf(trx, municipalityId)
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('made_by', '=', actor.workerId),
        exists(
          selectFrom('contact_day_worker')
            .select('worker_id')
            .where('contact_day_worker.municipality_id', '=', municipalityId)
            .whereRef('contact_day_worker.contact_day_id', '=', 'contact_day.contact_day_id')
            .where('worker_id', '=', actor.workerId),
        ),
        ...(teamIds.length > 0 ? [eb('team_id', 'in', teamIds)] : []),
      ]),
    )
    .orderBy('starts_at', 'desc')
    .limit(100)
    .execute()
  return rows.map(day)
}

/** One day; `isLocked` keeps others from finishing it or adding people meanwhile. */
export async function findDay(
  trx: Trx,
  municipalityId: string,
  contactDayId: string,
  isLocked = false,
): Promise<FoundDay | undefined> {
  const row = await daysOf(trx, municipalityId)
    .where('contact_day.contact_day_id', '=', contactDayId)
    .$if(isLocked, (query) => query.forUpdate('contact_day'))
    .executeTakeFirst()
  return row && day(row)
}

export async function insertDay(
  trx: Trx,
  municipalityId: string,
  { contactDayId, workerIds, ...given }: Omit<FoundDay, 'finishedAt'>,
): Promise<void> {
  await trx
    .insertInto('contact_day')
    .values({
      municipality_id: municipalityId,
      contact_day_id: contactDayId,
      kind: given.kind,
      held_on: given.heldOn,
      starts_at: given.startsAt,
      ends_at: given.endsAt,
      place: given.place,
      theme: given.theme,
      seats_per_quarter: given.seatsPerQuarter,
      visit_purpose: given.visitPurpose,
      team_id: given.teamId,
      made_by: given.madeBy,
      finished_at: null,
    })
    .execute()
  const row = (worker_id: string) => ({ municipality_id: municipalityId, contact_day_id: contactDayId, worker_id })
  await trx.insertInto('contact_day_worker').values(workerIds.map(row)).execute()
}

export async function finishDay(trx: Trx, municipalityId: string, contactDayId: string, at: string): Promise<void> {
  await trx
    .updateTable('contact_day')
    .set({ finished_at: at })
    .where('municipality_id', '=', municipalityId)
    .where('contact_day_id', '=', contactDayId)
    .execute()
}

const NONE: DayCounts = {
  invited: 0,
  walkedIn: 0,
  states: { expected: 0, waiting: 0, talking: 0, spoken: 0, left: 0, cancelled: 0, absent: 0, 'not-home': 0 },
}

/** How many people of each day stand where. */
export async function countsOf(
  trx: Trx,
  municipalityId: string,
  contactDayIds: readonly string[],
): Promise<(contactDayId: string) => DayCounts> {
  const counts = new Map<string, DayCounts>()
  if (contactDayIds.length > 0) {
    const rows = await trx
      .selectFrom('contact_day_person')
      .select(['contact_day_id', 'is_invited', 'state'])
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .where('municipality_id', '=', municipalityId)
      .where('contact_day_id', 'in', [...contactDayIds])
      .groupBy(['contact_day_id', 'is_invited', 'state'])
      .execute()
    for (const row of rows) {
      const before = counts.get(row.contact_day_id) ?? NONE
      const state = DayState.parse(row.state)
      const total = Number(row.total)
      counts.set(row.contact_day_id, {
        invited: before.invited + (row.is_invited ? total : 0),
        walkedIn: before.walkedIn + (row.is_invited ? 0 : total),
        states: { ...before.states, [state]: before.states[state] + total },
      })
    }
  }
  return (contactDayId) => counts.get(contactDayId) ?? NONE
}

/** Everybody on the list of a day, in its order, with what the screen at the desk needs of them. */
export async function peopleOf(trx: Trx, municipalityId: string, contactDayId: string, among?: Expression<SqlBool>) {
  const rows = await listedDossiers(trx)
    .innerJoin('contact_day_person', (join) =>
      join
        .onRef('contact_day_person.municipality_id', '=', 'dossier_row.municipality_id')
        .onRef('contact_day_person.dossier_id', '=', 'dossier_row.dossier_id'),
    )
    .select(['position', 'is_invited', 'starts_at', 'appointment_id', 'state', 'came_at', 'worker_id', 'changed_at'])
    .select(['changed_by', 'revision', 'owner_id', 'next_contact_on', 'closed_on'])
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
    .select(['state', 'revision', 'came_at', 'worker_id', 'changed_at', 'changed_by', 'appointment_id'])
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
