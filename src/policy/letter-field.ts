import * as z from 'zod'
import type { Place } from '../core/contact.ts'
import { dayInAmsterdam, type IsoDate } from '../core/day.ts'
import type { LetterLanguage } from '../core/letter.ts'
import { fullName, type PersonDetails } from '../core/person.ts'
import type { StepOwner } from '../core/plan.ts'
import type { LocalText } from './sourced.ts'

/** What a template can take from the dossier, written as '{{name}}'. */
export const LetterField = z.enum([
  'name',
  'municipality',
  'worker',
  'new-worker',
  'appointment-day',
  'appointment-time',
  'appointment-place',
  'missed-day',
  'last-contact-day',
  'next-contact-day',
  'goal',
  'steps',
  'promises',
])
export type LetterField = z.infer<typeof LetterField>

const PLACE = /\{\{\s*(.*?)\s*\}\}/g

/** The names between double braces, each once. */
export const fieldsIn = (text: string): string[] => [...new Set([...text.matchAll(PLACE)].map(([, name = '']) => name))]

/** Where the fields come from. What is not known is null, and the letter then says which field is still open. */
export interface LetterSource {
  language: LetterLanguage
  person: Pick<PersonDetails, 'givenNames' | 'initials' | 'prefix' | 'familyName'>
  municipality: string
  worker: string
  newWorker: string | null
  appointment: { startsAt: string; place: Place } | null
  places: Partial<Record<Place, LocalText>>
  missedOn: IsoDate | null
  lastContactOn: IsoDate | null
  nextContactOn: IsoDate | null
  /** What is open in the plan in force; words that may not be read are left out. */
  plan: {
    /** One, or several, the first one first. */
    goals: readonly string[]
    steps: readonly { text: string; by: StepOwner; dueOn: IsoDate }[]
    promises: readonly { text: string; dueOn: IsoDate | null }[]
  } | null
}

const LOCALE: Record<LetterLanguage, string> = { nl: 'nl-NL', en: 'en-GB' }

/** 'maandag 23 november 2026': written out, as letters to residents have it. @source standards.md §6 */
export function letterDay(day: IsoDate, language: LetterLanguage, hasWeekday = true): string {
  const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  const format = new Intl.DateTimeFormat(LOCALE[language], hasWeekday ? { weekday: 'long', ...options } : options)
  return format.format(new Date(`${day}T00:00:00Z`))
}

const clock = (moment: string, language: LetterLanguage): string =>
  new Intl.DateTimeFormat(LOCALE[language], {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Amsterdam',
  }).format(new Date(moment))

const BY: Record<LetterLanguage, Record<StepOwner, string>> = {
  nl: { resident: 'u', worker: 'wij', partner: 'een andere organisatie' },
  en: { resident: 'you', worker: 'we', partner: 'another organisation' },
}
const UNTIL: Record<LetterLanguage, string> = { nl: 'uiterlijk', en: 'by' }

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

function agreed({ plan, language }: LetterSource): Partial<Record<LetterField, string>> {
  if (!plan) return {}
  const until = (day: IsoDate | null) => (day === null ? '' : `${UNTIL[language]} ${letterDay(day, language, false)}`)
  const steps = plan.steps.map(({ text, by, dueOn }) => `- ${oneLine(text)} (${BY[language][by]}, ${until(dueOn)})`)
  const promises = plan.promises.map(({ text, dueOn }) =>
    dueOn === null ? `- ${oneLine(text)}` : `- ${oneLine(text)} (${until(dueOn)})`,
  )
  return {
    goal:
      plan.goals.length === 1
        ? oneLine(plan.goals.join(''))
        : plan.goals.map((goal) => `- ${oneLine(goal)}`).join('\n'),
    ...(steps.length > 0 ? { steps: steps.join('\n') } : {}),
    ...(promises.length > 0 ? { promises: promises.join('\n') } : {}),
  }
}

/** The fields that are known, in the words of a letter. */
export function letterFields(source: LetterSource): Partial<Record<LetterField, string>> {
  const { language, appointment, places } = source
  const day = (one: IsoDate | null) => (one === null ? undefined : letterDay(one, language))
  const known: Record<string, string | undefined> = {
    name: oneLine(fullName(source.person)),
    municipality: source.municipality,
    worker: source.worker,
    'new-worker': source.newWorker ?? undefined,
    'appointment-day': day(appointment ? dayInAmsterdam(new Date(appointment.startsAt)) : null),
    'appointment-time': appointment ? clock(appointment.startsAt, language) : undefined,
    'appointment-place': appointment ? places[appointment.place]?.[language] : undefined,
    'missed-day': day(source.missedOn),
    'last-contact-day': day(source.lastContactOn),
    'next-contact-day': day(source.nextContactOn),
    ...agreed(source),
  }
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined))
}

export interface MergedLetter {
  subject: string
  body: string
  /** Fields that nothing is known for; their places stay in the text, to be filled in by hand. */
  missing: LetterField[]
}

/** A template with what is known filled in. */
export function mergeLetter(
  { subject, body }: { subject: string; body: string },
  fields: Partial<Record<LetterField, string>>,
): MergedLetter {
  const fill = (text: string): string =>
    text.replaceAll(PLACE, (whole, name: string) => {
      const field = LetterField.safeParse(name).data
      return (field && fields[field]) ?? whole
    })
  const asked = fieldsIn(`${subject}\n${body}`).flatMap((name) => LetterField.safeParse(name).data ?? [])
  return { subject: fill(subject), body: fill(body), missing: asked.filter((field) => fields[field] === undefined) }
}
