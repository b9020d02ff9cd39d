import type { IsoDate } from '../core/day.ts'
import { duplicateGround, type ImportRow, type RowDifference, type RowProblem, rowKey } from '../core/import.ts'
import type { Candidate } from '../core/import-choice.ts'
import type { BoundMapping } from '../core/import-columns.ts'
import { isLoadable, rowProblem } from '../core/import-problem.ts'
import type { Trx } from '../db/connect.ts'
import type { CheckedRow } from '../db/import-check.ts'
import { type Found, findKnown, type KnownPerson, knownPersons, textsHeld } from '../db/import-known.ts'
import { keptProblem } from '../db/import-row.ts'
import { differencesOf, knownRow, type RowText, textsOf } from './import-compare.ts'
import type { Directory, Placing } from './import-directory.ts'
import type { SeenRows } from './import-seen.ts'

/** Where rows are judged: one municipality, one mapping, one day. */
export interface Judging {
  municipalityId: string
  mapping: BoundMapping
  directory: Directory
  today: IsoDate
}

export interface ReadRow {
  rowNumber: number
  row: ImportRow
  problems: RowProblem[]
}

/** A row beside the persons it may be about. */
interface Beside {
  rowNumber: number
  row: ImportRow
  problems: RowProblem[]
  placing: Placing
  rowKey: string | null
  /** The persons the row is about for certain: more than one only after a choice at an earlier load. */
  matches: KnownPerson[]
  doubles: Candidate[]
}

const personCandidate = (ground: Candidate['ground'], personId: string): Candidate => ({
  ground,
  personId,
  rowNumber: null,
})

/** Another reference than the one the person is known by: perhaps somebody else's BSN was typed. */
function refersToAnother(row: ImportRow, known: KnownPerson): boolean {
  if (row.externalRef === undefined || known.externalRef === null) return false
  return rowKey({ externalRef: known.externalRef }) !== rowKey(row)
}

/** The persons a row is about, and those it may double: by reference, else BSN, else name and birth date. */
function putBeside(row: ImportRow, found: readonly Found[], persons: ReadonlyMap<string, KnownPerson>) {
  const by = (...ways: Found['by'][]): KnownPerson[] => {
    const ids = new Set(found.filter((one) => ways.includes(one.by)).map(({ personId }) => personId))
    return [...ids].flatMap((id) => persons.get(id) ?? [])
  }
  const [certain, sameBsn] = [by('reference', 'earlier'), by('bsn')]
  const others = sameBsn.filter((known) => !certain.includes(known))
  const bsnDoubles = others.map(({ personId }) => personCandidate('same-bsn', personId))
  if (certain.length > 0) {
    const ground = row.externalRef === undefined ? 'same-name-and-birth-date' : 'same-reference'
    if (bsnDoubles.length === 0) return { matches: certain, doubles: [] }
    return {
      matches: [],
      doubles: [...bsnDoubles, ...certain.map(({ personId }) => personCandidate(ground, personId))],
    }
  }
  if (others.length > 0)
    return others.some((known) => refersToAnother(row, known))
      ? { matches: [], doubles: bsnDoubles }
      : { matches: others, doubles: [] }
  const namesakes = by('name').filter((known) => duplicateGround(knownRow(known), row) !== undefined)
  const doubles = namesakes.map(({ personId }) => personCandidate('same-name-and-birth-date', personId))
  return { matches: [], doubles: doubles.slice(0, 5) }
}

type Held = (rowNumber: number, personId: string) => ReadonlySet<RowText['field']>

/** Which texts of the rows their dossiers hold already. */
export async function readHeldTexts(
  trx: Trx,
  municipalityId: string,
  pairs: readonly { rowNumber: number; row: ImportRow; known: KnownPerson }[],
): Promise<Held> {
  const asked = pairs.flatMap(({ rowNumber, row, known }) => {
    const { dossier, personId } = known
    if (!dossier || dossier.isClosed) return []
    return textsOf(row, dossier.openedOn).map(({ field, body }) => ({
      rowNumber,
      personId,
      field,
      dossierId: dossier.dossierId,
      body,
    }))
  })
  const sought = asked.map(({ dossierId, body }, n) => ({ n, dossierId, body }))
  const held = await textsHeld(trx, municipalityId, sought)
  const fields = new Map<string, Set<RowText['field']>>()
  for (const [n, { rowNumber, personId, field }] of asked.entries()) {
    const key = `${rowNumber}/${personId}`
    if (held.has(n)) fields.set(key, (fields.get(key) ?? new Set()).add(field))
  }
  return (rowNumber, personId) => fields.get(`${rowNumber}/${personId}`) ?? new Set()
}

