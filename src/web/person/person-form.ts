import * as z from 'zod'
import { Household, type PersonDetails, Sex } from '../../core/person.ts'
import { parseBirthDate } from './birth-date.ts'

/** A person while somebody types: texts, '' for what is not filled in. */
export const PersonForm = z.object({
  bsn: z.string(),
  givenNames: z.string(),
  initials: z.string(),
  prefix: z.string(),
  familyName: z.string(),
  birthDate: z.string(),
  sex: Sex.or(z.literal('')),
  household: Household.or(z.literal('')),
  street: z.string(),
  houseNumber: z.string(),
  postcode: z.string(),
  city: z.string(),
  phone: z.string(),
  email: z.string(),
  preferredLanguage: z.string(),
})
export type PersonForm = z.infer<typeof PersonForm>

export const EMPTY_PERSON: PersonForm = {
  bsn: '',
  givenNames: '',
  initials: '',
  prefix: '',
  familyName: '',
  birthDate: '',
  sex: '',
  household: '',
  street: '',
  houseNumber: '',
  postcode: '',
  city: '',
  phone: '',
  email: '',
  preferredLanguage: '',
}

/** Digits alone, as people type a BSN with spaces or dots. */
export const typedBsn = (text: string): string => text.replaceAll(/[\s.]/g, '')

const typedPostcode = (text: string): string => text.trim().toUpperCase()

/** What the API takes. A text that is no birth date goes as it is, so that the refusal names the field. */
export function detailsOf(form: PersonForm): PersonDetails {
  const { familyName, birthDate, bsn, postcode, sex, household, ...texts } = form
  const filled = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''))
  return {
    ...filled,
    familyName,
    ...(bsn.trim() === '' ? {} : { bsn: typedBsn(bsn) }),
    ...(birthDate.trim() === '' ? {} : { birthDate: parseBirthDate(birthDate) ?? birthDate }),
    ...(postcode.trim() === '' ? {} : { postcode: typedPostcode(postcode) }),
    ...(sex === '' ? {} : { sex }),
    ...(household === '' ? {} : { household }),
  }
}
