import type { Actor } from '../core/access.ts'
import { TermKind } from '../core/attention.ts'
import type { IsoDate } from '../core/day.ts'
import { listed, listedDossiers } from './attention.ts'
import type { Trx } from './connect.ts'

/** What waits for somebody without a day by which; each is listed on its own. */
const NO_TERMS = ['no-show', 'worker-change']

/** Appointments of the actor, and of whom they stand in for, between two moments, by time. */
export async function appointmentsBetween(trx: Trx, municipalityId: string, actor: Actor, from: string, until: string) {
  const mine = [actor.workerId, ...actor.standsInFor]
  const rows = await listedDossiers(trx)
    .innerJoin('appointment_row', (join) =>
      join
        .onRef('appointment_row.municipality_id', '=', 'dossier_row.municipality_id')
        .onRef('appointment_row.dossier_id', '=', 'dossier_row.dossier_id'),
    )
    .select(['appointment_id', 'starts_at', 'minutes', 'place', 'outcome', 'appointment_row.kind', 'worker_id'])
    .select('second_worker_id')
    .select(TARGET)
    .where('appointment_row.municipality_id', '=', municipalityId)
    .where(({ or, eb }) => or([eb('appointment_row.worker_id', 'in', mine), eb('second_worker_id', 'in', mine)]))
    // Who is expected on a contact day is on the screen of that day.
    .where('appointment_row.contact_day_id', 'is', null)
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
    kind: row.kind === 'conference' ? ('conference' as const) : ('talk' as const),
    /** Whom one goes with, at a home visit in a pair. */
    withWorkerId: row.worker_id === actor.workerId ? row.second_worker_id : row.second_worker_id && row.worker_id,
    target: targetOf(row),
  }))
}

const TARGET = [
  'dossier_row.owner_id',
  'dossier_row.team_id',
  'handover_to_worker_id',
  'handover_to_team_id',
  'phase',
] as const

export type ListTarget = ReturnType<typeof targetOf>

/** What decides whether somebody may open a dossier that a list names. */
const targetOf = (row: {
  owner_id: string | null
  team_id: string
  handover_to_worker_id: string | null
  handover_to_team_id: string | null
  phase: string
}) => ({
  ownerId: row.owner_id,
  teamId: row.team_id,
  handoverToWorkerId: row.handover_to_worker_id,
  handoverToTeamId: row.handover_to_team_id,
  isSuspended: row.phase === 'suspended',
})

/** Terms of the own caseload, and actions of conferences that the actor keeps watch over, that end on or before a day, and from a day when one is given; oldest first. */
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
    .select(TARGET)
    .where('term_row.municipality_id', '=', municipalityId)
    .where('term_row.owner_id', 'in', [actor.workerId, ...actor.standsInFor])
    .where('due_on', '<=', until)
    .where('due_on', '>=', from ?? '0001-01-01')
    .where('kind', 'not in', NO_TERMS)
    .orderBy('due_on')
    .orderBy('term_row.dossier_id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    ...listed(row),
    kind: TermKind.parse(row.kind),
    dueOn: row.due_on,
    target: targetOf(row),
  }))
}

/** Who of the own caseload missed an appointment without anything being done since; longest ago first. */
export async function absentWithoutFollowUp(trx: Trx, municipalityId: string, actor: Actor) {
  const rows = await listedDossiers(trx)
    .innerJoin('term_row', (join) =>
      join
        .onRef('term_row.municipality_id', '=', 'dossier_row.municipality_id')
        .onRef('term_row.dossier_id', '=', 'dossier_row.dossier_id'),
    )
    .select('due_on')
    .where('term_row.municipality_id', '=', municipalityId)
    .where('term_row.owner_id', 'in', [actor.workerId, ...actor.standsInFor])
    .where('kind', '=', 'no-show')
    .orderBy('due_on')
    .orderBy('term_row.dossier_id')
    .limit(200)
    .execute()
  return rows.map((row) => ({ ...listed(row), absentOn: row.due_on }))
}

/** Terms that end on or before a day; a missed appointment is no term, and is counted on its own. */
export async function countTermsUntil(trx: Trx, municipalityId: string, actor: Actor, until: IsoDate): Promise<number> {
  const { total } = await trx
    .selectFrom('term_row')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where('municipality_id', '=', municipalityId)
    .where('owner_id', 'in', [actor.workerId, ...actor.standsInFor])
    .where('due_on', '<=', until)
    .where('kind', 'not in', NO_TERMS)
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
