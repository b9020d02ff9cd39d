import { isBsn } from './bsn.ts'
import { isIsoDate } from './day.ts'
import { type PersonDetails, plainLetters } from './person.ts'

/** What in a text can show who somebody is. */
export type MarkKind = 'name' | 'bsn' | 'birth-date' | 'address' | 'phone' | 'email' | 'number'

export interface Mark {
  start: number
  end: number
  kind: MarkKind
  /** False for an everyday word that is also this person's name: pointed out, never refused. */
  isSure: boolean
}

/** Who the text must not name; empty where nobody is known. */
export type Known = Partial<PersonDetails> & { dossierNumber?: string }

/** Parts of names that are words of their own, and say nothing alone. */
const PREFIXES = new Set(
  'van de den der het ten ter te in op el al la le di da bin ben von du t s d en af aan bij uit'.split(' '),
)

/** Everyday words that are family names too. Our own list: in lower case and alone they are pointed out, not refused. */
const EVERYDAY = new Set(
  (
    'groot jong jonge wit zwart klein kleine bakker visser smit koning boer berg bos dijk oude lange korte meester kok ' +
    'timmerman schilder slager beer haan best goed recht vrij wilde graaf prins post meer laan heide mol groen bruin ' +
    'blauw engel dam hoek winter zomer zon hoop kuiper molenaar mulder vos vries haas kamp veen brand stap dekker ' +
    'schipper leeuw peters jansen'
  ).split(' '),
)

const MONTHS = 'januari februari maart april mei juni juli augustus september oktober november december'.split(' ')

const all = (text: string, pattern: RegExp): { start: number; end: number; found: RegExpExecArray }[] =>
  [...text.matchAll(pattern)].map((found) => ({ start: found.index, end: found.index + found[0].length, found }))

interface Word {
  start: number
  end: number
  raw: string
  plain: string
}

const wordsOf = (text: string): Word[] =>
  all(text, /[\p{L}\p{Mn}]+/gu).map(({ start, end, found: [raw] }) => ({ start, end, raw, plain: plainLetters(raw) }))

const isPart = (parts: ReadonlySet<string>, { plain }: Word): boolean =>
  parts.has(plain) || (plain.endsWith('s') && parts.has(plain.slice(0, -1)))

const partsOf = (name: string | undefined): string[] =>
  plainLetters(name ?? '')
    .split(' ')
    .filter((part) => part.length > 1 && !PREFIXES.has(part))

