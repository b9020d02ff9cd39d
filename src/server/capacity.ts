import type { Hono } from 'hono'
import {
  addRule,
  endRule,
  getLoad,
  type LoadOfWorker,
  listRules,
  listWaiting,
  removeFigure,
  setFigure,
  setHours,
} from '../api/capacity.ts'
import { type Permission, placeOf } from '../core/access.ts'
import { CapacityPrinciple, minutesAsked, recordRule, type WorkingFigure, weeklyMinutes } from '../core/capacity.ts'
import { addDays, type IsoDate, momentInAmsterdam, weekday } from '../core/day.ts'
import { Failure } from '../core/failure.ts'
import { findWorker, listWorkers, logReads, namesOf } from '../db/access.ts'
import * as capacity from '../db/capacity.ts'
import { listStandIns } from '../db/stand-in.ts'
import { reachFor } from './attention.ts'
import type { Call, Deps } from './deps.ts'
import { mount } from './mount.ts'
import { canGuide, groupsIn, policyGroups, policyMinutes, ruleInForce, type Staff, sumOf, unfitOf } from './team-sum.ts'

const PAGE_SIZE = 50

const inHours = (minutes: number): number => Math.round((minutes / 60) * 10) / 10

/** @throws access.denied unless the right reaches one of these teams */
export function requireTeam(call: Call, permission: Permission, teamIds: readonly string[]): void {
  const place = placeOf(call.rights, call.actor.roles, permission)
  const isOwn = teamIds.some((teamId) => call.actor.teamIds.includes(teamId))
  if (place === 'municipality' || (place === 'team' && isOwn)) return
  throw new Failure('access.denied', { permission })
}

const weekOf = (today: IsoDate) => {
  const fromOn = addDays(today, 1 - weekday(today))
  return { fromOn, untilOn: addDays(fromOn, 6) }
}

/** Everything of one look at the load, read before any worker's line is made. */
async function readLoad(call: Call, query: { place: 'team' | 'municipality'; teamId?: string | undefined }) {
  const { trx, municipalityId, today } = call
  const reach = reachFor(call, 'capacity.read', query.place)
  const world = { municipalityId, reach, query: query.teamId ? { teamId: query.teamId } : {}, today }
  const { workers, teams } = await listWorkers(trx, municipalityId)
  const mine = new Set(
    query.teamId
      ? [query.teamId]
      : reach.place === 'municipality'
        ? teams.map(({ teamId }) => teamId)
        : call.actor.teamIds,
  )
  const shownTeams = teams.filter(
    ({ teamId }) => mine.has(teamId) && (reach.place === 'municipality' || call.actor.teamIds.includes(teamId)),
  )
  const isShown = new Set(shownTeams.map(({ teamId }) => teamId))
  // What the lead guides in a team of somebody else is not theirs to reckon with.
  const groups = (await groupsIn(call, world)).filter(({ teamId }) => isShown.has(teamId))
  const guides = new Set(groups.flatMap(({ ownerId }) => ownerId ?? []))
  const staff = workers.filter(
    (worker) =>
      guides.has(worker.workerId) ||
      (worker.isActive &&
        canGuide(call, worker) &&
        worker.teamIds.some((id) => shownTeams.some(({ teamId }) => teamId === id))),
  )
  const ids = staff.map(({ workerId }) => workerId)
  const hours = await capacity.hoursOn(trx, municipalityId, ids, today)
  const figures = await capacity.workingFigures(
    trx,
    municipalityId,
    teams.map(({ teamId }) => teamId),
  )
  return { reach, world, groups, staff, hours, figures, shownTeams }
}

type Read = Awaited<ReturnType<typeof readLoad>>

/** What is counted per worker from the groups; the rest is added for the page alone. */
function lineOf(call: Call, { groups, hours, figures }: Read, worker: Staff | null) {
  const own = groups.filter(({ ownerId }) => ownerId === (worker?.workerId ?? null))
  let asked = 0
  let withoutFigure = 0
  let isOwnFigure = false
  for (const group of own) {
    const found = minutesAsked(group, policyMinutes(call), figures)
    asked += found.minutes ?? 0
    if (found.minutes === null) withoutFigure += group.people
    isOwnFigure ||= found.isOwn
  }
  const there = worker ? hours.get(worker.workerId) : undefined
  return {
    workerId: worker?.workerId ?? null,
    name: worker?.name ?? null,
    isActive: worker?.isActive ?? true,
    hoursPerWeek: there ? there.minutes / 60 : null,
    hoursFromOn: there?.fromOn ?? null,
    residents: own.reduce((sum, { people }) => sum + people, 0),
    hoursAsked: inHours(asked),
    withoutFigure,
    isOwnFigure,
    onRadar: own.reduce((sum, { totals }) => sum + totals.onRadar, 0),
    handoversOut: own.reduce((sum, { offered }) => sum + offered, 0),
  }
}

type Line = ReturnType<typeof lineOf>

