/** How requests about buddies can be refused; part of the one catalogue in failure.ts. */
export const BUDDY_FAILURES = {
  'buddy.not-found': {
    status: 404,
    nl: 'Dit maatje staat niet (meer) in de lijst.',
    en: 'This buddy is not in the list, or not any more.',
  },
  'buddy.ends-before-start': {
    status: 400,
    nl: 'De laatste dag ligt voor de eerste. Kies een latere dag.',
    en: 'The last day lies before the first. Choose a later day.',
  },
  'buddy.changed-meanwhile': {
    status: 409,
    nl: 'Iemand anders heeft dit maatje intussen gewijzigd. Kijk wat er nu staat en probeer het opnieuw.',
    en: 'Somebody else has changed this buddy meanwhile. See what stands there now and try again.',
  },
  'buddy.in-use': {
    status: 409,
    nl: 'Dit maatje gaat nog met iemand mee, of is voorgesteld. Rond dat eerst af in het dossier, of geef een laatste dag op.',
    en: 'This buddy still rides along with somebody, or is proposed. End that in the dossier first, or give a last day.',
  },
  'buddy.request-not-found': {
    status: 404,
    nl: 'Deze vraag om een maatje bestaat niet.',
    en: 'There is no such request for a buddy.',
  },
  'buddy.not-so': {
    status: 409,
    nl: 'Dat kan nu niet: met deze vraag om een maatje is intussen iets anders gebeurd.',
    en: 'That is not possible now: something else has happened with this request for a buddy.',
  },
  'buddy.already-asked': {
    status: 409,
    nl: 'Hiervoor is al een maatje gevraagd. Rond die vraag eerst af.',
    en: 'A buddy has been asked for this already. End that request first.',
  },
  'buddy.from-past': {
    status: 400,
    nl: 'De dag waarop het maatje nodig is ligt in het verleden. Kies vandaag of later.',
    en: 'The day from which the buddy is needed lies in the past. Choose today or later.',
  },
  'buddy.meeting-past': {
    status: 400,
    nl: 'De eerste ontmoeting ligt in het verleden. Hebben zij elkaar al gezien? Leg dan vast dat het begonnen is.',
    en: 'The first meeting lies in the past. Have they met already? Then note that it has begun.',
  },
  'buddy.not-available': {
    status: 409,
    nl: 'Dit maatje is er op die dag niet. Kies een ander maatje of een andere dag.',
    en: 'This buddy is not there on that day. Choose another buddy or another day.',
  },
  'buddy.full': {
    status: 409,
    nl: 'Dit maatje heeft geen plaats meer. Kies een ander maatje.',
    en: 'This buddy has no room left. Choose another one.',
  },
  'buddy.start-day': {
    status: 400,
    nl: 'De dag van de eerste ontmoeting ligt na vandaag of voor de vraag. Kies een dag daartussen.',
    en: 'The day of the first meeting lies after today or before the request. Choose a day in between.',
  },
  'buddy.words-missing': {
    status: 400,
    nl: 'Schrijf kort waarom het eindigt.',
    en: 'Write in a few words why it ends.',
  },
} as const