/** Parts of one name that stand together, with what lies between them: one person is taken out once. */
function together(marks: readonly Mark[], text: string): Mark[] {
  const isBetween = (gap: string): boolean =>
    /^[\s.'’-]*$/.test(gap.replaceAll(/[\p{L}\p{Mn}]+/gu, (word) => (PREFIXES.has(plainLetters(word)) ? '' : word)))
  const joined: Mark[] = []
  for (const mark of marks) {
    const last = joined.at(-1)
    if (last?.isSure && mark.isSure && isBetween(text.slice(last.end, mark.start)))
      joined.splice(-1, 1, { ...last, end: mark.end })
    else joined.push(mark)
  }
  return joined
}

/** Names, on whole words, whatever the capitals and accents; 'Jansens fiets' names Jansen too. */
function nameMarks(text: string, words: readonly Word[], person: Known): Mark[] {
  const parts = new Set([...partsOf(person.givenNames), ...partsOf(person.familyName)])
  if (parts.size === 0) return []
  const isNear = (index: number, step: 1 | -1): boolean => {
    let next = index + step
    while (words[next] && PREFIXES.has(words[next]?.plain ?? '')) next += step
    const other = words[next]
    return other !== undefined && isPart(parts, other)
  }
  const marks = words.flatMap((word, index): Mark[] => {
    if (!isPart(parts, word)) return []
    const isEveryday = EVERYDAY.has(word.plain) && word.raw === word.raw.toLowerCase()
    const isSure = !isEveryday || isNear(index, 1) || isNear(index, -1)
    return [{ start: word.start, end: word.end, kind: 'name', isSure }]
  })
  return together(marks, text)
}

/** A number that passes the eleven-test is somebody's, whoever they are; so is the number of this person. */
function bsnMarks(text: string, { bsn }: Known): Mark[] {
  return all(text, /(?<![\d])\d(?:[ .-]?\d){7,8}(?!\d)/g).flatMap(({ start, end, found: [raw] }): Mark[] => {
    const digits = raw.replaceAll(/\D/g, '').padStart(9, '0')
    return digits === bsn || isBsn(digits) ? [{ start, end, kind: 'bsn', isSure: true }] : []
  })
}

/** A day as people write it, as YYYY-MM-DD; undefined for what is no day. */
function dayOf({ groups = {} }: RegExpExecArray): string | undefined {
  const { y = '', m = '', d = '', name = '' } = groups
  const month = name
    ? MONTHS.findIndex((one) => one === name.toLowerCase() || one.slice(0, 3) === name.toLowerCase()) + 1
    : Number(m)
  const year = y.length === 2 ? `19${y}` : y
  const day = `${year}-${String(month).padStart(2, '0')}-${d.padStart(2, '0')}`
  return isIsoDate(day) ? day : undefined
}

const DAYS = [
  /(?<!\d)(?<d>\d{1,2})[-/. ](?<m>\d{1,2})[-/. ](?<y>\d{4}|\d{2})(?!\d)/g,
  /(?<!\d)(?<y>\d{4})[-/. ](?<m>\d{1,2})[-/. ](?<d>\d{1,2})(?!\d)/g,
  /(?<!\d)(?<d>\d{1,2})[ -](?<name>[a-z]{3,9})\.?[ -](?<y>\d{4}|\d{2})(?!\d)/gi,
]

/** Words that say of the day behind them that it is somebody's birth date. */
const BORN = /(?:geboren|geboortedatum|geb\.)(?: op)?[: ]*$/i

/** The birth date of this person, and any day that a text says somebody was born on. */
function birthDateMarks(text: string, { birthDate }: Known): Mark[] {
  return DAYS.flatMap((pattern) => all(text, pattern))
    .filter(({ start, found }) => {
      const day = dayOf(found)
      if (day !== undefined && BORN.test(text.slice(0, start))) return true
      if (birthDate === undefined) return false
      return day === birthDate || (found.groups?.['y']?.length === 2 && day?.slice(2) === birthDate.slice(2))
    })
    .map(({ start, end }): Mark => ({ start, end, kind: 'birth-date', isSure: true }))
}

/** A house number as it stands behind a street. */
const HOUSE_NUMBER = /^,? ?\d{1,5}(?: ?[a-z])?(?:[-/]\d{1,4})?(?![\p{L}\d])/iu

/** A street with its number, whoever lives there: a name that ends as streets do, with a capital. */
const STREET =
  /(?<![\p{L}])(?:[\p{Lu}][\p{L}'’-]*(?:straat|laan|weg|plein|gracht|kade|singel|dijk|steeg|plantsoen|hof|pad|dam)|Dam) \d{1,5}(?: ?[a-z])?(?![\p{L}\d.-])/gu

/** A street of this person; any street with a number; any postcode, but no year with a word behind it ('2012 WW'). */
function addressMarks(text: string, words: readonly Word[], { street, postcode }: Known): Mark[] {
  const sought = plainLetters(street ?? '')
    .split(' ')
    .filter(Boolean)
  const streets = words.flatMap((_, index): Mark[] => {
    const here = words.slice(index, index + sought.length)
    const isHere =
      sought.length > 0 && here.length === sought.length && here.every(({ plain }, n) => plain === sought[n])
    const [first, last] = [here[0], here.at(-1)]
    if (!isHere || !first || !last) return []
    const number = HOUSE_NUMBER.exec(text.slice(last.end))?.[0] ?? ''
    return [{ start: first.start, end: last.end + number.length, kind: 'address', isSure: true }]
  })
  const anyStreets = all(text, STREET).map(({ start, end }): Mark => ({ start, end, kind: 'address', isSure: true }))
  const known = postcode?.replace(' ', '').toUpperCase()
  const postcodes = all(text, /(?<!\d)([1-9]\d{3})( ?)([A-Za-z]{2})(?![\p{L}\d])/gu).flatMap(
    ({ start, end, found }): Mark[] => {
      const [, digits = '', space = '', letters = ''] = found
      const isYear = space !== '' && digits >= '1900' && digits <= '2099'
      const isPostcode = letters === letters.toUpperCase() && !isYear
      const isKnown = `${digits}${letters}`.toUpperCase() === known
      return isPostcode || isKnown ? [{ start, end, kind: 'address', isSure: true }] : []
    },
  )
  return [...streets, ...anyStreets, ...postcodes]
}

function wayMarks(text: string, { dossierNumber }: Known): Mark[] {
  const phones = all(text, /(?<!\d)(?:\+31|0031|0)[ -]?[1-9](?:[ -]?\d){8}(?!\d)/g)
  const emails = all(text, /[^\s@]+@[^\s@]+\.[^\s@.,;]+/g)
  const at = dossierNumber ? text.indexOf(dossierNumber) : -1
  return [
    ...phones.map(({ start, end }): Mark => ({ start, end, kind: 'phone', isSure: true })),
    ...emails.map(({ start, end }): Mark => ({ start, end, kind: 'email', isSure: true })),
    ...(at >= 0 && dossierNumber
      ? [{ start: at, end: at + dossierNumber.length, kind: 'number' as const, isSure: true }]
      : []),
  ]
}

/**
 * What in a text shows who it is about, in the order of the text and without overlaps. Without a person it finds what
 * has a form of its own: numbers that pass the eleven-test, birth dates that are said to be so, streets with a number,
 * postcodes, telephone numbers, e-mail addresses.
 * @source seed3 P34 (anonymised by default)
 */
export function identifyingMarks(text: string, person: Known = {}): Mark[] {
  const words = wordsOf(text)
  const marks = [
    ...bsnMarks(text, person),
    ...birthDateMarks(text, person),
    ...wayMarks(text, person),
    ...addressMarks(text, words, person),
    ...nameMarks(text, words, person),
  ].toSorted((a, b) => a.start - b.start || b.end - a.end)
  const kept: Mark[] = []
  for (const mark of marks) if (mark.start >= (kept.at(-1)?.end ?? 0)) kept.push(mark)
  return kept
}

/** The text with every sure mark replaced by words that name nobody; what stands in brackets already gets no second pair. */
export function withoutMarks(text: string, marks: readonly Mark[], words: Readonly<Record<MarkKind, string>>): string {
  return marks
    .filter(({ isSure }) => isSure)
    .reduceRight((rest, { start, end, kind }) => {
      const isInBrackets = rest[start - 1] === '(' && rest[end] === ')'
      const instead = isInBrackets ? words[kind].replace(/^\((.*)\)$/, '$1') : words[kind]
      return rest.slice(0, start) + instead + rest.slice(end)
    }, text)
}
