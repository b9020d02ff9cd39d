import type { Hono } from 'hono'
import { getTryOut, listTryOutDossiers, NO_PROPOSAL, startTryOut, stopTryOut } from '../api/try-out.ts'
import { judgesMedically, placeOf } from '../core/access.ts'
import type { IsoDate } from '../core/day.ts'
import { Failure } from '../core/failure.ts'
import { logReads } from '../db/access.ts'
import { listed, listedDossiers, type Reach } from '../db/attention.ts'
import { withScope } from '../db/connect.ts'
import { someDossierFacts } from '../db/dossier-facts.ts'
import { outcomeBy } from '../policy/outcome.ts'
import type { TriedPolicy } from '../policy/try-out.ts'
import { dutiesBy } from '../policy/try-out-duties.ts'
import type { TryOutPart } from '../policy/try-out-groups.ts'
import type { Call, Deps } from './deps.ts'
import { mount, mountOpen, parseRequest } from './mount.ts'
import { getLoaded, type Shelf } from './policy-version.ts'
import { getRunning, type Running, shownRunning, startRunning, stopRunning } from './try-out-run.ts'

/** Dossiers shown at once; the total says how many there are. */
const MOST_SHOWN = 200
const CHUNK = 10_000

/** A version with the duties that the law gives on its first day, or today where it holds already. */
async function tried(shelf: Shelf, version: string, today: IsoDate): Promise<TriedPolicy> {
  const policy = await getLoaded(shelf, version)
  const day = policy.pack.validFrom > today ? policy.pack.validFrom : today
  return { policy, duties: dutiesBy(shelf.policies.lawInForce(day), policy.pack) }
}

interface Asked {
  part: TryOutPart
  from: string | null
  to: string | null
}

/**
 * The ids of the dossiers in the caller's reach that go from one value to another. Worked out anew when somebody looks,
 * so that the reach is that of now and no list of people waits in memory.
 */
async function movingDossiers(call: Call, running: Running, reach: Reach, { part, from, to }: Asked) {
  const [before, after] = [outcomeBy(running.before), outcomeBy(running.after)]
  const found: string[] = []
  for (let last: string | null = null; ; ) {
    const page = { after: last, limit: CHUNK, reach }
    const chunk = await someDossierFacts(call.trx, call.municipalityId, call.today, page)
    for (const { dossierId, facts, category } of chunk)
      if (before(facts, category)[part] === from && after(facts, category)[part] === to) found.push(dossierId)
    if (chunk.length < CHUNK) return found
    last = chunk.at(-1)?.dossierId ?? null
  }
}

async function dossiersOf(call: Call, running: Running, asked: Asked) {
  const { trx, municipalityId, rights, actor, worker } = call
  const place = placeOf(rights, actor.roles, 'caseload.read') ?? 'own'
  const reach = { actor, place, withSuspended: judgesMedically(rights, actor) }
  const found = await movingDossiers(call, running, reach, asked)
  const shown = found.slice(0, MOST_SHOWN)
  const rows =
    shown.length === 0
      ? []
      : await listedDossiers(trx)
          .where('dossier_row.municipality_id', '=', municipalityId)
          .where('dossier_row.dossier_id', 'in', shown)
          .orderBy('person.sort_name')
          .execute()
  const items = rows.map(listed)
  const looks = items.map(({ dossierId }) => ({ dossierId, what: 'try-out', purpose: 'quality', subjects: 1 }) as const)
  await logReads(trx, municipalityId, worker.workerId, looks)
  return { items, total: found.length, place }
}

/** Trying a policy on residents: nothing is written but who looked at dossiers. */
export function mountTryOut(app: Hono, deps: Deps): void {
  mountOpen(app, deps, startTryOut, async ({ municipalityId, worker, policy }, c) => {
    const input = startTryOut.body.parse((await parseRequest(c, startTryOut)).body)
    const against = input.against ?? policy?.version
    if (against === undefined) throw new Failure('policy.version-not-found')
    const sides = await withScope(deps.db, municipalityId, async (trx) => {
      const shelf = { trx, policies: deps.policies, municipalityId }
      return {
        before: await tried(shelf, against, deps.today()),
        after: await tried(shelf, input.version, deps.today()),
      }
    })
    return shownRunning(startRunning(deps, { municipalityId, workerId: worker.workerId }, input, sides))
  })
  mount(app, deps, getTryOut, async ({ municipalityId }, { params }) =>
    shownRunning(getRunning(deps, municipalityId, params.tryOutId)),
  )
  mount(app, deps, stopTryOut, async ({ municipalityId }, { params }) => {
    stopRunning(deps, getRunning(deps, municipalityId, params.tryOutId))
    return undefined
  })
  mount(app, deps, listTryOutDossiers, async (call, { params, query: { part, from, to } }) => {
    const running = getRunning(deps, call.municipalityId, params.tryOutId)
    if (running.residents !== 'own') throw new Failure('try-out.made-up')
    const value = (text: string) => (text === NO_PROPOSAL ? null : text)
    return dossiersOf(call, running, { part, from: value(from), to: value(to) })
  })
}
