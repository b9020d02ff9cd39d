/** How requests about hand-overs can be refused; part of the one catalogue in failure.ts. */
export const HANDOVER_FAILURES = {
  'handover.pending': {
    status: 409,
    nl: 'Er staat al een overdracht open.',
    en: 'A hand-over is already open.',
  },
  'handover.none': { status: 409, nl: 'Er staat geen overdracht open.', en: 'No hand-over is open.' },
  'handover.not-receiver': {
    status: 403,
    nl: 'Alleen de ontvanger kan deze overdracht aanvaarden of weigeren.',
    en: 'Only the receiver can accept or decline this hand-over.',
  },
  'handover.to-self': {
    status: 400,
    nl: 'De ontvanger is al de eigenaar van dit dossier.',
    en: 'The receiver already owns this dossier.',
  },
  'handover.unknown-receiver': {
    status: 400,
    nl: 'Deze ontvanger bestaat niet of is niet actief.',
    en: 'There is no such receiver, or they are not active.',
  },
} as const
