import type { Hono } from 'hono'
import { exportRadar, getRadar, getRadarWorkers, resumeRoute, snoozeRoute } from '../api/radar.ts'
import type { Permission } from '../core/access.ts'
import { toCsv } from '../core/csv.ts'
import { type RadarQuery, resume, snooze } from '../core/radar.ts'
import { logReads, namesOf } from '../db/access.ts'
import { type FoundRow, type RadarTotals, type RadarWorld, radarByWorker, radarPage, radarTotals } from '../db/radar.ts'
import type { RadarNorm } from '../policy/radar-norm.ts'
import { valueOf } from '../policy/sourced.ts'
import { reachFor } from './attention.ts'
import { changed } from './change.ts'
import type { Call, Deps } from './deps.ts'
import { mount } from './mount.ts'
import { normsFor } from './radar-norms.ts'
import { radarSheet } from './radar-sheet.ts'
import { unfitIn } from './team-sum.ts'

const EXPORT_LIMIT = 10_000
/** Teams of one page whose hours are counted. */
const MOST_TEAMS = 5

const worldOf = (call: Call, permission: Permission, query: RadarQuery): RadarWorld => ({
  municipalityId: call.municipalityId,
  reach: reachFor(call, permission, query.place),
  query,
  today: call.today,
})

function totalOf({ reason, snoozed }: RadarQuery, totals: RadarTotals): number {
  if (snoozed === 'only') return totals.snoozed
  return reason ? totals.reasons[reason] : totals.onRadar
}

/** The rows with their norm by its place in the list, each norm once. */
function withNorms(rows: readonly FoundRow[], norms: ReadonlyMap<string, RadarNorm>) {
  const keys = [...new Set(rows.flatMap(({ normKey }) => normKey ?? []))]
  const items = rows.map(({ normKey, ...row }) => ({ ...row, norm: normKey === null ? null : keys.indexOf(normKey) }))
  return { items, norms: keys.flatMap((key) => norms.get(key) ?? []) }
}

function mountLists(app: Hono, deps: Deps): void {
  mount(app, deps, getRadar, async (call, { query: { after, limit, ...query } }) => {
    const { trx, municipalityId, today } = call
    const world = worldOf(call, 'caseload.read', query)
    const { norms, end, days } = await normsFor(call, world)
    // What is counted of those put away differs from what their list shows, so the counts are of the radar itself.
    const [found, totals] = await Promise.all([
      radarPage(trx, world, days, { after, limit: limit + 1 }),
      radarTotals(trx, { ...world, query: { ...query, snoozed: undefined } }, days),
    ])
    const rows = found.slice(0, limit)
    const look = { dossierId: null, what: 'radar', purpose: 'guidance', subjects: rows.length } as const
    await logReads(trx, municipalityId, call.worker.workerId, [look])
    return {
      ...withNorms(rows, norms),
      next: found.length > limit ? (rows.at(-1)?.dossierId ?? null) : null,
      total: totalOf(query, totals),
      onRadar: totals.onRadar,
      reasons: totals.reasons,
      snoozed: totals.snoozed,
      endNorm: end,
      rules: valueOf(deps.policies.country.data.radarRules) ?? [],
      capacity: await unfitIn(call, [...new Set(rows.map(({ teamId }) => teamId))].slice(0, MOST_TEAMS)),
      place: world.reach.place,
      today,
    }
  })
  mount(app, deps, getRadarWorkers, async (call, { query }) => {
    const world = worldOf(call, 'caseload.read', query)
    const { days } = await normsFor(call, world)
    const found = await radarByWorker(call.trx, world, days)
    const names = await namesOf(call.trx, call.municipalityId, new Set(found.flatMap(({ workerId }) => workerId ?? [])))
    const items = found.map(({ workerId, ...totals }) => ({
      workerId,
      name: workerId === null ? null : (names[workerId] ?? null),
      ...totals,
    }))
    // By name; who has nobody comes last.
    return { items: items.toSorted((a, b) => (a.name ?? '\uffff').localeCompare(b.name ?? '\uffff', 'nl')) }
  })
}

/** The radar: who goes out of sight and why, and who may be left in peace for a while. */
export function mountRadar(app: Hono, deps: Deps): void {
  mountLists(app, deps)
  mount(app, deps, exportRadar, async (call, { query: { language, ...query } }) => {
    const { trx, municipalityId } = call
    const world = worldOf(call, 'caseload.export', query)
    const { norms, days } = await normsFor(call, world)
    const rows = await radarPage(trx, world, days, { limit: EXPORT_LIMIT })
    const ids = new Set(rows.flatMap(({ ownerId, teamId }) => (ownerId ? [ownerId, teamId] : [teamId])))
    const names = await namesOf(trx, municipalityId, ids)
    const looks = rows.map(
      ({ dossierId }) => ({ dossierId, what: 'export', purpose: 'guidance', subjects: 1 }) as const,
    )
    await logReads(trx, municipalityId, call.worker.workerId, looks)
    return toCsv(radarSheet(rows, norms, names, call.policy, language))
  })
  mount(app, deps, snoozeRoute, (call, { params, body: { version, ...input } }) =>
    changed(call, { ...params, version, purpose: 'guidance' }, (_dossier, context) => snooze(input, context)),
  )
  mount(app, deps, resumeRoute, (call, { params, body: { version } }) =>
    changed(call, { ...params, version, purpose: 'guidance' }, (dossier, context) => resume(dossier.snooze, context)),
  )
}
