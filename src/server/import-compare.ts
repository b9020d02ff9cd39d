import type { IsoDate } from '../core/day.ts'
import { type ImportRow, personOf, type RowDifference, rowDifferences } from '../core/import.ts'
import type { PersonDetails } from '../core/person.ts'
import type { KnownDossier, KnownPerson } from '../db/import-known.ts'
import type { Directory, Placing } from './import-directory.ts'

/** A text that a row brings along, and the field it comes from. */
export interface RowText {
  field: 'note' | 'category' | 'benefitStartedOn'
  body: string
}

/** The day on which the dossier of a new person opens: the start of the benefit, unless that is unknown or ahead. */
export function openingDay(row: ImportRow, today: IsoDate): IsoDate {
  return row.benefitStartedOn !== undefined && row.benefitStartedOn <= today ? row.benefitStartedOn : today
}

/**
 * What a row says in words. The category of another system is no decision of ours, and a dossier that is open already
 * does not move its first day: both are kept as what was reported.
 */
export function textsOf(row: ImportRow, openedOn: IsoDate): RowText[] {
  const texts: RowText[] = []
  if (row.note !== undefined) texts.push({ field: 'note', body: row.note })
  if (row.category !== undefined)
    texts.push({ field: 'category', body: `Categorie in het oude systeem: ${row.category}` })
  if (row.benefitStartedOn !== undefined && row.benefitStartedOn !== openedOn)
    texts.push({ field: 'benefitStartedOn', body: `Start uitkering volgens het oude systeem: ${row.benefitStartedOn}` })
  return texts
}

/** A known person as a row of a file would give them. */
export function knownRow({ person, externalRef }: KnownPerson): ImportRow {
  const { preferredLanguage: _language, ...details } = person
  return { ...details, ...(externalRef === null ? {} : { externalRef }) }
}

function personPart(row: ImportRow): ImportRow {
  return { ...personOf(row), ...(row.externalRef === undefined ? {} : { externalRef: row.externalRef }) }
}

const difference = (field: keyof ImportRow, before: string | null | undefined, after: string): RowDifference =>
  before ? { field, before, after } : { field, after }

function placeDifferences(dossier: KnownDossier, placing: Placing, directory: Directory): RowDifference[] {
  const found: RowDifference[] = []
  const { owner, team } = placing
  if (owner && owner.workerId !== dossier.ownerId)
    found.push(difference('workerName', dossier.ownerId && directory.nameOf(dossier.ownerId), owner.name))
  if (team && team.teamId !== dossier.teamId)
    found.push(difference('teamName', directory.nameOf(dossier.teamId), team.name))
  return found
}

/** A file never takes a contact back, and never sets a next contact on a day that has passed. */
function dayDifferences(dossier: KnownDossier, row: ImportRow, today: IsoDate): RowDifference[] {
  const found: RowDifference[] = []
  const { lastContactOn, nextContactOn } = row
  if (lastContactOn !== undefined && lastContactOn > (dossier.lastContactOn ?? ''))
    found.push(difference('lastContactOn', dossier.lastContactOn, lastContactOn))
  if (nextContactOn !== undefined && nextContactOn >= today && nextContactOn !== dossier.nextContactOn)
    found.push(difference('nextContactOn', dossier.nextContactOn, nextContactOn))
  return found
}

export interface Comparing {
  known: KnownPerson
  row: ImportRow
  placing: Placing
  /** Fields whose text the dossier holds already. */
  heldTexts: ReadonlySet<RowText['field']>
}

/**
 * What a row would change about a known person. Of a closed dossier only the person's details. A reference is filled
 * in and never replaced: another row of the file may go by it.
 */
export function differencesOf(
  { known, row, placing, heldTexts }: Comparing,
  directory: Directory,
  today: IsoDate,
): RowDifference[] {
  const { externalRef: _reference, ...withoutReference } = personPart(row)
  const incoming = known.externalRef !== null ? withoutReference : personPart(row)
  const found = rowDifferences(knownRow(known), incoming)
  const { dossier } = known
  if (!dossier || dossier.isClosed) return found
  found.push(...placeDifferences(dossier, placing, directory), ...dayDifferences(dossier, row, today))
  for (const { field, body } of textsOf(row, dossier.openedOn))
    if (!heldTexts.has(field)) found.push({ field, after: row[field] ?? body })
  return found
}

/** The person's details with the differing ones replaced. */
export function withDifferences(
  known: KnownPerson,
  row: ImportRow,
  fields: ReadonlySet<string>,
): { person: PersonDetails; externalRef: string | null } {
  const { externalRef, ...details } = personPart(row)
  const taken = Object.fromEntries(Object.entries(details).filter(([field]) => fields.has(field)))
  const isNewReference = externalRef !== undefined && fields.has('externalRef')
  return { person: { ...known.person, ...taken }, externalRef: isNewReference ? externalRef : known.externalRef }
}
