import * as z from 'zod'
import { Failure, type FieldFault } from './failure.ts'
import { freeText } from './free-text.ts'
import type { LetterLanguage } from './letter.ts'
import { PersonDetails } from './person.ts'

/** Who a municipality's letters come from, as far as it filled that in. Nothing of it is about a resident. */
export const SenderDetails = z
  .strictObject({
    department: freeText(80).optional(),
    /** Post office box, or street and number. */
    address: freeText(80).optional(),
    postcode: PersonDetails.shape.postcode,
    city: freeText(80).optional(),
    phone: freeText(40).optional(),
    email: z.email({ error: 'email.invalid' }).max(200).optional(),
    /** When somebody answers: 'maandag tot en met vrijdag van 9.00 tot 17.00 uur'. */
    hours: freeText(160).optional(),
  })
  .meta({ id: 'SenderDetails' })
export type SenderDetails = z.infer<typeof SenderDetails>

const ADDRESS = ['address', 'postcode', 'city'] as const

/** An answer by post needs all of an address. @throws letter.sender-incomplete, with a fault at each part that lacks */
export function requireWholeAddress(details: SenderDetails): void {
  const missing = ADDRESS.filter((part) => details[part] === undefined)
  if (missing.length === 0 || missing.length === ADDRESS.length) return
  const faults = missing.map((part): FieldFault => ({ pointer: `/${part}`, code: 'required' }))
  throw new Failure('letter.sender-incomplete', {}, faults)
}

/** What a letter says of where it comes from. */
export interface LetterSender {
  /** What the municipality filled in for itself. */
  details: SenderDetails
  /** Lines of the policy, for where it filled in nothing. */
  policyLines: readonly string[]
  /** The worker who sends it. */
  contact: string | undefined
}

const LABELS = {
  nl: { phone: 'Telefoon', email: 'E-mail', hours: 'Bereikbaar', contact: 'Uw contactpersoon' },
  en: { phone: 'Telephone', email: 'E-mail', hours: 'Available', contact: 'Your contact' },
} as const satisfies Record<LetterLanguage, object>

/** Whether a resident can read in a letter where to find the municipality. */
export const saysWhere = ({ details, policyLines }: Pick<LetterSender, 'details' | 'policyLines'>): boolean =>
  Object.keys(details).length > 0 || policyLines.length > 0

/** The lines beside the name of the municipality; what the municipality filled in goes before its policy. */
export function senderLines({ details, policyLines, contact }: LetterSender, language: LetterLanguage): string[] {
  const { department, phone, email, hours } = details
  const labels = LABELS[language]
  const labelled = (label: string, value: string | undefined) => (value === undefined ? [] : [`${label}: ${value}`])
  const own = Object.keys(details).length > 0
  return [
    ...(own ? (department === undefined ? [] : [department]) : policyLines),
    ...labelled(labels.phone, phone),
    ...labelled(labels.email, email),
    ...labelled(labels.hours, hours),
    ...labelled(labels.contact, contact),
  ]
}

/** Where a letter that does not arrive goes back to; null where that is not known. */
export const returnAddress = ({ address, postcode, city }: SenderDetails): string | null =>
  address === undefined || postcode === undefined || city === undefined
    ? null
    : `${address}, ${postcode.replace(/^(\d{4}) ?/, '$1 ')} ${city}`
