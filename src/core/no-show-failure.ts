/** How requests about who did not come can be refused; part of the one catalogue in failure.ts. */
export const NO_SHOW_FAILURES = {
  'no-show.none': {
    status: 409,
    nl: 'Er is geen gemiste afspraak waarop nog iets moet volgen.',
    en: 'There is no missed appointment that still needs a follow-up.',
  },
  'no-show.day': {
    status: 400,
    nl: 'De dag van de stap ligt tussen de gemiste afspraak en vandaag.',
    en: 'The day of the step lies between the missed appointment and today.',
  },
  'no-show.unknown-step': {
    status: 400,
    nl: 'Deze stap hoort niet bij het beleid van deze gemeente.',
    en: 'This step is not part of the policy of this municipality.',
  },
  'no-show.reason-missing': {
    status: 400,
    nl: 'Je zet een andere stap dan het beleid voorstelt. Geef een reden.',
    en: 'You take another step than the policy proposes. Give a reason.',
  },
  'no-show.weigher-missing': {
    status: 400,
    nl: 'Noem wie weegt of er een maatregel moet komen.',
    en: 'Name who weighs whether there must be a measure.',
  },
  'no-show.weigher-role': {
    status: 400,
    nl: 'Deze medewerker besluit volgens het beleid niet over maatregelen.',
    en: 'By the policy, this worker does not decide on measures.',
  },
  'no-show.words-missing': {
    status: 400,
    nl: 'Schrijf in eigen woorden op waarom je stopt.',
    en: 'Write in your own words why you stop.',
  },
  'no-show.danger-unanswered': {
    status: 400,
    nl: 'Zeg of iemand een gevaar is voor zichzelf of anderen.',
    en: 'Say whether somebody is a danger to themselves or others.',
  },
  'no-show.danger': {
    status: 400,
    nl: 'Bij gevaar voor iemand zelf of voor anderen blijft het niet bij een nee. Kies een andere stap.',
    en: 'Where somebody is a danger to themselves or others, a no is not the last word. Choose another step.',
  },
} as const
