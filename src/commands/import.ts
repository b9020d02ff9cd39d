import { createReadStream } from 'node:fs'
import { open, readFile, unlink } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { placeOf } from '../core/access.ts'
import { FAILURES, Failure } from '../core/failure.ts'
import { ImportMapping } from '../core/import.ts'
import { rowProblem } from '../core/import-problem.ts'
import { type Db, withScope } from '../db/connect.ts'
import { type Batch, deleteBatch, findBatch } from '../db/import.ts'
import { countRows, problemKinds, type RowCounts } from '../db/import-count.ts'
import { findAdministrator } from '../db/import-staff.ts'
import { beginCheck, beginLoad } from '../server/import-begin.ts'
import { runImport } from '../server/import-job.ts'
import { rejectedLines } from '../server/import-rejected.ts'
import { stageFile } from '../server/import-upload.ts'
import type { Command, CommandContext } from './command.ts'

const USAGE = `import BESTAND --municipality GMxxxx [--mapping M.json] [--dry-run] [--worker NAAM]

  --municipality    code van de gemeente
  --mapping         bestand met de kolommen: { "familyName": "Achternaam", … }; anders de bewaarde of geraden indeling
  --dry-run         alleen nakijken; er wordt niets bewaard
  --worker          wie laadt, bij de naam waarmee die zich aanmeldt (standaard: de eerste functioneel beheerder)`

interface Wanted {
  file: string
  municipalityId: string
  mappingFile: string | undefined
  isDryRun: boolean
  subject: string | undefined
}

/** @returns what is asked for, or in words what is wrong with it */
function readArgs(args: string[]): Wanted | string {
  const options = {
    municipality: { type: 'string' },
    mapping: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    worker: { type: 'string' },
  } as const
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) return 'Noem één bestand.'
    if (!/^GM\d{4}$/.test(values.municipality ?? '')) return '--municipality is een CBS-code, zoals GM0363.'
    return {
      file,
      municipalityId: values.municipality ?? '',
      mappingFile: values.mapping,
      isDryRun: values['dry-run'],
      subject: values.worker,
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Something the person who gave the command can repair. */
class CommandFault extends Error {}

async function readMapping(file: string): Promise<ImportMapping> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CommandFault(`De indeling ${file} kan niet worden gelezen.`)
  })
  try {
    return ImportMapping.parse(JSON.parse(text))
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : 'het is geen JSON'
    throw new CommandFault(`De indeling ${file} klopt niet: ${why}`)
  }
}

async function findLoader(
  { db, policies, today }: CommandContext,
  { municipalityId, subject }: Wanted,
): Promise<string> {
  const worker = await withScope(db, municipalityId, (trx) => findAdministrator(trx, municipalityId, subject))
  if (!worker)
    throw new CommandFault(
      subject === undefined
        ? `In gemeente ${municipalityId} is geen actieve functioneel beheerder. Noem iemand met --worker.`
        : `In gemeente ${municipalityId} is geen actieve medewerker ‘${subject}’.`,
    )
  if (!placeOf(policies.rightsOf(municipalityId, today), worker.roles, 'import.run'))
    throw new CommandFault(`Medewerker ‘${subject}’ mag geen bestanden laden.`)
  return worker.workerId
}

const inScope = <T>(db: Db, { municipalityId }: Wanted, work: Parameters<typeof withScope<T>>[2]) =>
  withScope(db, municipalityId, work)

async function getBatch(db: Db, wanted: Wanted, importId: string): Promise<Batch> {
  const batch = await inScope(db, wanted, (trx) => findBatch(trx, wanted.municipalityId, importId))
  if (!batch) throw new CommandFault('De import is intussen weggegooid.')
  return batch
}

const SUMMARY: readonly (readonly [keyof RowCounts['outcomes'], string])[] = [
  ['new', 'nieuw'],
  ['same', 'al bekend en gelijk'],
  ['changed', 'gewijzigd (keuze nodig)'],
  ['duplicate', 'mogelijk dubbel (keuze nodig)'],
  ['bad', 'afgekeurd'],
]

async function summarise({ db, print }: CommandContext, wanted: Wanted, batch: Batch): Promise<RowCounts> {
  const { municipalityId } = wanted
  const { counts, kinds } = await inScope(db, wanted, async (trx) => ({
    counts: await countRows(trx, municipalityId, batch.importId),
    kinds: await problemKinds(trx, municipalityId, batch.importId, 20),
  }))
  print(`${batch.fileName}: ${batch.rowCount} regels`)
  for (const [outcome, label] of SUMMARY) print(`  ${String(counts.outcomes[outcome]).padStart(7)}  ${label}`)
  for (const { code, count, firstRows, ...at } of kinds) {
    const { nl, severity } = rowProblem(code, at)
    const more = count > firstRows.length ? ' …' : ''
    print(`${severity === 'error' ? 'Fout' : 'Let op'} (${count}×, regel ${firstRows.join(', ')}${more}): ${nl}`)
  }
  return counts
}

