import { type Found, toFinding, valueInWords } from './check-words.ts'
import type { Finding } from './finding.ts'
import type { LawPack, OpenTerm, OrdinanceValue } from './law.ts'
import type { PolicyPack } from './pack.ts'
import type { LocalText } from './sourced.ts'

/** What an open term may be filled with, in words: '1 tot en met 3 months'. */
function boundsInWords(kind: OpenTerm['kind']): LocalText {
  if (kind.type === 'number')
    return {
      nl: `${kind.min} tot en met ${kind.max} (${kind.unit})`,
      en: `${kind.min} up to and including ${kind.max} (${kind.unit})`,
    }
  if (kind.type === 'boolean') return { nl: 'ja of nee', en: 'yes or no' }
  if (kind.type === 'text') return { nl: 'tekst', en: 'text' }
  return {
    nl: `een van ${kind.options.map(({ nl, key }) => `‘${nl}’ (${key})`).join(', ')}`,
    en: `one of ${kind.options.map(({ en, key }) => `‘${en}’ (${key})`).join(', ')}`,
  }
}

/** Whether a value is one that the law leaves to the municipality. */
function isWithin(kind: OpenTerm['kind'], value: OrdinanceValue): boolean {
  if (kind.type === 'number') return typeof value === 'number' && value >= kind.min && value <= kind.max
  if (kind.type === 'boolean') return typeof value === 'boolean'
  if (kind.type === 'text') return typeof value === 'string'
  return kind.options.some(({ key }) => key === value)
}

function outOfBounds(term: OpenTerm, value: OrdinanceValue, law: LawPack): Found {
  const article = law.articles[term.article]?.label ?? term.article
  const [given, bounds] = [valueInWords(value), boundsInWords(term.kind)]
  return {
    code: 'value-out-of-bounds',
    isBlocking: true,
    article,
    nl: `${term.nl}: ${given.nl} mag niet. Volgens ${article} mag het zijn: ${bounds.nl}.`,
    en: `${term.en}: ${given.en} is not allowed. By ${article} it may be: ${bounds.en}.`,
  }
}

function checkValue(key: string, value: OrdinanceValue, law: LawPack): Found[] {
  const term = law.openTerms.find((each) => each.key === key)
  if (!term)
    return [
      {
        code: 'open-term-unknown',
        isBlocking: true,
        nl: `‘${key}’ is niets wat de wet van dat moment (${law.nl}) aan de verordening overlaat.`,
        en: `‘${key}’ is nothing that the law of that time (${law.en}) leaves to the ordinance.`,
      },
    ]
  if (!isWithin(term.kind, value)) return [outOfBounds(term, value, law)]
  if (!term.warning) return []
  const article = law.articles[term.article]?.label ?? term.article
  return [
    {
      code: 'value-out-of-bounds',
      isBlocking: false,
      article,
      nl: `${term.nl} (${article}): ${term.warning.nl}`,
      en: `${term.en} (${article}): ${term.warning.en}`,
    },
  ]
}

/**
 * What the municipality's ordinances fill in, against what the law leaves to them.
 * @param law that of the pack's first day; null when none is known: then nothing can be said of the bounds
 */
export function checkOrdinance(pack: PolicyPack, law: LawPack | null): Finding[] {
  return Object.entries(pack.ordinance).flatMap(([key, entry]) => {
    if (!('value' in entry)) return []
    const found: Found[] = law
      ? checkValue(key, entry.value, law)
      : [
          {
            code: 'open-term-unknown',
            isBlocking: false,
            nl: `Of ‘${key}’ mag, is niet nagekeken: van ${pack.validFrom} is de wet niet bekend.`,
            en: `Whether ‘${key}’ is allowed was not checked: of ${pack.validFrom} the law is not known.`,
          },
        ]
    return found.map((each) => toFinding({ ...each, part: `ordinance.${key}` }))
  })
}
