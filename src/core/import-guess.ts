import { isBsn, normaliseBsn } from './bsn.ts'
import { type IsoDate, yearsBetween } from './day.ts'
import { ImportField, type ImportMapping } from './import.ts'
import { tidyPostcode } from './import-address.ts'
import { COLUMN_NAMES, isAboutSomebodyElse, namesInside, plainHeader, withoutOwner } from './import-column-names.ts'
import { readDay } from './import-day.ts'

/** A first guess for one field. Confidence runs from 0 to 1; the reason is for the person who maps the columns. */
export interface ColumnGuess {
  field: ImportField
  column: string
  confidence: number
  reason: { nl: string; en: string }
}

export interface MappingGuess {
  mapping: ImportMapping
  guesses: ColumnGuess[]
}

interface Candidate extends ColumnGuess {
  index: number
}

/** How sure we are of a column name, and of values alone. Our own scale: only the order of the guesses matters. */
const SURE = { name: 0.9, ownName: 0.8, partOfName: 0.6, values: 0.6, contradicted: 0.5, confirmed: 0.1 } as const
/** Below this share of values that look right, a column name is doubted; above the other one, values are enough. */
const SHARE = { doubtful: 0.5, convincing: 0.8 } as const
const MIN_SAMPLES = 3
/** Characters of a cell that are looked at; patterns may not meet a text of any length. */
const LOOK_LENGTH = 200
/** Years; a column of days on which people were this old on average is one of birth dates. */
const BIRTH_AGE = { min: 15, max: 105 } as const

const isDay = (text: string, today: IsoDate): boolean => readDay(text, { today, isBirthDate: false }).kind !== 'problem'

function isBirthDay(text: string, today: IsoDate): boolean {
  const reading = readDay(text, { today, isBirthDate: true })
  if (reading.kind !== 'day' || reading.note === 'date.from-number') return false
  const age = yearsBetween(reading.day, today)
  return age >= BIRTH_AGE.min && age <= BIRTH_AGE.max
}

const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

type Look = (text: string, today: IsoDate) => boolean

/** What values of a field look like, for fields whose values tell. */
const LOOKS: Readonly<Partial<Record<ImportField, Look>>> = {
  bsn: (text) => isBsn(normaliseBsn(text) ?? ''),
  birthDate: isBirthDay,
  benefitStartedOn: isDay,
  lastContactOn: isDay,
  nextContactOn: isDay,
  postcode: (text) => tidyPostcode(text) !== undefined,
  email: isEmail,
  workerEmail: isEmail,
  sex: (text) => /^([mvox0-2]|man|vrouw|onbekend)$/i.test(text),
  phone: (text) => /^\+?[\d\s()./-]{6,}$/.test(text),
  fullName: (text) => /[,\s]/.test(text),
  externalRef: (text) => /\d/.test(text),
  houseNumber: (text) => /^\d{1,5}\D{0,10}\d?$/.test(text),
  address: (text) => /\s\d/.test(text),
}

/** Fields that values alone can show; of the others many columns look alike. */
const SHOWN_BY_VALUES: readonly ImportField[] = ['bsn', 'postcode', 'birthDate', 'email', 'phone']

const REASONS = {
  name: { nl: 'De kolomnaam is bekend.', en: 'The column name is known.' },
  ownName: { nl: 'De kolomnaam lijkt erop.', en: 'The column name is much like it.' },
  partOfName: { nl: 'Een deel van de kolomnaam is bekend.', en: 'Part of the column name is known.' },
  values: { nl: 'De waarden zien er zo uit.', en: 'The values look like it.' },
  contradicted: {
    nl: 'De kolomnaam past, maar de waarden zien er anders uit. Controleer deze kolom.',
    en: 'The column name fits, but the values look different. Check this column.',
  },
} as const

type NameMatch = 'name' | 'ownName' | 'partOfName'

function matchName(field: ImportField, header: string): NameMatch | undefined {
  const known = COLUMN_NAMES[field]
  const plain = plainHeader(header)
  if (known.includes(plain)) return 'name'
  if (known.includes(withoutOwner(header))) return 'ownName'
  return namesInside(field, plain).length > 0 && !isAboutSomebodyElse(header) ? 'partOfName' : undefined
}

