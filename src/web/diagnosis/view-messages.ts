import { defineMessages } from '../messages.ts'

/** Words for the resident's answers, views that differ, words that judge and what files forget. */
export const messages = defineMessages({
  nl: {
    answer: {
      title: 'Antwoord van de bewoner',
      on: (day: string, name: string) => `opgeschreven op ${day}${name ? ` door ${name}` : ''}`,
      add: 'Antwoord noteren',
      addTo: (statement: string) => `Antwoord noteren bij: ${statement}`,
      text: 'Wat zegt de bewoner er zelf van?',
      hint: 'In de woorden van de bewoner. Deze tekst is ook voor de bewoner bestemd.',
      save: 'Antwoord bewaren',
      saved: 'Het antwoord staat erbij.',
      close: 'Sluiten',
      empty: 'Schrijf op wat de bewoner zegt.',
    },
    differ: {
      add: 'Andere kijk toevoegen',
      addTo: (statement: string) => `Andere kijk toevoegen bij: ${statement}`,
      added: 'De andere kijk staat erbij.',
      isOne: 'andere kijk',
      isBasis: 'uitgangspunt',
      field: 'Ziet het anders dan',
      fieldHint: 'Beide uitspraken blijven naast elkaar staan.',
      none: 'Geen andere uitspraak',
      title: 'Verschil van kijk',
      lead: 'Deze uitspraken zeggen niet hetzelfde. Ze staan naast elkaar. Kies waar je van uitgaat als het plan dat vraagt, en schrijf op waarom.',
      weigh: 'Waar gaan we van uit?',
      reason: 'Waarom?',
      reasonHint: 'Wat gaf de doorslag? De andere kijk blijft staan.',
      save: 'Uitgangspunt vastleggen',
      saved: 'Het uitgangspunt is vastgelegd.',
      again: 'Opnieuw wegen',
      open: 'Nog niet gewogen.',
      decided: 'Hier gaan we van uit',
      because: 'Waarom',
      faults: { basis: 'Kies een uitspraak.', reason: 'Schrijf op waarom.' },
      incomplete: 'Er ontbreekt nog iets.',
    },
    judging: (words: readonly string[]) =>
      words.length === 1
        ? `Het woord ‘${words[0]}’ is een oordeel. Schrijf liever op wat je zag of hoorde. Laten staan mag ook.`
        : `De woorden ${words.map((word) => `‘${word}’`).join(', ')} zijn een oordeel. Schrijf liever op wat je zag of hoorde. Laten staan mag ook.`,
    forgotten: {
      title: 'Wat vaak vergeten wordt',
      lead: 'Geheugensteuntjes. Je hoeft er niets mee.',
      write: 'Opschrijven',
      writeAbout: (topic: string) => `Opschrijven: ${topic}`,
    },
  },
  en: {
    answer: {
      title: "The resident's answer",
      on: (day: string, name: string) => `written down on ${day}${name ? ` by ${name}` : ''}`,
      add: 'Note the answer',
      addTo: (statement: string) => `Note the answer to: ${statement}`,
      text: 'What does the resident say about it?',
      hint: "In the resident's words. This text is meant for the resident too.",
      save: 'Save the answer',
      saved: 'The answer has been added.',
      close: 'Close',
      empty: 'Write down what the resident says.',
    },
    differ: {
      add: 'Add another view',
      addTo: (statement: string) => `Add another view to: ${statement}`,
      added: 'The other view has been added.',
      isOne: 'another view',
      isBasis: 'the basis',
      field: 'Sees it differently from',
      fieldHint: 'Both statements stay, side by side.',
      none: 'No other statement',
      title: 'Views that differ',
      lead: 'These statements do not say the same. They stand side by side. Choose the basis when the plan asks for it, and write down why.',
      weigh: 'What do we take as the basis?',
      reason: 'Why?',
      reasonHint: 'What was decisive? The other view stays.',
      save: 'Record the basis',
      saved: 'The basis has been recorded.',
      again: 'Weigh again',
      open: 'Not weighed yet.',
      decided: 'We take this as the basis',
      because: 'Why',
      faults: { basis: 'Choose a statement.', reason: 'Write down why.' },
      incomplete: 'Something is still missing.',
    },
    judging: (words) =>
      words.length === 1
        ? `The word ‘${words[0]}’ is a judgement. Rather write what you saw or heard. It may also stay.`
        : `The words ${words.map((word) => `‘${word}’`).join(', ')} are judgements. Rather write what you saw or heard. They may also stay.`,
    forgotten: {
      title: 'What is often forgotten',
      lead: 'Reminders. Nothing has to be done with them.',
      write: 'Write down',
      writeAbout: (topic: string) => `Write down: ${topic}`,
    },
  },
})