/** By name; or by hours there are, the most first. Whom nobody guides come last. */
function sorted(lines: readonly Line[], sort: 'name' | 'hours'): Line[] {
  const byName = (a: Line, b: Line) => (a.name ?? '\uffff').localeCompare(b.name ?? '\uffff', 'nl')
  if (sort === 'name') return lines.toSorted(byName)
  return lines.toSorted((a, b) => (b.hoursPerWeek ?? -1) - (a.hoursPerWeek ?? -1) || byName(a, b))
}

/** Stand-ins, appointments of the week and hand-overs that wait, for the workers of one page. */
async function completed(call: Call, lines: readonly Line[], staff: readonly Staff[]): Promise<LoadOfWorker[]> {
  const { trx, municipalityId, today } = call
  const ids = lines.flatMap(({ workerId }) => workerId ?? [])
  const { fromOn, untilOn } = weekOf(today)
  const moments = [momentInAmsterdam(fromOn, '00:00'), momentInAmsterdam(addDays(untilOn, 1), '00:00')] as const
  const appointments = await capacity.appointmentCounts(trx, municipalityId, ids, moments)
  const incoming = await capacity.incomingCounts(trx, municipalityId, ids)
  const standIns = await listStandIns(trx, municipalityId, today)
  const names = await namesOf(trx, municipalityId, new Set(standIns.map(({ workerId }) => workerId)))
  const isKnown = new Set(staff.map(({ workerId }) => workerId))
  return lines.map((line) => ({
    ...line,
    handoversIn: line.workerId ? (incoming.get(line.workerId) ?? 0) : 0,
    appointments: line.workerId ? (appointments.get(line.workerId) ?? 0) : 0,
    standIns: standIns
      .filter(({ absentWorkerId }) => absentWorkerId === line.workerId && isKnown.has(absentWorkerId))
      .map(({ standInId, workerId, fromOn: from, untilOn: until }) => ({
        standInId,
        workerId,
        name: names[workerId] ?? '',
        fromOn: from,
        untilOn: until,
      })),
  }))
}

function sumsOf(call: Call, read: Read, lines: readonly Line[]) {
  const perContact = policyMinutes(call)
  const teamIds = new Set([...read.shownTeams.map(({ teamId }) => teamId), ...read.groups.map(({ teamId }) => teamId)])
  const sums = [...teamIds].map((teamId) =>
    sumOf(teamId, read.groups, read.staff, read.hours, read.figures, perContact),
  )
  const total = (of: (sum: (typeof sums)[number]) => number) => sums.reduce((all, sum) => all + of(sum), 0)
  const guiding = lines.filter(({ workerId, residents }) => workerId !== null && residents > 0)
  const sum = {
    hoursThere: inHours(total(({ minutesThere }) => minutesThere)),
    hoursAsked: inHours(total(({ minutesAsked: asked }) => asked)),
    residents: lines.reduce((all, { residents }) => all + residents, 0),
    onRadar: lines.reduce((all, { onRadar }) => all + onRadar, 0),
    hoursMissing: guiding.filter(({ hoursPerWeek }) => hoursPerWeek === null).length,
    workersShort: lines.filter(({ hoursPerWeek, hoursAsked }) => hoursPerWeek !== null && hoursAsked > hoursPerWeek)
      .length,
    peopleWithoutFigure: total(({ peopleWithoutFigure }) => peopleWithoutFigure),
    isOwn: sums.some(({ isOwn }) => isOwn),
  }
  return { sums, sum }
}

async function loadPage(
  call: Call,
  query: { place: 'team' | 'municipality'; teamId?: string | undefined; sort: 'name' | 'hours'; page: number },
) {
  const { trx, municipalityId, today } = call
  const read = await readLoad(call, query)
  const nobody = read.groups.some(({ ownerId }) => ownerId === null) ? [null] : []
  const lines = sorted(
    [...read.staff, ...nobody].map((worker) => lineOf(call, read, worker)),
    query.sort,
  )
  const { sums, sum } = sumsOf(call, read, lines)
  const shown = lines.slice(query.page * PAGE_SIZE, (query.page + 1) * PAGE_SIZE)
  const rule = await ruleInForce(call)
  const authors = new Set([...read.figures.map(({ madeBy }) => madeBy), ...(rule ? [rule.madeBy] : [])])
  const names = await namesOf(trx, municipalityId, authors)
  const isShown = new Set(read.shownTeams.map(({ teamId }) => teamId))
  await logReads(trx, municipalityId, call.worker.workerId, [
    { dossierId: null, what: 'caseload', purpose: 'quality', subjects: 0 },
  ])
  return {
    workers: await completed(call, shown, read.staff),
    total: lines.length,
    page: query.page,
    pageSize: PAGE_SIZE,
    week: weekOf(today),
    sum,
    rule: rule ? { ...rule, madeByName: names[rule.madeBy] ?? '' } : null,
    unfit: await unfitOf(call, read.world, rule, sums, read.figures),
    policyMinutes: call.deps.policies.team.minutesPerContact,
    figures: read.figures
      .filter(({ teamId }) => isShown.has(teamId))
      .map(({ madeBy, ...figure }) => ({ ...figure, madeByName: names[madeBy] ?? '' })),
    teams: read.shownTeams,
    groups: policyGroups(call),
    place: read.reach.place,
    today,
  }
}

