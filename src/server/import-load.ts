import type { Trx } from '../db/connect.ts'
import { markLoaded, rowsByNumber, type StoredRow, takenRows } from '../db/import-check.ts'
import { type Change, changeKnown } from './import-change.ts'
import { openDossiers, stillNew } from './import-open.ts'
import type { Loading } from './import-statement.ts'

/** Whom rows are about: the person the check found, or the candidate that was chosen, once that one is loaded. */
async function changesOf(trx: Trx, loading: Loading, rows: readonly StoredRow[]): Promise<Change[]> {
  const candidateOf = (row: StoredRow) => row.candidates[row.chosen ?? 0]
  const numbers = rows.flatMap((row) => (row.choice === 'same-person' ? (candidateOf(row)?.rowNumber ?? []) : []))
  const others = await rowsByNumber(trx, loading.municipalityId, loading.batch.importId, numbers)
  const loaded = new Map(others.map(({ rowNumber, personId }) => [rowNumber, personId]))
  return rows.flatMap((row) => {
    const candidate = row.choice === 'same-person' ? candidateOf(row) : undefined
    const fromRow = loaded.get(candidate?.rowNumber ?? 0) ?? null
    const personId = row.choice === 'same-person' ? (candidate?.personId ?? fromRow) : row.personId
    return personId ? [{ row, personId }] : []
  })
}

/** Takes rows over one after the other where they are about one person, or where one rests on another. */
async function changePersons(trx: Trx, loading: Loading, rows: readonly StoredRow[]): Promise<void> {
  const { municipalityId, batch } = loading
  for (let left = rows; left.length > 0; ) {
    const first = new Map<string, Change>()
    for (const change of await changesOf(trx, loading, left))
      if (!first.has(change.personId)) first.set(change.personId, change)
    if (first.size === 0) return
    const tried = new Set([...first.values()].map(({ row }) => row.rowNumber))
    await markLoaded(trx, municipalityId, batch.importId, await changeKnown(trx, loading, [...first.values()]))
    left = left.filter(({ rowNumber }) => !tried.has(rowNumber))
  }
}

/**
 * Loads the next rows of a batch in the caller's transaction: their persons, events, texts and the marks that they are
 * loaded, together or not at all.
 * @returns the last row that was looked at and how many there were, or undefined when no row is left
 */
export async function loadRows(
  trx: Trx,
  loading: Loading,
  { after, limit }: { after: number; limit: number },
): Promise<{ lastRow: number; count: number } | undefined> {
  const { municipalityId, batch } = loading
  const next = await takenRows(trx, municipalityId, batch.importId, { after, limit })
  const last = next.at(-1)
  if (!last) return undefined
  const rows = next.filter(({ result }) => result === null)
  const isNew = ({ outcome, choice }: StoredRow) => outcome === 'new' || choice === 'new-person'
  const opened = await openDossiers(trx, loading, await stillNew(trx, loading, rows.filter(isNew)))
  await markLoaded(trx, municipalityId, batch.importId, opened)
  await changePersons(
    trx,
    loading,
    rows.filter((row) => !isNew(row)),
  )
  return { lastRow: last.rowNumber, count: rows.length }
}
