import type { Actor } from '../core/access.ts'
import { TermKind } from '../core/attention.ts'
import type { IsoDate } from '../core/day.ts'
import { derivedReviewOn, listed, listedDossiers } from './attention.ts'
import type { Trx } from './connect.ts'

/** What waits for somebody without a day by which; each is listed on its own. */
const NO_TERMS = ['no-show', 'worker-change']

export interface Span {
  from: string
  until: string
  /** Only talks without an outcome. */
  isOpen?: boolean
}

/** Most appointments that are listed at once. */
const MOST = 200

/** Appointments of the actor, and of whom they stand in for, between two moments, by time. */
// oxlint-disable-next-line eslint/max-lines-per-function -- one statement and its reading
export async function appointmentsBetween(
  trx: Trx,
  municipalityId: string,
  actor: Actor,
  { from, until, isOpen = false }: Span,
) {
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
    .$if(isOpen, (talks) => talks.where('outcome', 'is', null).where('appointment_row.kind', '=', 'talk'))
    .orderBy('starts_at')
    .limit(MOST)
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

interface ReviewsAsked {
  /** How long a category holds by policy; null where nobody says. */
  months: number | null
  passed: { until: IsoDate; limit: number }
  coming: { from: IsoDate; until: IsoDate; limit: number }
}

/**
 * Categories of the own caseload that were given no end, with the day on which policy says to weigh them again: the
 * latest that passed, the first that come, and how many there are in all.
 */
export async function derivedReviews(
  trx: Trx,
  municipalityId: string,
  actor: Actor,
  { months, passed, coming }: ReviewsAsked,
) {
  if (months === null) return { terms: [], count: 0 }
  const dueOn = derivedReviewOn(months)
  const due = (until: IsoDate) =>
    listedDossiers(trx)
      .where('dossier_row.municipality_id', '=', municipalityId)
      .where('owner_id', 'in', [actor.workerId, ...actor.standsInFor])
      .where('closed_on', 'is', null)
      .where(dueOn, '<=', until)
  const page = (until: IsoDate, limit: number, direction: 'asc' | 'desc') =>
    due(until).select(dueOn.as('due_on')).orderBy('due_on', direction).orderBy('dossier_row.dossier_id').limit(limit)
  const all = due(coming.until).clearSelect()
  const [before, after, { total }] = await Promise.all([
    page(passed.until, passed.limit, 'desc').execute(),
    page(coming.until, coming.limit, 'asc').where(dueOn, '>=', coming.from).execute(),
    all.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ])
  const kind = 'category-review' as const
  const terms = [...before, ...after].map((row) => ({ ...listed(row), kind, dueOn: row.due_on }))
  return { terms, count: Number(total) }
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
