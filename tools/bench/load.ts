import { createServer } from 'node:http'
import { Worker } from 'node:worker_threads'
import { getRequestListener } from '@hono/node-server'
import { createRandom } from '../../src/simulation/random.ts'
import type { Answered, Planned } from './load-client.ts'
import { PAGES } from './reading.ts'
import { percentile } from './timing.ts'
import { type Ask, requestOf, type World } from './world.ts'
import { contactAsk } from './writing.ts'

/** What people do with it, of a hundred requests: our own estimate of an ordinary morning. */
const MIX = [
  ['caseload', 30, 'caseload, own, by next-contact'],
  ['dossier', 30, 'dossier page'],
  ['today', 15, 'Vandaag'],
  ['search', 10, 'search, four letters, municipality'],
  ['team', 5, 'caseload, team, by in-sight'],
  ['contact', 10, undefined],
] as const
type Kind = (typeof MIX)[number][0]

export interface LoadFigures {
  kind: string
  requests: number
  p50: number
  p95: number
  p99: number
  errors: number
}

/** Requests that come when they come: at so many a second on average, whether earlier ones were answered or not. */
function planFor(world: World, { perSecond, seconds, firstDossier }: LoadSettings): Planned[] {
  const random = createRandom('bench/load')
  const askOf = (kind: Kind, round: number): Ask => {
    const name = MIX.find(([one]) => one === kind)?.[2]
    const page = PAGES.find((one) => one.name === name)
    return page ? page.askOf(world, round) : contactAsk(world, round)
  }
  const plan: Planned[] = []
  let dossier = firstDossier
  for (let atMs = 0; atMs < seconds * 1000; atMs += random.exponential(1000 / perSecond)) {
    const kind = random.weighted(MIX.map(([name, weight]) => [name, weight] as const))
    const round = kind === 'contact' ? dossier++ : random.int(0, 4999)
    const { path, init } = requestOf(askOf(kind, round))
    plan.push({ atMs, kind, path, init })
  }
  return plan
}

export interface LoadSettings {
  perSecond: number
  seconds: number
  /** Contacts are written to dossiers from this one on. */
  firstDossier: number
}

function figuresOf(kind: string, answered: readonly Answered[]): LoadFigures {
  const times = answered.map(({ ms }) => ms).toSorted((a, b) => a - b)
  return {
    kind,
    requests: answered.length,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    errors: answered.filter(({ status }) => status !== 200).length,
  }
}

function runClient(origin: string, plan: readonly Planned[]): Promise<Answered[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./load-client.ts', import.meta.url), { workerData: { origin, plan } })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

/** Serves the application on a port and lets a client in a thread of its own ask; the first seconds do not count. */
export async function measureLoad(world: World, settings: LoadSettings): Promise<LoadFigures[]> {
  const listener = getRequestListener(world.app.fetch)
  const server = createServer((request, response) => void listener(request, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  try {
    const plan = planFor(world, settings)
    const answered = (await runClient(`http://127.0.0.1:${port}`, plan)).filter(({ atMs }) => atMs > 3000)
    const kinds = MIX.map(([kind]) =>
      figuresOf(
        kind,
        answered.filter((one) => one.kind === kind),
      ),
    )
    return [figuresOf('all', answered), ...kinds]
  } finally {
    await new Promise((done) => server.close(done))
  }
}
