import type { Finding } from './finding.ts'
import type { Scalar, ValueType } from './regions.ts'
import type { LocalText } from './sourced.ts'

/** What a finding says, with where it is as far as that matters. */
export type Found = Pick<Finding, 'code' | 'isBlocking'> & Partial<Finding> & LocalText

/** A finding with every place that is not named left open. */
export const toFinding = (found: Found): Finding => ({
  file: null,
  part: null,
  rows: [],
  column: null,
  article: null,
  example: null,
  ...found,
})

export const TYPE_WORDS: Readonly<Record<ValueType, LocalText>> = {
  string: { nl: 'tekst', en: 'text' },
  number: { nl: 'een getal', en: 'a number' },
  boolean: { nl: 'ja of nee', en: 'yes or no' },
  date: { nl: 'een datum', en: 'a date' },
  dayTimeDuration: { nl: 'een duur in dagen of uren', en: 'a duration in days or hours' },
  yearMonthDuration: { nl: 'een duur in maanden of jaren', en: 'a duration in months or years' },
}

/** A value in a sentence. */
export function valueInWords(value: Scalar): LocalText {
  if (value === null) return { nl: 'onbekend', en: 'unknown' }
  if (typeof value === 'boolean') return value ? { nl: 'ja', en: 'yes' } : { nl: 'nee', en: 'no' }
  if (typeof value === 'number') return { nl: String(value).replace('.', ','), en: String(value) }
  return { nl: `‘${value}’`, en: `‘${value}’` }
}

/** 'rij 1 en 3', 'rows 1 and 3'. */
export function rowsInWords(rows: readonly number[]): LocalText {
  const list = (and: string) =>
    rows.length < 2 ? rows.join('') : `${rows.slice(0, -1).join(', ')} ${and} ${rows.at(-1)}`
  return { nl: `rij ${list('en')}`, en: `${rows.length < 2 ? 'row' : 'rows'} ${list('and')}` }
}

/** The start of a sentence in both languages: 'Rij 3, kolom ‘Leeftijd’'. */
export function atCell(row: number | null, label: string): LocalText {
  return row === null
    ? { nl: `Kolom ‘${label}’`, en: `Column ‘${label}’` }
    : { nl: `Rij ${row}, kolom ‘${label}’`, en: `Row ${row}, column ‘${label}’` }
}