function mountFigures(app: Hono, deps: Deps): void {
  mount(app, deps, setHours, async (call, { body: { workerId, hoursPerWeek, fromOn } }) => {
    const minutes = weeklyMinutes(hoursPerWeek)
    const worker = await findWorker(call.trx, call.municipalityId, workerId, call.today)
    if (!worker?.isActive) throw new Failure('access.unknown-worker', {}, [{ pointer: '/workerId', code: 'unknown' }])
    requireTeam(call, 'capacity.write', worker.teamIds)
    const by = { workerId: call.worker.workerId, today: call.today }
    await capacity.keepHours(call.trx, call.municipalityId, { workerId, fromOn, minutes }, by)
    return undefined
  })
  mount(app, deps, setFigure, async (call, { body }) => {
    requireFigureTeam(call, body)
    const isKnown = ({ kind, key }: { kind: string; key: string }) =>
      kind === body.group?.kind && key === body.group.key
    if (body.group && !policyGroups(call).some(isKnown))
      throw new Failure('capacity.rule-groups', {}, [{ pointer: '/group', code: 'unknown' }])
    const by = { workerId: call.worker.workerId, today: call.today }
    await capacity.keepFigure(call.trx, call.municipalityId, body, by)
    return undefined
  })
  mount(app, deps, removeFigure, async (call, { body }) => {
    requireFigureTeam(call, body)
    await capacity.dropFigure(call.trx, call.municipalityId, body)
    return undefined
  })
}

/** @throws request.invalid for a team outside the caller's reach: which teams there are is no secret */
function requireFigureTeam(call: Call, { teamId }: Pick<WorkingFigure, 'teamId'>): void {
  const place = placeOf(call.rights, call.actor.roles, 'capacity.write')
  if (place !== 'municipality' && !call.actor.teamIds.includes(teamId))
    throw new Failure('request.invalid', {}, [{ pointer: '/teamId', code: 'unknown' }])
}

function mountRules(app: Hono, deps: Deps): void {
  mount(app, deps, listRules, async (call) => {
    const rules = await capacity.capacityRules(call.trx, call.municipalityId)
    const people = new Set(rules.flatMap(({ madeBy, endedBy }) => (endedBy ? [madeBy, endedBy] : [madeBy])))
    const names = await namesOf(call.trx, call.municipalityId, people)
    return {
      items: rules.map(({ endedBy, ...rule }) => ({
        ...rule,
        madeByName: names[rule.madeBy] ?? '',
        endedByName: endedBy === null ? null : (names[endedBy] ?? ''),
      })),
      groups: policyGroups(call),
      principles: CapacityPrinciple.options,
      today: call.today,
    }
  })
  mount(app, deps, addRule, async (call, { body }) => {
    const running = (await capacity.capacityRules(call.trx, call.municipalityId)).filter(
      ({ endedOn }) => endedOn === null,
    )
    const rule = recordRule(body, running, policyGroups(call), call.today)
    const ruleId = call.context.newId()
    const made = { ruleId, madeBy: call.worker.workerId, madeOn: call.today }
    await capacity.insertRule(call.trx, call.municipalityId, { ...rule, ...made })
    return { ruleId }
  })
  mount(app, deps, endRule, async (call, { params: { ruleId } }) => {
    const by = { workerId: call.worker.workerId, today: call.today }
    if (!(await capacity.endRuleOn(call.trx, call.municipalityId, ruleId, by)))
      throw new Failure('capacity.rule-not-found', { ruleId })
    return undefined
  })
}

/** What a team has in hand, and who is not seen when the hours do not suffice. */
export function mountCapacity(app: Hono, deps: Deps): void {
  mount(app, deps, getLoad, (call, { query }) => loadPage(call, query))
  mountFigures(app, deps)
  mountRules(app, deps)
  mount(app, deps, listWaiting, async (call) => {
    const { place } = reachFor(call, 'handover.bulk', 'municipality')
    const found = await capacity.waitingIn(
      call.trx,
      call.municipalityId,
      place === 'municipality' ? null : call.actor.teamIds,
    )
    const names = await namesOf(call.trx, call.municipalityId, new Set(found.flatMap(({ ownerId }) => ownerId ?? [])))
    const look = { dossierId: null, what: 'handover', purpose: 'handover', subjects: found.length } as const
    await logReads(call.trx, call.municipalityId, call.worker.workerId, [look])
    return { items: found.map((one) => ({ ...one, ownerName: one.ownerId ? (names[one.ownerId] ?? null) : null })) }
  })
}
