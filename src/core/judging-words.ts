/** A letter of any alphabet or a digit: what a word is made of. */
const LETTER = String.raw`[\p{L}\p{N}]`

const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/**
 * Words of the list that a text uses, as the list has them and in its order. Whole words, in any case, with or without
 * the Dutch ending -e ('lui' finds 'luie'); 'lui' is not found in 'luister'.
 */
export function judgingWordsIn(text: string, words: readonly string[]): string[] {
  return words.filter((word) =>
    new RegExp(`(?<!${LETTER})${escaped(word)}e?(?!${LETTER})`, 'iu').test(text.normalize('NFC')),
  )
}
