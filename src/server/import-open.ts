import type { EventBody } from '../core/dossier.ts'
import { personOf, type RowProblemCode } from '../core/import.ts'
import { rowProblem } from '../core/import-problem.ts'
import type { Trx } from '../db/connect.ts'
import { takeDossierNumbers } from '../db/dossier.ts'
import { type LoadedRow, type StoredRow, saveChecks } from '../db/import-check.ts'
import { findKnown } from '../db/import-known.ts'
import { type Appending, append } from '../db/journal.ts'
import { insertPersons, type NewPerson } from '../db/person.ts'
import { openingDay, textsOf } from './import-compare.ts'
import type { Placing } from './import-directory.ts'
import { judgeRows, type ReadRow } from './import-judge.ts'
import { type Loading, statements } from './import-statement.ts'

/** The team of a new dossier: as named, else the owner's first, else the one chosen for this load. */
function teamFor({ batch }: Loading, { owner, team }: Placing): string {
  const teamId = team?.teamId ?? owner?.teamIds[0] ?? batch.defaultTeamId
  if (!teamId) throw new Error('a load without a default team')
  return teamId
}

/** Problems that the judging of a row finds anew. */
const FOUND_ANEW: ReadonlySet<RowProblemCode> = new Set(['worker.unknown', 'team.unknown', 'dossier.closed'])

const asRead = ({ rowNumber, fields, problems }: StoredRow): ReadRow => ({
  rowNumber,
  row: fields,
  problems: problems.filter(({ code }) => !FOUND_ANEW.has(code)).map(({ code, ...at }) => rowProblem(code, at)),
})

/** Rows that somebody called a new person and whose reference or BSN has been taken since. */
async function takenSince(trx: Trx, { municipalityId }: Loading, rows: readonly StoredRow[]): Promise<StoredRow[]> {
  const sought = rows.map(({ fields, rowKey }, n) => ({ n, row: fields, rowKey }))
  const taken = new Set<number>()
  for (const { n, by } of await findKnown(trx, municipalityId, sought))
    if (by === 'reference' || by === 'bsn') taken.add(n)
  return rows.filter((_, n) => taken.has(n))
}

/** Rows that can become a person now. What became known since the check gets its new outcome, and is not loaded. */
export async function stillNew(trx: Trx, loading: Loading, rows: readonly StoredRow[]): Promise<StoredRow[]> {
  const isChosen = ({ choice }: StoredRow) => choice === 'new-person'
  const taken = await takenSince(trx, loading, rows.filter(isChosen))
  const unsure = [...rows.filter((row) => !isChosen(row)), ...taken]
  const judged = await judgeRows(trx, loading, unsure.map(asRead))
  const known = judged.filter(({ outcome }) => outcome !== 'new')
  await saveChecks(trx, loading.municipalityId, loading.batch.importId, known)
  const isKnown = new Set(known.map(({ rowNumber }) => rowNumber))
  return rows.filter(({ rowNumber }) => !isKnown.has(rowNumber))
}

/** A dossier that is to be opened, with the person it is about. */
interface Opening {
  loaded: LoadedRow
  person: NewPerson
  appending: Appending
}

function opening(loading: Loading, { rowNumber, rowKey, fields }: StoredRow, dossierNumber: string): Opening[] {
  const { today, newId, directory, mapping } = loading
  const details = personOf(fields)
  if (!details) return []
  const { externalRef = null, nextContactOn = null, lastContactOn = null } = fields
  const placing = directory.place(fields, mapping)
  const [personId, dossierId, on] = [newId(), newId(), openingDay(fields, today)]
  const bodies = textsOf(fields, on).map(({ body }) => body)
  const said = statements(loading, bodies)
  const [teamId, ownerId] = [teamFor(loading, placing), placing.owner?.workerId ?? null]
  const about = { personId, dossierNumber, teamId, ownerId, intakeDueOn: null, nextContactOn, lastContactOn }
  const opened: EventBody = { kind: 'dossier-opened', on, via: 'import', ...about }
  return [
    {
      loaded: { rowNumber, rowKey, personId, dossierId, result: 'opened' },
      person: { ...details, personId, externalRef },
      appending: { dossierId, earlier: [], events: [opened, ...said.events], texts: said.texts },
    },
  ]
}

/** Opens a dossier for each row. */
export async function openDossiers(trx: Trx, loading: Loading, rows: readonly StoredRow[]): Promise<LoadedRow[]> {
  const { municipalityId, today, writing } = loading
  if (rows.length === 0) return []
  const numbers = await takeDossierNumbers(trx, municipalityId, today.slice(0, 4), rows.length)
  const openings = rows.flatMap((row, index) => opening(loading, row, numbers[index] ?? ''))
  const persons = openings.map(({ person }) => person)
  await insertPersons(trx, municipalityId, persons)
  const appendings = openings.map(({ appending }) => appending)
  await append(trx, writing, appendings)
  return openings.map(({ loaded }) => loaded)
}
