/** How requests about rounds of diagnosis and files can be refused; part of the one catalogue in failure.ts. */
export const ASSESSMENT_FAILURES = {
  'assessment.not-found': {
    status: 404,
    nl: 'Deze diagnoseronde is er niet, of is ingetrokken.',
    en: 'There is no such round of diagnosis, or it has been withdrawn.',
  },
  'assessment.same-decision': {
    status: 409,
    nl: 'Voor dit besluit loopt al een diagnoseronde. Vul die aan, of rond die eerst af.',
    en: 'A round of diagnosis for this decision is already open. Add to that one, or close it first.',
  },
  'assessment.closed': {
    status: 409,
    nl: 'Deze diagnoseronde is afgerond. Open een nieuwe ronde als je meer wilt weten.',
    en: 'This round of diagnosis is closed. Open a new round if you want to know more.',
  },
  'assessment.day': {
    status: 400,
    nl: 'Deze dag ligt voor het begin van de ronde, of na vandaag.',
    en: 'This day lies before the start of the round, or after today.',
  },
  'assessment.light': {
    status: 409,
    nl: 'Een praktijkdiagnose hoort bij een zware diagnose. Maak deze ronde eerst zwaar.',
    en: 'A practical assessment belongs to a heavy diagnosis. Make this round heavy first.',
  },
  'assessment.already-heavy': {
    status: 409,
    nl: 'Deze diagnose is al zwaar.',
    en: 'This diagnosis is heavy already.',
  },
  'assessment.assignment-not-found': {
    status: 404,
    nl: 'Deze opdracht hoort niet bij deze ronde.',
    en: 'This assignment is not part of this round.',
  },
  'attachment.not-found': {
    status: 404,
    nl: 'Dit bestand is er niet (meer), of je mag het niet zien. Wat je typte staat er nog: kies het bestand opnieuw.',
    en: 'This file is not there (any more), or you may not see it. What you typed is still there: choose the file again.',
  },
  'attachment.too-large': {
    status: 413,
    nl: 'Dit bestand is te groot. Kies een bestand van ten hoogste 10 MB; wat je typte staat er nog.',
    en: 'This file is too large. Choose a file of at most 10 MB; what you typed is still there.',
  },
  'attachment.kind': {
    status: 415,
    nl: 'Dit soort bestand bewaren we niet. Kies een PDF, een foto (PNG of JPEG) of een tekst (DOCX of ODT) zonder macro’s.',
    en: 'We do not keep files of this kind. Choose a PDF, a picture (PNG or JPEG) or a text (DOCX or ODT) without macros.',
  },
  'attachment.empty': {
    status: 400,
    nl: 'Dit bestand is leeg. Kies een ander bestand.',
    en: 'This file is empty. Choose another file.',
  },
} as const
