import type { Hono } from 'hono'
import { deleteView, exportCaseload, getCaseload, listViews, saveView, searchPersons } from '../api/attention.ts'
import { judgesMedically, may, type Permission, type Place, placeOf } from '../core/access.ts'
import { toCsv } from '../core/csv.ts'
import { understand } from '../core/search.ts'
import { logReads, namesOf } from '../db/access.ts'
import * as lists from '../db/attention.ts'
import * as views from '../db/saved-view.ts'
import * as search from '../db/search.ts'
import type { ListTarget } from '../db/today.ts'
import { caseloadSheet } from './caseload-sheet.ts'
import type { Call, Deps } from './deps.ts'
import { mount } from './mount.ts'

const WIDTH: Record<Place, number> = { own: 1, team: 2, municipality: 3 }
const SEARCH_LIMIT = 20
const EXPORT_LIMIT = 10_000
/** The reach a list gets: what was asked, and never more than the actor's right. Own is the default. */
export function reachFor(call: Call, permission: Permission, asked: Place | undefined): lists.Reach {
  const widest = placeOf(call.rights, call.actor.roles, permission) ?? 'own'
  const wanted = asked ?? 'own'
  return {
    actor: call.actor,
    place: WIDTH[wanted] <= WIDTH[widest] ? wanted : widest,
    withSuspended: judgesMedically(call.rights, call.actor),
  }
}

/** Whether somebody in a list is within the caller's own reach, emergency access aside. */
export const mayRead = ({ municipalityId, rights, actor }: Call, target: ListTarget): boolean =>
  may(rights, actor, 'dossier.read', { municipalityId, isBreakGlass: false, ...target })

/** What filters of a list count from. */
export const listedAt = ({ today: day, policy }: Call): lists.ListedAt => ({
  today: day,
  measureAgainMonths: policy?.measureAgainMonths ?? null,
  categoryMonths: policy?.categoryValidity.months ?? null,
})

function mountCaseload(app: Hono, deps: Deps): void {
  mount(app, deps, getCaseload, async (call, { query }) => {
    const { after, limit, ...filter } = query
    const reach = reachFor(call, 'caseload.read', filter.place)
    const { trx, municipalityId } = call
    const at = listedAt(call)
    const page = { ...at, after, limit: limit + 1 }
    const [found, total] = await Promise.all([
      lists.caseloadPage(trx, municipalityId, reach, filter, page),
      lists.caseloadTotal(trx, municipalityId, reach, filter, at),
    ])
    const items = found.slice(0, limit)
    const look = { dossierId: null, what: 'caseload', purpose: 'guidance', subjects: items.length } as const
    await logReads(trx, municipalityId, call.worker.workerId, [look])
    return { items, next: found.length > limit ? (items.at(-1)?.dossierId ?? null) : null, total, place: reach.place }
  })
  mount(app, deps, exportCaseload, async (call, { query }) => {
    const { language, ...filter } = query
    const reach = reachFor(call, 'caseload.export', filter.place)
    const { trx, municipalityId } = call
    const rows = await lists.caseloadPage(trx, municipalityId, reach, filter, {
      ...listedAt(call),
      limit: EXPORT_LIMIT,
    })
    const ids = new Set(rows.flatMap(({ ownerId, teamId }) => (ownerId ? [ownerId, teamId] : [teamId])))
    const names = await namesOf(trx, municipalityId, ids)
    const looks = rows.map(
      ({ dossierId }) => ({ dossierId, what: 'export', purpose: 'guidance', subjects: 1 }) as const,
    )
    await logReads(trx, municipalityId, call.worker.workerId, looks)
    return toCsv(caseloadSheet(rows, names, call.policy, language))
  })
}

function mountViews(app: Hono, deps: Deps): void {
  mount(app, deps, listViews, async ({ trx, municipalityId, worker }) => ({
    items: await views.listViews(trx, municipalityId, worker.workerId),
  }))
  mount(app, deps, saveView, async ({ trx, municipalityId, worker, context }, { body }) => {
    const view = { viewId: context.newId(), ...body }
    await views.insertView(trx, municipalityId, worker.workerId, view)
    return view
  })
  mount(app, deps, deleteView, async ({ trx, municipalityId, worker }, { params }) => {
    await views.deleteView(trx, municipalityId, worker.workerId, params.viewId)
    return undefined
  })
}

/** The caseload and its saved views, and search. */
export function mountAttention(app: Hono, deps: Deps): void {
  mountCaseload(app, deps)
  mountViews(app, deps)
  mount(app, deps, searchPersons, async (call, { body }) => {
    await deps.limits.consume('search', call.tokenHash)
    const sought = understand(body.text)
    if (!sought) return { items: [], isCut: false }
    const { trx, municipalityId, actor, rights } = call
    const place = placeOf(rights, actor.roles, 'dossier.read') ?? 'own'
    const mine = { actor, place, withSuspended: judgesMedically(rights, actor) }
    const found = await search.searchPersons(
      trx,
      municipalityId,
      sought,
      body.everywhere ? undefined : mine,
      SEARCH_LIMIT + 1,
    )
    const items = found.slice(0, SEARCH_LIMIT)
    const looks = items.map(
      ({ dossierId }) => ({ dossierId, what: 'search', purpose: 'guidance', subjects: 1 }) as const,
    )
    await logReads(trx, municipalityId, call.worker.workerId, looks)
    return {
      items: items.map(({ target, ...hit }) => ({ ...hit, isInReach: may(rights, actor, 'dossier.read', target) })),
      isCut: found.length > SEARCH_LIMIT,
    }
  })
}
