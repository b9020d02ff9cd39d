import { duplicateGround, type ImportRow, nameKey, rowKey } from '../core/import.ts'
import type { Candidate } from '../core/import-choice.ts'

/** Candidates that are shown for one row; more would not help anybody to choose. */
const MOST_CANDIDATES = 5

/** The rows of one file so far, by what they can be known by. */
export interface SeenRows {
  /** Earlier rows that may be about the same person. */
  doublesOf: (rowNumber: number, row: ImportRow) => Candidate[]
  remember: (rowNumber: number, row: ImportRow) => void
  /** The earlier row about the same known person; without one, this row is the first. */
  claim: (personId: string, rowNumber: number) => number | undefined
}

interface Named {
  rowNumber: number
  row: ImportRow
}

/** What is needed to compare names; the rest of a row would fill the memory. */
function nameOnly({ givenNames, initials, prefix, familyName, birthDate }: ImportRow): ImportRow {
  const row: ImportRow = {}
  if (givenNames !== undefined) row.givenNames = givenNames
  if (initials !== undefined) row.initials = initials
  if (prefix !== undefined) row.prefix = prefix
  if (familyName !== undefined) row.familyName = familyName
  if (birthDate !== undefined) row.birthDate = birthDate
  return row
}

export function createSeenRows(): SeenRows {
  const byReference = new Map<string, number>()
  const byBsn = new Map<string, number>()
  const byName = new Map<string, Named[]>()
  const byPerson = new Map<string, number>()
  const referenceOf = (row: ImportRow) => (row.externalRef === undefined ? undefined : rowKey(row))

  function doublesOf(ownNumber: number, row: ImportRow): Candidate[] {
    const doubles = new Map<number, Candidate>()
    const add = (rowNumber: number | undefined, ground: Candidate['ground']) => {
      // A chunk that is done anew meets its own rows.
      if (rowNumber !== undefined && rowNumber < ownNumber && !doubles.has(rowNumber))
        doubles.set(rowNumber, { ground, personId: null, rowNumber })
    }
    add(byReference.get(referenceOf(row) ?? ''), 'same-reference')
    add(byBsn.get(row.bsn ?? ''), 'same-bsn')
    for (const named of byName.get(nameKey(row) ?? '') ?? [])
      if (duplicateGround(named.row, nameOnly(row))) add(named.rowNumber, 'same-name-and-birth-date')
    return [...doubles.values()].slice(0, MOST_CANDIDATES)
  }

  function remember(rowNumber: number, row: ImportRow): void {
    const reference = referenceOf(row)
    if (reference !== undefined && !byReference.has(reference)) byReference.set(reference, rowNumber)
    if (row.bsn !== undefined && !byBsn.has(row.bsn)) byBsn.set(row.bsn, rowNumber)
    const name = nameKey(row)
    if (name === undefined) return
    const named = byName.get(name)
    if (!named) byName.set(name, [{ rowNumber, row: nameOnly(row) }])
    else if (named.length < MOST_CANDIDATES) named.push({ rowNumber, row: nameOnly(row) })
  }

  function claim(personId: string, rowNumber: number): number | undefined {
    const earlier = byPerson.get(personId)
    if (earlier === undefined) byPerson.set(personId, rowNumber)
    return earlier === rowNumber ? undefined : earlier
  }
  return { doublesOf, remember, claim }
}
