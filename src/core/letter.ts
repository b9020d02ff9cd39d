import * as z from 'zod'
import { IsoDate } from './day.ts'
import { type Context, type Decision, keepText, type NewText, Note } from './decision.ts'
import { Failure } from './failure.ts'
import { freeText } from './free-text.ts'
import { type Addressee, addressLines, letterText, missingAddressParts } from './letter-words.ts'
import { Id, type PersonDetails } from './person.ts'

/** What a letter is for. */
export const LetterKind = z.enum(['invitation', 'missed', 'plan-summary', 'handover-notice', 'free'])
export type LetterKind = z.infer<typeof LetterKind>

/** How a letter leaves: printed and posted, or by e-mail. */
export const LetterWay = z.enum(['post', 'e-mail'])
export type LetterWay = z.infer<typeof LetterWay>

/** The language that a letter is written in, which its PDF tells a screen reader. */
export const LetterLanguage = z.enum(['nl', 'en'])
export type LetterLanguage = z.infer<typeof LetterLanguage>

export const letterEvents = [
  z.object({
    kind: z.literal('letter-sent'),
    on: IsoDate,
    letterId: Id,
    letterKind: LetterKind,
    templateKey: z.string().max(60),
    language: LetterLanguage,
    way: LetterWay,
    textId: Id,
    appointmentId: Id.nullable(),
  }),
] as const
export type LetterEvent = z.infer<(typeof letterEvents)[number]>

/** A letter that went out; a text that was erased leaves it without words. */
export type Letter = LetterEvent & { seq: number; actorId: Id }

/** A place in a text that is still to be filled in: '{{appointment-day}}'. */
const OPEN_PLACE = /\{\{.*?\}\}/

export const hasOpenPlace = (text: string): boolean => OPEN_PLACE.test(text)

export const LetterInput = z
  .object({
    templateKey: z.string().min(1).max(60),
    way: LetterWay,
    subject: freeText(200),
    body: Note,
    /** The appointment that the letter is about. */
    appointmentId: Id.optional(),
    /** The same letter about the same thing already left today, and the sender knows. */
    isAgain: z.boolean().default(false),
  })
  .meta({ id: 'LetterInput' })
export type LetterInput = z.infer<typeof LetterInput>

/** What must be known of the world to send a letter. */
export interface LetterRules {
  template: { key: string; kind: LetterKind; language: LetterLanguage } | undefined
  person: Addressee & Pick<PersonDetails, 'email'>
  /** Letters of this dossier that were not withdrawn. */
  letters: readonly Letter[]
  appointmentIds: ReadonlySet<Id>
  /** A mail server has been set. */
  canMail: boolean
}

/** @throws letter.address-missing, letter.email-missing, letter.mail-unset */
function requireWay(way: LetterWay, { person, canMail }: LetterRules): void {
  if (way === 'post') {
    const missing = missingAddressParts(person)
    if (missing.length > 0) throw new Failure('letter.address-missing', { missing })
    return
  }
  if (!canMail) throw new Failure('letter.mail-unset')
  if (person.email === undefined) throw new Failure('letter.email-missing')
}

/** @throws letter.place-open, with a fault at each field that still has a place to fill in */
function requireFilledIn({ subject, body }: LetterInput): void {
  const open = Object.entries({ '/subject': subject, '/body': body }).filter(([, text]) => hasOpenPlace(text))
  if (open.length > 0)
    throw new Failure(
      'letter.place-open',
      {},
      open.map(([pointer]) => ({ pointer, code: 'letter.open' })),
    )
}

/** Whether the same letter about the same thing already left today. */
export const isSentToday = (
  letters: readonly Letter[],
  { templateKey, appointmentId, today }: { templateKey: string; appointmentId: Id | null; today: IsoDate },
): boolean =>
  letters.some((one) => one.on === today && one.templateKey === templateKey && one.appointmentId === appointmentId)

/**
 * Sends a letter: the words are kept in a text, the journal holds ids and codes. A letter is an attempt to reach somebody
 * and no contact, whatever it says.
 *
 * @throws letter.template-unknown, letter.place-open, letter.address-missing, letter.email-missing, letter.mail-unset,
 *   letter.sent-today, contact.appointment-not-found
 */
export function sendLetter(input: LetterInput, rules: LetterRules, context: Context): Decision<LetterEvent> {
  const { template, person, letters, appointmentIds } = rules
  if (!template) throw new Failure('letter.template-unknown', {}, [{ pointer: '/templateKey', code: 'unknown' }])
  requireFilledIn(input)
  requireWay(input.way, rules)
  const appointmentId = input.appointmentId ?? null
  if (appointmentId !== null && !appointmentIds.has(appointmentId))
    throw new Failure('contact.appointment-not-found', { appointmentId })
  const same = { templateKey: template.key, appointmentId, today: context.today }
  if (!input.isAgain && isSentToday(letters, same)) throw new Failure('letter.sent-today')
  const texts: NewText[] = []
  const words = letterText({ addressee: addresseeOf(input.way, person), subject: input.subject, body: input.body })
  const event: LetterEvent = {
    kind: 'letter-sent',
    on: context.today,
    letterId: context.newId(),
    letterKind: template.kind,
    templateKey: template.key,
    language: template.language,
    way: input.way,
    textId: keepText(texts, context, words, 'resident'),
    appointmentId,
  }
  return { events: [event], texts }
}

/** To whom a letter is, line by line: a message needs no address. */
export const addresseeOf = (way: LetterWay, person: Addressee): string[] =>
  addressLines(way === 'post' ? person : nameOf(person))

const nameOf = ({ givenNames, initials, prefix, familyName }: Addressee): Addressee => ({
  familyName,
  ...(givenNames === undefined ? {} : { givenNames }),
  ...(initials === undefined ? {} : { initials }),
  ...(prefix === undefined ? {} : { prefix }),
})
