import { defineMessages } from '../messages.ts'

export const messages = defineMessages({
  nl: {
    title: 'Brief aan een groep',
    lead: 'Eén brief voor iedereen die je koos, met ieders eigen naam en afspraak. In elk dossier komt een eigen brief te staan.',
    back: 'Naar de caseload',
    nobody: 'Je hebt nog niemand gekozen. Vink in de caseload aan wie een brief krijgt.',
    choose: (count: number): string => (count === 1 ? 'Brief aan 1 persoon' : `Brief aan ${count} mensen`),
    tooMany: (limit: number) => `Een brief gaat naar hoogstens ${limit} mensen tegelijk. Kies er minder.`,
    bodyHint:
      'Wat tussen dubbele accolades staat wordt voor ieder apart ingevuld. Het voorbeeld laat zien hoe het wordt.',
    sendPost: (count: number): string =>
      count === 1 ? '1 brief vastleggen, met PDF' : `${count} brieven vastleggen, met één PDF`,
    sendMail: (count: number): string => (count === 1 ? '1 e-mail versturen' : `${count} e-mails versturen`),
    notAll: (count: number, total: number) =>
      `Van de ${total} mensen krijgen er ${count} deze brief nu niet. Hieronder staat per persoon waarom.`,
    sending: 'Brieven versturen',
    of: (done: number, total: number) => `${done} van ${total}`,
    stop: 'Stoppen',
    wentPost: (count: number): string =>
      count === 1
        ? '1 brief is vastgelegd. Print de PDF en doe hem op de post.'
        : `${count} brieven zijn vastgelegd. Print de PDF en doe ze op de post.`,
    wentMail: (count: number): string =>
      count === 1 ? '1 brief is per e-mail verstuurd.' : `${count} brieven zijn per e-mail verstuurd.`,
    printAll: (count: number): string => (count === 1 ? 'PDF van de brief' : `PDF van alle ${count} brieven`),
    failed: (count: number): string =>
      count === 1
        ? '1 brief ging niet. Hieronder staat waarom. Wat al verstuurd is gaat niet nog eens.'
        : `${count} brieven gingen niet. Hieronder staat waarom. Wat al verstuurd is gaat niet nog eens.`,
    outOfReach: (count: number): string =>
      count === 1
        ? '1 persoon staat er niet bij: je mag in dat dossier geen brieven versturen.'
        : `${count} mensen staan er niet bij: je mag in die dossiers geen brieven versturen.`,
    example: 'Zo komt de brief eruit te zien',
    exampleOf: 'De brief aan',
    people: 'Wie de brief krijgt',
    columns: { name: 'Naam', state: 'Wat er gebeurt' },
    ready: 'Krijgt de brief',
    sent: 'verstuurd',
    notSent: 'Niet verstuurd.',
    leftOut: 'Krijgt de brief niet',
    openPlace: (fields: string) => `Nog niet bekend: ${fields}`,
    lacks: {
      closed: 'Het dossier is afgesloten',
      'sent-today': 'Kreeg deze brief vandaag al',
      address: 'Het adres is niet compleet',
      email: 'Er is geen e-mailadres bekend',
      place: 'Er staat nog een plek open tussen dubbele accolades',
    },
  },
  en: {
    title: 'Letter to a group',
    lead: 'One letter for everybody you chose, each with their own name and appointment. Every dossier gets a letter of its own.',
    back: 'To the caseload',
    nobody: 'You have not chosen anybody yet. Tick in the caseload who gets a letter.',
    choose: (count: number): string => (count === 1 ? 'Letter to 1 person' : `Letter to ${count} people`),
    tooMany: (limit: number) => `A letter goes to at most ${limit} people at once. Choose fewer.`,
    bodyHint: 'What stands between double braces is filled in for each. The example shows what it becomes.',
    sendPost: (count: number): string =>
      count === 1 ? 'Record 1 letter, with PDF' : `Record ${count} letters, with one PDF`,
    sendMail: (count: number): string => (count === 1 ? 'Send 1 e-mail' : `Send ${count} e-mails`),
    notAll: (count: number, total: number) =>
      `Of the ${total} people, ${count} do not get this letter now. Below it says why, for each.`,
    sending: 'Sending letters',
    of: (done: number, total: number) => `${done} of ${total}`,
    stop: 'Stop',
    wentPost: (count: number): string =>
      count === 1
        ? '1 letter has been recorded. Print the PDF and post it.'
        : `${count} letters have been recorded. Print the PDF and post them.`,
    wentMail: (count: number): string =>
      count === 1 ? '1 letter has been sent by e-mail.' : `${count} letters have been sent by e-mail.`,
    printAll: (count: number): string => (count === 1 ? 'PDF of the letter' : `PDF of all ${count} letters`),
    failed: (count: number): string =>
      count === 1
        ? '1 letter did not go. Below it says why. What has been sent does not go again.'
        : `${count} letters did not go. Below it says why. What has been sent does not go again.`,
    outOfReach: (count: number): string =>
      count === 1
        ? '1 person is not listed: you cannot send letters in that dossier.'
        : `${count} people are not listed: you cannot send letters in those dossiers.`,
    example: 'What the letter will look like',
    exampleOf: 'The letter to',
    people: 'Who gets the letter',
    columns: { name: 'Name', state: 'What happens' },
    ready: 'Gets the letter',
    sent: 'sent',
    notSent: 'Not sent.',
    leftOut: 'Does not get the letter',
    openPlace: (fields: string) => `Not known yet: ${fields}`,
    lacks: {
      closed: 'The dossier is closed',
      'sent-today': 'Got this letter today already',
      address: 'The address is not complete',
      email: 'No e-mail address is known',
      place: 'A place between double braces is still open',
    },
  },
})
