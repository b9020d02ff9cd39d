import { isBsn, normaliseBsn } from './bsn.ts'
import type { IsoDate } from './day.ts'
import { type ImportField, ImportRow, type RowProblem, type RowProblemCode } from './import.ts'
import { tidyPostcode } from './import-address.ts'
import { type BoundColumn, IMPORT_COLUMNS } from './import-columns.ts'
import { readDay } from './import-day.ts'
import { tidyInitials } from './import-name.ts'
import { rowProblem } from './import-problem.ts'
import type { Household, Sex } from './person.ts'

const MIN_PHONE_DIGITS = 6

/** 1, 2 and 0: standards.md §3.2 field 10; letters and words as municipal systems export them. */
const SEXES = new Map<string, Sex>([
  ...['1', 'm', 'man', 'mannelijk', 'male', 'dhr', 'dhr.'].map((word): [string, Sex] => [word, 'man']),
  ...['2', 'v', 'f', 'vrouw', 'vrouwelijk', 'female', 'mw', 'mw.', 'mevr', 'mevr.'].map((word): [string, Sex] => [
    word,
    'woman',
  ]),
  ...['0', '9', 'o', 'x', 'u', 'onbekend', 'unknown', 'onzijdig'].map((word): [string, Sex] => [word, 'unknown']),
])

/** 1 to 4: standards.md §3.4 leefvorm. */
const HOUSEHOLDS = new Map<string, Household>([
  ...['1', 'alleenstaand', 'alleenstaande', 'alleenwonend', 'single'].map((word): [string, Household] => [
    word,
    'single',
  ]),
  ...['2', 'alleenstaandeouder', 'eenouder', 'eenoudergezin', 'alo', 'singleparent'].map(
    (word): [string, Household] => [word, 'single-parent'],
  ),
  ...[
    '3',
    'gehuwd',
    'gehuwden',
    'samenwonend',
    'gehuwdsamenwonend',
    'gehuwdofsamenwonend',
    'echtpaar',
    'paar',
    'partner',
    'couple',
  ].map((word): [string, Household] => [word, 'couple']),
  ...['4', 'anders', 'overig', 'other'].map((word): [string, Household] => [word, 'other']),
])

/** One row while it is being read. */
export interface ReadingContext {
  today: IsoDate
  row: ImportRow
  /** The places that filled a field, so that a later check can name the column. */
  places: Map<ImportField, BoundColumn>
  /** Cells that hold several fields at once. */
  combined: { fullName?: string; address?: string; houseNumberAddition?: string }
  problems: RowProblem[]
}

export function report(context: ReadingContext, code: RowProblemCode, place?: BoundColumn): void {
  context.problems.push(rowProblem(code, place ? { field: place.field, column: place.column } : {}))
}

export type TextField = Exclude<keyof ImportRow, 'sex' | 'household'>

/** Fills a field unless the text is longer than the field may be, which is then said of the cell it came from. */
export function put(context: ReadingContext, field: TextField, text: string, place: BoundColumn): void {
  if (text.length > IMPORT_COLUMNS[field].maxLength) report(context, 'cell.too-long', place)
  else if (text !== '') context.row[field] = text
}

function bsnFault(digits: string): RowProblemCode | undefined {
  if (!/^\d+$/.test(digits)) return 'bsn.not-digits'
  if (/^(0+|9{8,9})$/.test(digits)) return 'bsn.placeholder'
  const bsn = normaliseBsn(digits)
  if (bsn === undefined) return 'bsn.wrong-length'
  return isBsn(bsn) ? undefined : 'bsn.eleven-test'
}

function readBsn(text: string, context: ReadingContext, place: BoundColumn): void {
  // Some tools write whole numbers with a fraction: 999990019.0.
  const digits = text.replace(/^(\d{7,9})[.,]0+$/, '$1').replace(/[\s.-]/g, '')
  const fault = bsnFault(digits)
  if (fault) report(context, fault, place)
  else context.row.bsn = normaliseBsn(digits)
}

export type DayField = 'birthDate' | 'benefitStartedOn' | 'lastContactOn' | 'nextContactOn'

function dayReader(field: DayField) {
  return (text: string, context: ReadingContext, place: BoundColumn): void => {
    const isBirthDate = field === 'birthDate'
    const reading = readDay(text, { today: context.today, isBirthDate })
    if (reading.kind === 'none') return
    if (reading.kind === 'problem') {
      report(context, reading.code, place)
      return
    }
    if (reading.note) report(context, reading.note, place)
    if (reading.isUncertain) report(context, isBirthDate ? 'birth-date.uncertain' : 'date.incomplete', place)
    if (isBirthDate || !reading.isUncertain) context.row[field] = reading.day
  }
}

function readEmail(field: 'email' | 'workerEmail') {
  return (text: string, context: ReadingContext, place: BoundColumn): void => {
    const address = text.replace(/^mailto:/i, '').toLowerCase()
    if (ImportRow.shape[field].safeParse(address).success) context.row[field] = address
    else report(context, 'email.invalid', place)
  }
}

function readPhone(text: string, context: ReadingContext, place: BoundColumn): void {
  if (text.replace(/\D/g, '').length >= MIN_PHONE_DIGITS) put(context, 'phone', text, place)
  else report(context, 'phone.invalid', place)
}

function readPostcode(text: string, context: ReadingContext, place: BoundColumn): void {
  const postcode = tidyPostcode(text)
  if (postcode === undefined) report(context, 'postcode.invalid', place)
  else context.row.postcode = postcode
}

/** A word or code as it is looked up: '01' is '1', 'Gehuwd / samenwonend' is 'gehuwdsamenwonend'. */
const lookup = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s/_-]/g, '')
    .replace(/^0+(?=\d)/, '')

function readSex(text: string, context: ReadingContext, place: BoundColumn): void {
  const sex = SEXES.get(lookup(text))
  if (sex) context.row.sex = sex
  else report(context, 'sex.not-recognised', place)
}

function readHousehold(text: string, context: ReadingContext, place: BoundColumn): void {
  const household = HOUSEHOLDS.get(lookup(text))
  if (household) context.row.household = household
  else report(context, 'household.not-recognised', place)
}

type Reader = (text: string, context: ReadingContext, place: BoundColumn) => void

const asText =
  (field: TextField): Reader =>
  (text, context, place) =>
    put(context, field, text, place)

const forLater =
  (field: keyof ReadingContext['combined']): Reader =>
  (text, context) => {
    context.combined[field] = text
  }

/** How a cleaned cell, not empty and not too long, fills its field. */
export const READERS: Readonly<Record<ImportField, Reader>> = {
  externalRef: asText('externalRef'),
  bsn: readBsn,
  givenNames: asText('givenNames'),
  initials: (text, context, place) => put(context, 'initials', tidyInitials(text), place),
  prefix: asText('prefix'),
  familyName: asText('familyName'),
  fullName: forLater('fullName'),
  birthDate: dayReader('birthDate'),
  sex: readSex,
  household: readHousehold,
  street: asText('street'),
  houseNumber: asText('houseNumber'),
  houseNumberAddition: forLater('houseNumberAddition'),
  address: forLater('address'),
  postcode: readPostcode,
  city: asText('city'),
  phone: readPhone,
  email: readEmail('email'),
  benefitStartedOn: dayReader('benefitStartedOn'),
  workerName: asText('workerName'),
  workerEmail: readEmail('workerEmail'),
  teamName: asText('teamName'),
  lastContactOn: dayReader('lastContactOn'),
  nextContactOn: dayReader('nextContactOn'),
  note: asText('note'),
  category: asText('category'),
}
