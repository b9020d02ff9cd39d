import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { getDossier } from '../../src/api/dossier.ts'
import { DEMO_MUNICIPALITIES, demoSubject } from '../../src/server/demo-people.ts'
import { createRandom, type Random } from '../../src/simulation/random.ts'
import { type Application, startApplication } from './application.ts'
import { Findings, type Inspection, type Ledger, type Write } from './ledger.ts'
import { finishLoads, Loss, loadOn } from './loader.ts'
import { copyOf, type Place } from './place.ts'
import { Visitor } from './visitor.ts'
import { letters, openCaseload, type Writer, writeOn } from './writer.ts'

export interface TrialSettings {
  place: Place
  seed: string
  times: number
  /** Rows of each caseload file. A load takes a thousand per transaction, so a few thousand are cut in parts. */
  rowsPerFile?: number
  /** So many writes must have been acknowledged in a life before it may end; also where the machine is slow. */
  leastWrites?: number
  /** The longest time from then to the kill, in milliseconds. */
  longestMs?: number
  /** Every so many kills the restart is killed too, at a random moment; 0 never. */
  restartKillEvery?: number
  /** Every so many kills the bytes of an embedded database are checked, and always at the end; 0 at the end alone. */
  deepEvery?: number
  tell?: (line: string) => void
}

export interface Outcome {
  kills: number
  acknowledged: number
  unanswered: number
  refused: number
  files: number
  rowsLoaded: number
  /** What was lost, half or double; empty when all is well. */
  faults: string[]
}

/** Two case managers of one municipality share their dossiers; the others have theirs alone. */
const PEOPLE = [
  ['GM1916', 'anna'],
  ['GM1916', 'anna'],
  ['GM1916', 'rachid'],
  ['GM0988', 'karin'],
  ['GM0363', 'mariam'],
] as const
const DOSSIERS_PER_WRITER = 12

/** Looks at a killed application's database in a process of its own; an embedded one is copied first. */
export async function inspected(place: Place, ledger: Ledger, isDeep: boolean): Promise<Findings> {
  const looked = place.url === undefined ? await copyOf(place) : place
  const folder = await mkdtemp(join(tmpdir(), 'trede-kill-inspection-'))
  const input = join(folder, 'inspection.json')
  try {
    await writeFile(input, JSON.stringify({ place: looked, ledger, isDeep } satisfies Inspection))
    const program = [join(import.meta.dirname, 'inspect.ts'), input]
    const { stdout } = await promisify(execFile)(process.execPath, program, { maxBuffer: 64 * 1024 * 1024 })
    return Findings.parse(JSON.parse(stdout))
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    return { faults: [`the database cannot be read: ${said.slice(0, 600)}`], dossiers: 0, writesKept: 0, rowsLoaded: 0 }
  } finally {
    await rm(folder, { recursive: true, force: true })
    if (looked !== place) await rm(looked.directory, { recursive: true, force: true })
  }
}

/** The same people, files and chance through all lives of one application. */
class Trial {
  readonly ledger: Ledger = { writes: [], loads: [] }
  readonly faults: string[] = []
  readonly settings: Required<TrialSettings>
  readonly random: Random
  base = ''
  #port = 0
  #writers: Writer[] = []
  #loader: Visitor | undefined
  readonly #names: Iterator<string>

  constructor(settings: TrialSettings) {
    const defaults = {
      rowsPerFile: 2500,
      leastWrites: 0,
      longestMs: 4000,
      restartKillEvery: 4,
      deepEvery: 10,
      tell: () => undefined,
    }
    this.settings = { ...defaults, ...settings }
    this.random = createRandom(settings.seed)
    // As many files as keep the loader busy in most lives, without a database that grows beyond reason.
    this.#names = Array.from({ length: Math.ceil(settings.times / 2) }, (_, n) => `F${letters(n)}x`).values()
  }

