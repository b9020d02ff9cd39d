import { addMonths, dayInAmsterdam, daysBetween, type IsoDate } from '../core/day.ts'
import { type Language, useLanguage } from './language.ts'
import { useToday } from './session.ts'

const LOCALE: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' }

/** 'full' is for who reads a letter: the day of the week in whole. */
type Style = 'long' | 'full' | 'short' | 'month'

const OPTIONS: Record<Style, Intl.DateTimeFormatOptions> = {
  long: { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' },
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
}

const formats = new Map<string, Intl.DateTimeFormat>()

function format(language: Language, style: Style): Intl.DateTimeFormat {
  const key = `${language} ${style}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(LOCALE[language], { ...OPTIONS[style], timeZone: 'UTC' })
  formats.set(key, made)
  return made
}

/** 'ma 23 november 2026'; short: '23 nov 2026'; month: 'november 2026'. */
export function dayText(day: IsoDate, language: Language, style: Style = 'long'): string {
  return format(language, style)
    .format(new Date(`${day}T00:00:00Z`))
    .replace(',', '')
    .replace('.', '')
}

/** A birth date as registrations hold it: '1980-00-00' is 'in 1980', '1980-05-00' is 'mei 1980', else '3-5-1980'. */
export function birthDateText(birthDate: string, language: Language): string {
  const [year = '', month = '', day = ''] = birthDate.split('-')
  if (month === '00') return language === 'nl' ? `in ${year} (dag onbekend)` : `in ${year} (day unknown)`
  if (day === '00') return dayText(`${year}-${month}-01`, language, 'month')
  return `${Number(day)}-${Number(month)}-${year}`
}

const NEAR: Record<Language, Record<number, string>> = {
  nl: { [-2]: 'eergisteren', [-1]: 'gisteren', 0: 'vandaag', 1: 'morgen', 2: 'overmorgen' },
  en: { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' },
}

/** Whole months from one day to a later one, by the calendar. */
function monthsBetween(from: IsoDate, to: IsoDate): number {
  const most =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
  return addMonths(from, most) <= to ? most : most - 1
}

/** Days up to 60, then months up to 23, then years: coarse where a day more or less says nothing. */
function amount(from: IsoDate, to: IsoDate, language: Language): string {
  const days = daysBetween(from, to)
  if (days < 61) return language === 'nl' ? `${days} dagen` : `${days} days`
  const months = monthsBetween(from, to)
  if (months < 24) {
    const word = months === 1 ? { nl: 'maand', en: 'month' } : { nl: 'maanden', en: 'months' }
    return `${months} ${word[language]}`
  }
  const years = Math.floor(months / 12)
  return `${years} ${language === 'nl' ? 'jaar' : 'years'}`
}

/** 'over 3 dagen', '12 dagen geleden', 'vandaag'. */
export function relativeDayText(day: IsoDate, today: IsoDate, language: Language): string {
  const days = daysBetween(today, day)
  const near = NEAR[language][days]
  if (near) return near
  const length = days > 0 ? amount(today, day, language) : amount(day, today, language)
  if (language === 'nl') return days > 0 ? `over ${length}` : `${length} geleden`
  return days > 0 ? `in ${length}` : `${length} ago`
}

/** 'ma 23 november 2026, 14:05', in Amsterdam. */
export function momentText(moment: string, language: Language): string {
  const at = new Date(moment)
  return `${dayText(dayInAmsterdam(at), language)}, ${clockText(at, language)}`
}

/** '14:05', in Amsterdam. */
function clockText(at: Date, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Amsterdam',
  }).format(at)
}

/** The formatters bound to the language of the screen and to the server's day. */
export function useDayText() {
  const language = useLanguage()
  const today = useToday()
  return {
    today,
    day: (day: IsoDate, style?: Style) => dayText(day, language, style),
    relative: (day: IsoDate) => relativeDayText(day, today, language),
    moment: (moment: string) => momentText(moment, language),
    clock: (at: Date) => clockText(at, language),
    birthDate: (birthDate: string) => birthDateText(birthDate, language),
  }
}
