import { defineMessages } from '../messages.ts'

/** Exact up to a year; then coarser, where a day more or less says nothing. */
const DAYS_OF_YEAR = 365
const daysNl = (days: number): string => {
  if (days <= DAYS_OF_YEAR) return days === 1 ? '1 dag' : `${days} dagen`
  return days < 2 * DAYS_OF_YEAR ? `${Math.floor(days / 30.44)} maanden` : `${Math.floor(days / 365.25)} jaar`
}
const daysEn = (days: number): string => {
  if (days <= DAYS_OF_YEAR) return days === 1 ? '1 day' : `${days} days`
  return days < 2 * DAYS_OF_YEAR ? `${Math.floor(days / 30.44)} months` : `${Math.floor(days / 365.25)} years`
}

const dueNl = (days: number): string => {
  if (days < 0) return `${daysNl(-days)} te laat`
  return days === 0 ? 'uiterlijk vandaag' : days === 1 ? 'uiterlijk morgen' : `nog ${daysNl(days)}`
}
const dueEn = (days: number): string => {
  if (days < 0) return `${daysEn(-days)} late`
  return days === 0 ? 'today at the latest' : days === 1 ? 'tomorrow at the latest' : `${daysEn(days)} left`
}

const withinNl = (days: number): string =>
  days === 0 ? 'uiterlijk vandaag' : days === 1 ? 'uiterlijk morgen' : `binnen ${daysNl(days)}`
const withinEn = (days: number): string =>
  days === 0 ? 'today at the latest' : days === 1 ? 'tomorrow at the latest' : `within ${daysEn(days)}`

const whenNl = (days: number): string =>
  days === 0
    ? 'vandaag'
    : days === 1
      ? 'morgen'
      : days === -1
        ? 'gisteren'
        : days > 0
          ? `over ${daysNl(days)}`
          : `${daysNl(-days)} geleden`
const whenEn = (days: number): string =>
  days === 0
    ? 'today'
    : days === 1
      ? 'tomorrow'
      : days === -1
        ? 'yesterday'
        : days > 0
          ? `in ${daysEn(days)}`
          : `${daysEn(-days)} ago`

