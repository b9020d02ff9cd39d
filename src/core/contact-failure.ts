/** How contacts, appointments and home visits can be refused; part of the one catalogue in failure.ts. */
export const CONTACT_FAILURES = {
  'contact.in-future': {
    status: 400,
    nl: 'Een contact in de toekomst is een afspraak. Maak een afspraak.',
    en: 'A contact in the future is an appointment. Make an appointment.',
  },
  'contact.appointment-not-found': {
    status: 404,
    nl: 'Deze afspraak staat niet in het dossier.',
    en: 'There is no such appointment in the dossier.',
  },
  'contact.appointment-settled': {
    status: 409,
    nl: 'Van deze afspraak is de afloop al bekend.',
    en: 'The outcome of this appointment is already known.',
  },
  'contact.appointment-past': {
    status: 400,
    nl: 'Een afspraak kan niet in het verleden liggen.',
    en: 'An appointment cannot lie in the past.',
  },
  'contact.appointment-far': {
    status: 400,
    nl: 'Deze dag ligt meer dan twee jaar vooruit. Kijk het jaartal na.',
    en: 'This day is more than two years ahead. Check the year.',
  },
  'contact.appointment-not-yet': {
    status: 400,
    nl: 'Deze afspraak is nog niet geweest.',
    en: 'This appointment has not taken place yet.',
  },
  'contact.visit-purpose-missing': {
    status: 400,
    nl: 'Zeg waarom je op huisbezoek gaat. De bewoner leest het in de uitnodiging.',
    en: 'Say why you visit somebody at home. The resident reads it in the invitation.',
  },
  'contact.pair-same': {
    status: 400,
    nl: 'Kies een andere collega: een huisbezoek doe je met twee verschillende mensen.',
    en: 'Choose another colleague: a home visit is made by two different people.',
  },
} as const
