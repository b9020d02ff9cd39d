import type { Hono } from 'hono'
import type * as z from 'zod'
import { getPolicyEffect, type PolicyEffect, type TouchedDossier } from '../api/policy-effect.ts'
import { judgesMedically, placeOf } from '../core/access.ts'
import { addDays, type IsoDate } from '../core/day.ts'
import { logReads } from '../db/access.ts'
import { listed, listedDossiers, type Reach } from '../db/attention.ts'
import { type Trx, withScope } from '../db/connect.ts'
import { type DossierFacts, reachableDossiers, someDossierFacts } from '../db/dossier-facts.ts'
import type { LoadedPolicy } from '../policy/loaded-policy.ts'
import { outcomeBy } from '../policy/outcome.ts'
import type { LocalText } from '../policy/sourced.ts'
import { createTryOut, type TriedPolicy } from '../policy/try-out.ts'
import { dutiesBy } from '../policy/try-out-duties.ts'
import { TryOutPart } from '../policy/try-out-groups.ts'
import type { Caller, Deps } from './deps.ts'
import { mountOpen, parseRequest } from './mount.ts'
import { getLoaded } from './policy-version.ts'
import { labelsOf, shownCounts, tellRounded } from './try-out-shown.ts'

/** Dossiers read in one transaction; others are served in between. */
const CHUNK = 10_000

const KEPT: LocalText = {
  nl: 'Wat met bewoners is afgesproken, blijft gelden: toezeggingen in het plan en het afgesproken volgende contact veranderen niet. Een categorie blijft staan tot een medewerker opnieuw beslist.',
  en: 'What was agreed with residents keeps counting: promises in the plan and the agreed next contact do not change. A category stays until a worker decides anew.',
}

type Query = z.infer<typeof getPolicyEffect.query>
type Changes = TouchedDossier['changes']
type Touched = DossierFacts & { changes: Changes }

interface Sides {
  before: TriedPolicy
  after: TriedPolicy
}

/** The version that another one follows: in force on its first day, or until the day before. */
function followed({ policies }: Deps, municipalityId: string, { version, pack }: LoadedPolicy, on: IsoDate) {
  const inForce = policies.inForce(municipalityId, on)
  return inForce?.version === version ? policies.inForce(municipalityId, addDays(pack.validFrom, -1)) : inForce
}

/** What would be proposed otherwise for somebody. */
function changesBy({ before, after }: Sides): (dossier: DossierFacts) => Changes {
  const [was, becomes] = [outcomeBy(before), outcomeBy(after)]
  return ({ facts, category }) => {
    const [from, to] = [was(facts, category), becomes(facts, category)]
    return TryOutPart.options
      .filter((part) => from[part] !== to[part])
      .map((part) => ({ part, from: from[part], to: to[part] }))
  }
}

/** Every open dossier, a chunk per transaction. */
async function* openDossiers(deps: Deps, municipalityId: string, on: IsoDate): AsyncGenerator<DossierFacts[]> {
  for (let after: string | null = null; ; ) {
    const page: { after: string | null; limit: number } = { after, limit: CHUNK }
    const found: DossierFacts[] = await withScope(deps.db, municipalityId, (trx) =>
      someDossierFacts(trx, municipalityId, on, page),
    )
    yield found
    if (found.length < CHUNK) return
    after = found.at(-1)?.dossierId ?? null
  }
}

/** Which dossiers a caller may see: a test, or null when there are none. */
function reachOf({ rights, actor }: Caller): Reach | null {
  const place = placeOf(rights, actor.roles, 'caseload.read')
  return place ? { actor, place, withSuspended: judgesMedically(rights, actor) } : null
}

/** Goes through all open dossiers once: counts, commitments, and the page of touched dossiers that was asked for. */
async function weigh(deps: Deps, caller: Caller, sides: Sides, on: IsoDate, { after = '', limit }: Query) {
  const { municipalityId } = caller
  const reach = reachOf(caller)
  const reachable =
    reach && (await withScope(deps.db, municipalityId, (trx) => reachableDossiers(trx, municipalityId, reach)))
  const isReachable = (dossierId: string) => reachable !== null && (reachable === 'all' || reachable.has(dossierId))
  const [trial, changesOf] = [createTryOut(sides.before, sides.after), changesBy(sides)]
  const found = { promises: 0, nextContacts: 0, total: 0, page: [] as Touched[] }
  for await (const chunk of openDossiers(deps, municipalityId, on))
    for (const dossier of chunk) {
      trial.add(dossier)
      const changes = changesOf(dossier)
      if (changes.length === 0) continue
      if (dossier.promiseCount > 0) found.promises++
      if (dossier.nextContactOn !== null) found.nextContacts++
      if (!isReachable(dossier.dossierId)) continue
      found.total++
      if (dossier.dossierId > after && found.page.length <= limit) found.page.push({ ...dossier, changes })
    }
  return { ...found, counts: trial.counts(), reach }
}

