import { setTimeout as wait } from 'node:timers/promises'
import {
  FILE_NAME_HEADER,
  getImport,
  type ImportPage,
  loadImport,
  mapImport,
  uploadImport,
} from '../../src/api/import.ts'
import { addDays } from '../../src/core/day.ts'
import type { ImportState } from '../../src/core/import-choice.ts'
import type { Ledger, Load } from './ledger.ts'
import { NoAnswer, type Visitor } from './visitor.ts'
import { letters } from './writer.ts'

const POLL_MS = 50
/** A load that nobody breaks off takes seconds. */
const LONGEST_LOAD_MS = 300_000

/** What the application had acknowledged, and no longer knows. */
export class Loss extends Error {}

/** A caseload file whose rows are all new, each with a note, so that each becomes a person, a dossier and a text. */
function caseloadFile(prefix: string, rows: number): Uint8Array {
  const lines = Array.from({ length: rows }, (_, row) =>
    [
      `${prefix}${row}`,
      `Lading${letters(row)} ${prefix}`,
      addDays('1950-01-01', row),
      `opmerking ${prefix}${row}`,
    ].join(';'),
  )
  return Buffer.from(`Klantnummer;Achternaam;Geboortedatum;Opmerkingen\r\n${lines.join('\r\n')}\r\n`)
}

async function upload(visitor: Visitor, ledger: Ledger, prefix: string, rows: number): Promise<Load> {
  const headers = { [FILE_NAME_HEADER]: `${prefix}.csv`, 'content-type': 'application/octet-stream' }
  const bytes = caseloadFile(prefix, rows)
  const { importId, rowCount } = await visitor.call(uploadImport, { body: undefined }, { bytes, headers })
  const { municipalityId } = visitor
  const load: Load = { importId, municipalityId, prefix, rows, acknowledged: 'uploaded' }
  ledger.loads.push(load)
  if (rowCount !== rows) throw new Loss(`file ${prefix} has ${rowCount} rows, not ${rows}`)
  return load
}

const ORDER = ['uploaded', 'mapped', 'started', 'loaded'] as const
/** How far a load must at least be, by the state that the application gives it. */
const REACHED: Partial<Record<ImportState, number>> = { uploaded: 0, checking: 1, checked: 1, loading: 2, loaded: 3 }

function checkState(load: Load, page: ImportPage): void {
  const reached = REACHED[page.state]
  if (reached === undefined || reached < ORDER.indexOf(load.acknowledged))
    throw new Loss(`file ${load.prefix} was ${load.acknowledged} and is ${page.state} ${page.failure ?? ''}`)
  if (page.rowCount !== load.rows) throw new Loss(`file ${load.prefix} has ${page.rowCount} rows, not ${load.rows}`)
}

/** Does the next thing that a file needs, until it is loaded. */
async function isLoaded(visitor: Visitor, load: Load): Promise<boolean> {
  if (load.acknowledged === 'loaded') return true
  const params = { importId: load.importId }
  const page = await visitor.call(getImport, { params })
  checkState(load, page)
  if (page.state === 'uploaded') {
    await visitor.call(mapImport, { params, body: { mapping: page.guess.mapping } })
    load.acknowledged = 'mapped'
  } else if (page.state === 'checked') {
    if (page.counts.new !== load.rows)
      throw new Loss(`file ${load.prefix}: ${JSON.stringify(page.counts)} of ${load.rows}`)
    await visitor.call(loadImport, { params })
    load.acknowledged = 'started'
  } else if (page.state === 'loaded') {
    if (page.loaded.opened !== load.rows)
      throw new Loss(`file ${load.prefix}: loaded ${page.loaded.opened} of ${load.rows}`)
    load.acknowledged = 'loaded'
  }
  return false
}

/** Goes on with the files that are not loaded yet. @throws NoAnswer, Loss */
export async function finishLoads(visitor: Visitor, ledger: Ledger): Promise<void> {
  for (const load of ledger.loads) {
    const giveUpAtMs = performance.now() + LONGEST_LOAD_MS
    while (!(await isLoaded(visitor, load))) {
      if (performance.now() > giveUpAtMs)
        throw new Loss(`file ${load.prefix} was ${load.acknowledged} and does not end`)
      await wait(POLL_MS)
    }
  }
}

/** Finishes what is under way and loads files after that, until no answer comes any more. @throws Loss */
export async function loadOn(
  visitor: Visitor,
  ledger: Ledger,
  files: { names: Iterator<string>; rows: number },
): Promise<void> {
  try {
    for (;;) {
      await finishLoads(visitor, ledger)
      const name = files.names.next()
      if (name.done) return
      await upload(visitor, ledger, name.value, files.rows)
    }
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
  }
}