/** Days to go are counted from today; below zero the day has passed. */
export const messages = defineMessages({
  nl: {
    today: {
      title: 'Vandaag',
      born: (day: string) => `geboren ${day}`,
      standsInFor: (name: string, day: string) => `Je vervangt ${name} tot en met ${day}. Die caseload staat hier ook.`,
      appointments: 'Afspraken vandaag',
      withColleague: (name: string) => `samen met ${name}`,
      noAppointments: 'Vandaag staan er geen afspraken.',
      howDidItGo: (name: string) => `Hoe liep de afspraak met ${name} af?`,
      settle: { kept: 'Nagekomen', cancelled: 'Afgezegd', missed: 'Niet verschenen' },
      whyNot: { cancelled: 'Waarom is de afspraak afgezegd?', missed: 'Waarom is de afspraak gemist?' },
      back: 'Terug',
      addNote: 'Notitie maken',
      terms: 'Termijnen',
      passed: 'Voorbij',
      soon: 'Komende twee weken',
      noTerms: 'Er loopt de komende twee weken geen termijn af.',
      cutTerms: (shown: number, total: number) =>
        `${shown} van de ${total} termijnen staan hier; de rest volgt als deze klaar zijn.`,
      showAll: (people: number) => `Toon alle ${people} mensen`,
      noCaseload: 'Je hebt geen eigen caseload.',
      toCaseload: 'Bekijk de caseload van je teams',
      noShows: 'Niet gekomen, nog geen vervolg',
      silent: 'Langst uit beeld',
      toRadar: 'Bekijk iedereen, met waarom',
      noSilent: 'Er zijn nog geen mensen in je caseload.',
      handovers: 'Overdrachten aan mij',
      noHandovers: 'Er wacht geen overdracht op jou.',
      allHandovers: 'Bekijk overdrachten',
      unowned: (count: number) =>
        count === 1
          ? '1 persoon in jouw team heeft geen begeleider.'
          : `${count} mensen in jouw team hebben geen begeleider.`,
      showUnowned: 'Bekijk wie',
      measureAgain: (count: number) =>
        count === 1
          ? 'Bij 1 persoon is het tijd om opnieuw te meten.'
          : `Bij ${count} mensen is het tijd om opnieuw te meten.`,
      nextRow: 'Volgende regel',
      previousRow: 'Vorige regel',
      hint: 'Met j en k loop je door de regels, met Enter open je een dossier.',
    },
    terms: {
      intake: (days: number) => (days < 0 ? `Intake, ${dueNl(days)}` : `Intake moet ${withinNl(days)}`),
      step: (days: number) => `Stap uit het plan, ${dueNl(days)}`,
      promise: (days: number) => `Toezegging van de gemeente, ${dueNl(days)}`,
      'next-contact': (days: number) =>
        days < 0 ? `Volgend contact, ${dueNl(days)}` : `Volgend contact ${whenNl(days)}`,
      'medical-review': (days: number) => `Medisch oordeel opnieuw bekijken, ${dueNl(days)}`,
      'category-review': (days: number) => `Indeling opnieuw wegen, ${dueNl(days)}`,
      assignment: (days: number) => `Opdracht bij een diagnose, ${dueNl(days)}`,
      handover: (days: number) => `Overdracht nog niet aanvaard, aangeboden ${whenNl(days)}`,
      'plan-review': (days: number) => `Plan samen opnieuw bekijken, ${dueNl(days)}`,
      'goal-end': (days: number) =>
        days < 0 ? `Rust of oriëntatie is voorbij, ${dueNl(days)}` : `Einde van rust of oriëntatie ${whenNl(days)}`,
      'not-now': (days: number) => `Opnieuw vragen wat nu niet kon, ${dueNl(days)}`,
      'no-show': (days: number) => `Kwam ${whenNl(days)} niet op een afspraak`,
      'conference-action': (days: number) => `Actie uit overleg, ${dueNl(days)}`,
      'support-end': (days: number) =>
        `Tijdelijke begeleiding eindigt ${whenNl(days)}: draag over met een eerste contact`,
      'worker-change': (days: number) => `Vroeg ${whenNl(days)} om een andere begeleider`,
    },
    silent: {
      last: (days: number, day: string) => `Laatste contact ${whenNl(-days)}, op ${day}`,
      never: (days: number) => `Nog geen contact; in beeld sinds ${daysNl(days)}`,
      noNext: 'geen datum afgesproken',
      passed: (day: string) => `de afgesproken datum ${day} is voorbij`,
      next: (days: number) => `volgend contact ${whenNl(days)}`,
    },
    handover: {
      from: (name: string) => `van ${name}`,
      fromNobody: 'van het team',
      toTeam: 'aan je team',
      toMe: 'aan jou',
      offered: (days: number) => `aangeboden ${whenNl(days)}`,
    },
    caseload: {
      title: 'Caseload',
      columns: {
        name: 'Naam',
        born: 'Geboren',
        phase: 'Fase',
        category: 'Indeling',
        owner: 'Begeleider',
        lastContact: 'Laatste contact',
        nextContact: 'Volgend contact',
        opened: 'In beeld sinds',
        closed: 'Afgesloten',
      },
      never: 'nog niet',
      noNext: 'geen datum',
      noOwner: 'niemand',
      place: 'Van wie',
      places: { own: 'Mijn caseload', team: 'Mijn teams', municipality: 'Hele gemeente' },
      state: 'Dossiers',
      states: { open: 'Open', closed: 'Afgesloten', all: 'Alle' },
      phase: 'Fase',
      category: 'Indeling',
      measured: 'Meten',
      measureDue: 'Weer aan de beurt',
      owner: 'Begeleider',
      ownerless: 'Niemand',
      team: 'Team',
      silent: 'Geen contact',
      silentDays: (days: number) => `${daysNl(days)} of langer`,
      nextContact: 'Volgend contact',
      nextContacts: { none: 'Geen datum', passed: 'Datum voorbij' },
      all: 'Alle',
      any: 'Maakt niet uit',
      count: (count: number, isMore: boolean) =>
        isMore ? `${count.toLocaleString('nl-NL')} of meer mensen` : count === 1 ? '1 persoon' : `${count} mensen`,
      print: 'Afdrukken',
      export: (count: string) => `Download CSV (${count})`,
      exportHint: 'Wie downloadt, komt per persoon in het inzagelog.',
      empty: 'Niemand in je caseload past bij deze keuze.',
      emptyOwn: 'Je caseload is leeg. Nieuwe mensen komen hier na een melding of een overdracht.',
      views: 'Weergaven',
      viewsEmpty: 'Bewaar je filters en volgorde onder een naam, dan staan ze hier klaar.',
      everything: 'Standaard',
      saveView: 'Deze weergave bewaren',
      viewName: 'Naam van de weergave',
      save: 'Bewaren',
      cancel: 'Annuleren',
      deleteView: (name: string) => `Weergave ${name} weggooien`,
      deleteQuestion: (name: string) => `Weergave ‘${name}’ weggooien?`,
      delete: 'Weggooien',
      saved: (name: string) => `Weergave ‘${name}’ is bewaard.`,
    },
  },
  en: {
    today: {
      title: 'Today',
      born: (day: string) => `born ${day}`,
      standsInFor: (name: string, day: string) =>
        `You stand in for ${name} up to and including ${day}. That caseload is shown here too.`,
      appointments: 'Appointments today',
      withColleague: (name: string) => `together with ${name}`,
      noAppointments: 'There are no appointments today.',
      howDidItGo: (name: string) => `How did the appointment with ${name} end?`,
      settle: { kept: 'Kept', cancelled: 'Cancelled', missed: 'Missed' },
      whyNot: { cancelled: 'Why was the appointment cancelled?', missed: 'Why was the appointment missed?' },
      back: 'Back',
      addNote: 'Write a note',
      terms: 'Terms',
      passed: 'Passed',
      soon: 'The coming two weeks',
      noTerms: 'No term ends in the coming two weeks.',
      cutTerms: (shown: number, total: number) =>
        `${shown} of the ${total} terms are shown; the rest follows once these are done.`,
      showAll: (people: number) => `Show all ${people} people`,
      noCaseload: 'You have no caseload of your own.',
      toCaseload: 'See the caseload of your teams',
      noShows: 'Did not come, no follow-up yet',
      silent: 'Longest out of sight',
      toRadar: 'See everybody, with why',
      noSilent: 'There is nobody in your caseload yet.',
      handovers: 'Hand-overs to me',
      noHandovers: 'No hand-over waits for you.',
      allHandovers: 'See hand-overs',
      unowned: (count: number) =>
        count === 1
          ? '1 person in your team has no case manager.'
          : `${count} people in your team have no case manager.`,
      showUnowned: 'See who',
      measureAgain: (count: number) =>
        count === 1 ? 'For 1 person it is time to measure again.' : `For ${count} people it is time to measure again.`,
      nextRow: 'Next row',
      previousRow: 'Previous row',
      hint: 'With j and k you walk through the rows, with Enter you open a dossier.',
    },
    terms: {
      intake: (days: number) => (days < 0 ? `Intake, ${dueEn(days)}` : `Intake is due ${withinEn(days)}`),
      step: (days: number) => `Step of the plan, ${dueEn(days)}`,
      promise: (days: number) => `Promise by the municipality, ${dueEn(days)}`,
      'next-contact': (days: number) => (days < 0 ? `Next contact, ${dueEn(days)}` : `Next contact ${whenEn(days)}`),
      'medical-review': (days: number) => `Look at the medical judgement again, ${dueEn(days)}`,
      'category-review': (days: number) => `Weigh the category again, ${dueEn(days)}`,
      assignment: (days: number) => `Assignment of a diagnosis, ${dueEn(days)}`,
      handover: (days: number) => `Hand-over not accepted yet, offered ${whenEn(days)}`,
      'plan-review': (days: number) => `Look at the plan together again, ${dueEn(days)}`,
      'goal-end': (days: number) =>
        days < 0 ? `Rest or orientation is over, ${dueEn(days)}` : `Rest or orientation ends ${whenEn(days)}`,
      'not-now': (days: number) => `Ask again what was not possible, ${dueEn(days)}`,
      'no-show': (days: number) => `Did not come to an appointment ${whenEn(days)}`,
      'conference-action': (days: number) => `Action of a conference, ${dueEn(days)}`,
      'support-end': (days: number) => `Guidance for a time ends ${whenEn(days)}: hand over with a first contact`,
      'worker-change': (days: number) => `Asked for another worker ${whenEn(days)}`,
    },
    silent: {
      last: (days: number, day: string) => `Last contact ${whenEn(-days)}, on ${day}`,
      never: (days: number) => `No contact yet; in sight for ${daysEn(days)}`,
      noNext: 'no date agreed',
      passed: (day: string) => `the agreed date ${day} has passed`,
      next: (days: number) => `next contact ${whenEn(days)}`,
    },
    handover: {
      from: (name: string) => `from ${name}`,
      fromNobody: 'from the team',
      toTeam: 'to your team',
      toMe: 'to you',
      offered: (days: number) => `offered ${whenEn(days)}`,
    },
    caseload: {
      title: 'Caseload',
      columns: {
        name: 'Name',
        born: 'Born',
        phase: 'Phase',
        category: 'Category',
        owner: 'Case manager',
        lastContact: 'Last contact',
        nextContact: 'Next contact',
        opened: 'In sight since',
        closed: 'Closed',
      },
      never: 'not yet',
      noNext: 'no date',
      noOwner: 'nobody',
      place: 'Whose',
      places: { own: 'My caseload', team: 'My teams', municipality: 'Whole municipality' },
      state: 'Dossiers',
      states: { open: 'Open', closed: 'Closed', all: 'All' },
      phase: 'Phase',
      category: 'Category',
      measured: 'Measuring',
      measureDue: 'Due again',
      owner: 'Case manager',
      ownerless: 'Nobody',
      team: 'Team',
      silent: 'No contact',
      silentDays: (days: number) => `${daysEn(days)} or longer`,
      nextContact: 'Next contact',
      nextContacts: { none: 'No date', passed: 'Date passed' },
      all: 'All',
      any: 'Any',
      count: (count: number, isMore: boolean) =>
        isMore ? `${count.toLocaleString('en-GB')} or more people` : count === 1 ? '1 person' : `${count} people`,
      print: 'Print',
      export: (count: string) => `Download CSV (${count})`,
      exportHint: 'A download is kept in the read log, person by person.',
      empty: 'Nobody in your caseload fits this choice.',
      emptyOwn: 'Your caseload is empty. New people come here after a report or a hand-over.',
      views: 'Views',
      viewsEmpty: 'Save your filters and order under a name, and they will be here.',
      everything: 'Standard',
      saveView: 'Save this view',
      viewName: 'Name of the view',
      save: 'Save',
      cancel: 'Cancel',
      deleteView: (name: string) => `Delete view ${name}`,
      deleteQuestion: (name: string) => `Delete view ‘${name}’?`,
      delete: 'Delete',
      saved: (name: string) => `View ‘${name}’ has been saved.`,
    },
  },
})
