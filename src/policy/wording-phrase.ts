/** A letter of any alphabet or a digit: what a word is made of. */
const LETTER = String.raw`[\p{L}\p{N}]`

const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** What turns a phrase around: 'uw uitkering stopt niet' threatens nobody. */
const NEGATION = '(?:niet|geen|nooit|zonder|not|no|never|without)'
const NOT_NEGATED = `(?<!(?<!${LETTER})${NEGATION} )`

/** At most five words, in one breath: no comma and no end of a sentence, and nothing that turns the phrase around. */
const GAP = `(?: (?!${NEGATION}(?!${LETTER}))[\\p{L}\\p{N}'’-]+){0,5}`

/**
 * A phrase as a pattern. Words stand as they are, in any case; 'stopt/stoppen' is either; '…' is at most five words in
 * between. The last word may have the Dutch ending -e.
 */
function pattern(phrase: string): RegExp {
  const parts = phrase.split(' ').map((part) => ({ isGap: part === '…', choices: part.split('/').map(escaped) }))
  const words = parts.map(({ isGap, choices }, index) =>
    isGap ? GAP : `${index === 0 ? '' : ' '}(?:${choices.join('|')})`,
  )
  const after = `(?! ${NEGATION}(?!${LETTER}))`
  return new RegExp(`(?<!${LETTER})${NOT_NEGATED}${words.join('')}e?(?!${LETTER})${after}`, 'giu')
}

/** What a text has of these phrases, as it is written; what is part of a longer one is left out. */
export function phrasesIn(text: string, phrases: readonly string[]): string[] {
  const plain = text.normalize('NFC').replaceAll(/\s+/g, ' ')
  const found = new Set(phrases.flatMap((phrase) => [...plain.matchAll(pattern(phrase))].map(([words]) => words)))
  return [...found].filter((one) => ![...found].some((other) => other !== one && other.includes(one)))
}
