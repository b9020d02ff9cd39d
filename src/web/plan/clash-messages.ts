import { defineMessages } from '../messages.ts'

/** Words for what does not go together in a plan of several parties: what, and by what it is known. */
export const clashWords = defineMessages({
  nl: {
    title: 'Dit past niet bij elkaar',
    lead: 'Kijk samen of de dagen kloppen.',
    leadForm: 'Het plan kan zo worden bewaard. Kijk samen of de dagen kloppen.',
    who: (words: string, who: string) => `‘${words}’ (${who})`,
    promise: (words: string) => `‘${words}’ (toezegging van de gemeente)`,
    and: ' en ',
    startsEarly: (step: string, on: string, awaited: string, ends: string) =>
      `${step} begint op ${on}, maar kan pas na ${awaited}, en dat is uiterlijk ${ends} klaar.`,
    dueEarly: (step: string, on: string, awaited: string, ends: string) =>
      `${step} moet klaar zijn op ${on}, maar kan pas na ${awaited}, en dat is uiterlijk ${ends} klaar.`,
    noDay: (step: string, awaited: string) => `${step} kan pas na ${awaited}, maar daar is geen dag voor afgesproken.`,
    inVain: (step: string, awaited: string) =>
      `${step} kan pas na ${awaited}, maar dat gaat niet door of is uitgesteld.`,
    sameHalfDay: (both: string, halfDays: string, on: string) =>
      `${both} vallen vanaf ${on} op hetzelfde dagdeel: ${halfDays}.`,
    blocked: (step: string, halfDays: string) => `${step} valt op een dagdeel waarop de bewoner niet kan: ${halfDays}.`,
    meeting: (step: string, moment: string) => `De afspraak van ${moment} valt op een dagdeel van ${step}.`,
    twice: (one: string, other: string) => `Twee afspraken lopen door elkaar: ${one} en ${other}.`,
    available: (steps: string, hours: number, limit: number, from: string, recorded: string) =>
      `${steps}: samen ${hours} uur per week vanaf ${from}. De bewoner heeft ${limit} uur per week, vastgelegd op ${recorded}.`,
    medical: (steps: string, hours: number, limit: number, from: string, recorded: string) =>
      `${steps}: samen ${hours} uur per week vanaf ${from}. Het medische advies van ${recorded} noemt hoogstens ${limit} uur.`,
    medicalUnknown: (steps: string, since: string) =>
      `${steps}: dit vraagt tijd in de week, terwijl de medische vraag van ${since} nog geen antwoord heeft.`,
    childcare: (steps: string, since: string) =>
      `${steps}: dit vraagt tijd in de week. Op ${since} is vastgelegd dat er kinderopvang nodig is. Het plan zegt niet wanneer er opvang is, of waar de stap op wacht.`,
  },
  en: {
    title: 'This does not go together',
    lead: 'Look together whether the days are right.',
    leadForm: 'The plan can be saved like this. Look together whether the days are right.',
    who: (words: string, who: string) => `‘${words}’ (${who})`,
    promise: (words: string) => `‘${words}’ (promise of the municipality)`,
    and: ' and ',
    startsEarly: (step: string, on: string, awaited: string, ends: string) =>
      `${step} starts on ${on}, but not before ${awaited}, which is done by ${ends}.`,
    dueEarly: (step: string, on: string, awaited: string, ends: string) =>
      `${step} has to be done by ${on}, but not before ${awaited}, which is done by ${ends}.`,
    noDay: (step: string, awaited: string) => `${step} cannot be before ${awaited}, for which no day was agreed.`,
    inVain: (step: string, awaited: string) => `${step} cannot be before ${awaited}, which is off or was put off.`,
    sameHalfDay: (both: string, halfDays: string, on: string) =>
      `${both} are on the same half-day from ${on}: ${halfDays}.`,
    blocked: (step: string, halfDays: string) => `${step} is on a half-day when the resident cannot come: ${halfDays}.`,
    meeting: (step: string, moment: string) => `The appointment of ${moment} is on a half-day of ${step}.`,
    twice: (one: string, other: string) => `Two appointments overlap: ${one} and ${other}.`,
    available: (steps: string, hours: number, limit: number, from: string, recorded: string) =>
      `${steps}: together ${hours} hours a week from ${from}. The resident has ${limit} hours a week, recorded on ${recorded}.`,
    medical: (steps: string, hours: number, limit: number, from: string, recorded: string) =>
      `${steps}: together ${hours} hours a week from ${from}. The medical advice of ${recorded} says ${limit} hours at most.`,
    medicalUnknown: (steps: string, since: string) =>
      `${steps}: this asks time in the week, while the medical question of ${since} has no answer yet.`,
    childcare: (steps: string, since: string) =>
      `${steps}: this asks time in the week. On ${since} it was recorded that childcare is needed. The plan does not say when there is childcare, or what the step waits for.`,
  },
})