type Counts = NonNullable<PolicyEffect['counts']>

/** Of all counts, those of what changes. */
function onlyChanges({ residents, changedAny, changed, moves, groups, isRounded }: Counts): Counts {
  const change = (list: Counts['moves']['category']) => list.filter(({ from, to }) => from !== to)
  const { category, team, contact, attention, duty } = moves
  return {
    residents,
    changedAny,
    changed,
    isRounded,
    moves: {
      category: change(category),
      team: change(team),
      contact: change(contact),
      attention: change(attention),
      duty: change(duty),
    },
    groups: groups.map((group) => ({ ...group, moves: change(group.moves) })),
  }
}

/** The touched dossiers with their names; every one of them is a look. */
async function shownDossiers(trx: Trx, { municipalityId, worker }: Caller, page: readonly Touched[]) {
  if (page.length === 0) return []
  const ids = page.map(({ dossierId }) => dossierId)
  const rows = await listedDossiers(trx)
    .where('dossier_row.municipality_id', '=', municipalityId)
    .where('dossier_row.dossier_id', 'in', ids)
    .execute()
  const looks = rows.map(
    ({ dossier_id }) => ({ dossierId: dossier_id, what: 'try-out', purpose: 'quality', subjects: 1 }) as const,
  )
  await logReads(trx, municipalityId, worker.workerId, looks)
  const byId = new Map(rows.map((row) => [row.dossier_id, listed(row)]))
  return page.flatMap(({ dossierId, changes, nextContactOn, promiseCount }): TouchedDossier[] => {
    const person = byId.get(dossierId)
    return person ? [{ ...person, changes, nextContactOn, promiseCount }] : []
  })
}

async function effect(deps: Deps, caller: Caller, version: string, query: Query): Promise<PolicyEffect> {
  const { municipalityId } = caller
  const after = await withScope(deps.db, municipalityId, (trx) =>
    getLoaded({ trx, policies: deps.policies, municipalityId }, version),
  )
  const today = deps.today()
  const isToCome = after.pack.validFrom > today
  const on = isToCome ? after.pack.validFrom : today
  const before = followed(deps, municipalityId, after, on)
  // Both under the law of that day, so that only what the municipality changes is told.
  const law = deps.policies.lawInForce(on)
  const tried = (policy: LoadedPolicy): TriedPolicy => ({ policy, duties: dutiesBy(law, policy.pack) })
  const sides = { before: tried(before ?? after), after: tried(after) }
  const { counts, reach, ...found } = await weigh(deps, caller, sides, on, query)
  const shown = shownCounts(counts, sides, { minutesPerContact: 1, isReal: true })
  const page = found.page.slice(0, query.limit)
  const items = await withScope(deps.db, municipalityId, (trx) => shownDossiers(trx, caller, page))
  const next = found.page.length > query.limit ? (page.at(-1)?.dossierId ?? null) : null
  return {
    version: after.version,
    against: before?.version ?? null,
    on,
    counts: before ? onlyChanges(shown) : null,
    labels: {
      before: labelsOf(sides.before.policy, sides.before.duties),
      after: labelsOf(after, sides.after.duties),
    },
    commitments: {
      ...KEPT,
      promises: tellRounded(found.promises),
      nextContacts: tellRounded(found.nextContacts),
    },
    dossiers: reach && { items, total: found.total, next, place: reach.place },
  }
}

/** What a version means for the dossiers that are open, before it is decided. @source seed3 P30 */
export function mountPolicyEffect(app: Hono, deps: Deps): void {
  mountOpen(app, deps, getPolicyEffect, async (caller, c, { version }) => {
    const { query } = await parseRequest(c, getPolicyEffect)
    return effect(deps, caller, version, getPolicyEffect.query.parse(query))
  })
}