  async start(): Promise<Application> {
    const application = await startApplication(this.settings.place, this.#port)
    this.base = await application.ready
    this.#port = Number(new URL(this.base).port)
    return application
  }

  /** Signs everybody in once: a session is an acknowledged write as well. */
  async signIn(): Promise<void> {
    for (const [index, [municipalityId, key]] of PEOPLE.entries()) {
      const visitor = await Visitor.signIn(this.base, demoSubject(municipalityId, key))
      const random = createRandom(`${this.settings.seed}/${index}`)
      const writer: Writer = { name: `${key}${index}`, visitor, random, versions: new Map(), count: 0 }
      await openCaseload(writer, DOSSIERS_PER_WRITER)
      this.#writers.push(writer)
    }
    const [town] = DEMO_MUNICIPALITIES
    const administrator = town?.workers.find(({ roles }) => roles.includes('functional-administrator'))
    this.#loader = await Visitor.signIn(this.base, demoSubject(town?.municipalityId ?? '', administrator?.key ?? ''))
  }

  get loader(): Visitor {
    if (!this.#loader) throw new Error('nobody has signed in')
    return this.#loader
  }

  /** Everybody writes at once until the application is gone. */
  async live(application: Application, life: number): Promise<number> {
    const files = { names: this.#names, rows: this.settings.rowsPerFile }
    const work = [
      ...this.#writers.map((writer) => writeOn(writer, this.ledger, life)),
      loadOn(this.loader, this.ledger, files),
    ]
    const settled = Promise.allSettled(work)
    const isAcknowledged = (write: Write) => write.life === life && write.fate === 'acknowledged'
    while (!application.hasEnded() && this.ledger.writes.filter(isAcknowledged).length < this.settings.leastWrites)
      await wait(2)
    const afterMs = this.random.int(0, this.settings.longestMs)
    await wait(afterMs)
    if (application.hasEnded()) this.faults.push(`the application ended by itself: ${application.complaints()}`)
    await application.kill()
    for (const one of await settled)
      if (one.status === 'rejected')
        this.faults.push(one.reason instanceof Loss ? `LOST: ${one.reason.message}` : String(one.reason))
    for (const { versions } of this.#writers) for (const dossierId of versions.keys()) versions.set(dossierId, 0)
    return afterMs
  }

  /** What was acknowledged in one life is there for whoever asks the application itself. */
  async checkOverHttp(life: number): Promise<void> {
    const acknowledged = this.ledger.writes.filter((write) => write.life === life && write.fate === 'acknowledged')
    for (const { name, visitor } of this.#writers) {
      const mine = Map.groupBy(
        acknowledged.filter(({ writer }) => writer === name),
        ({ dossierId }) => dossierId ?? '',
      )
      for (const [dossierId, writes] of mine) {
        const { person, texts, version } = await visitor.call(getDossier, { params: { dossierId }, query: {} })
        const known = new Set([...Object.values(texts), person.familyName])
        for (const write of writes)
          if (!known.has(write.marker) || version < (write.version ?? 0))
            this.faults.push(`LOST: ${write.kind} '${write.marker}' is not in the dossier that the application shows`)
      }
    }
  }

  /** Sometimes a restart is killed as well: recovery itself must survive that. */
  async killRestart(): Promise<number> {
    const afterMs = this.random.int(0, 2500)
    const application = await startApplication(this.settings.place, this.#port)
    await wait(afterMs)
    await application.kill()
    return afterMs
  }
}

function outcomeOf({ ledger, faults }: Trial, kills: number, rowsLoaded: number): Outcome {
  const count = (fate: string) => ledger.writes.filter((write) => write.fate === fate).length
  return {
    kills,
    acknowledged: count('acknowledged'),
    unanswered: count('unanswered'),
    refused: count('refused'),
    files: ledger.loads.length,
    rowsLoaded,
    faults,
  }
}

/**
 * Starts the application on an empty place, then time after time lets people write in it, kills it, looks at what is
 * left, starts it again and asks it for what it had acknowledged. At the end every file must be loaded.
 */
export async function runTrial(given: TrialSettings): Promise<Outcome> {
  const trial = new Trial(given)
  const { place, times, tell, restartKillEvery, deepEvery } = trial.settings
  let application = await trial.start()
  await trial.signIn()
  let found: Findings | undefined
  for (let life = 1; life <= times; life++) {
    const afterMs = await trial.live(application, life)
    const isDeep = deepEvery > 0 && life % deepEvery === 0
    found = await inspected(place, trial.ledger, isDeep)
    trial.faults.push(...found.faults)
    const isTwice = restartKillEvery > 0 && life % restartKillEvery === 0
    const again = isTwice ? `, restart killed after ${await trial.killRestart()} ms` : ''
    const startedAtMs = performance.now()
    application = await trial.start()
    await trial.checkOverHttp(life).catch((error: unknown) => trial.faults.push(String(error)))
    const { acknowledged } = outcomeOf(trial, life, 0)
    tell(
      `kill ${life} after ${afterMs} ms${again}: ${acknowledged} writes acknowledged, ${found.writesKept} there, ` +
        `${found.rowsLoaded} rows loaded, ${found.dossiers} dossiers, ${trial.faults.length} faults; ` +
        `back in ${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`,
    )
    if (trial.faults.length > 0) break
  }
  await finishLoads(trial.loader, trial.ledger).catch((error: unknown) => trial.faults.push(String(error)))
  await application.kill()
  found = await inspected(place, trial.ledger, true)
  trial.faults.push(...found.faults)
  return outcomeOf(trial, times, found.rowsLoaded)
}
