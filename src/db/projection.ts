import type { Compilable } from 'kysely'
import { appointmentRowsOf } from '../core/appointment-row.ts'
import { buddyRowsOf } from '../core/buddy-row.ts'
import type { Dossier } from '../core/dossier.ts'
import { type RadarDays, rowOf, termsOf } from '../core/dossier-row.ts'
import { together } from './ahead.ts'
import { insertionOf, type Trx } from './connect.ts'

/** One dossier as lists will read it. */
export interface Projected {
  dossierId: string
  dossier: Dossier
}

const radarDays = (radar: RadarDays) => ({
  spoken_on: radar.spokenOn,
  unseen_on: radar.unseenOn,
  has_own_interval: radar.hasOwnInterval,
  intake_due_on: radar.intakeDueOn,
  suspended_on: radar.suspendedOn,
  awaits_medical: radar.awaitsMedical,
  handover_on: radar.handoverOn,
  missed_on: radar.missedOn,
  planned_on: radar.plannedOn,
  ended_on: radar.endedOn,
  ended_kind: radar.endedKind,
  unsettled_on: radar.unsettledOn,
  snoozed_on: radar.snoozedOn,
  snoozed_until: radar.snoozedUntil,
  snooze_reason: radar.snoozeReason,
})

function dossierRow(municipalityId: string, { dossierId, dossier }: Projected) {
  const row = rowOf(dossier)
  return {
    municipality_id: municipalityId,
    dossier_id: dossierId,
    person_id: row.personId,
    dossier_number: row.dossierNumber,
    version: row.version,
    team_id: row.teamId,
    owner_id: row.ownerId,
    phase: row.phase,
    opened_on: row.openedOn,
    closed_on: row.closedOn,
    category: row.category,
    category_on: row.categoryOn,
    category_until: row.categoryUntil,
    facts: row.facts,
    promise_count: row.promiseCount,
    goal_kind: row.goalKind,
    attention_class: row.attentionClass,
    last_contact_on: row.lastContactOn,
    next_contact_on: row.nextContactOn,
    in_sight_on: row.inSightOn,
    measured_on: row.measuredOn,
    handover_to_worker_id: row.handoverToWorkerId,
    handover_to_team_id: row.handoverToTeamId,
    ...radarDays(row.radar),
  }
}

const termRows = (municipalityId: string, { dossierId, dossier }: Projected) =>
  termsOf(dossier).map(({ kind, dueOn, refId, workerId }) => ({
    municipality_id: municipalityId,
    dossier_id: dossierId,
    kind,
    due_on: dueOn,
    ref_id: refId,
    owner_id: workerId ?? dossier.ownerId,
    team_id: dossier.teamId,
  }))

const appointmentRows = (municipalityId: string, { dossierId, dossier }: Projected) =>
  appointmentRowsOf(dossier).map(({ appointmentId, workerId, startsAt, secondWorkerId, contactDayId, ...rest }) => ({
    municipality_id: municipalityId,
    appointment_id: appointmentId,
    dossier_id: dossierId,
    worker_id: workerId,
    starts_at: startsAt,
    second_worker_id: secondWorkerId,
    contact_day_id: contactDayId,
    ...rest,
  }))

const buddyRows = (municipalityId: string, { dossierId, dossier }: Projected) =>
  buddyRowsOf(dossier).map(({ requestId, helpKind, askedOn, neededFrom, answeredOn, buddyId, meetsOn, state }) => ({
    municipality_id: municipalityId,
    dossier_id: dossierId,
    request_id: requestId,
    help_kind: helpKind,
    asked_on: askedOn,
    needed_from: neededFrom,
    answered_on: answeredOn,
    buddy_id: buddyId,
    meets_on: meetsOn,
    state,
  }))

const CHANGED = `on conflict (municipality_id, dossier_id) do update set
  person_id = excluded.person_id, dossier_number = excluded.dossier_number, version = excluded.version,
  team_id = excluded.team_id, owner_id = excluded.owner_id, phase = excluded.phase, opened_on = excluded.opened_on,
  closed_on = excluded.closed_on, category = excluded.category, category_on = excluded.category_on,
  category_until = excluded.category_until, facts = excluded.facts,
  promise_count = excluded.promise_count, goal_kind = excluded.goal_kind,
  attention_class = excluded.attention_class,
  last_contact_on = excluded.last_contact_on, next_contact_on = excluded.next_contact_on,
  in_sight_on = excluded.in_sight_on, measured_on = excluded.measured_on, handover_to_worker_id = excluded.handover_to_worker_id,
  handover_to_team_id = excluded.handover_to_team_id, spoken_on = excluded.spoken_on,
  unseen_on = excluded.unseen_on, has_own_interval = excluded.has_own_interval,
  intake_due_on = excluded.intake_due_on, suspended_on = excluded.suspended_on,
  awaits_medical = excluded.awaits_medical, handover_on = excluded.handover_on, missed_on = excluded.missed_on,
  planned_on = excluded.planned_on, ended_on = excluded.ended_on, ended_kind = excluded.ended_kind,
  unsettled_on = excluded.unsettled_on, snoozed_on = excluded.snoozed_on, snoozed_until = excluded.snoozed_until,
  snooze_reason = excluded.snooze_reason`

/** All rows of one dossier, as they should stand. */
export const projectedRows = (municipalityId: string, one: Projected) => ({
  dossier_row: [dossierRow(municipalityId, one)],
  term_row: termRows(municipalityId, one),
  appointment_row: appointmentRows(municipalityId, one),
  buddy_request: buddyRows(municipalityId, one),
})

/** The statements that write what lists read of these dossiers; `areNew` spares the removal of earlier rows. */
export function projectionOf(
  trx: Trx,
  municipalityId: string,
  dossiers: readonly Projected[],
  areNew: boolean,
): Compilable[] {
  const ids = dossiers.map(({ dossierId }) => dossierId)
  const removal = (table: 'term_row' | 'appointment_row' | 'buddy_request') =>
    trx.deleteFrom(table).where('municipality_id', '=', municipalityId).where('dossier_id', 'in', ids)
  const rows = dossiers.map((one) => dossierRow(municipalityId, one))
  return [
    ...insertionOf(trx, 'dossier_row', rows, areNew ? '' : CHANGED),
    ...(areNew ? [] : [removal('term_row'), removal('appointment_row'), removal('buddy_request')]),
    ...insertionOf(
      trx,
      'term_row',
      dossiers.flatMap((one) => termRows(municipalityId, one)),
    ),
    ...insertionOf(
      trx,
      'appointment_row',
      dossiers.flatMap((one) => appointmentRows(municipalityId, one)),
    ),
    ...insertionOf(
      trx,
      'buddy_request',
      dossiers.flatMap((one) => buddyRows(municipalityId, one)),
    ),
  ]
}

/** Writes what lists read of these dossiers. */
export async function project(...args: Parameters<typeof projectionOf>): Promise<void> {
  await together(args[0], ...projectionOf(...args))
}
