import * as z from 'zod'
import { parameter } from './parameter.ts'
import { InstrumentTerm } from './practice.ts'

/** Terms that no source gives, and that a municipality chooses itself. */
export const buddyAnswerDays = parameter(
  {
    step: 'guidance',
    title: {
      nl: 'Tijd tot een vraag om een maatje is beantwoord',
      en: 'Time until a request for a buddy is answered',
    },
    hint: {
      nl: 'Daarna staat de vraag op Vandaag. Zonder eigen waarde gelden twee weken.',
      en: 'After that the request stands on Today. Without a value of its own, two weeks hold.',
    },
    unit: 'days',
  },
  z.int().min(1).max(366),
)

export const instrumentTerms = parameter(
  {
    step: 'services',
    title: { nl: 'Hoe lang een uitslag van een meting geldt', en: 'How long a result of a measurement holds' },
    hint: {
      nl: 'Per meetinstrument, in maanden. De sleutels staan onder aan de beleidspagina. Wat hier niet staat, blijft onbekend; wie opnieuw laat meten, geeft dan een reden.',
      en: 'For each instrument, in months. The keys stand at the foot of the policy page. What is not here stays unknown; who has somebody measured again then gives a reason.',
    },
  },
  z
    .array(InstrumentTerm)
    .min(1)
    .max(60)
    .refine((list) => new Set(list.map(({ key }) => key)).size === list.length, { error: 'instrument.key-twice' }),
)

export const afterEndDays = parameter(
  {
    step: 'guidance',
    title: { nl: 'Tijd tot een gesprek na een programma', en: 'Time until a talk after a programme' },
    hint: {
      nl: 'Ook na tijdelijke begeleiding en na de tijd van een doel. Wie dan niet is gesproken, staat op de radar. Zonder eigen waarde geldt vier weken.',
      en: 'Also after guidance for a time and after the time of a goal. Who has not been spoken to then is on the radar. Without a value of its own, four weeks hold.',
    },
    unit: 'days',
  },
  z.int().min(1).max(366),
)
