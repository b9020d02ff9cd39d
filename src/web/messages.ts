import { useLanguage } from './language.ts'

/** A text, a function that makes one (for numbers, names, days), or a group of them (labels of codes). */
export type Message = string | ((...facts: never[]) => string) | { readonly [key: string]: Message }

/** The same keys with the same facts. A missing or extra key, or another parameter, is a type error. */
export type Translated<M> = {
  readonly [K in keyof M]: M[K] extends string
    ? string
    : M[K] extends (...facts: infer F) => string
      ? (...facts: F) => string
      : Translated<M[K]>
}

export interface Catalogue<M> {
  readonly nl: Translated<M>
  readonly en: Translated<M>
}

/**
 * A slice's texts. Dutch is written first and decides the keys; English must have exactly those.
 * @example export const messages = defineMessages({ nl: { days: (n: number) => `${n} dagen` }, en: { … } })
 */
export function defineMessages<const M extends Readonly<Record<string, Message>>>(catalogue: {
  readonly nl: M
  readonly en: NoInfer<Translated<M>>
}): Catalogue<M> {
  const { nl, en } = catalogue
  return { nl: nl as Translated<M>, en }
}

/** The texts in the language of the screen. */
export function useMessages<M>(catalogue: Catalogue<M>): Translated<M> {
  return catalogue[useLanguage()]
}
