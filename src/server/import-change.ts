import type { EventBody } from '../core/dossier.ts'
import type { ImportRow, RowDifference } from '../core/import.ts'
import type { Candidate } from '../core/import-choice.ts'
import type { Trx } from '../db/connect.ts'
import { type CheckedRow, type LoadedRow, type StoredRow, saveChecks } from '../db/import-check.ts'
import { eventsOf } from '../db/import-events.ts'
import { findKnown, type KnownPerson, knownPersons, updatePersons } from '../db/import-known.ts'
import { append } from '../db/journal.ts'
import { differencesOf, textsOf, withDifferences } from './import-compare.ts'
import { readHeldTexts } from './import-judge.ts'
import { type Loading, type Statement, statements } from './import-statement.ts'

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

/** A row to be taken over for a known person. */
export interface Change {
  row: StoredRow
  personId: string
}

interface Taken {
  stored: StoredRow
  known: KnownPerson
  fields: ReadonlySet<string>
}

/** What each row changes about its person as that person is now. */
async function takeOver(trx: Trx, loading: Loading, changes: readonly Change[]): Promise<Taken[]> {
  const { municipalityId, directory, mapping, today } = loading
  const ids = changes.map(({ personId }) => personId)
  const persons = await knownPersons(trx, municipalityId, ids, { isLocked: true })
  const pairs = changes.flatMap(({ row, personId }) => {
    const known = persons.get(personId)
    return known ? [{ stored: row, rowNumber: row.rowNumber, row: row.fields, known }] : []
  })
  const held = await readHeldTexts(trx, municipalityId, pairs)
  return pairs.map(({ stored, rowNumber, row, known }) => {
    const comparing = { known, row, placing: directory.place(row, mapping), heldTexts: held(rowNumber, known.personId) }
    const accepted = acceptedOf(stored, differencesOf(comparing, directory, today))
    return { stored, known, fields: new Set(accepted.map(({ field }) => field)) }
  })
}

/** Who else has the BSN or reference that a row would give its person; a person, or a row of this very chunk. */
async function holders(trx: Trx, municipalityId: string, taken: readonly Taken[]): Promise<Map<number, Candidate[]>> {
  const keys = taken.filter(({ fields }) => fields.has('bsn') || fields.has('externalRef'))
  const sought = keys.map(({ stored, fields }, n) => {
    const { bsn, externalRef } = stored.fields
    const row: ImportRow = {}
    if (bsn !== undefined && fields.has('bsn')) row.bsn = bsn
    if (externalRef !== undefined && fields.has('externalRef')) row.externalRef = externalRef
    return { n, row, rowKey: null }
  })
  const found = new Map<number, Candidate[]>()
  const add = (rowNumber: number, candidate: Candidate) =>
    found.set(rowNumber, [...(found.get(rowNumber) ?? []), candidate])
  for (const { n, by, personId } of await findKnown(trx, municipalityId, sought)) {
    const one = keys[n]
    const ground = by === 'bsn' ? 'same-bsn' : 'same-reference'
    if (one && one.known.personId !== personId) add(one.stored.rowNumber, { ground, personId, rowNumber: null })
  }
  const first = new Map<string, number>()
  for (const [n, { stored }] of keys.entries()) {
    const { bsn, externalRef } = sought[n]?.row ?? {}
    for (const [ground, key] of [
      ['same-bsn', bsn],
      ['same-reference', externalRef],
    ] as const) {
      const rowNumber = first.get(`${ground}/${key}`)
      if (key !== undefined && rowNumber !== undefined) add(stored.rowNumber, { ground, personId: null, rowNumber })
      else if (key !== undefined) first.set(`${ground}/${key}`, stored.rowNumber)
    }
  }
  return found
}

/** A row that cannot be taken over as it was chosen: it waits for a new choice, beside whoever is in its way. */
function waiting({ stored, known }: Taken, candidates: Candidate[]): CheckedRow {
  const { rowNumber, fields, problems, rowKey } = stored
  const own: Candidate = { ground: 'same-name-and-birth-date', personId: known.personId, rowNumber: null }
  const about = { personId: null, dossierId: null, differences: [], candidates: [...candidates, own] }
  return { rowNumber, fields, problems, rowKey, outcome: 'duplicate', ...about }
}

/** Takes rows over for known persons; each person may be in `changes` once. */
export async function changeKnown(trx: Trx, loading: Loading, changes: readonly Change[]): Promise<LoadedRow[]> {
  const { municipalityId, batch, writing } = loading
  const taken = await takeOver(trx, loading, changes)
  const inTheWay = await holders(trx, municipalityId, taken)
  const stopped = taken.flatMap((one) => {
    const candidates = inTheWay.get(one.stored.rowNumber)
    return candidates ? [waiting(one, candidates)] : []
  })
  await saveChecks(trx, municipalityId, batch.importId, stopped)
  const free = taken.filter(({ stored }) => !inTheWay.has(stored.rowNumber))
  const updates = free.flatMap(({ stored, known, fields }) =>
    fields.size > 0 ? [{ personId: known.personId, ...withDifferences(known, stored.fields, fields) }] : [],
  )
  await updatePersons(trx, municipalityId, updates)
  const written = free.flatMap(({ stored, known, fields }) => {
    const change = dossierChange(loading, stored.fields, known, fields)
    return known.dossier && change.events.length > 0 ? [{ dossierId: known.dossier.dossierId, ...change }] : []
  })
  const earlier = await eventsOf(
    trx,
    municipalityId,
    written.map(({ dossierId }) => dossierId),
  )
  const appendings = written.map((one) => ({ ...one, earlier: earlier.get(one.dossierId) ?? [] }))
  if (appendings.length > 0) await append(trx, writing, appendings)
  return free.map(({ stored, known }) => ({
    rowNumber: stored.rowNumber,
    rowKey: stored.rowKey,
    personId: known.personId,
    dossierId: known.dossier?.dossierId ?? null,
    result: 'changed',
  }))
}
