import { fullName, type PersonDetails } from './person.ts'

/** The words of a letter as they go out: to whom, about what, and what it says. */
export interface LetterWords {
  /** Name and address, line by line. */
  addressee: readonly string[]
  subject: string
  body: string
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

export type Addressee = Pick<
  PersonDetails,
  'givenNames' | 'initials' | 'prefix' | 'familyName' | 'street' | 'houseNumber' | 'postcode' | 'city'
>

/** What must be known before a letter can be posted. A house number may be part of the street. */
export const ADDRESS_PARTS = ['street', 'postcode', 'city'] as const
export type AddressPart = (typeof ADDRESS_PARTS)[number]

export const missingAddressParts = (person: Partial<Addressee>): AddressPart[] =>
  ADDRESS_PARTS.filter((part) => person[part] === undefined)

/** Name and address as an envelope has them: with as much of the address as is known. */
export function addressLines(person: Addressee): string[] {
  const street = [person.street, person.houseNumber].filter(Boolean).join(' ')
  // Two spaces between postcode and town, as the post asks, do not survive on every screen: one is enough.
  const town = [person.postcode?.replace(/^(\d{4}) ?/, '$1 '), person.city].filter(Boolean).join(' ')
  return [fullName(person), street, town].map(oneLine).filter((line) => line !== '')
}

/** The whole letter as one text, which is kept apart from the journal and can be erased. */
export const letterText = ({ addressee, subject, body }: LetterWords): string =>
  [addressee.map(oneLine).join('\n'), oneLine(subject), body.trim()].join('\n\n')

/** What {@link letterText} made, taken apart again. */
export function readLetterText(text: string): LetterWords {
  const [addressee = '', subject = '', ...body] = text.split('\n\n')
  return { addressee: addressee.split('\n'), subject, body: body.join('\n\n') }
}

/** A heading, a paragraph or a list: what a letter is made of. */
export type LetterBlock = { kind: 'heading' | 'paragraph'; text: string } | { kind: 'list'; items: string[] }

/**
 * The parts of a letter's body, in their order. An empty line ends a part; '# ' makes a heading and '- ' an item of a
 * list. Everything else is a paragraph, with its own line ends.
 */
export function letterBlocks(body: string): LetterBlock[] {
  const blocks: LetterBlock[] = []
  for (const part of body.replaceAll('\r\n', '\n').split(/\n[ \t]*\n/)) {
    let lines: string[] = []
    const flush = () => {
      if (lines.length > 0) blocks.push({ kind: 'paragraph', text: lines.join('\n') })
      lines = []
    }
    let items: string[] | undefined
    for (const line of part.split('\n').map((each) => each.trim())) {
      const item = /^[-•] +(.+)$/.exec(line)?.[1]
      const heading = /^# +(.+)$/.exec(line)?.[1]
      if (item === undefined && heading === undefined) {
        if (line !== '') lines.push(line)
        items = undefined
        continue
      }
      flush()
      if (heading !== undefined) {
        blocks.push({ kind: 'heading', text: heading })
        items = undefined
      } else if (item !== undefined && items) items.push(item)
      else if (item !== undefined) {
        items = [item]
        blocks.push({ kind: 'list', items })
      }
    }
    flush()
  }
  return blocks
}

/** The letter without its marks, as a message shows it. */
export const plainBody = (body: string): string =>
  letterBlocks(body)
    .map((block) => (block.kind === 'list' ? block.items.map((item) => `- ${item}`).join('\n') : block.text))
    .join('\n\n')
