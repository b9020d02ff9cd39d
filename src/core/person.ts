import * as z from 'zod'
import { Bsn } from './bsn.ts'
import { type IsoDate, isIsoDate, yearsBetween } from './day.ts'
import { freeText } from './free-text.ts'

export const MunicipalityId = z
  .string()
  .regex(/^GM\d{4}$/)
  .meta({ id: 'MunicipalityId', title: 'CBS municipality code', example: 'GM0363' })
export type MunicipalityId = z.infer<typeof MunicipalityId>

export const Id = z.uuid().meta({ title: 'Id' })
export type Id = z.infer<typeof Id>

/**
 * A birth date that may be uncertain: '1980-00-00' or '1980-05-00', as registrations hold it.
 * @source standards.md §8: uncertain birth dates (`19800000`)
 */
export const BirthDate = z
  .string()
  .refine((text) => isIsoDate(text) || /^(1[89]|20)\d\d-(00|0[1-9]|1[0-2])-00$/.test(text), {
    error: 'birth-date.invalid',
  })
  .meta({ title: 'Birth date', description: 'YYYY-MM-DD; unknown month or day as 00', example: '1980-00-00' })
export type BirthDate = z.infer<typeof BirthDate>

/** @source standards.md §3.2 field 10; 'unknown' as registrations have it. */
export const Sex = z.enum(['man', 'woman', 'unknown'])
export type Sex = z.infer<typeof Sex>

/** @source standards.md §3.4 leefvorm: 1 alleenstaand, 2 alleenstaande ouder, 3 gehuwd/samenwonend, 4 anders */
export const Household = z.enum(['single', 'single-parent', 'couple', 'other'])
export type Household = z.infer<typeof Household>

/** Who somebody is. Lives in a table that can be corrected and erased, never in an event. */
export const PersonDetails = z
  .strictObject({
    bsn: Bsn.optional(),
    givenNames: freeText(200).optional(),
    initials: freeText(40).optional(),
    prefix: freeText(40).optional().meta({ title: 'Voorvoegsel', example: 'van der' }),
    familyName: freeText(200),
    birthDate: BirthDate.optional(),
    sex: Sex.optional(),
    household: Household.optional(),
    street: freeText(200).optional(),
    houseNumber: freeText(20).optional(),
    postcode: z
      .string()
      .regex(/^[1-9]\d{3} ?[A-Z]{2}$/, { error: 'postcode.invalid' })
      .optional(),
    city: freeText(100).optional(),
    phone: freeText(40).optional(),
    email: z.email({ error: 'email.invalid' }).max(200).optional(),
    preferredLanguage: freeText(40).optional(),
  })
  .meta({ id: 'PersonDetails' })
export type PersonDetails = z.infer<typeof PersonDetails>

/** 'Anna de Vries': given name (or initials), prefix, family name. */
export function fullName(person: Pick<PersonDetails, 'givenNames' | 'initials' | 'prefix' | 'familyName'>): string {
  return [person.givenNames ?? person.initials, person.prefix, person.familyName].filter(Boolean).join(' ')
}

/** Lower case without accents or punctuation, so that 'Ümit' is found by 'umit'. */
export function plainLetters(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The words by which a person can be found: every part of the name, without doubles. */
export function nameParts(person: Pick<PersonDetails, 'givenNames' | 'prefix' | 'familyName'>): string[] {
  const words = plainLetters([person.givenNames, person.prefix, person.familyName].filter(Boolean).join(' '))
  return [...new Set(words.split(' ').filter((word) => word.length > 0))]
}

/** The text people are sorted by: family name first, without its prefix, as Dutch lists do. */
export function sortName(person: Pick<PersonDetails, 'givenNames' | 'initials' | 'prefix' | 'familyName'>): string {
  return plainLetters(
    [person.familyName, person.givenNames ?? person.initials, person.prefix].filter(Boolean).join(' '),
  )
}

/** Whole years on a day; undefined when the birth date is unknown or uncertain. */
export function ageOn(birthDate: string | undefined, day: IsoDate): number | undefined {
  return birthDate !== undefined && isIsoDate(birthDate) ? yearsBetween(birthDate, day) : undefined
}
