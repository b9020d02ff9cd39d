import * as z from 'zod'
import { Place } from '../core/contact.ts'
import { LetterKind, LetterLanguage } from '../core/letter.ts'
import { fieldsIn, LetterField } from './letter-field.ts'
import { PackOwner } from './pack.ts'
import { Key, LocalText, Source, sourced } from './sourced.ts'
import { phrasesIn } from './wording-phrase.ts'

/** A text with places such as '{{name}}'; a place that is no field of ours would never be filled in. */
const Words = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .superRefine((text, context) => {
      for (const name of fieldsIn(text))
        if (!LetterField.safeParse(name).success)
          context.addIssue({ code: 'custom', message: `letter.unknown-field: {{${name}}}` })
    })

/** A letter in the tone of whoever wrote it down. @source standards.md §6 (language level B1 for residents) */
const LetterTemplate = z.strictObject({
  key: Key,
  kind: LetterKind,
  title: LocalText,
  language: LetterLanguage,
  subject: Words(200),
  body: Words(8000),
  /** Proposed when nobody has spoken with the resident for so many days, or never. */
  silenceDays: z.int().min(1).nullable(),
  /** Steps of the municipality's chain after a missed appointment that this letter is for. */
  noShowSteps: z.array(Key),
  source: Source,
  note: LocalText.optional(),
})

/** Wording that the evidence speaks against: pointed out while somebody writes, never refused. @source seed4 §6 d */
export const Wording = z
  .strictObject({
    key: Key,
    /** 'stopt/stoppen … uw uitkering': either word, then at most five words in between. */
    phrases: z.array(z.string().trim().min(2).max(400)).min(1),
    why: LocalText,
    /** What could be written in its place. */
    instead: LocalText,
    /** The card of evidence.json that says it, if there is one. */
    card: Key.nullable(),
    source: Source,
  })
  .meta({ id: 'Wording' })
export type Wording = z.infer<typeof Wording>

const once = (list: readonly { key: string }[]): boolean => new Set(list.map(({ key }) => key)).size === list.length

/** `letters.json`: of the country in `nl/`, of a municipality beside its pack, whose templates go before. */
export const LettersFile = z
  .strictObject({
    version: z.string().min(1).max(60),
    /** Lines under the municipality's name: where to write, call or mail to. */
    sender: sourced(z.array(z.string().min(1).max(120)).min(1).max(6)),
    /** How a letter says where a talk is. What is absent is written by hand. */
    places: sourced(z.partialRecord(Place, LocalText)),
    templates: z.array(LetterTemplate).refine(once, { error: 'letter.key-twice' }),
    wording: z.array(Wording).refine(once, { error: 'letter.key-twice' }),
  })
  .meta({ id: 'LettersFile' })
export type LettersFile = z.infer<typeof LettersFile>

/** A template as screens show it: whose it is, a municipality's or the country's. */
export const ShownTemplate = LetterTemplate.extend({ owner: z.union([PackOwner, z.literal('NL')]) }).meta({
  id: 'LetterTemplate',
})
export type ShownTemplate = z.infer<typeof ShownTemplate>

/** All that a municipality writes letters with. */
export interface Letters {
  sender: LettersFile['sender']
  places: Partial<Record<Place, LocalText>>
  /** Places in the municipality's own words. */
  ownPlaces: readonly Place[]
  templates: readonly ShownTemplate[]
  wording: readonly Wording[]
}

/** The country's letters with a municipality's own: its templates by key, its places and its sender go before. */
export function assembleLetters(country: LettersFile, own?: { owner: string; file: LettersFile }): Letters {
  const placesOf = (file: LettersFile | undefined) => (file && 'value' in file.places ? file.places.value : {})
  const ownPlaces = placesOf(own?.file)
  const ownTemplates = (own?.file.templates ?? []).map((one) => ({ ...one, owner: own?.owner ?? 'NL' }))
  const ownKeys = new Set(ownTemplates.map(({ key }) => key))
  const others = country.templates.filter(({ key }) => !ownKeys.has(key))
  return {
    sender: own && 'value' in own.file.sender ? own.file.sender : country.sender,
    places: { ...placesOf(country), ...ownPlaces },
    ownPlaces: Place.options.filter((place) => ownPlaces[place] !== undefined),
    templates: [...ownTemplates, ...others.map((one) => ({ ...one, owner: 'NL' as const }))],
    wording: [...(own?.file.wording ?? []), ...country.wording],
  }
}

/** Wording that a text uses and that the evidence speaks against, with the phrases as they are written. */
export const wordingIn = (text: string, list: readonly Wording[]): { wording: Wording; found: string[] }[] =>
  list.map((wording) => ({ wording, found: phrasesIn(text, wording.phrases) })).filter(({ found }) => found.length > 0)

interface Asked {
  /** Step of the chain after a missed appointment that the letter is to be. */
  noShowStep: string | undefined
  /** Somebody missed an appointment and nothing followed yet. */
  isMissed: boolean
  hasAppointment: boolean
  /** Days since both sides spoke; null when they never did. */
  silentDays: number | null
}

/** The template that fits best; another one can always be chosen. */
export function proposeTemplate(templates: readonly ShownTemplate[], asked: Asked): ShownTemplate | undefined {
  const { noShowStep, isMissed, hasAppointment, silentDays } = asked
  const byStep = templates.find((one) => noShowStep !== undefined && one.noShowSteps.includes(noShowStep))
  if (byStep) return byStep
  const of = (kind: LetterKind) => templates.filter((one) => one.kind === kind)
  if (noShowStep !== undefined || (isMissed && !hasAppointment)) return of('missed')[0] ?? templates[0]
  if (!hasAppointment) return of('free')[0] ?? templates[0]
  const isSilent = ({ silenceDays }: ShownTemplate) =>
    silenceDays !== null && (silentDays === null || silentDays >= silenceDays)
  return of('invitation').find(isSilent) ?? of('invitation').find(({ silenceDays }) => silenceDays === null)
}
