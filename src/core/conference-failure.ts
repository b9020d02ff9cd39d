/** How requests about case conferences can be refused; part of the one catalogue in failure.ts. */
export const CONFERENCE_FAILURES = {
  'conference.not-found': {
    status: 404,
    nl: 'Dit overleg staat niet in dit dossier.',
    en: 'This conference is not in this dossier.',
  },
  'conference.day': {
    status: 400,
    nl: 'Een overleg in het verleden kan alleen als je ook zegt sinds wanneer het nodig was. Die dag ligt niet na het overleg en niet in de toekomst.',
    en: 'A conference in the past needs the day since when it was needed. That day is not after the conference and not in the future.',
  },
  'conference.moved-past': {
    status: 400,
    nl: 'Kies een dag vanaf vandaag.',
    en: 'Choose a day from today.',
  },
  'conference.nobody': {
    status: 400,
    nl: 'Nodig minstens één collega uit, of jezelf.',
    en: 'Invite at least one colleague, or yourself.',
  },
  'conference.settled': {
    status: 409,
    nl: 'Van dit overleg is al vastgelegd hoe het ging. Klopt dat niet? Trek het in de tijdlijn in.',
    en: 'It has been recorded already how this conference went. Is that not right? Withdraw it in the timeline.',
  },
  'conference.not-yet': {
    status: 400,
    nl: 'Dit overleg is nog niet geweest. Je kunt het wel afzeggen.',
    en: 'This conference has not been held yet. You can cancel it.',
  },
  'conference.attendance': {
    status: 400,
    nl: 'Zeg van iedereen die is uitgenodigd of hij er was, en van niemand anders.',
    en: 'Say of everybody who was invited whether they were there, and of nobody else.',
  },
  'conference.decider': {
    status: 400,
    nl: 'Een besluit neemt iemand die bij het overleg was.',
    en: 'A decision is taken by somebody who was at the conference.',
  },
  'conference.action-day': {
    status: 400,
    nl: 'Kies voor de actie een dag vanaf vandaag.',
    en: 'Choose a day from today for the action.',
  },
  'conference.nothing-recorded': {
    status: 400,
    nl: 'Schrijf een weging, een besluit of een actie op, of kruis aan dat er niets is besloten.',
    en: 'Write down a weighing, a decision or an action, or tick that nothing was decided.',
  },
  'conference.action-not-found': {
    status: 404,
    nl: 'Deze actie hoort niet bij een overleg in dit dossier.',
    en: 'This action does not belong to a conference in this dossier.',
  },
  'conference.action-closed': {
    status: 409,
    nl: 'Deze actie is al afgerond, of staat nu in het plan.',
    en: 'This action is closed already, or is in the plan now.',
  },
} as const
