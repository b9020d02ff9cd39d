import type { CellTest, CellValue } from './cell.ts'
import type { ColumnType } from './editable-table.ts'
import type { LocalText } from './sourced.ts'

/** What a value is called in the words of the municipality; undefined where it has no name of its own. */
export type ValueNames = (value: string) => LocalText | undefined

/** A cell that is FEEL of a kind that we have no words for. */
export const NO_WORDS: LocalText = { nl: 'niet bekend wat dit betekent', en: 'not known what this means' }

const both = (text: string): LocalText => ({ nl: text, en: text })

const said = (nl: string, en: string): LocalText => ({ nl, en })

function dayWords(iso: string): LocalText {
  const day = new Date(`${iso.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(day.getTime())) return both(iso)
  const write = (locale: string) =>
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(day)
  return said(write('nl-NL'), write('en-GB'))
}

const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/
const DURATION_UNITS = [
  { one: said('jaar', 'year'), more: said('jaar', 'years') },
  { one: said('maand', 'month'), more: said('maanden', 'months') },
  { one: said('week', 'week'), more: said('weken', 'weeks') },
  { one: said('dag', 'day'), more: said('dagen', 'days') },
  { one: said('uur', 'hour'), more: said('uur', 'hours') },
  { one: said('minuut', 'minute'), more: said('minuten', 'minutes') },
  { one: said('seconde', 'second'), more: said('seconden', 'seconds') },
]

function durationWords(iso: string): LocalText {
  const amounts = DURATION.exec(iso)?.slice(1)
  const parts = DURATION_UNITS.flatMap(({ one, more }, index) => {
    const amount = amounts?.[index]
    if (amount === undefined) return []
    const unit = Number(amount) === 1 ? one : more
    return [said(`${amount} ${unit.nl}`, `${amount} ${unit.en}`)]
  })
  return parts.length === 0 ? both(iso) : listed(parts, said('en', 'and'))
}

/** 'a, b of c': the last two with a word between them. */
function listed(parts: readonly LocalText[], word: LocalText): LocalText {
  const join = (language: 'nl' | 'en') => {
    const texts = parts.map((part) => part[language])
    return texts.length < 2
      ? texts.join('')
      : `${texts.slice(0, -1).join(', ')} ${word[language]} ${texts.at(-1) ?? ''}`
  }
  return said(join('nl'), join('en'))
}

/** A value as a person says it: '2,5', 'ja', '1 januari 2026', '3 maanden', or the name that the municipality gives it. */
function valueInWords(value: CellValue, names?: ValueNames): LocalText {
  switch (value.type) {
    case 'null':
      return said('niet bekend', 'not known')
    case 'boolean':
      return value.value ? said('ja', 'yes') : said('nee', 'no')
    case 'number':
      return said(String(value.value).replace('.', ','), String(value.value))
    case 'date':
      return dayWords(value.value)
    case 'duration':
      return durationWords(value.value)
    case 'string':
      return names?.(value.value) ?? both(value.value)
  }
}

type Range = Extract<CellTest, { kind: 'range' }>

/** One side open: a day is before or after, everything else is less or more. */
function halfRange({ low, includesLow, high, includesHigh }: Range): LocalText {
  const isLow = high.type === 'null'
  const end = valueInWords(isLow ? low : high)
  const isDay = (isLow ? low : high).type === 'date'
  if (isDay && isLow)
    return includesLow ? said(`op of na ${end.nl}`, `on or after ${end.en}`) : said(`na ${end.nl}`, `after ${end.en}`)
  if (isDay)
    return includesHigh
      ? said(`op of voor ${end.nl}`, `on or before ${end.en}`)
      : said(`voor ${end.nl}`, `before ${end.en}`)
  if (isLow)
    return includesLow
      ? said(`${end.nl} of meer`, `${end.en} or more`)
      : said(`meer dan ${end.nl}`, `more than ${end.en}`)
  return includesHigh
    ? said(`hoogstens ${end.nl}`, `at most ${end.en}`)
    : said(`minder dan ${end.nl}`, `less than ${end.en}`)
}

/** In Dutch 'vanaf' and 'tot en met' take the end itself along, 'na', 'meer dan' and 'tot' do not. */
function rangeWords(range: Range): LocalText {
  const { low, high, includesLow, includesHigh } = range
  if (low.type === 'null' && high.type === 'null') return said('wel bekend', 'known')
  if (low.type === 'null' || high.type === 'null') return halfRange(range)
  const from = valueInWords(low)
  const to = valueInWords(high)
  const after = low.type === 'date' ? said('na', 'after') : said('meer dan', 'more than')
  const begin = includesLow
    ? said(`vanaf ${from.nl}`, `from ${from.en}`)
    : said(`${after.nl} ${from.nl},`, `${after.en} ${from.en},`)
  const end = includesHigh
    ? said(`tot en met ${to.nl}`, `up to and including ${to.en}`)
    : said(`tot ${to.nl}`, `up to ${to.en}`)
  return said(`${begin.nl} ${end.nl}`, `${begin.en} ${end.en}`)
}

function notWords(test: CellTest, type: ColumnType, names: ValueNames | undefined): LocalText {
  if (test.kind === 'equals' && test.value.type === 'null') return said('wel bekend', 'known')
  if (test.kind === 'any') return said('nooit', 'never')
  const words = cellInWords(test, type, names)
  if (words === NO_WORDS) return NO_WORDS
  return test.kind === 'some'
    ? said(`geen van deze: ${words.nl}`, `none of these: ${words.en}`)
    : said(`niet ${words.nl}`, `not ${words.en}`)
}

/**
 * A cell of a decision table as a person says it: 'vanaf 6 tot 24' for `[6..24)`. `type` is that of the column;
 * `names` gives what a text value is called. FEEL that we cannot put in words gives `NO_WORDS`.
 */
export function cellInWords(cell: CellTest, type: ColumnType, names?: ValueNames): LocalText {
  switch (cell.kind) {
    case 'any':
      return said('maakt niet uit', 'does not matter')
    case 'equals':
      return type === 'string' && cell.value.type === 'string' && cell.value.value === ''
        ? said('leeg', 'empty')
        : valueInWords(cell.value, names)
    case 'range':
      return rangeWords(cell)
    case 'not':
      return notWords(cell.test, type, names)
    case 'some': {
      const parts = cell.tests.map((test) => cellInWords(test, type, names))
      return parts.includes(NO_WORDS) ? NO_WORDS : listed(parts, said('of', 'or'))
    }
    case 'feel':
      return NO_WORDS
  }
}
