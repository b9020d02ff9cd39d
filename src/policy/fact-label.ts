import type { VariableName } from './explanation.ts'
import type { SchemeBasis } from './scheme.ts'
import type { LocalText } from './sourced.ts'

/** What the dimensions are called in a sentence. */
export const FACT_LABELS: Readonly<Record<VariableName, LocalText>> = {
  monthsToWork: { nl: 'de geschatte maanden tot werk', en: 'the estimated months to work' },
  participationLevel: { nl: 'de trede op de participatieladder', en: 'the rung on the participation ladder' },
  goal: { nl: 'het doel', en: 'the goal' },
  canWork: { nl: 'of iemand kan werken', en: 'whether the person can work' },
  careNeed: { nl: 'of er zorg nodig is', en: 'whether care is needed' },
  integrationDuty: { nl: 'of er een inburgeringsplicht is', en: 'whether there is a civic integration duty' },
  copesAlone: { nl: 'of iemand zichzelf redt', en: 'whether the person copes alone' },
  hasLanguageProblem: { nl: 'of taal een probleem is', en: 'whether language is a problem' },
  hasDebts: { nl: 'of er schulden zijn', en: 'whether there are debts' },
  hasChildcareNeed: { nl: 'of er kinderopvang nodig is', en: 'whether childcare is needed' },
  medicalClaim: { nl: 'of er een medische reden is genoemd', en: 'whether a medical reason was given' },
  isSingleParent: { nl: 'of iemand alleenstaande ouder is', en: 'whether the person is a single parent' },
  youngestChildAge: { nl: 'de leeftijd van het jongste kind', en: 'the age of the youngest child' },
  isFullyDisabled: {
    nl: 'of iemand volledig en duurzaam arbeidsongeschikt is',
    en: 'whether the person is fully and lastingly unable to work',
  },
  halfDaysActive: { nl: 'de dagdelen per week dat iemand iets doet', en: 'the half-days of activity per week' },
  hoursAvailable: { nl: 'de beschikbare uren per week', en: 'the hours available per week' },
  transport: { nl: 'het vervoer dat iemand heeft', en: 'the transport that the person has' },
  caresForOthers: { nl: 'of iemand voor anderen zorgt', en: 'whether the person cares for others' },
  hasHelpingNetwork: { nl: 'of er mensen zijn die helpen', en: 'whether there are people who help' },
  hasHinderingNetwork: { nl: 'of er mensen zijn die tegenhouden', en: 'whether there are people who hold back' },
  age: { nl: 'de leeftijd', en: 'the age' },
  category: { nl: 'de categorie', en: 'the category' },
  attentionClass: { nl: 'de aandachtsklasse', en: 'the attention class' },
}

/** What a scheme looks at. @source seed2 §4.5 */
export const BASIS_LABELS: Readonly<Record<SchemeBasis, LocalText>> = {
  state: { nl: 'hoe iemand nu meedoet', en: 'how somebody takes part now' },
  prognosis: { nl: 'hoe lang het naar verwachting duurt tot werk', en: 'how long it is expected to take until work' },
  route: { nl: 'welke route bij iemand past', en: 'which route suits somebody' },
  goal: { nl: 'welk doel iemand heeft', en: 'which goal somebody has' },
}

/** 'a, b and c' in both languages. */
export function listInWords(texts: readonly LocalText[]): LocalText {
  const join = (words: string[], and: string) =>
    words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`
  return {
    nl: join(
      texts.map((text) => text.nl),
      'en',
    ),
    en: join(
      texts.map((text) => text.en),
      'and',
    ),
  }
}