/** The share of filled values that look right, 0 to 1; undefined when the field has no look or there are no values. */
function lookShare(field: ImportField, values: readonly string[], today: IsoDate): number | undefined {
  const look = LOOKS[field]
  if (!look || values.length === 0) return undefined
  return values.filter((value) => look(value, today)).length / values.length
}

/** A longer known name says more: 'laatstecontact' beats 'contact'. Less than any step between the scales. */
function detail(field: ImportField, header: string): number {
  const plain = plainHeader(header)
  const lengths = namesInside(field, plain).map((name) => name.length)
  return Math.min(Math.max(0, ...lengths), 30) / 1000
}

function candidate(
  field: ImportField,
  header: string,
  values: readonly string[],
  today: IsoDate,
): ColumnGuess | undefined {
  const match = matchName(field, header)
  const share = lookShare(field, values, today)
  const guess = (confidence: number, reason: keyof typeof REASONS) => ({
    field,
    column: header,
    confidence: Math.round(Math.min(confidence, 1) * 1000) / 1000,
    reason: REASONS[reason],
  })
  if (match) {
    const base = SURE[match] + detail(field, header)
    if (share === undefined) return guess(base, match)
    return share < SHARE.doubtful
      ? guess(base * SURE.contradicted, 'contradicted')
      : guess(base + share * SURE.confirmed, match)
  }
  const isShown =
    !isAboutSomebodyElse(header) && values.length >= MIN_SAMPLES && share !== undefined && share >= SHARE.convincing
  return isShown && SHOWN_BY_VALUES.includes(field) ? guess(SURE.values * share, 'values') : undefined
}

/** A column of its own makes the combined one needless. */
const COVERED_BY: readonly (readonly [ImportField, ImportField])[] = [
  ['fullName', 'familyName'],
  ['address', 'street'],
]

/** 'Naam' next to a column of initials or given names is the family name, even where it holds several words. */
function takeNameAsFamilyName(taken: Map<ImportField, ColumnGuess>): void {
  const name = taken.get('fullName')
  if (!name || plainHeader(name.column) !== 'naam' || taken.has('familyName')) return
  if (!taken.has('initials') && !taken.has('givenNames')) return
  taken.delete('fullName')
  taken.set('familyName', { ...name, field: 'familyName' })
}

/**
 * A first guess of which column is which, from the column names and from how some rows look. Every field and every
 * column is used once at most. A guess the values contradict is not put in the mapping; it stays among the guesses.
 */
export function guessMapping(
  headers: readonly string[],
  sampleRows: readonly (readonly string[])[],
  { today }: { today: IsoDate },
): MappingGuess {
  const candidates: Candidate[] = []
  for (const [index, header] of headers.entries()) {
    if (header === '' || header.length > 200 || headers.indexOf(header) !== index) continue
    const values = sampleRows
      .map((cells) => (cells[index] ?? '').trim().slice(0, LOOK_LENGTH))
      .filter((value) => value !== '')
    for (const field of ImportField.options) {
      const guess = candidate(field, header, values, today)
      if (guess) candidates.push({ ...guess, index })
    }
  }
  // A stable sort: between equals the first column wins.
  candidates.sort((a, b) => b.confidence - a.confidence || a.index - b.index)
  const taken = new Map<ImportField, ColumnGuess>()
  const usedColumns = new Set<number>()
  for (const { index, ...guess } of candidates) {
    if (taken.has(guess.field) || usedColumns.has(index)) continue
    taken.set(guess.field, guess)
    usedColumns.add(index)
  }
  takeNameAsFamilyName(taken)
  for (const [combined, own] of COVERED_BY) if (taken.has(own)) taken.delete(combined)
  const guesses = ImportField.options.flatMap((field) => taken.get(field) ?? [])
  const certain = guesses.filter((guess) => guess.reason !== REASONS.contradicted)
  return { mapping: Object.fromEntries(certain.map(({ field, column }) => [field, column])), guesses }
}
