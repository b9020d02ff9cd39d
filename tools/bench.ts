/**
 * How fast Trede is, each figure beside a bare one of the same run, and beside itself with a tenth of the data.
 *
 *   npm run bench                          everything: 400,000 dossiers with 4,000,000 events on PostgreSQL
 *   npm run bench -- --size small          a tenth of that, in a few minutes
 *   npm run bench -- pages load            some parts: pages, contact, load, import, policy, try-out
 *   npm run bench -- policy                decision tables alone, without a database
 *   npm run bench -- pages --only search   pages whose name holds a word
 *
 * The first run fills the databases, in `.cache/bench`; later ones find them there, and `--fresh` fills them anew. The
 * figures also go to `.cache/bench/latest.json`; those of a release are kept in docs/performance.md.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measureImport } from './bench/importing.ts'
import { SIZES } from './bench/installation.ts'
import { measureLoad } from './bench/load.ts'
import { measurePolicy } from './bench/policy.ts'
import { measurePage, PAGES } from './bench/reading.ts'
import { type Figures, machine, policyTable, report } from './bench/report.ts'
import { CACHE, openBenchServer } from './bench/server.ts'
import { measureTryOut } from './bench/try-out.ts'
import { bare, openWorld, type World } from './bench/world.ts'
import { dossiersWritten, measureBasics, measureWriting } from './bench/writing.ts'

const PARTS = ['pages', 'contact', 'load', 'import', 'policy', 'try-out']
const OPTIONS = {
  size: { type: 'string', default: 'full' },
  fresh: { type: 'boolean', default: false },
  only: { type: 'string', default: '' },
  rounds: { type: 'string', default: '200' },
  seconds: { type: 'string', default: '63' },
  rate: { type: 'string', default: '25' },
  rows: { type: 'string', default: '100000' },
  residents: { type: 'string', default: '400000' },
} as const

const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true })
const size = values.size === 'small' ? 'small' : 'full'
const rounds = Number(values.rounds)
const wants = (part: string) => positionals.length === 0 || positionals.includes(part)
const say = (text: string) => process.stderr.write(`${text}\n`)

async function count(world: World, table: string): Promise<number> {
  const [row] = await bare<{ count: number }>(world.db, `select count(*) from ${table}`)
  return row?.count ?? 0
}

async function measurePages(figures: Figures, city: World, installation: World): Promise<void> {
  for (const page of PAGES.filter(({ name }) => name.includes(values.only))) {
    say(page.name)
    figures.pages.push(await measurePage(page, city, installation, rounds))
  }
}

/** Fills in the figures one after another, so that those measured before a part fails are not lost. */
async function measure(figures: Figures, city: World, installation: World): Promise<void> {
  figures.dossiers = { city: await count(city, 'dossier_row'), installation: await count(installation, 'dossier_row') }
  figures.events = { city: await count(city, 'event'), installation: await count(installation, 'event') }
  figures.basics = await measureBasics(installation, rounds)
  if (wants('pages')) await measurePages(figures, city, installation)
  if (wants('contact')) figures.contact = await measureWriting(city, installation, rounds)
  const load = {
    perSecond: Number(values.rate),
    seconds: Number(values.seconds),
    firstDossier: dossiersWritten(rounds),
  }
  say(wants('load') ? `${values.rate} requests a second for ${values.seconds} seconds` : '')
  if (wants('load')) figures.load = await measureLoad(installation, load)
  say(wants('import') ? `import of ${values.rows} rows` : '')
  if (wants('policy')) figures.policy = await measurePolicy(say)
  if (wants('import')) figures.import = await measureImport(city, installation, Number(values.rows))
  say(wants('try-out') ? `a policy tried on ${values.residents} residents` : '')
  if (wants('try-out')) figures.tryOut = await measureTryOut(city, Number(values.residents))
}

const unknown = positionals.find((part) => !PARTS.includes(part))
if (unknown !== undefined || !(values.size in SIZES)) {
  say(`Parts are ${PARTS.join(', ')}; --size is full or small.`)
  process.exit(2)
}
const LATEST = join(CACHE, 'latest.json')
/** Tables need no database: their figures are put beside those that are there. */
if (positionals.length > 0 && positionals.every((part) => part === 'policy')) {
  const policy = await measurePolicy(say)
  const before: unknown = existsSync(LATEST) ? JSON.parse(readFileSync(LATEST, 'utf8')) : {}
  const both = { ...(typeof before === 'object' ? before : {}), policyMachine: machine(), policy }
  mkdirSync(CACHE, { recursive: true })
  writeFileSync(LATEST, `${JSON.stringify(both, null, 2)}\n`)
  console.log(`${machine()}, load average ${(loadavg()[0] ?? 0).toFixed(1)}.\n\n${policyTable(policy)}`)
  process.exit(0)
}
const bench = await openBenchServer(size, SIZES[size], values.fresh, (text) =>
  process.stderr.write(`\r\u001b[K${text}`),
)
const { loadSeconds } = bench
say(loadSeconds ? `\nfilled in ${Math.round(loadSeconds.city)} + ${Math.round(loadSeconds.others)} s` : '')
const figures: Figures = {
  on: new Date().toISOString().slice(0, 10),
  size,
  machine: machine(),
  postgres: bench.server.version,
  busyAtStart: loadavg()[0] ?? 0,
  pages: [],
}
const [city, installation] = [await openWorld(bench.city), await openWorld(bench.installation)]
try {
  await measure(figures, city, installation)
} finally {
  await city.close()
  await installation.close()
  await bench.stop()
  writeFileSync(LATEST, `${JSON.stringify(figures, null, 2)}\n`)
  console.log(report(figures))
}
