import { setImmediate as nextTurn } from 'node:timers/promises'
import type { TryOut, TryOutInput } from '../api/try-out.ts'
import { Failure } from '../core/failure.ts'
import { withScope } from '../db/connect.ts'
import { countOpenDossiers, type DossierFacts, type FactsPage, someDossierFacts } from '../db/dossier-facts.ts'
import { createTryOut, type TriedPolicy, type TriedResident } from '../policy/try-out.ts'
import { drawResidents } from '../simulation/residents.ts'
import type { Deps } from './deps.ts'
import { shownCounts } from './try-out-shown.ts'

/** A try-out that runs or has run. It lives in the memory of this process and nowhere else. */
export interface Running extends TryOut {
  municipalityId: string
  workerId: string
  before: TriedPolicy
  after: TriedPolicy
  /** When it ended; undefined while it runs. */
  endedAtMs: number | undefined
}

/** How long a result can be asked for, and how many a municipality has at most. Our own default. */
const KEPT_MS = 30 * 60_000
const MOST_KEPT = 20
/** Others wait no longer than this for a turn. */
const SLICE_MS = 20
/** Dossiers read in one transaction. */
const CHUNK = 10_000

const shelves = new WeakMap<Deps['db'], Map<string, Running>>()

function shelfOf({ db }: Pick<Deps, 'db'>): Map<string, Running> {
  const shelf = shelves.get(db) ?? new Map<string, Running>()
  shelves.set(db, shelf)
  return shelf
}

/** Takes away what has stood for half an hour, and the oldest where a municipality has too many. */
function tidy(shelf: Map<string, Running>, municipalityId: string, nowMs: number): void {
  for (const [id, { endedAtMs }] of shelf) if (endedAtMs !== undefined && nowMs - endedAtMs > KEPT_MS) shelf.delete(id)
  const ended = [...shelf.values()].filter((one) => one.municipalityId === municipalityId && one.state !== 'running')
  for (const { tryOutId } of ended.slice(0, Math.max(0, ended.length - MOST_KEPT + 1))) shelf.delete(tryOutId)
}

/** @throws try-out.not-found when it is gone, or of another municipality */
export function getRunning(deps: Deps, municipalityId: string, tryOutId: string): Running {
  const shelf = shelfOf(deps)
  tidy(shelf, municipalityId, deps.now().getTime())
  const found = shelf.get(tryOutId)
  if (found?.municipalityId !== municipalityId) throw new Failure('try-out.not-found', { tryOutId })
  return found
}

export function stopRunning(deps: Deps, running: Running): void {
  if (running.state !== 'running') return
  running.state = 'stopped'
  running.endedAtMs = deps.now().getTime()
}

export const shownRunning = (running: Running): TryOut => {
  const { municipalityId: _m, workerId: _w, before: _b, after: _a, endedAtMs: _e, ...shown } = running
  return shown
}

/** The municipality's own open dossiers, a chunk per transaction, so that others are served in between. */
async function* ownResidents(deps: Deps, running: Running): AsyncGenerator<Iterable<TriedResident>> {
  const { municipalityId } = running
  const day = deps.today()
  running.total = await withScope(deps.db, municipalityId, (trx) => countOpenDossiers(trx, municipalityId))
  for (let after: string | null = null; ; ) {
    const page: FactsPage = { after, limit: CHUNK }
    const found: DossierFacts[] = await withScope(deps.db, municipalityId, (trx) =>
      someDossierFacts(trx, municipalityId, day, page),
    )
    yield found
    if (found.length < CHUNK) return
    after = found.at(-1)?.dossierId ?? null
  }
}

function* madeUp(
  { municipalityId }: Running,
  setting: { size: number; seed: string },
  today: string,
): Generator<TriedResident> {
  for (const facts of drawResidents({ municipalityId, ...setting, today })) yield { facts, category: null }
}

/** Counts all residents, giving up its turn again and again; false when it was stopped. */
async function countAll(deps: Deps, running: Running, add: (resident: TriedResident) => void): Promise<boolean> {
  const { residents } = running
  const batches = residents === 'own' ? ownResidents(deps, running) : [madeUp(running, residents, deps.today())]
  let turnStartedAtMs = performance.now()
  for await (const batch of batches)
    for (const resident of batch) {
      add(resident)
      running.done++
      if (running.done % 100 !== 0 || performance.now() - turnStartedAtMs < SLICE_MS) continue
      await nextTurn()
      if (running.state !== 'running') return false
      turnStartedAtMs = performance.now()
    }
  return running.state === 'running'
}

async function run(deps: Deps, running: Running): Promise<void> {
  const { before, after, minutesPerContact, residents } = running
  try {
    const tried = createTryOut(before, after)
    if (!(await countAll(deps, running, tried.add))) return
    running.result = shownCounts(tried.counts(), running, { minutesPerContact, isReal: residents === 'own' })
    running.total = running.done
    running.state = 'done'
  } catch (error) {
    running.state = 'failed'
    const [kind, code] = error instanceof Error ? [error.name, 'code' in error ? String(error.code) : undefined] : []
    const where =
      error instanceof Error ? error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')) : []
    deps.log.error({ tryOutId: running.tryOutId, kind, code, where: where?.slice(0, 12) }, 'try-out failed')
  }
  running.endedAtMs = deps.now().getTime()
}

/** Begins a try-out behind the request. One that the same worker still had running is stopped: one at a time. */
export function startRunning(
  deps: Deps,
  who: { municipalityId: string; workerId: string },
  input: TryOutInput,
  sides: { before: TriedPolicy; after: TriedPolicy },
): Running {
  const shelf = shelfOf(deps)
  tidy(shelf, who.municipalityId, deps.now().getTime())
  for (const one of shelf.values())
    if (one.municipalityId === who.municipalityId && one.workerId === who.workerId) stopRunning(deps, one)
  const running: Running = {
    tryOutId: deps.newId(),
    ...who,
    ...input,
    ...sides,
    against: sides.before.policy.version,
    state: 'running',
    done: 0,
    total: input.residents === 'own' ? 0 : input.residents.size,
    result: null,
    endedAtMs: undefined,
  }
  shelf.set(running.tryOutId, running)
  void run(deps, running)
  return running
}
