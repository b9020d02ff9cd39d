import { addDays, type IsoDate, isIsoDate } from '../../core/day.ts'

const WORDS: Readonly<Record<string, number>> = {
  vandaag: 0,
  today: 0,
  v: 0,
  morgen: 1,
  tomorrow: 1,
  m: 1,
  overmorgen: 2,
  gisteren: -1,
  yesterday: -1,
  g: -1,
}

/**
 * The day that somebody typed, or undefined. Dutch order: 23-11-2026, 23/11/26, 23.11 (this year), 23112026; also
 * 2026-11-23; +14 and -3 in days from today; 'vandaag', 'morgen'. Two-digit years: up to ten years ahead, else 19xx.
 */
export function parseDay(text: string, today: IsoDate): IsoDate | undefined {
  const typed = text.trim().toLowerCase()
  const word = WORDS[typed]
  if (word !== undefined) return addDays(today, word)
  if (/^[+-]\d{1,4}$/.test(typed)) return addDays(today, Number(typed))
  if (isIsoDate(typed)) return typed
  const match =
    /^(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{2}|\d{4}))?$/.exec(typed) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(typed)
  if (!match) return undefined
  const [, day = '', month = '', year] = match
  const iso = `${fullYear(year, today)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isIsoDate(iso) ? iso : undefined
}

function fullYear(year: string | undefined, today: IsoDate): string {
  const thisYear = Number(today.slice(0, 4))
  if (year === undefined) return String(thisYear)
  if (year.length === 4) return year
  const inThisCentury = 2000 + Number(year)
  return String(inThisCentury > thisYear + 10 ? inThisCentury - 100 : inThisCentury)
}

/** '2026-11-03' as it is typed: '3-11-2026'. */
export function typedDay(day: IsoDate): string {
  const [year, month, date] = day.split('-')
  return `${Number(date)}-${Number(month)}-${year}`
}
