import type { IsoDate } from '../core/day.ts'
import type { LetterLanguage } from '../core/letter.ts'
import { type LetterSender, returnAddress, senderLines } from '../core/letter-sender.ts'
import { type LetterBlock, type LetterWords, letterBlocks } from '../core/letter-words.ts'
import { letterDay } from './letter-field.ts'

/** A letter with all that is printed of it. */
export interface PrintedLetter extends LetterWords {
  municipality: string
  sender: LetterSender
  on: IsoDate
  language: LetterLanguage
}

/** A letter as it lies on paper, part by part: what the PDF draws and what the screen shows before it is sent. */
export interface LetterSheet {
  municipality: string
  sender: readonly string[]
  /** Above the address, for the post that brings it back; null where nothing is known. */
  returnTo: string | null
  addressee: readonly string[]
  day: string
  subject: string
  blocks: readonly LetterBlock[]
}

const NAME: Record<LetterLanguage, (municipality: string) => string> = {
  nl: (municipality) => `Gemeente ${municipality}`,
  en: (municipality) => `Municipality of ${municipality}`,
}
const RETURN: Record<LetterLanguage, string> = { nl: 'Retouradres', en: 'Return address' }

export function letterSheet({
  municipality,
  sender,
  addressee,
  on,
  language,
  subject,
  body,
}: PrintedLetter): LetterSheet {
  const back = returnAddress(sender.details)
  return {
    municipality: NAME[language](municipality),
    sender: senderLines(sender, language),
    returnTo: back === null ? null : `${RETURN[language]}: ${back}`,
    addressee,
    day: letterDay(on, language, false),
    subject: subject.replaceAll(/\s+/g, ' ').trim(),
    blocks: letterBlocks(body),
  }
}
