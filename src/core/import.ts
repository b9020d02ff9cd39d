import * as z from 'zod'
import { IsoDate } from './day.ts'
import { PersonDetails, plainLetters } from './person.ts'

/** Bounds of one load; our own defaults, so that a mistake cannot fill the memory or the disk. */
export const IMPORT_LIMITS = {
  fileBytes: 150 * 1024 * 1024,
  columns: 200,
  rows: 250_000,
  /** The most that a spreadsheet cell can hold. */
  noteLength: 32_767,
} as const

/** What a column of a caseload file can mean. Labels and column names are in import-columns.ts. */
export const ImportField = z
  .enum([
    'externalRef',
    'bsn',
    'givenNames',
    'initials',
    'prefix',
    'familyName',
    'fullName',
    'birthDate',
    'sex',
    'household',
    'street',
    'houseNumber',
    'houseNumberAddition',
    'address',
    'postcode',
    'city',
    'phone',
    'email',
    'benefitStartedOn',
    'workerName',
    'workerEmail',
    'teamName',
    'lastContactOn',
    'nextContactOn',
    'note',
    'category',
  ])
  .meta({ id: 'ImportField' })
export type ImportField = z.infer<typeof ImportField>

/** Which column of the file fills which field: field → column name as it stands in the file's heading. */
export const ImportMapping = z
  .partialRecord(ImportField, z.string().trim().min(1).max(200))
  .meta({ id: 'ImportMapping' })
export type ImportMapping = z.infer<typeof ImportMapping>

const line = (max: number) => z.string().trim().min(1).max(max)

/** One resident of a caseload file, read and tidied: combined columns are split, days are ISO. Absent is unknown. */
export const ImportRow = PersonDetails.omit({ preferredLanguage: true })
  .partial()
  .extend({
    externalRef: line(60).optional(),
    benefitStartedOn: IsoDate.optional(),
    workerName: line(200).optional(),
    workerEmail: z.email({ error: 'email.invalid' }).max(200).optional(),
    teamName: line(200).optional(),
    lastContactOn: IsoDate.optional(),
    nextContactOn: IsoDate.optional(),
    note: line(IMPORT_LIMITS.noteLength).optional(),
    category: line(200).optional(),
  })
  .meta({ id: 'ImportRow' })
export type ImportRow = z.infer<typeof ImportRow>

/** The part of a row that belongs in the table of persons; undefined without a family name. */
export function personOf(row: ImportRow): PersonDetails | undefined {
  if (row.familyName === undefined) return undefined
  const { externalRef, benefitStartedOn, workerName, workerEmail, teamName, ...rest } = row
  const { lastContactOn, nextContactOn, note, category, ...person } = rest
  return { ...person, familyName: row.familyName }
}

/** What can be wrong with a row or a cell. Texts and severities are in import-problem.ts. */
export const RowProblemCode = z.enum([
  'row.too-few-cells',
  'row.too-many-cells',
  'row.broken-quotes',
  'row.required-name',
  'row.required-identity',
  'cell.broken-encoding',
  'cell.mangled-letters',
  'cell.control-characters',
  'cell.formula',
  'cell.too-long',
  'bsn.not-digits',
  'bsn.wrong-length',
  'bsn.eleven-test',
  'bsn.placeholder',
  'date.unreadable',
  'date.no-such-day',
  'date.two-digit-year',
  'date.from-number',
  'date.incomplete',
  'date.before-birth',
  'birth-date.uncertain',
  'birth-date.in-future',
  'birth-date.too-old',
  'benefit.in-future',
  'last-contact.in-future',
  'next-contact.in-past',
  'name.split-uncertain',
  'address.split-uncertain',
  'sex.not-recognised',
  'household.not-recognised',
  'postcode.invalid',
  'phone.invalid',
  'email.invalid',
  'worker.unknown',
  'team.unknown',
  'dossier.closed',
])
export type RowProblemCode = z.infer<typeof RowProblemCode>

