import { type Selectable, sql } from 'kysely'
import type { Actor } from '../core/access.ts'
import { VisitPurpose } from '../core/contact.ts'
import { ContactDayKind, type DayCounts, DayState } from '../core/contact-day.ts'
import { CallOffReason } from '../core/contact-day-change.ts'
import type { Trx } from './connect.ts'
import type { Database } from './schema.ts'

type DayRow = Selectable<Database['contact_day']>

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
  cancelledAt: string | null
  cancelReason: CallOffReason | null
  cancelNote: string | null
  /** Counts changes of the day itself, not of its list. */
  revision: number
  changedAt: string | null
  changedBy: string | null
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
  cancelledAt: row.cancelled_at,
  cancelReason: row.cancel_reason === null ? null : CallOffReason.parse(row.cancel_reason),
  cancelNote: row.cancel_note,
  revision: row.revision,
  changedAt: row.changed_at,
  changedBy: row.changed_by,
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

/** One day; 'update' keeps others from changing it or adding people meanwhile, 'share' from changing it alone. */
export async function findDay(
  trx: Trx,
  municipalityId: string,
  contactDayId: string,
  lock?: 'share' | 'update',
): Promise<FoundDay | undefined> {
  const row = await daysOf(trx, municipalityId)
    .where('contact_day.contact_day_id', '=', contactDayId)
    .$if(lock === 'update', (query) => query.forUpdate('contact_day'))
    .$if(lock === 'share', (query) => query.forShare('contact_day'))
    .executeTakeFirst()
  return row && day(row)
}

type PlannedDay = Pick<FoundDay, 'contactDayId' | 'kind' | 'teamId' | 'madeBy' | 'visitPurpose'> & DayChange

/** What of a day can be changed. */
export type DayChange = Pick<
  FoundDay,
  'heldOn' | 'startsAt' | 'endsAt' | 'place' | 'theme' | 'seatsPerQuarter' | 'visitPurpose' | 'workerIds'
>

export async function insertDay(
  trx: Trx,
  municipalityId: string,
  { contactDayId, workerIds, ...given }: PlannedDay,
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
  await insertWorkers(trx, municipalityId, contactDayId, workerIds)
}

async function insertWorkers(trx: Trx, municipalityId: string, contactDayId: string, workerIds: readonly string[]) {
  const row = (worker_id: string) => ({ municipality_id: municipalityId, contact_day_id: contactDayId, worker_id })
  await trx.insertInto('contact_day_worker').values(workerIds.map(row)).execute()
}

interface Stamp {
  by: string
  at: string
}

/** Writes what a day is now, with who works on it. */
export async function updateDay(
  trx: Trx,
  municipalityId: string,
  contactDayId: string,
  { workerIds, ...change }: DayChange,
  stamp: Stamp,
): Promise<void> {
  await trx
    .updateTable('contact_day')
    .set(({ eb }) => ({
      held_on: change.heldOn,
      starts_at: change.startsAt,
      ends_at: change.endsAt,
      place: change.place,
      theme: change.theme,
      seats_per_quarter: change.seatsPerQuarter,
      visit_purpose: change.visitPurpose,
      changed_at: stamp.at,
      changed_by: stamp.by,
      revision: eb('revision', '+', 1),
    }))
    .where('municipality_id', '=', municipalityId)
    .where('contact_day_id', '=', contactDayId)
    .execute()
  await trx
    .deleteFrom('contact_day_worker')
    .where('municipality_id', '=', municipalityId)
    .where('contact_day_id', '=', contactDayId)
    .execute()
  await insertWorkers(trx, municipalityId, contactDayId, workerIds)
}

export async function cancelDay(
  trx: Trx,
  municipalityId: string,
  contactDayId: string,
  { reason, note }: { reason: CallOffReason; note: string | null },
  stamp: Stamp,
): Promise<void> {
  await trx
    .updateTable('contact_day')
    .set(({ eb }) => ({
      cancelled_at: stamp.at,
      cancel_reason: reason,
      cancel_note: note,
      changed_at: stamp.at,
      changed_by: stamp.by,
      revision: eb('revision', '+', 1),
    }))
    .where('municipality_id', '=', municipalityId)
    .where('contact_day_id', '=', contactDayId)
    .execute()
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
