import type { ImportBatch, ImportPage, ShownRow } from '../api/import.ts'
import { dayInAmsterdam } from '../core/day.ts'
import { CHOICES, type ImportChoice, type ImportState, isHardGround } from '../core/import-choice.ts'
import { rowProblem } from '../core/import-problem.ts'
import { namesOf } from '../db/access.ts'
import type { Trx } from '../db/connect.ts'
import { type Batch, findSameFile } from '../db/import.ts'
import { rowsByNumber, type StoredRow } from '../db/import-check.ts'
import { countRows, problemKinds } from '../db/import-count.ts'
import { knownPersons } from '../db/import-known.ts'
import { cellsOf, stagedRows } from '../db/import-row.ts'
import { knownRow } from './import-compare.ts'

const SAMPLE_ROWS = 10
const MOST_KINDS = 30
/** While the columns can still be chosen, and not while a screen asks for the progress. */
const SHOWS_SAMPLE: ReadonlySet<ImportState> = new Set(['uploaded', 'checked', 'cancelled', 'failed'])

/** Batches with the names of those who started them. */
export async function shownBatches(
  trx: Trx,
  municipalityId: string,
  batches: readonly Batch[],
): Promise<ImportBatch[]> {
  const names = await namesOf(trx, municipalityId, new Set(batches.map(({ startedBy }) => startedBy)))
  return batches.map(({ fileHash: _hash, guess: _guess, runId: _run, runBy: _by, startedBy, ...batch }) => ({
    ...batch,
    startedByName: names[startedBy] ?? '',
  }))
}

export async function shownBatch(trx: Trx, municipalityId: string, batch: Batch): Promise<ImportBatch> {
  const [shown] = await shownBatches(trx, municipalityId, [batch])
  if (!shown) throw new Error('a batch without a page')
  return shown
}

/** Everything about one load but its rows; `sample` holds personal data and has to be logged. */
export async function importPage(trx: Trx, municipalityId: string, batch: Batch): Promise<ImportPage> {
  const { importId, guess, state } = batch
  const counts = await countRows(trx, municipalityId, importId)
  const sample = SHOWS_SAMPLE.has(state)
    ? await stagedRows(trx, municipalityId, importId, { after: 0, limit: SAMPLE_ROWS })
    : []
  const kinds = state === 'checking' ? [] : await problemKinds(trx, municipalityId, importId, MOST_KINDS)
  const sameFileAt = await findSameFile(trx, municipalityId, batch)
  return {
    ...(await shownBatch(trx, municipalityId, batch)),
    guess,
    sample: sample.map(({ rowNumber, cells }) => ({ rowNumber, cells })),
    counts: counts.outcomes,
    loaded: { opened: counts.opened, changed: counts.changed },
    undecidedCount: counts.undecided,
    readyCount: counts.ready,
    skippedCount: counts.skipped,
    problems: kinds.map(({ code, count, firstRows, ...at }) => ({ ...rowProblem(code, at), count, firstRows })),
    sameFileLoadedOn: sameFileAt === undefined ? null : dayInAmsterdam(new Date(sameFileAt)),
  }
}

/** What may still be chosen for a row. */
export function choicesFor(row: StoredRow): readonly ImportChoice[] {
  if (row.result !== null) return []
  const isTaken = row.candidates.some(({ ground }) => isHardGround(ground))
  return CHOICES[row.outcome].filter((choice) => !(choice === 'new-person' && isTaken))
}

type Candidates = ShownRow['candidates']

/** Whom rows may double, as they are known now: persons, and other rows of the file. */
async function readDoubles(trx: Trx, municipalityId: string, importId: string, rows: readonly StoredRow[]) {
  const all = rows.flatMap((row) => row.candidates)
  const personIds = all.flatMap(({ personId }) => personId ?? [])
  const persons = await knownPersons(trx, municipalityId, personIds)
  const numbers = all.flatMap(({ rowNumber, personId }) => (personId === null ? (rowNumber ?? []) : []))
  const found = await rowsByNumber(trx, municipalityId, importId, numbers)
  const others = new Map(found.map((row) => [row.rowNumber, row]))
  const doublesOf = ({ candidates }: StoredRow): Candidates =>
    candidates.map(({ ground, personId, rowNumber }) => {
      const known = personId === null ? undefined : persons.get(personId)
      const other = rowNumber === null ? undefined : others.get(rowNumber)
      const dossierId = known?.dossier?.dossierId ?? other?.dossierId ?? null
      const fields = known ? knownRow(known) : (other?.fields ?? {})
      return { ground, rowNumber, dossierId, dossierNumber: known?.dossier?.dossierNumber ?? null, fields }
    })
  const dossierIds = [...persons.values()].flatMap(({ dossier }) => dossier?.dossierId ?? [])
  return { doublesOf, dossierIds }
}

/** Rows with the persons they may double beside them. `dossierIds` are those whose persons are shown. */
export async function shownRows(
  trx: Trx,
  municipalityId: string,
  importId: string,
  rows: readonly StoredRow[],
): Promise<{ items: ShownRow[]; dossierIds: string[] }> {
  const doubles = await readDoubles(trx, municipalityId, importId, rows)
  const numbers = rows.map(({ rowNumber }) => rowNumber)
  const cells = await cellsOf(trx, municipalityId, importId, numbers)
  const items = rows.map((row): ShownRow => {
    const { rowKey: _key, personId: _person, chosen, problems, ...rest } = row
    return {
      ...rest,
      cells: cells.get(row.rowNumber) ?? [],
      chosenCandidate: chosen,
      problems: problems.map(({ code, ...at }) => rowProblem(code, at)),
      choices: [...choicesFor(row)],
      candidates: doubles.doublesOf(row),
    }
  })
  const own = rows.flatMap((row) => row.dossierId ?? [])
  return { items, dossierIds: [...new Set([...doubles.dossierIds, ...own])] }
}
