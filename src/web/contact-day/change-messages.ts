import { defineMessages } from '../messages.ts'

export const messages = defineMessages({
  nl: {
    change: 'Dag wijzigen',
    lead: 'Wie al is uitgenodigd, houdt zo mogelijk de eigen tijd. Print daarna de brieven opnieuw.',
    save: 'Wijziging bewaren',
    saved: (moved: number) =>
      moved === 0
        ? 'De dag is gewijzigd.'
        : `De dag is gewijzigd. Voor ${moved === 1 ? '1 genodigde' : `${moved} genodigden`} klopt de uitnodiging niet meer: print de brieven opnieuw.`,
    conflictText: 'Wat jij niet veranderde, is nu bijgewerkt. Hieronder staat waarover jullie verschillen.',
    conflictBy: (who: string, time: string) => `${who} wijzigde deze dag om ${time}.`,
    conflictSame: 'Jullie willen hetzelfde. Bewaar, of ga terug.',
    differs: (field: string, now: string, mine: string) => `${field.replace('?', '')}: nu ${now}; jij schreef ${mine}.`,
    nothing: 'niets',
    keepTheirs: 'Neem over wat er nu staat',
    callOff: 'Dag afgelasten',
    callOffTitle: 'De dag gaat niet door',
    why: 'Waarom gaat de dag niet door?',
    reasons: {
      workers: 'Te weinig collega’s',
      place: 'De plek kan niet',
      'few-people': 'Te weinig mensen',
      weather: 'Het weer',
      other: 'Iets anders',
    },
    note: 'Toelichting',
    noteHint: 'Voor collega’s. Noem geen namen van bewoners.',
    noteNeeded: 'Schrijf op waarom de dag niet doorgaat.',
    incomplete: 'De reden is nog niet compleet.',
    reasonNeeded: 'Kies een reden.',
    meaning: (count: number) =>
      count === 0
        ? 'Er wordt nu niemand verwacht.'
        : `Voor ${count === 1 ? '1 persoon' : `${count} mensen`} zegt de gemeente af. Niemand geldt als niet gekomen. Hun begeleider ziet op Vandaag dat er een nieuwe datum nodig is.`,
    meaningRound: (count: number) =>
      count === 0
        ? 'Er staat niemand meer open.'
        : `Bij ${count === 1 ? '1 persoon' : `${count} mensen`} komen jullie niet langs. Zij blijven op de radar tot er contact is.`,
    confirm: 'Ja, gaat niet door',
    back: 'Terug',
    calledOffSaid: (count: number) =>
      count === 0
        ? 'De dag is afgelast.'
        : `De dag is afgelast, voor ${count === 1 ? '1 persoon' : `${count} mensen`}. Print de berichten en verstuur ze.`,
    calledOff: 'Gaat niet door',
    calledOffWhy: (reason: string, note: string) => `Reden: ${reason.toLowerCase()}${note ? `. ${note}` : ''}`,
    printOff: 'Berichten printen',
    unnamed: (count: number) =>
      count === 1
        ? 'Op de lijst staat nog 1 persoon van een collega.'
        : `Op de lijst staan nog ${count} mensen van collega’s.`,
    unnamedFrom: (day: string) => `Hun namen zie je vanaf ${day}.`,
    unnamedNot: 'Hun namen zien alleen hun begeleiders, en wie op deze dag werkt rond de dag zelf.',
    off: 'Van de lijst',
    offAsk: (name: string) => `${name} van de lijst halen? De gemeente zegt dan de afspraak af.`,
    offYes: 'Ja, van de lijst',
    offSaid: (name: string) =>
      `${name} staat niet meer op de lijst. Was er al een brief verstuurd? Laat dan weten dat het niet doorgaat.`,
  },
  en: {
    change: 'Change the day',
    lead: 'Who has been invited keeps their own time where possible. Print the letters again afterwards.',
    save: 'Save the change',
    saved: (moved: number) =>
      moved === 0
        ? 'The day has been changed.'
        : `The day has been changed. For ${moved === 1 ? '1 invited person' : `${moved} invited people`} the invitation holds no more: print the letters again.`,
    conflictText: 'What you did not change has been brought up to date. Below is where you two differ.',
    conflictBy: (who: string, time: string) => `${who} changed this day at ${time}.`,
    conflictSame: 'You both want the same. Save, or go back.',
    differs: (field: string, now: string, mine: string) => `${field.replace('?', '')}: now ${now}; you wrote ${mine}.`,
    nothing: 'nothing',
    keepTheirs: 'Take over what stands there now',
    callOff: 'Call the day off',
    callOffTitle: 'The day is called off',
    why: 'Why is the day called off?',
    reasons: {
      workers: 'Too few colleagues',
      place: 'The place is not possible',
      'few-people': 'Too few people',
      weather: 'The weather',
      other: 'Something else',
    },
    note: 'Explanation',
    noteHint: 'For colleagues. Name no residents.',
    noteNeeded: 'Write down why the day is called off.',
    incomplete: 'The reason is not complete yet.',
    reasonNeeded: 'Choose a reason.',
    meaning: (count: number) =>
      count === 0
        ? 'Nobody is expected now.'
        : `For ${count === 1 ? '1 person' : `${count} people`} the municipality cancels. Nobody counts as not having come. Their case manager sees on Vandaag that a new date is needed.`,
    meaningRound: (count: number) =>
      count === 0
        ? 'Nobody is open any more.'
        : `You do not visit ${count === 1 ? '1 person' : `${count} people`}. They stay on the radar until there is contact.`,
    confirm: 'Yes, call it off',
    back: 'Back',
    calledOffSaid: (count: number) =>
      count === 0
        ? 'The day has been called off.'
        : `The day has been called off, for ${count === 1 ? '1 person' : `${count} people`}. Print the notices and send them.`,
    calledOff: 'Called off',
    calledOffWhy: (reason: string, note: string) => `Reason: ${reason.toLowerCase()}${note ? `. ${note}` : ''}`,
    printOff: 'Print notices',
    unnamed: (count: number) =>
      count === 1
        ? '1 more person on the list is guided by a colleague.'
        : `${count} more people on the list are guided by colleagues.`,
    unnamedFrom: (day: string) => `You see their names from ${day}.`,
    unnamedNot: 'Only their case managers see their names, and around the day itself whoever works on it.',
    off: 'Off the list',
    offAsk: (name: string) => `Take ${name} off the list? The municipality then cancels the appointment.`,
    offYes: 'Yes, off the list',
    offSaid: (name: string) => `${name} is off the list. Was a letter sent already? Then let them know that it is off.`,
  },
})
