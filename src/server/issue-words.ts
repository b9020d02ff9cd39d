import * as z from 'zod'
import type { LocalText } from '../policy/sourced.ts'
import { faultText } from './fault-text.ts'

/** Zod's own words in Dutch; its English ones stand in the issue. */
const { localeError: inDutch } = z.locales.nl()

/** Codes that the schemas of packs and laws give themselves. */
const OWN: Readonly<Record<string, LocalText>> = {
  'policy.version': {
    nl: 'De versie heeft niet de vorm GM0000-2026.1.',
    en: 'The version has not the form GM0000-2026.1.',
  },
  'policy.period-reversed': { nl: 'De laatste dag ligt voor de eerste.', en: 'The last day lies before the first.' },
  'policy.version-of-other-municipality': {
    nl: 'De versie is van een andere gemeente.',
    en: 'The version is of another municipality.',
  },
  'policy.category-twice': { nl: 'Twee categorieën hebben dezelfde sleutel.', en: 'Two categories have the same key.' },
  'policy.next-unknown': { nl: 'De volgende categorie bestaat niet.', en: 'The next category does not exist.' },
  'law.article-unknown': {
    nl: 'Dit artikel staat niet bij de artikelen.',
    en: 'This article is not among the articles.',
  },
  'law.key-twice': { nl: 'Deze sleutel komt twee keer voor.', en: 'This key occurs twice.' },
  'evidence.goal-twice': {
    nl: 'Over één doel staat er twee keer iets op deze kaart.',
    en: 'This card says something about one goal twice.',
  },
  'evidence.key-twice': { nl: 'Twee kaarten hebben dezelfde sleutel.', en: 'Two cards have the same key.' },
  'instrument.key-twice': {
    nl: 'Twee instrumenten hebben dezelfde sleutel.',
    en: 'Two instruments have the same key.',
  },
  'letter.key-twice': { nl: 'Deze sleutel komt twee keer voor.', en: 'This key occurs twice.' },
  'key.invalid': {
    nl: 'Een sleutel bestaat uit kleine letters, cijfers en streepjes.',
    en: 'A key is made of lower case letters, digits and hyphens.',
  },
}

/** What is wrong with one value of a policy file. */
export function issueInWords(issue: z.core.$ZodIssue): LocalText {
  const own = OWN[issue.message]
  if (own) return own
  const field = /^letter\.unknown-field: (.*)$/.exec(issue.message)?.[1]
  if (field !== undefined)
    return {
      nl: `${field} is geen gegeven dat Trede in een brief kan zetten.`,
      en: `${field} is not something that Trede can put in a letter.`,
    }
  if (/^[a-z-]+\.[a-z-]+$/.test(issue.message))
    return {
      nl: `${faultText(issue.message, 'nl')} (${issue.message})`,
      en: `${faultText(issue.message, 'en')} (${issue.message})`,
    }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an issue is what the locale makes words of
  const dutch = inDutch(issue as z.core.$ZodRawIssue)
  const nl = typeof dutch === 'string' ? dutch : (dutch?.message ?? faultText('', 'nl'))
  return { nl: `${nl}.`, en: `${issue.message}.` }
}
