import { type IsoDate, yearsBetween } from './day.ts'
import type { ImportField, ImportRow, RowProblem, RowProblemCode } from './import.ts'
import { splitAddress } from './import-address.ts'
import { cleanCell } from './import-cell.ts'
import { type BoundColumn, type BoundMapping, IMPORT_COLUMNS } from './import-columns.ts'
import { splitFamilyName, splitFullName } from './import-name.ts'
import { type DayField, put, READERS, type ReadingContext, report, type TextField } from './import-readers.ts'

/** Whole years; the oldest person known reached 122. */
const MAX_AGE_YEARS = 120

/** What was read of one row. Cells that could not be read are left out of `row` and named in `problems`. */
export interface RowReading {
  row: ImportRow
  problems: RowProblem[]
}

function readCell(cell: string, context: ReadingContext, place: BoundColumn): void {
  const { text, codes } = cleanCell(cell, place.field)
  for (const code of codes) report(context, code, place)
  if (text === undefined) return
  context.places.set(place.field, place)
  if (text.length > IMPORT_COLUMNS[place.field].maxLength) report(context, 'cell.too-long', place)
  else READERS[place.field](text, context, place)
}

/** What a column of its own already gave wins over a part of a combined one. */
function fill(context: ReadingContext, parts: Partial<Record<TextField, string>>, place: BoundColumn): void {
  for (const field of [
    'familyName',
    'prefix',
    'givenNames',
    'initials',
    'street',
    'houseNumber',
    'postcode',
    'city',
  ] as const) {
    const part = parts[field]
    if (part !== undefined && context.row[field] === undefined) put(context, field, part, place)
  }
}

function completeName(context: ReadingContext): void {
  const { row, combined, places } = context
  const place = places.get('fullName')
  if (combined.fullName && place && row.familyName === undefined) {
    const { isCertain = false, ...parts } = splitFullName(combined.fullName) ?? {}
    fill(context, parts, place)
    if (!isCertain && row.familyName !== undefined) report(context, 'name.split-uncertain', place)
  }
  const familyPlace = places.get('familyName')
  if (familyPlace && row.familyName !== undefined && row.prefix === undefined) {
    const { familyName, prefix } = splitFamilyName(row.familyName)
    row.familyName = familyName
    if (prefix) put(context, 'prefix', prefix, familyPlace)
  }
}

function completeAddress(context: ReadingContext): void {
  const { row, combined, places } = context
  const place = places.get('address')
  if (combined.address && place && row.street === undefined) {
    const { isCertain, ...parts } = splitAddress(combined.address)
    fill(context, parts, place)
    if (!isCertain) report(context, 'address.split-uncertain', place)
  }
  const additionPlace = places.get('houseNumberAddition')
  if (combined.houseNumberAddition && additionPlace && row.houseNumber !== undefined)
    put(context, 'houseNumber', `${row.houseNumber} ${combined.houseNumberAddition}`, additionPlace)
}

/** What is wrong with a birth date that is a real day. */
function birthFault(birthDate: string, today: IsoDate): RowProblemCode | undefined {
  if (birthDate > today) return 'birth-date.in-future'
  return yearsBetween(birthDate, today) > MAX_AGE_YEARS ? 'birth-date.too-old' : undefined
}

function checkDays(context: ReadingContext): void {
  const { row, today, places } = context
  const say = (field: DayField, code: RowProblemCode) => report(context, code, places.get(field))
  const fault = row.birthDate === undefined ? undefined : birthFault(row.birthDate, today)
  if (fault) say('birthDate', fault)
  // A birth date that is wrong itself says nothing about the others.
  const earliest = fault ? '' : (row.birthDate ?? '')
  for (const field of ['benefitStartedOn', 'lastContactOn', 'nextContactOn'] as const) {
    if (row[field] !== undefined && row[field] < earliest) say(field, 'date.before-birth')
  }
  if (row.benefitStartedOn !== undefined && row.benefitStartedOn > today) say('benefitStartedOn', 'benefit.in-future')
  if (row.lastContactOn !== undefined && row.lastContactOn > today) say('lastContactOn', 'last-contact.in-future')
  if (row.nextContactOn !== undefined && row.nextContactOn < today) say('nextContactOn', 'next-contact.in-past')
}

/** Says that something needed is absent, unless an error already said why. */
function checkRequired(context: ReadingContext): void {
  const { row, problems } = context
  const isExplained = (fields: readonly ImportField[]) =>
    problems.some(({ severity, field }) => severity === 'error' && field !== undefined && fields.includes(field))
  if (row.familyName === undefined && !isExplained(['familyName', 'fullName'])) report(context, 'row.required-name')
  const isKnown = row.birthDate !== undefined || row.bsn !== undefined || row.externalRef !== undefined
  if (!isKnown && !isExplained(['birthDate', 'bsn', 'externalRef'])) report(context, 'row.required-identity')
}

/**
 * Reads one row of a file under a mapping. Never throws, whatever the cells hold; what it returns always passes
 * `ImportRow`, and a row may be loaded when `isLoadable(problems)`.
 */
export function readRow(cells: readonly string[], mapping: BoundMapping, { today }: { today: IsoDate }): RowReading {
  const context: ReadingContext = { today, row: {}, places: new Map(), combined: {}, problems: [] }
  for (const place of mapping.columns) {
    const cell = cells[place.index]
    if (cell !== undefined && cell !== '') readCell(cell, context, place)
  }
  completeName(context)
  completeAddress(context)
  checkDays(context)
  checkRequired(context)
  return { row: context.row, problems: context.problems }
}
