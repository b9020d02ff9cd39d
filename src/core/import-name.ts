/** The parts of a name that stood in one cell. */
export interface NameParts {
  familyName: string
  prefix?: string
  givenNames?: string
  initials?: string
  /** False when given and family name could not be told apart for sure. */
  isCertain: boolean
}

/** Words that belong before a Dutch family name. */
const PREFIXES = new Set(
  "van von vom de der den het 't ten ter te la le les du des dos da di del della el al bin ben in op aan bij onder over tot uit voor 's d' l' zu zum zur af"
    .split(' ')
    .map((word) => word.replaceAll('’', "'")),
)
/** Prefixes that are given names too: only read as prefix in lower case and after another word. */
const ALSO_GIVEN_NAMES = new Set(['ben', 'al', 'el', 'bin', 'da', 'di', 'del', 'della', 'la', 'le', 'les', 'af'])
const TITLES = /^(de heer|dhr\.?|hr\.?|mevrouw|mevr\.?|mw\.?|mej\.?|drs?\.|mr\.|ing\.|ir\.)\s+/i
const INITIALS = /^(\p{Lu}\p{Ll}{0,2}\.\s?)+$|^\p{Lu}$/u

const isInitials = (word: string): boolean => INITIALS.test(word)

function isPrefix(word: string, isFirst: boolean): boolean {
  const plain = word.toLowerCase().replaceAll(/[’‘`]/g, "'")
  if (!PREFIXES.has(plain)) return false
  return !ALSO_GIVEN_NAMES.has(plain) || (!isFirst && word === plain)
}

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')

function given(parts: readonly string[]): Pick<NameParts, 'givenNames' | 'initials'> {
  if (parts.length === 0) return {}
  return parts.every(isInitials) ? { initials: parts.join('') } : { givenNames: parts.join(' ') }
}

function withPrefix(prefix: readonly string[]): Pick<NameParts, 'prefix'> {
  return prefix.length === 0 ? {} : { prefix: prefix.join(' ') }
}

/** 'de Vries' or 'Vries, de' into family name and prefix; 'De Vries' stays whole, since that is a name of its own. */
export function splitFamilyName(text: string): Pick<NameParts, 'familyName' | 'prefix'> {
  const [before = '', after] = text.split(',').map((part) => part.trim())
  if (after !== undefined && before !== '' && words(after).every((word) => isPrefix(word, false)))
    return { familyName: before, ...withPrefix(words(after)) }
  const parts = words(text)
  let count = 0
  while (count < parts.length - 1 && isPrefix(parts[count] ?? '', true) && /^[\p{Ll}'’]/u.test(parts[count] ?? ''))
    count++
  return { familyName: parts.slice(count).join(' '), ...withPrefix(parts.slice(0, count)) }
}

/** 'Vries, A. de', 'Vries de, Anna', 'de Vries, A.', 'Vries, de, A.': the family name stands before the comma. */
function splitAtComma(text: string): NameParts | undefined {
  const pieces = text.split(',').map(words)
  const [before = [], ...rest] = pieces.filter((piece) => piece.length > 0)
  if (before.length === 0) return undefined
  const after = rest.flat()
  const names = after.filter((word) => !isPrefix(word, false) || isInitials(word))
  const prefixes = after.filter((word) => !names.includes(word))
  let end = before.length
  while (end > 1 && isPrefix(before[end - 1] ?? '', false)) end--
  let start = 0
  while (start < end - 1 && isPrefix(before[start] ?? '', true)) start++
  const prefix = [...before.slice(0, start), ...prefixes, ...before.slice(end)]
  const familyName = before.slice(start, end).join(' ')
  return { familyName, ...withPrefix(prefix), ...given(names), isCertain: rest.length <= 2 }
}

function splitByWords(parts: readonly string[]): NameParts {
  const start = parts.findIndex((word, index) => index < parts.length - 1 && isPrefix(word, index === 0))
  if (start >= 0) {
    let end = start
    while (end < parts.length - 1 && isPrefix(parts[end] ?? '', false)) end++
    const family = { familyName: parts.slice(end).join(' '), ...withPrefix(parts.slice(start, end)) }
    return { ...family, ...given(parts.slice(0, start)), isCertain: true }
  }
  const [first = '', ...others] = parts
  if (others.length === 0) return { familyName: first, isCertain: true }
  let leading = 0
  while (leading < parts.length - 1 && isInitials(parts[leading] ?? '')) leading++
  if (leading > 0)
    return { familyName: parts.slice(leading).join(' '), ...given(parts.slice(0, leading)), isCertain: true }
  let trailing = parts.length
  while (trailing > 1 && isInitials(parts[trailing - 1] ?? '')) trailing--
  if (trailing < parts.length)
    return { familyName: parts.slice(0, trailing).join(' '), ...given(parts.slice(trailing)), isCertain: true }
  return { familyName: parts.at(-1) ?? '', ...given(parts.slice(0, -1)), isCertain: false }
}

/** The parts of a whole name in one cell; undefined when no name is left. */
export function splitFullName(text: string): NameParts | undefined {
  const name = text.replace(TITLES, '').trim()
  if (name.includes(',')) return splitAtComma(name)
  const parts = words(name)
  return parts.length === 0 ? undefined : splitByWords(parts)
}

/** 'AB' and 'A B' as 'A.B.'; other spellings stay as they are. */
export function tidyInitials(text: string): string {
  const letters = text.replaceAll(' ', '')
  return /^\p{Lu}{1,6}$/u.test(letters) ? [...letters].map((letter) => `${letter}.`).join('') : text
}
