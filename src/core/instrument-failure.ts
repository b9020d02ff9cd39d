/** How requests about instruments and their results can be refused; part of the one catalogue in failure.ts. */
export const INSTRUMENT_FAILURES = {
  'instrument.unknown': {
    status: 400,
    nl: 'Dit instrument staat niet in de lijst van deze gemeente.',
    en: 'This instrument is not in the list of this municipality.',
  },
  'instrument.repeat': {
    status: 409,
    nl: 'Er is al een uitslag van dit instrument die nog geldt, of het is al aangevraagd. Kijk daar eerst naar, of geef een reden om het opnieuw te doen.',
    en: 'There is a result of this instrument that still holds, or it has been ordered already. Look at that first, or give a reason to do it again.',
  },
  'instrument.words-missing': {
    status: 400,
    nl: 'Schrijf in eigen woorden op waarom het opnieuw moet.',
    en: 'Write in your own words why it must be done again.',
  },
  'instrument.order-not-found': {
    status: 404,
    nl: 'Deze aanvraag is er niet, of heeft al een uitslag.',
    en: 'There is no such order, or it has its result already.',
  },
  'instrument.validity': {
    status: 400,
    nl: 'De uitslag kan niet eindigen voordat er is gemeten.',
    en: 'The result cannot end before it was measured.',
  },
  'instrument.outcome': {
    status: 400,
    nl: 'Dit getal kan geen uitslag van dit instrument zijn. Kijk of het klopt, of laat het leeg.',
    en: 'This number cannot be a result of this instrument. Check it, or leave it empty.',
  },
  'instrument.medical-file': {
    status: 403,
    nl: 'Een medisch rapport of medische woorden bewaart alleen de medisch adviseur. Schrijf hier wat iemand wel en niet kan.',
    en: 'Only the medical adviser keeps a medical report or medical words. Write here what somebody can and cannot do.',
  },
  'instrument.not-medical': {
    status: 403,
    nl: 'Een medisch adviseur legt alleen medische uitslagen vast. De draaglast weegt iemand anders.',
    en: 'A medical adviser records medical results only. Somebody else weighs the burden.',
  },
} as const
