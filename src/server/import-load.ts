import type { NewText } from '../core/decision.ts'
import { makeStatement } from '../core/diagnosis.ts'
import type { EventBody } from '../core/dossier.ts'
import { type ImportRow, personOf, type RowDifference, type RowProblemCode } from '../core/import.ts'
import { rowProblem } from '../core/import-problem.ts'
import type { Trx } from '../db/connect.ts'
import { takeDossierNumbers } from '../db/dossier.ts'
import type { Batch } from '../db/import.ts'
import { eventsOf } from '../db/import-events.ts'
import { findKnown, type KnownPerson, knownPersons, updatePersons } from '../db/import-known.ts'
import { type LoadedRow, markLoaded, readyRows, rowsByNumber, type StoredRow, saveChecks } from '../db/import-row.ts'
import { type Appending, append, type Writing } from '../db/journal.ts'
import { insertPersons } from '../db/person.ts'
import { differencesOf, openingDay, textsOf, withDifferences } from './import-compare.ts'
import type { Placing } from './import-directory.ts'
import { type Judging, judgeRows, type ReadRow, readHeldTexts } from './import-judge.ts'

/** What one chunk of a load works with. */
export interface Loading extends Judging {
  batch: Batch
  writing: Writing
  newId: () => string
  /** The part of life under which remarks of another system are kept: our own default, the first that is no care. */
  domain: string
}

type Statement = { events: EventBody[]; texts: NewText[] }

/** What the file says in words, as reported by a public body. */
function statements(loading: Loading, bodies: readonly string[]): Statement {
  const context = { today: loading.today, newId: loading.newId, workerId: loading.writing.actorId }
  const made = bodies.map((text) =>
    makeStatement(
      { domain: loading.domain, nature: 'circumstance', source: 'reported', reporter: 'public-body', text },
      context,
    ),
  )
  return { events: made.flatMap(({ events }) => events), texts: made.flatMap(({ texts }) => texts) }
}

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
async function stillNew(trx: Trx, loading: Loading, rows: readonly StoredRow[]): Promise<StoredRow[]> {
  const isChosen = ({ choice }: StoredRow) => choice === 'new-person'
  const taken = await takenSince(trx, loading, rows.filter(isChosen))
  const unsure = [...rows.filter((row) => !isChosen(row)), ...taken]
  const judged = await judgeRows(trx, loading, unsure.map(asRead))
  const known = judged.filter(({ outcome }) => outcome !== 'new')
  await saveChecks(trx, loading.municipalityId, loading.batch.importId, known)
  const isKnown = new Set(known.map(({ rowNumber }) => rowNumber))
  return rows.filter(({ rowNumber }) => !isKnown.has(rowNumber))
}

async function openDossiers(trx: Trx, loading: Loading, rows: readonly StoredRow[]): Promise<LoadedRow[]> {
  const { municipalityId, today, newId, directory, mapping, writing } = loading
  if (rows.length === 0) return []
  const numbers = await takeDossierNumbers(trx, municipalityId, today.slice(0, 4), rows.length)
  const opened = rows.flatMap(({ rowNumber, fields }, index) => {
    const person = personOf(fields)
    if (!person) return []
    const [personId, dossierId, placing, on] = [
      newId(),
      newId(),
      directory.place(fields, mapping),
      openingDay(fields, today),
    ]
    const said = statements(
      loading,
      textsOf(fields, on).map(({ body }) => body),
    )
    const opening: EventBody = {
      kind: 'dossier-opened',
      on,
      via: 'import',
      personId,
      dossierNumber: numbers[index] ?? '',
      teamId: teamFor(loading, placing),
      ownerId: placing.owner?.workerId ?? null,
      intakeDueOn: null,
      nextContactOn: fields.nextContactOn ?? null,
      lastContactOn: fields.lastContactOn ?? null,
    }
    const appending: Appending = { dossierId, earlier: [], events: [opening, ...said.events], texts: said.texts }
    return [
      {
        rowNumber,
        personId,
        dossierId,
        person: { ...person, personId, externalRef: fields.externalRef ?? null },
        appending,
      },
    ]
  })
  await insertPersons(
    trx,
    municipalityId,
    opened.map(({ person }) => person),
  )
  await append(
    trx,
    writing,
    opened.map(({ appending }) => appending),
  )
  return opened.map(({ rowNumber, personId, dossierId }) => ({ rowNumber, personId, dossierId, result: 'opened' }))
}

const isSame = (a: RowDifference, b: RowDifference): boolean =>
  a.field === b.field && a.before === b.before && a.after === b.after

/** The differences that somebody accepted and that still stand: what was changed meanwhile stays as it is now. */
function acceptedOf(row: StoredRow, current: readonly RowDifference[]): RowDifference[] {
  if (row.choice !== 'accept-change') return [...current]
  return current.filter((one) => row.differences.some((shown) => isSame(shown, one)))
}

