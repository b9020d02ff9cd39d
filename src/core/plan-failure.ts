/** How requests about what is in a plan can be refused; part of the one catalogue in failure.ts. */
export const PLAN_FAILURES = {
  'plan.none': { status: 409, nl: 'Er is nog geen plan.', en: 'There is no plan yet.' },
  'plan.next-contact-missing': {
    status: 400,
    nl: 'Een plan zonder datum voor het volgende contact kan niet worden bewaard.',
    en: 'A plan without a date for the next contact cannot be saved.',
  },
  'plan.next-contact-past': {
    status: 400,
    nl: 'De datum van het volgende contact ligt in het verleden.',
    en: 'The date of the next contact lies in the past.',
  },
  'plan.norm-reason-missing': {
    status: 400,
    nl: 'De datum wijkt af van de contactnorm van de gemeente. Geef een reden.',
    en: 'The date deviates from the contact norm of the municipality. Give a reason.',
  },
  'plan.step-not-found': {
    status: 404,
    nl: 'Deze stap staat niet in het plan.',
    en: 'There is no such step in the plan.',
  },
  'plan.promise-not-found': {
    status: 404,
    nl: 'Deze toezegging staat niet in het plan.',
    en: 'There is no such promise in the plan.',
  },
  'plan.goal-not-found': {
    status: 404,
    nl: 'Dit doel staat niet in het plan.',
    en: 'There is no such goal in the plan.',
  },
  'plan.waits-for': {
    status: 400,
    nl: 'Een stap wacht op een andere stap of op een toezegging uit dit plan, en nooit op zichzelf.',
    en: 'A step waits for another step or for a promise of this plan, and never for itself.',
  },
  'plan.promise-closed': {
    status: 409,
    nl: 'Van deze toezegging is de afloop al bekend.',
    en: 'The outcome of this promise is already known.',
  },
  'plan.step-closed': { status: 409, nl: 'Deze stap is al afgerond.', en: 'This step has already been closed.' },
  'plan.step-ends-before-start': {
    status: 400,
    nl: 'Een stap eindigt voordat die begint. Kies een latere einddag of een eerdere begindag.',
    en: 'A step ends before it starts. Choose a later end or an earlier start.',
  },
  'plan.time-box-missing': {
    status: 400,
    nl: 'Rust en oriëntatie hebben een einddatum en een afspraak nodig, zodat de bewoner weet waar zij aan toe is.',
    en: 'Rest and orientation need an end date and an agreement, so that the resident knows where they stand.',
  },
  'plan.until-past': { status: 400, nl: 'Het einde moet na vandaag liggen.', en: 'The end must lie after today.' },
  'plan.review-past': {
    status: 400,
    nl: 'De dag waarop jullie het plan opnieuw bekijken, kan niet voorbij zijn.',
    en: 'The day on which you look at the plan again cannot be past.',
  },
  'plan.already-signed': {
    status: 409,
    nl: 'Deze versie van het plan is al ondertekend.',
    en: 'This version of the plan has already been signed.',
  },
  'plan.signatory': {
    status: 400,
    nl: 'Alleen de bewoner tekent het plan, of iemand die de bewoner wettelijk vertegenwoordigt of schriftelijk is gemachtigd. Wie meehelpt, noteer je bij wie erbij was.',
    en: 'Only the resident signs the plan, or somebody who represents them by law or by written proxy. Note who helps as somebody who was there.',
  },
  'plan.ground-missing': {
    status: 400,
    nl: 'Noem wie tekent en op welke grond: curator, mentor of schriftelijk gemachtigde.',
    en: 'Say who signs and on what ground: guardian, mentor or written proxy.',
  },
  'plan.signed-day': {
    status: 400,
    nl: 'De dag van de handtekening ligt tussen de dag van deze versie en vandaag.',
    en: 'The day of the signature lies between the day of this version and today.',
  },
  'plan.help-none': {
    status: 409,
    nl: 'Bij deze stap is geen hulp afgesproken.',
    en: 'No help was agreed for this step.',
  },
  'plan.help-all-given': {
    status: 409,
    nl: 'Alle afgesproken hulp bij deze stap is al gegeven.',
    en: 'All help agreed for this step has been given.',
  },
  'plan.notice-missing': {
    status: 400,
    nl: 'De gemeente breekt een toezegging door nieuwe regels. Schrijf op wat je de bewoner vertelt en wat ervoor in de plaats komt.',
    en: 'New rules break a promise of the municipality. Write what you tell the resident and what comes in its place.',
  },
  'not-now.retry-past': {
    status: 400,
    nl: 'Kies een dag na vandaag om het opnieuw te vragen.',
    en: 'Choose a day after today to ask again.',
  },
  'not-now.not-found': {
    status: 404,
    nl: 'Dit “nu niet” staat niet in het dossier.',
    en: 'There is no such “not now” in the dossier.',
  },
  'not-now.ended': {
    status: 409,
    nl: 'Hier is al op teruggekomen.',
    en: 'This has already been come back to.',
  },
  'series.too-few': {
    status: 400,
    nl: 'Een reeks heeft minstens twee momenten. Kies een latere einddag of meer keren.',
    en: 'A series has at least two moments. Choose a later end or more times.',
  },
  'series.too-many': {
    status: 400,
    nl: 'Een reeks heeft hooguit 52 momenten. Kies minder keren of een eerdere einddag.',
    en: 'A series has at most 52 moments. Choose fewer times or an earlier end.',
  },
} as const
