import { useLanguage } from './language.ts'

/** A text, a function that makes one (for numbers, names, days), or a group of them (labels of codes). */
export type Message = string | ((...facts: never[]) => string) | { readonly [key: string]: Message }

export interface Catalogue<M> {
  readonly nl: M
  readonly en: M
}

/**
 * A slice's texts. Dutch is written first and decides the keys; English must have exactly those, with the same facts.
 * A missing or extra key, or another parameter, is a type error.
 * @example export const messages = defineMessages({ nl: { days: (n: number) => `${n} dagen` }, en: { … } })
 */
export function defineMessages<M extends Readonly<Record<string, Message>>>(catalogue: {
  readonly nl: M
  readonly en: NoInfer<M>
}): Catalogue<M> {
  return catalogue
}

/** The texts in the language of the screen. */
export function useMessages<M>(catalogue: Catalogue<M>): M {
  return catalogue[useLanguage()]
}

/** The word for a code that the API gives as text; the code itself where there is none yet. */
export function wordFor(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code
}
