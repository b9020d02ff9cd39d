/** How contact days and rounds can be refused; part of the one catalogue in failure.ts. */
export const CONTACT_DAY_FAILURES = {
  'contact-day.not-found': {
    status: 404,
    nl: 'Deze contactdag bestaat niet, of je werkt er niet aan mee.',
    en: 'There is no such contact day, or you take no part in it.',
  },
  'contact-day.past': {
    status: 400,
    nl: 'Kies een begin dat nog moet komen.',
    en: 'Choose a beginning that is still to come.',
  },
  'contact-day.ends-before-start': {
    status: 400,
    nl: 'Het einde ligt voor het begin. Kies een later einde.',
    en: 'The end lies before the beginning. Choose a later end.',
  },
  'contact-day.closed-day': {
    status: 400,
    nl: 'Op deze dag is de gemeente gesloten. Kies een andere dag, of zeg dat je deze dag bedoelt.',
    en: 'The municipality is closed on this day. Choose another one, or say that you mean this day.',
  },
  'contact-day.purpose-missing': {
    status: 400,
    nl: 'Zeg waarom jullie langsgaan. Dat staat in de brief aan de bewoner.',
    en: 'Say why you visit. It stands in the letter to the resident.',
  },
  'contact-day.finished': {
    status: 409,
    nl: 'Deze dag is afgesloten. Wat erna gebeurt, leg je vast in het dossier.',
    en: 'This day is finished. What happens afterwards is recorded in the dossier.',
  },
  'contact-day.called-off': {
    status: 409,
    nl: 'Deze dag gaat niet door. Plan een nieuwe dag voor wie je nog wilt spreken.',
    en: 'This day is called off. Plan a new day for whom you still want to speak to.',
  },
  'contact-day.begun': {
    status: 409,
    nl: 'Op deze dag is al iemand geweest. De dag kan niet naar een andere datum. Plaats, tijden en medewerkers kun je wel wijzigen.',
    en: 'Somebody has been here on this day already. It cannot go to another date. You can change place, hours and workers.',
  },
  'contact-day.reason-missing': {
    status: 400,
    nl: 'Schrijf op waarom de dag niet doorgaat.',
    en: 'Write down why the day is called off.',
  },
  'contact-day.not-today': {
    status: 409,
    nl: 'Deze dag is nog niet begonnen. Afmeldingen kun je nu al vastleggen.',
    en: 'This day has not begun yet. Cancellations can be recorded now.',
  },
  'contact-day.full': {
    status: 409,
    nl: 'Er zijn niet genoeg plaatsen voor iedereen die je koos. Kies minder mensen, of plan een tweede dag.',
    en: 'There are not enough places for everybody you chose. Choose fewer people, or plan a second day.',
  },
  'contact-day.already-listed': {
    status: 409,
    nl: 'Iemand die je koos staat al op de lijst. De lijst is nu bijgewerkt.',
    en: 'Somebody you chose is on the list already. The list has been brought up to date.',
  },
  'contact-day.out-of-reach': {
    status: 403,
    nl: 'Je koos iemand die niet bij jouw werk hoort. Vraag de begeleider of de teamleider.',
    en: 'You chose somebody who is not part of your work. Ask their case manager or the team lead.',
  },
  'contact-day.not-listed': {
    status: 404,
    nl: 'Deze persoon staat niet op de lijst van deze dag.',
    en: 'This person is not on the list of this day.',
  },
  'contact-day.changed-meanwhile': {
    status: 409,
    nl: 'Iemand anders was eerder. Kijk hieronder wat er is vastgelegd, en kies opnieuw.',
    en: 'Somebody else was first. See below what was recorded, and choose again.',
  },
  'contact-day.cannot': {
    status: 409,
    nl: 'Dit kan nu niet: de persoon is al verder of nog niet zo ver.',
    en: 'This cannot be done now: the person is already further, or not that far yet.',
  },
  'contact-day.still-talking': {
    status: 409,
    nl: 'Er loopt nog een gesprek. Noteer het eerst, of zet de persoon terug in de wachtrij.',
    en: 'A talk is still going on. Note it first, or put the person back in the queue.',
  },
} as const
