import { cpus, totalmem } from 'node:os'
import type { ImportFigures } from './importing.ts'
import type { LoadFigures } from './load.ts'
import type { PolicyFigures } from './policy.ts'
import type { PageFigures } from './reading.ts'
import type { Spread } from './timing.ts'
import type { TryOutFigures } from './try-out.ts'
import type { Basics, WritingFigures } from './writing.ts'

/** All figures of one run. */
export interface Figures {
  on: string
  size: string
  machine: string
  postgres: number
  /** Load average of the last minute: above the number of cores, others used the machine too. */
  busyAtStart: number
  dossiers?: { city: number; installation: number }
  events?: { city: number; installation: number }
  basics?: Basics
  pages: PageFigures[]
  contact?: WritingFigures
  import?: ImportFigures
  load?: LoadFigures[]
  policy?: PolicyFigures[]
  tryOut?: TryOutFigures[]
}

export function machine(): string {
  const [first] = cpus()
  return `${cpus().length} cores (${first?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`
}

const ms = (value: number): string => value.toFixed(value < 10 ? 1 : 0)
const factor = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)}×`
const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
const table = (headers: readonly string[], rows: readonly string[]): string =>
  [row(...headers), row(...headers.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows].join('\n')

const pageRow = ({ name, app, bare, logged, alone }: Omit<PageFigures, 'logged'> & { logged?: Spread }): string =>
  row(
    name,
    ms(app.p50),
    ms(app.p95),
    ms(bare.p50),
    ms(bare.p95),
    factor(app.p50 / bare.p50),
    logged ? factor(app.p50 / logged.p50) : '',
    factor(app.p50 / alone.p50),
  )

function pages({ pages: figures, contact }: Figures): string {
  const headers = ['', 'Trede p50 ms', 'p95 ms', 'bare p50 ms', 'p95 ms', '/ bare', '/ bare with log', 'growth']
  return table(headers, [...figures, ...(contact ? [{ name: 'noting a contact', ...contact }] : [])].map(pageRow))
}

function importTable(figures: ImportFigures): string {
  const { rows, opened, seconds, copySeconds, growth } = figures
  return table(
    ['import', 'figure'],
    [
      row('rows in the file', rows),
      row('dossiers opened', opened),
      row('reading the file (s)', figures.uploadSeconds.toFixed(1)),
      row('checking every row (s)', figures.checkSeconds.toFixed(1)),
      row('loading (s)', figures.loadSeconds.toFixed(1)),
      row('all together (s)', seconds.toFixed(1)),
      row('rows a second', Math.round(rows / seconds)),
      row('COPY of the same rows (s)', copySeconds.toFixed(2)),
      row('Trede / COPY', factor(seconds / copySeconds)),
      row('growth', factor(growth.seconds / growth.aloneSeconds)),
    ],
  )
}

const loadTable = (figures: readonly LoadFigures[]): string =>
  table(
    ['requests', 'count', 'p50 ms', 'p95 ms', 'p99 ms', 'errors'],
    figures.map(({ kind, requests, p50, p95, p99, errors }) => row(kind, requests, ms(p50), ms(p95), ms(p99), errors)),
  )

/** Nanoseconds per resident, and how many times faster Trede is than the other ways. */
export function policyTable(figures: readonly PolicyFigures[]): string {
  const headers = [
    'decision table',
    'residents',
    'Trede ns',
    'by hand / Trede',
    'zen-engine / Trede',
    'feelin / Trede',
    'explained ns',
  ]
  const rows = figures.map(
    ({ table: name, residents, nanoseconds: { trede, hand, zen, feelin }, explainNanoseconds }) =>
      row(
        name,
        residents,
        ms(trede),
        factor(hand / trede),
        zen === null ? 'not installed' : factor(zen / trede),
        factor(feelin / trede),
        ms(explainNanoseconds),
      ),
  )
  return table(headers, rows)
}

const tryOutTable = (figures: readonly TryOutFigures[]): string =>
  table(
    [
      'a policy tried',
      'residents',
      'seconds',
      'processor seconds',
      'residents a second',
      'answers',
      'longest answer ms',
    ],
    figures.map(({ whom, version, against, residents, seconds, processorSeconds, answers, longestAnswerMs }) =>
      row(
        `${version} beside ${against}, ${whom}`,
        residents,
        seconds.toFixed(1),
        processorSeconds.toFixed(1),
        Math.round(residents / seconds),
        answers,
        ms(longestAnswerMs),
      ),
    ),
  )

/** The figures as Markdown. */
export function report(figures: Figures): string {
  const { on, size, dossiers, events, basics } = figures
  return [
    `${on}, ${figures.machine}, PostgreSQL ${figures.postgres}, size ${size}, load average ${figures.busyAtStart.toFixed(1)}.`,
    ...(dossiers && events
      ? [
          `${dossiers.installation} dossiers with ${events.installation} events, of which the city has ${dossiers.city} and ${events.city}.`,
        ]
      : []),
    ...(basics
      ? [
          `A round trip to the database takes ${ms(basics.roundTrip.p50)} ms, keeping a row ${ms(basics.commit.p50)} ms.`,
        ]
      : []),
    pages(figures),
    ...(figures.import ? [importTable(figures.import)] : []),
    ...(figures.load ? [loadTable(figures.load)] : []),
    ...(figures.policy ? [policyTable(figures.policy)] : []),
    ...(figures.tryOut ? [tryOutTable(figures.tryOut)] : []),
  ].join('\n\n')
}
