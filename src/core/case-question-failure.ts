/** How requests about case questions can be refused; part of the one catalogue in failure.ts. */
export const CASE_QUESTION_FAILURES = {
  'case-question.not-found': {
    status: 404,
    nl: 'Deze vraag bestaat niet, of is weggehaald.',
    en: 'There is no such question, or it has been removed.',
  },
  'case-question.answer-not-found': {
    status: 404,
    nl: 'Dit antwoord bestaat niet, of is weggehaald.',
    en: 'There is no such answer, or it has been removed.',
  },
  'case-question.identifies': {
    status: 400,
    nl: 'Aan deze tekst is te zien om wie het gaat. Haal weg wat is gemarkeerd.',
    en: 'This text shows who it is about. Take out what is marked.',
  },
  'case-question.unknown-topic': {
    status: 400,
    nl: 'Dit onderwerp kent deze gemeente niet.',
    en: 'This municipality does not know this topic.',
  },
  'case-question.not-asker': {
    status: 403,
    nl: 'Alleen wie de vraag stelde kan dit.',
    en: 'Only the one who asked can do this.',
  },
  'case-question.answered': {
    status: 409,
    nl: 'Er is al geantwoord. De vraag blijft zoals collega’s haar lazen; stel een nieuwe vraag of trek deze in.',
    en: 'There is an answer already. The question stays as colleagues read it; ask a new one or withdraw this one.',
  },
  'case-question.not-answerer': {
    status: 403,
    nl: 'Een antwoord verbeteren kan alleen wie het schreef.',
    en: 'An answer can be corrected only by whoever wrote it.',
  },
  'case-question.not-yours': {
    status: 403,
    nl: 'Weghalen kan wie het schreef, of de functionaris gegevensbescherming.',
    en: 'It can be removed by whoever wrote it, or by the privacy officer.',
  },
} as const
