import type { SourceList } from '../../policy/country.ts'
import type { Language } from '../language.ts'

const MOST_LETTERS = 48

/** A title that is too long to stand behind every value ends at a word. */
const inBrief = (title: string): string =>
  title.length > MOST_LETTERS ? `${title.slice(0, MOST_LETTERS).replace(/\s+\S*$/, '')} …` : title

/** 'F. van Kippersluis, Werk of Bijstand. De invloed van … (2009)' as people name it: 'Werk of Bijstand (2009)'. */
function shortTitle(title: string): string {
  const year = /\((?<year>\d{4})\)|(?<bare>\d{4})$/.exec(title)?.groups
  const parts = title.replace(/\s*\(\d{4}\)\s*$/, '').split(', ')
  // An author stands before the title, with initials: 'R. van Berkel'. Editors end in '(red.)' or '(eds)'.
  const isAuthor = (part: string) => /^[A-Z]\.\s/.test(part) || /\((?:red\.|eds)\)$/.test(part)
  const last = parts.findLastIndex(isAuthor)
  const name = (parts[last + 1] ?? title).split(/[.:]\s/)[0] ?? title
  const volume = parts
    .slice(last + 2)
    .find((part) => /^(?:deel|part) \d/.test(part))
    ?.split(':')[0]
  const at = year?.['year'] ?? year?.['bare']
  const brief = inBrief(name)
  return [volume ? `${brief}, ${volume}` : brief, at ? `(${at})` : ''].filter(Boolean).join(' ')
}

const STUDY = /\b(?<study>seed\d)\b/
/** 'L721' and 'L694-696' are lines; '§4.5' and the rest stay as they are. */
const LINES = /\bL(?<from>\d+)(?:\s*-\s*L?(?<to>\d+))?/g

const LINE: Record<Language, { one: string; more: string }> = {
  nl: { one: 'regel', more: 'regels' },
  en: { one: 'line', more: 'lines' },
}

/**
 * A source as a person reads it: 'seed2 L721' is 'Werk of Bijstand (2009), regel 721'. What names no study stays as it
 * is, such as an article of law or a council decision.
 */
export function sourceWords(source: string, studies: SourceList, language: Language): string {
  const lines = (text: string) =>
    text.replaceAll(LINES, (_, from: string, to: string | undefined) =>
      to === undefined ? `${LINE[language].one} ${from}` : `${LINE[language].more} ${from}-${to}`,
    )
  const parts = source.split(/(?=\bseed\d\b)/)
  const isStudy = (part: string) => STUDY.test(part)
  if (!parts.some(isStudy)) return source
  return parts
    .map((part) => {
      const study = STUDY.exec(part)?.groups?.['study']
      const title = study ? studies[study]?.[language] : undefined
      if (study === undefined || title === undefined) return part
      const rest = lines(part.replace(STUDY, '').trim())
      return rest === '' ? shortTitle(title) : `${shortTitle(title)}, ${rest}`
    })
    .join(' ')
}
