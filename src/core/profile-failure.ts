/** How requests about the category can be refused; part of the one catalogue in failure.ts. */
export const PROFILE_FAILURES = {
  'profile.medical-suspension': {
    status: 409,
    nl: 'Er loopt een medisch onderzoek. Een indeling kan pas als de uitkomst bekend is.',
    en: 'A medical examination is under way. A category can only be decided once its outcome is known.',
  },
  'profile.unknown-category': {
    status: 400,
    nl: 'Deze categorie hoort niet bij de indeling van deze gemeente.',
    en: 'This category is not part of the scheme of this municipality.',
  },
  'profile.no-scheme': {
    status: 409,
    nl: 'Van deze gemeente is geen indeling bekend.',
    en: 'No profiling scheme is known for this municipality.',
  },
  'profile.reason-missing': {
    status: 400,
    nl: 'Geef een reden: je wijkt af van het voorstel, of er is geen voorstel.',
    en: 'Give a reason: you deviate from the proposal, or there is none.',
  },
  'profile.validity': {
    status: 400,
    nl: 'Kies een dag na vandaag, en niet later dan het beleid toestaat.',
    en: 'Choose a day after today, and no later than the policy allows.',
  },
  'profile.none': {
    status: 409,
    nl: 'Er is nog geen indeling om het mee oneens te zijn.',
    en: 'There is no category yet to disagree with.',
  },
  'profile.own-decision': {
    status: 409,
    nl: 'Je hebt dit zelf besloten. Denk je er nu anders over, stel dan de indeling opnieuw vast.',
    en: 'You decided this yourself. If you think otherwise now, decide the category again.',
  },
} as const
