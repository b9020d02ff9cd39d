import type { Hono } from 'hono'
import { type AgendaDay, getAgendaWeek } from '../api/agenda.ts'
import { type Actor, placeOf } from '../core/access.ts'
import type { ListedPerson } from '../core/attention.ts'
import { Place } from '../core/contact.ts'
import { addDays, dayInAmsterdam, type IsoDate, momentInAmsterdam, weekday } from '../core/day.ts'
import { Failure } from '../core/failure.ts'
import { listWorkers, logReads, logTakingPart, namesOf } from '../db/access.ts'
import { contactDaysBetween } from '../db/agenda.ts'
import * as todays from '../db/today.ts'
import { closedOn } from '../policy/closed-day.ts'
import { valueOf } from '../policy/sourced.ts'
import { mayRead } from './attention.ts'
import { requireTeam } from './capacity.ts'
import type { Call, Deps } from './deps.ts'
import { mount } from './mount.ts'
import { canGuide } from './team-sum.ts'

const DAYS = 7
/** More terms than this in one week are not a list to read. Our own default. */
const TERM_LIMIT = 200

/** Whose week the caller may see beside their own. */
async function colleagues(call: Call) {
  const { trx, municipalityId, actor, rights } = call
  const place = placeOf(rights, actor.roles, 'capacity.read')
  const { workers } = await listWorkers(trx, municipalityId)
  const isNear = (teamIds: readonly string[]) => teamIds.some((teamId) => actor.teamIds.includes(teamId))
  const shown = workers.filter(
    (worker) =>
      worker.workerId === actor.workerId ||
      (place !== undefined &&
        worker.isActive &&
        canGuide(call, worker) &&
        (place === 'municipality' || isNear(worker.teamIds))),
  )
  return { all: workers, shown: shown.map(({ workerId, name }) => ({ workerId, name })) }
}

type Found = ListedPerson & { target: todays.ListTarget }

/** What is shown of the people of this week, and for whom of them that is logged one by one. */
function sightOf(call: Call, isOwn: boolean) {
  const [within, beyond] = [new Set<string>(), new Set<string>()]
  const personOf = ({ target, dossierId, dossierNumber, name, birthDate }: Found): ListedPerson | null => {
    const isInReach = mayRead(call, target)
    if (!isInReach && !isOwn) return null
    ;(isInReach ? within : beyond).add(dossierId)
    return isInReach
      ? { dossierId, dossierNumber, name, birthDate }
      : { dossierId, dossierNumber: '', name, birthDate: null }
  }
  return { personOf, within, beyond }
}

/** @throws access.unknown-worker, access.denied for a worker of no team that the caller leads */
async function askedWorker(call: Call, asked: string | undefined) {
  const { all, shown } = await colleagues(call)
  const workerId = asked ?? call.actor.workerId
  const isOwn = workerId === call.actor.workerId
  const worker = all.find((one) => one.workerId === workerId)
  if (!worker) throw new Failure('access.unknown-worker', {}, [{ pointer: '/workerId', code: 'unknown' }])
  if (!isOwn) requireTeam(call, 'capacity.read', worker.teamIds)
  return { workerId, isOwn, workers: shown }
}

/** What stands in the week that begins on `from`. A colleague's is theirs alone; one's own has whom one stands in for too, as Vandaag has. */
async function found({ trx, municipalityId, actor }: Call, workerId: string, from: IsoDate) {
  const whose: Actor = workerId === actor.workerId ? actor : { ...actor, workerId, standsInFor: [] }
  const moments = [momentInAmsterdam(from, '00:00'), momentInAmsterdam(addDays(from, DAYS), '00:00')] as const
  const [appointments, contactDays, terms] = await Promise.all([
    todays.appointmentsBetween(trx, municipalityId, whose, { from: moments[0], until: moments[1] }),
    contactDaysBetween(trx, municipalityId, workerId, { from: moments[0], until: moments[1] }),
    todays.termsUntil(trx, municipalityId, whose, { from, until: addDays(from, DAYS - 1), limit: TERM_LIMIT }),
  ])
  const names = await namesOf(trx, municipalityId, new Set(appointments.flatMap((one) => one.withWorkerId ?? [])))
  return { appointments, contactDays, terms, names }
}

async function week(call: Call, query: { on?: IsoDate | undefined; workerId?: string | undefined }) {
  const { trx, municipalityId, actor } = call
  const { workerId, isOwn, workers } = await askedWorker(call, query.workerId)
  const on = query.on ?? call.today
  const from = addDays(on, 1 - weekday(on))
  const { appointments, contactDays, terms, names } = await found(call, workerId, from)
  const { personOf, within, beyond } = sightOf(call, isOwn)
  const holidays = valueOf(call.deps.policies.country.data.publicHolidays) ?? []
  const isOn = (startsAt: string, day: IsoDate) => dayInAmsterdam(new Date(startsAt)) === day
  const dayOf = (day: IsoDate): AgendaDay => ({
    on: day,
    closed: closedOn(holidays, day),
    appointments: appointments
      .filter(({ startsAt, outcome }) => isOn(startsAt, day) && outcome !== 'cancelled')
      .map(({ appointmentId, startsAt, minutes, place, kind, outcome, withWorkerId, ...person }) => ({
        appointmentId,
        startsAt,
        minutes,
        kind,
        outcome,
        place: Place.parse(place),
        person: personOf(person),
        withName: withWorkerId ? (names[withWorkerId] ?? null) : null,
      })),
    contactDays: contactDays.filter(({ startsAt }) => isOn(startsAt, day)),
    terms: terms.filter(({ dueOn }) => dueOn === day).map((term) => ({ kind: term.kind, person: personOf(term) })),
  })
  const days = Array.from({ length: DAYS }, (_, index) => dayOf(addDays(from, index)))
  const look = {
    dossierId: null,
    what: 'agenda',
    purpose: isOwn ? 'guidance' : 'quality',
    subjects: within.size,
  } as const
  await logReads(trx, municipalityId, actor.workerId, [look])
  await logTakingPart(trx, municipalityId, actor.workerId, 'agenda', [...beyond])
  return { workerId, days, workers }
}

/** A worker's week as a list by day. */
export function mountAgendaWeek(app: Hono, deps: Deps): void {
  mount(app, deps, getAgendaWeek, (call, { query }) => week(call, query))
}
