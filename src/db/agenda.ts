import { sql } from 'kysely'
import { Place } from '../core/contact.ts'
import { ContactDayKind } from '../core/contact-day.ts'
import type { IsoDate, Moment } from '../core/day.ts'
import type { Trx } from './connect.ts'

/** An appointment without the person it is with. */
export interface AgendaEntry {
  appointmentId: string
  startsAt: Moment
  minutes: number
  place: Place
  kind: 'talk' | 'conference' | 'contact-day'
}

const entriesOf = (trx: Trx, municipalityId: string, workerId: string) =>
  trx
    .selectFrom('appointment_row')
    .innerJoin('dossier_row', (join) =>
      join
        .onRef('dossier_row.municipality_id', '=', 'appointment_row.municipality_id')
        .onRef('dossier_row.dossier_id', '=', 'appointment_row.dossier_id'),
    )
    .select(['appointment_id', 'starts_at', 'minutes', 'place', 'kind'])
    .where('appointment_row.municipality_id', '=', municipalityId)
    .where(({ or, eb }) =>
      or([eb('appointment_row.worker_id', '=', workerId), eb('appointment_row.second_worker_id', '=', workerId)]),
    )
    // A contact day stands in the agenda once, not once for everybody who is invited.
    .where('appointment_row.contact_day_id', 'is', null)
    .where('closed_on', 'is', null)
    .orderBy('starts_at')

type Row = Awaited<ReturnType<ReturnType<typeof entriesOf>['execute']>>[number]

const entry = (row: Row): AgendaEntry => ({
  appointmentId: row.appointment_id,
  startsAt: row.starts_at,
  minutes: row.minutes,
  place: Place.parse(row.place),
  kind: row.kind === 'conference' ? 'conference' : 'talk',
})

/** Contact days and rounds that a worker works on, that were not called off and that share time with a period; by time. */
export async function contactDaysBetween(
  trx: Trx,
  municipalityId: string,
  workerId: string,
  { from, until }: { from: Moment; until: Moment },
) {
  const rows = await trx
    .selectFrom('contact_day')
    .innerJoin('contact_day_worker', (join) =>
      join
        .onRef('contact_day_worker.municipality_id', '=', 'contact_day.municipality_id')
        .onRef('contact_day_worker.contact_day_id', '=', 'contact_day.contact_day_id'),
    )
    .select(['contact_day.contact_day_id', 'kind', 'starts_at', 'ends_at', 'place'])
    .where('contact_day.municipality_id', '=', municipalityId)
    .where('worker_id', '=', workerId)
    .where('cancelled_at', 'is', null)
    .where('starts_at', '<', until)
    .where('ends_at', '>', from)
    .orderBy('starts_at')
    .execute()
  return rows.map((row) => ({
    contactDayId: row.contact_day_id,
    kind: ContactDayKind.parse(row.kind),
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    place: row.place,
  }))
}

/** The same as entries of an agenda, which names no place. */
async function contactDays(...asked: Parameters<typeof contactDaysBetween>): Promise<AgendaEntry[]> {
  return (await contactDaysBetween(...asked)).map(({ contactDayId, kind, startsAt, endsAt }) => ({
    appointmentId: contactDayId,
    startsAt,
    minutes: Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000),
    place: kind === 'round' ? 'home' : 'neighbourhood',
    kind: 'contact-day',
  }))
}

const byTime = (one: AgendaEntry, other: AgendaEntry): number => Date.parse(one.startsAt) - Date.parse(other.startsAt)

/** A worker's appointments between two moments that were not cancelled, and their contact days, by time. */
export async function agendaBetween(
  trx: Trx,
  municipalityId: string,
  workerId: string,
  { from, until }: { from: Moment; until: Moment },
): Promise<AgendaEntry[]> {
  const rows = await entriesOf(trx, municipalityId, workerId)
    .where('starts_at', '>=', from)
    .where('starts_at', '<', until)
    .where(({ or, eb }) => or([eb('outcome', 'is', null), eb('outcome', '!=', 'cancelled')]))
    .execute()
  return [...rows.map(entry), ...(await contactDays(trx, municipalityId, workerId, { from, until }))].toSorted(byTime)
}

/** The longest appointment there can be. @source src/core/contact.ts (480 minutes) */
const LONGEST_MS = 480 * 60_000

/** A worker's open appointments that share time with this one; those that only touch it do not. */
export async function overlapping(
  trx: Trx,
  municipalityId: string,
  workerId: string,
  { startsAt, minutes }: { startsAt: Moment; minutes: number },
): Promise<AgendaEntry[]> {
  const start = new Date(startsAt)
  const rows = await entriesOf(trx, municipalityId, workerId)
    // Bounds that the index knows, before the sum that it does not.
    .where('starts_at', '>', new Date(start.getTime() - LONGEST_MS).toISOString())
    .where('starts_at', '<', new Date(start.getTime() + minutes * 60_000).toISOString())
    .where(sql<boolean>`starts_at + make_interval(mins => minutes) > ${start.toISOString()}::timestamptz`)
    .where('outcome', 'is', null)
    .execute()
  const period = { from: start.toISOString(), until: new Date(start.getTime() + minutes * 60_000).toISOString() }
  return [...rows.map(entry), ...(await contactDays(trx, municipalityId, workerId, period))].toSorted(byTime)
}

export async function findFeed(trx: Trx, municipalityId: string, workerId: string): Promise<IsoDate | undefined> {
  const row = await trx
    .selectFrom('agenda_feed')
    .select('made_on')
    .where('municipality_id', '=', municipalityId)
    .where('worker_id', '=', workerId)
    .executeTakeFirst()
  return row?.made_on
}

/** The active worker whose feed has this secret; undefined for anything else. */
export async function findFeedWorker(trx: Trx, municipalityId: string, tokenHash: string): Promise<string | undefined> {
  const row = await trx
    .selectFrom('agenda_feed')
    .innerJoin('worker', (join) =>
      join
        .onRef('worker.municipality_id', '=', 'agenda_feed.municipality_id')
        .onRef('worker.worker_id', '=', 'agenda_feed.worker_id'),
    )
    .select('agenda_feed.worker_id')
    .where('agenda_feed.municipality_id', '=', municipalityId)
    .where('token_hash', '=', tokenHash)
    .where('is_active', '=', true)
    .executeTakeFirst()
  return row?.worker_id
}

/** Gives a worker a feed, in the place of the one there was. */
export async function replaceFeed(
  trx: Trx,
  municipalityId: string,
  feed: { workerId: string; tokenHash: string; madeOn: IsoDate },
): Promise<void> {
  const { workerId: worker_id, tokenHash: token_hash, madeOn: made_on } = feed
  await trx
    .insertInto('agenda_feed')
    .values({ municipality_id: municipalityId, worker_id, token_hash, made_on })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'worker_id']).doUpdateSet({ token_hash, made_on }))
    .execute()
}

export async function deleteFeed(trx: Trx, municipalityId: string, workerId: string): Promise<void> {
  await trx
    .deleteFrom('agenda_feed')
    .where('municipality_id', '=', municipalityId)
    .where('worker_id', '=', workerId)
    .execute()
}