type Judged = Pick<CheckedRow, 'outcome' | 'personId' | 'dossierId' | 'differences' | 'candidates'>

const NOTHING = { personId: null, dossierId: null, differences: [], candidates: [] } as const
const duplicate = (candidates: Candidate[]): Judged => ({
  ...NOTHING,
  differences: [],
  outcome: 'duplicate',
  candidates,
})

function judgeMatched(
  beside: Beside,
  compare: (known: KnownPerson) => RowDifference[],
  seen: SeenRows | undefined,
): Judged {
  const compared = beside.matches.map((known) => ({ known, differences: compare(known) }))
  const same = compared.find(({ differences }) => differences.length === 0)
  const [first] = compared
  const ground =
    beside.row.externalRef !== undefined
      ? 'same-reference'
      : beside.row.bsn !== undefined
        ? 'same-bsn'
        : 'same-name-and-birth-date'
  const chosen = same ?? first
  if (!chosen || (!same && compared.length > 1))
    return duplicate(beside.matches.map(({ personId }) => personCandidate(ground, personId)))
  const { personId, dossier } = chosen.known
  const earlier = seen?.claim(personId, beside.rowNumber)
  if (!same && earlier !== undefined) return duplicate([{ ground, personId, rowNumber: earlier }])
  if (dossier?.isClosed) beside.problems.push(rowProblem('dossier.closed'))
  const about = { personId, dossierId: dossier?.dossierId ?? null, differences: chosen.differences, candidates: [] }
  return { ...about, outcome: same ? 'same' : 'changed' }
}

function judge(beside: Beside, compare: (known: KnownPerson) => RowDifference[], seen: SeenRows | undefined): Judged {
  if (!isLoadable(beside.problems)) return { ...NOTHING, differences: [], candidates: [], outcome: 'bad' }
  if (beside.matches.length > 0) return judgeMatched(beside, compare, seen)
  const doubles = [...beside.doubles, ...(seen?.doublesOf(beside.rowNumber, beside.row) ?? [])]
  return doubles.length > 0 ? duplicate(doubles) : { ...NOTHING, differences: [], candidates: [], outcome: 'new' }
}

const NO_PLACING: Placing = { owner: undefined, team: undefined, problems: [] }

/** The rows with whom they may be about: one question for all of them. Bad rows are not asked about. */
async function besideKnown(trx: Trx, judging: Judging, rows: readonly ReadRow[]): Promise<Beside[]> {
  const { municipalityId, mapping, directory } = judging
  const keyed = rows.map(({ rowNumber, row, problems }, n) => {
    const isGood = isLoadable(problems)
    const placing = isGood ? directory.place(row, mapping) : NO_PLACING
    const told = [...problems, ...placing.problems]
    return { n, isGood, own: { rowNumber, row, placing, problems: told, rowKey: rowKey(row) ?? null } }
  })
  const sought = keyed.flatMap(({ n, isGood, own }) => (isGood ? [{ n, row: own.row, rowKey: own.rowKey }] : []))
  const found = Map.groupBy(await findKnown(trx, municipalityId, sought), ({ n }) => n)
  const ids = [...found.values()].flat().map(({ personId }) => personId)
  const persons = await knownPersons(trx, municipalityId, ids)
  return keyed.map(({ n, own }) => ({ ...own, ...putBeside(own.row, found.get(n) ?? [], persons) }))
}

/** What a check finds out about rows. `seen` holds the rows of the file so far. */
export async function judgeRows(
  trx: Trx,
  judging: Judging,
  rows: readonly ReadRow[],
  seen?: SeenRows,
): Promise<CheckedRow[]> {
  const { municipalityId, directory, today } = judging
  const beside = await besideKnown(trx, judging, rows)
  const pairs = beside.flatMap(({ rowNumber, row, matches }) => matches.map((known) => ({ rowNumber, row, known })))
  const held = await readHeldTexts(trx, municipalityId, pairs)
  return beside.map((one) => {
    const { rowNumber, row, placing } = one
    const compare = (known: KnownPerson) =>
      differencesOf({ known, row, placing, heldTexts: held(rowNumber, known.personId) }, directory, today)
    const judged = judge(one, compare, seen)
    if (judged.outcome !== 'bad') seen?.remember(rowNumber, row)
    return { rowNumber, fields: row, rowKey: one.rowKey, problems: one.problems.map(keptProblem), ...judged }
  })
}
