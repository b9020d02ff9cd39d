import { BirthDate } from '../../core/person.ts'

/**
 * The birth date that somebody typed, or undefined: 3-5-1980, 1980-05-03, and uncertain ones as registrations have
 * them: 1980, 5-1980, 00-05-1980. Years are written in full: 23 can be an age, a century ago or this year.
 */
export function parseBirthDate(text: string): BirthDate | undefined {
  const typed = text.trim()
  const iso = BirthDate.safeParse(typed)
  if (iso.success) return iso.data
  const year = /^(\d{4})$/.exec(typed)?.[1]
  if (year) return checked(year, '00', '00')
  const [, shortMonth = '', shortYear = ''] = /^(\d{1,2})[-/. ](\d{4})$/.exec(typed) ?? []
  if (shortYear) return checked(shortYear, shortMonth, '00')
  const whole = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(typed) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(typed)
  const [, day = '', month = '', wholeYear = ''] = whole ?? []
  return wholeYear ? checked(wholeYear, month, day) : undefined
}

function checked(year: string, month: string, day: string): BirthDate | undefined {
  const parsed = BirthDate.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return parsed.success ? parsed.data : undefined
}
