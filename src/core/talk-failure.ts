/** How requests about the text of a talk can be refused; part of the one catalogue in failure.ts. */
export const TALK_FAILURES = {
  'talk.note-not-found': {
    status: 404,
    nl: 'Deze notitie staat niet in het dossier, of is ingetrokken.',
    en: 'There is no such note in the dossier, or it has been withdrawn.',
  },
  'talk.passage-outside': {
    status: 400,
    nl: 'Dit stuk tekst staat niet in de notitie. Kies het opnieuw.',
    en: 'This piece of text is not in the note. Choose it again.',
  },
  'talk.passage-empty': {
    status: 400,
    nl: 'In dit stuk staat geen tekst. Kies een paar woorden of een zin.',
    en: 'There is no text in this piece. Choose some words or a sentence.',
  },
  'talk.passage-too-long': {
    status: 400,
    nl: 'Dit stuk is te lang voor één uitspraak. Neem hoogstens 2.000 tekens over, of neem het in delen over.',
    en: 'This piece is too long for one statement. Take at most 2,000 characters, or take it in parts.',
  },
} as const
