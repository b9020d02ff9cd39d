/** A letter of any alphabet or a digit: what a word is made of. */
const LETTER = String.raw`[\p{L}\p{N}]`

const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** Whole words, in any case, with or without the Dutch ending -e. */
const pattern = (word: string, flags: string) =>
  new RegExp(`(?<!${LETTER})${escaped(word)}e?(?!${LETTER})`, `iu${flags}`)

/**
 * Words of the list that a text uses, as the list has them and in its order. Whole words, in any case, with or without
 * the Dutch ending -e ('lui' finds 'luie'); 'lui' is not found in 'luister'.
 */
export function judgingWordsIn(text: string, words: readonly string[]): string[] {
  return words.filter((word) => pattern(word, '').test(text.normalize('NFC')))
}

/** Where words of the list stand in a text, as it is written. */
export function judgingPieces(text: string, words: readonly string[]): { start: number; end: number }[] {
  return words.flatMap((word) =>
    [...text.matchAll(pattern(word, 'g'))].map(({ index, 0: found }) => ({ start: index, end: index + found.length })),
  )
}