/**
 * One thing that is wrong, in plain words: what, where, what to do. An error keeps the row out; a warning does not.
 * Never holds the cell itself. `nl` and `en` follow from the rest, so a store may keep only code, field and column.
 */
export const RowProblem = z
  .object({
    code: RowProblemCode,
    severity: z.enum(['error', 'warning']),
    field: ImportField.optional(),
    column: z.string().max(200).optional(),
    nl: z.string(),
    en: z.string(),
  })
  .meta({ id: 'RowProblem' })
export type RowProblem = z.infer<typeof RowProblem>

/** A reference as it is compared: spreadsheets drop leading zeros, so 000123 and 123 are the same one. */
function comparableRef(ref: string): string {
  const text = ref.trim().toLowerCase()
  return /^\d+$/.test(text) ? text.replace(/^0+(?=\d)/, '') : text
}

function comparableName(row: ImportRow): string {
  return plainLetters([row.prefix, row.familyName].filter(Boolean).join(' '))
}

/**
 * The key under which rows with the same name and birth date meet; undefined when either is unknown.
 * Rows that share it need not be duplicates (twins): ask `duplicateGround`.
 */
export function nameKey(row: ImportRow): string | undefined {
  const name = comparableName(row)
  return name === '' || row.birthDate === undefined ? undefined : `${name}|${row.birthDate}`
}

/**
 * What makes a row the same row when a file is loaded again: the reference of the old system, else the BSN, else the
 * whole name with the birth date. Undefined when the row has none. Holds personal data: never in a log or an event.
 */
export function rowKey(row: ImportRow): string | undefined {
  if (row.externalRef !== undefined) return `ref:${comparableRef(row.externalRef)}`
  if (row.bsn !== undefined) return `bsn:${row.bsn}`
  const key = nameKey(row)
  return key === undefined ? undefined : `name:${key}|${plainLetters(row.givenNames ?? row.initials ?? '')}`
}

export type DuplicateGround = 'same-bsn' | 'same-name-and-birth-date'

function firstLetter(row: ImportRow): string {
  return plainLetters(row.givenNames ?? row.initials ?? '').slice(0, 1)
}

/**
 * Why two rows may be one person, for a human to judge. Twins (other first letter) are not offered; two BSNs that
 * differ do not clear two people, since BSNs get corrected.
 * @source standards.md §8: name changes, BSN corrections
 */
export function duplicateGround(a: ImportRow, b: ImportRow): DuplicateGround | undefined {
  if (a.bsn !== undefined && a.bsn === b.bsn) return 'same-bsn'
  const key = nameKey(a)
  if (key === undefined || key !== nameKey(b)) return undefined
  const [first, second] = [firstLetter(a), firstLetter(b)]
  return first === '' || second === '' || first === second ? 'same-name-and-birth-date' : undefined
}

/** A field that the file would change. `before` is absent when nothing was known. Values are personal data. */
export interface RowDifference {
  field: keyof ImportRow
  before?: string
  after: string
}

const ROW_FIELDS = ImportRow.keyof().options

function comparable(field: keyof ImportRow, value: string): string {
  if (field === 'postcode') return value.replace(/\s/g, '').toUpperCase()
  if (field === 'phone') return value.replace(/[\s()./-]/g, '')
  if (field === 'email' || field === 'workerEmail') return value.toLowerCase()
  if (field === 'externalRef') return comparableRef(value)
  return value.normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** What `incoming` would change in `current`. An empty cell changes nothing: a file never erases. */
export function rowDifferences(current: ImportRow, incoming: ImportRow): RowDifference[] {
  const differences: RowDifference[] = []
  for (const field of ROW_FIELDS) {
    const after = incoming[field]
    const before = current[field]
    if (after === undefined) continue
    if (before === undefined) differences.push({ field, after })
    else if (comparable(field, before) !== comparable(field, after)) differences.push({ field, before, after })
  }
  return differences
}