/** Writes the refused rows next to the file, to be repaired and loaded again. */
async function writeRejected({ db, print }: CommandContext, wanted: Wanted, batch: Batch): Promise<void> {
  const path = `${wanted.file}.afgekeurd.csv`
  // Personal data: for nobody but the one who loads.
  const file = await open(path, 'w', 0o600)
  try {
    await inScope(db, wanted, async (trx) => {
      for await (const line of rejectedLines(trx, wanted.municipalityId, batch, 'nl')) await file.write(line)
    })
  } finally {
    await file.close()
  }
  print(`Afgekeurde regels staan in ${path}. Verbeter ze en laad dat bestand.`)
}

const STEPS = 20

/** Tells how far it is at every twentieth part. */
function inSteps(label: string, tell: (line: string) => void): (done: number, total: number) => void {
  let last = 0
  return (done, total) => {
    const step = Math.floor((done * STEPS) / Math.max(total, 1))
    if (step > last) tell(`${label}: ${done} / ${total}`)
    last = step
  }
}

async function check(context: CommandContext, wanted: Wanted, workerId: string, importId: string): Promise<Batch> {
  const { db, newId, progress } = context
  const staged = await getBatch(db, wanted, importId)
  const mapping = wanted.mappingFile === undefined ? staged.guess.mapping : await readMapping(wanted.mappingFile)
  const run = { municipalityId: wanted.municipalityId, importId, runId: newId(), workerId }
  const asked = { mapping, language: 'nl', isKept: !wanted.isDryRun } as const
  await inScope(db, wanted, (trx) => beginCheck(trx, run, asked))
  await runImport(worldOf(context), run, 'checking', inSteps('Nagekeken', progress))
  return getBatch(db, wanted, importId)
}

const worldOf = ({ db, policies, now, newId, today }: CommandContext) => ({
  db,
  policies,
  now,
  newId,
  today: () => today,
})

async function load(context: CommandContext, wanted: Wanted, workerId: string, importId: string): Promise<void> {
  const { db, newId, progress, print } = context
  const run = { municipalityId: wanted.municipalityId, importId, runId: newId(), workerId }
  await inScope(db, wanted, (trx) => beginLoad(trx, run))
  await runImport(worldOf(context), run, 'loading', inSteps('Geladen', progress))
  const { opened } = await inScope(db, wanted, (trx) => countRows(trx, wanted.municipalityId, importId))
  print(`Geladen: ${opened} nieuwe dossiers.`)
}

/** Stages, checks and loads; a dry run takes all of it away again. @returns true when no row was refused */
async function importFile(context: CommandContext, wanted: Wanted): Promise<boolean> {
  const { db } = context
  const workerId = await findLoader(context, wanted)
  const source = createReadStream(wanted.file)
  const upload = { municipalityId: wanted.municipalityId, workerId, fileName: wanted.file, source }
  const importId = await stageFile(worldOf(context), upload)
  const remove = () => inScope(db, wanted, (trx) => deleteBatch(trx, wanted.municipalityId, importId))
  try {
    const batch = await check(context, wanted, workerId, importId)
    const counts = await summarise(context, wanted, batch)
    if (wanted.isDryRun) return counts.outcomes.bad === 0
    if (counts.outcomes.bad > 0) await writeRejected(context, wanted, batch)
    else await unlink(`${wanted.file}.afgekeurd.csv`).catch(() => undefined)
    await load(context, wanted, workerId, importId)
    return counts.outcomes.bad === 0
  } catch (error) {
    // A mapping that does not fit leaves nothing behind; a load that broke off stays, so that it can go on.
    const { isChecked } = await getBatch(db, wanted, importId)
    if (!isChecked) await remove()
    throw error
  } finally {
    if (wanted.isDryRun) await remove()
  }
}

/** What went wrong, for the one who gave the command; undefined for a bug. */
function inWords(error: unknown): string | undefined {
  if (error instanceof CommandFault) return error.message
  if (error instanceof Failure)
    return [FAILURES[error.code].nl, ...error.faults.flatMap(({ detail }) => detail ?? [])].join('\n')
  if (error instanceof Error && 'code' in error && 'path' in error)
    return `Het bestand kan niet worden gelezen (${String(error.code)}).`
  return undefined
}

/** Loads a caseload file as the screens do. Exit code 0; 1 when rows were refused or it failed; 2 for wrong arguments. */
export const importCommand: Command = async (context, args) => {
  const wanted = readArgs(args)
  if (typeof wanted === 'string') {
    context.progress(`${wanted}\n\n${USAGE}`)
    return 2
  }
  try {
    return (await importFile(context, wanted)) ? 0 : 1
  } catch (error) {
    const words = inWords(error)
    if (words === undefined) throw error
    context.progress(words)
    return 1
  }
}