/** What accepted differences do to a dossier. */
function dossierChange(loading: Loading, row: ImportRow, known: KnownPerson, fields: ReadonlySet<string>): Statement {
  const { dossier } = known
  if (!dossier || dossier.isClosed) return { events: [], texts: [] }
  const { today: on, directory, mapping } = loading
  const events: EventBody[] = []
  if (fields.has('workerName') || fields.has('teamName')) {
    const { owner, team } = directory.place(row, mapping)
    const ownerId = fields.has('workerName') && owner ? owner.workerId : dossier.ownerId
    const keepsTeam = !fields.has('workerName') || owner?.teamIds.includes(dossier.teamId)
    const ownTeam = keepsTeam ? dossier.teamId : (owner?.teamIds[0] ?? dossier.teamId)
    const teamId = fields.has('teamName') && team ? team.teamId : ownTeam
    events.push({ kind: 'owner-assigned', on, teamId, ownerId })
  }
  const day = (field: 'lastContactOn' | 'nextContactOn') => (fields.has(field) ? (row[field] ?? null) : null)
  const [lastContactOn, nextContactOn] = [day('lastContactOn'), day('nextContactOn')]
  if (lastContactOn !== null || nextContactOn !== null)
    events.push({ kind: 'contact-days-taken-over', on, lastContactOn, nextContactOn })
  const bodies = textsOf(row, dossier.openedOn).flatMap(({ field, body }) => (fields.has(field) ? [body] : []))
  const said = statements(loading, bodies)
  return { events: [...events, ...said.events], texts: said.texts }
}

interface Change {
  row: StoredRow
  personId: string
}

/** Takes rows over for known persons, each person once. */
async function changeKnown(trx: Trx, loading: Loading, changes: readonly Change[]): Promise<LoadedRow[]> {
  const { municipalityId, directory, mapping, today, writing } = loading
  const persons = await knownPersons(
    trx,
    municipalityId,
    changes.map(({ personId }) => personId),
    { isLocked: true },
  )
  const pairs = changes.flatMap(({ row, personId }) => {
    const known = persons.get(personId)
    return known ? [{ stored: row, rowNumber: row.rowNumber, row: row.fields, known }] : []
  })
  const held = await readHeldTexts(trx, municipalityId, pairs)
  const taken = pairs.map(({ stored, rowNumber, row, known }) => {
    const comparing = { known, row, placing: directory.place(row, mapping), heldTexts: held(rowNumber, known.personId) }
    const accepted = acceptedOf(stored, differencesOf(comparing, directory, today))
    const fields: ReadonlySet<string> = new Set(accepted.map(({ field }) => field))
    return {
      rowNumber,
      known,
      fields,
      updated: withDifferences(known, row, fields),
      change: dossierChange(loading, row, known, fields),
    }
  })
  const persist = taken.filter(({ fields }) => fields.size > 0)
  await updatePersons(
    trx,
    municipalityId,
    persist.map(({ known, updated }) => ({ personId: known.personId, ...updated })),
  )
  const appendings = taken.flatMap(({ known, change }) =>
    known.dossier && change.events.length > 0 ? [{ dossierId: known.dossier.dossierId, ...change }] : [],
  )
  const earlier = await eventsOf(
    trx,
    municipalityId,
    appendings.map(({ dossierId }) => dossierId),
  )
  if (appendings.length > 0)
    await append(
      trx,
      writing,
      appendings.map((one) => ({ ...one, earlier: earlier.get(one.dossierId) ?? [] })),
    )
  return taken.map(({ rowNumber, known }) => ({
    rowNumber,
    personId: known.personId,
    dossierId: known.dossier?.dossierId ?? null,
    result: 'changed',
  }))
}

/** Whom rows are about: the person the check found, or the candidate that was chosen, once that one is loaded. */
async function changesOf(trx: Trx, loading: Loading, rows: readonly StoredRow[]): Promise<Change[]> {
  const candidateOf = (row: StoredRow) => row.candidates[row.chosen ?? 0]
  const numbers = rows.flatMap((row) => (row.choice === 'same-person' ? (candidateOf(row)?.rowNumber ?? []) : []))
  const others = await rowsByNumber(trx, loading.municipalityId, loading.batch.importId, numbers)
  const loaded = new Map(others.map(({ rowNumber, personId }) => [rowNumber, personId]))
  return rows.flatMap((row) => {
    const candidate = row.choice === 'same-person' ? candidateOf(row) : undefined
    const fromRow = candidate?.rowNumber == null ? null : (loaded.get(candidate.rowNumber) ?? null)
    const personId = row.choice === 'same-person' ? (candidate?.personId ?? fromRow) : row.personId
    return personId ? [{ row, personId }] : []
  })
}

/** The first row for each person, and the rest: two rows about one person are taken over one after the other. */
function firstPerPerson(changes: readonly Change[]): { first: Change[]; rest: Change[] } {
  const seen = new Set<string>()
  const first: Change[] = []
  const rest: Change[] = []
  for (const change of changes) (seen.has(change.personId) ? rest : first).push(change)
  return { first, rest }
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
  const rows = await readyRows(trx, municipalityId, batch.importId, { after, limit })
  const last = rows.at(-1)
  if (!last) return undefined
  const isNew = ({ outcome, choice }: StoredRow) => outcome === 'new' || choice === 'new-person'
  const opened = await openDossiers(trx, loading, await stillNew(trx, loading, rows.filter(isNew)))
  await markLoaded(trx, municipalityId, batch.importId, opened)
  let changes = await changesOf(
    trx,
    loading,
    rows.filter((row) => !isNew(row)),
  )
  while (changes.length > 0) {
    const { first, rest } = firstPerPerson(changes)
    const changed = await changeKnown(trx, loading, first)
    await markLoaded(trx, municipalityId, batch.importId, changed)
    changes = rest
  }
  return { lastRow: last.rowNumber, count: rows.length }
}
