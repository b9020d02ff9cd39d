import type { Sought } from './attention.ts'
import { isBsn } from './bsn.ts'
import { isIsoDate } from './day.ts'
import { plainLetters } from './person.ts'

const dutchDay = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/

/**
 * Understands what somebody typed: a dossier number, a BSN, a birth date (d-m-yyyy or yyyy-mm-dd), or parts of a name.
 * A part of a name needs two letters, so that nobody lists the whole municipality.
 */
export function understand(text: string): Sought | undefined {
  const typed = text.trim()
  if (/^\d{4}-\d{6}$/.test(typed)) return { by: 'number', number: typed }
  if (/^\d{9}$/.test(typed) && isBsn(typed)) return { by: 'bsn', bsn: typed }
  const [, day, month, year] = dutchDay.exec(typed) ?? []
  const iso = day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : typed
  if (isIsoDate(iso)) return { by: 'birth-date', birthDate: iso }
  const parts = plainLetters(typed)
    .split(' ')
    .filter((part) => part.length > 0)
  if (!parts.some((part) => part.length >= 2)) return undefined
  return { by: 'name', parts: parts.slice(0, 6) }
}
