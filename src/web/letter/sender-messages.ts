import { defineMessages } from '../messages.ts'

export const messages = defineMessages({
  nl: {
    title: 'Afzender van brieven',
    lead: 'Wat op elke brief staat over de gemeente: waar een bewoner kan bellen, schrijven of mailen.',
    empty:
      'Dit is nog niet ingevuld, en het beleid zegt het niet. Op een brief staan nu alleen de naam van de gemeente en van de medewerker. Wie een brief schrijft, wordt gevraagd om erbij te zetten hoe de gemeente te bereiken is.',
    fromPolicy: (lines: string) =>
      `Hier is nog niets ingevuld. Op brieven staat wat in het beleid staat: ${lines}. Wat je hier invult gaat voor.`,
    since: (name: string, day: string) => `Zo staat het op brieven sinds ${day}, ingevuld door ${name}.`,
    fields: {
      department: 'Afdeling',
      address: 'Postadres',
      postcode: 'Postcode',
      city: 'Plaats',
      phone: 'Telefoon',
      email: 'E-mailadres',
      hours: 'Wanneer te bereiken',
    },
    hints: {
      address: 'Postbus of straat met nummer. Het komt als retouradres boven het adres van de bewoner.',
      hours: 'In gewone woorden, zoals de bewoner het leest.',
    },
    save: 'Bewaren',
    example: 'Zo komt het op een brief te staan',
    exampleWorker: 'naam van de medewerker',
    exampleAddress: 'Naam van de bewoner\nStraat 1\n1234 AB Plaats',
    exampleSubject: 'Onderwerp van de brief',
    exampleBody: 'De tekst van de brief.',
  },
  en: {
    title: 'Sender of letters',
    lead: 'What every letter says about the municipality: where a resident can call, write or e-mail.',
    empty:
      'This has not been filled in yet, and the policy does not say it. A letter now has only the names of the municipality and of the worker. Whoever writes a letter is asked to add how the municipality can be reached.',
    fromPolicy: (lines: string) =>
      `Nothing has been filled in here yet. Letters say what the policy says: ${lines}. What you fill in here goes before it.`,
    since: (name: string, day: string) => `Letters have said this since ${day}; filled in by ${name}.`,
    fields: {
      department: 'Department',
      address: 'Postal address',
      postcode: 'Postcode',
      city: 'Town',
      phone: 'Telephone',
      email: 'E-mail address',
      hours: 'When to reach you',
    },
    hints: {
      address: 'Post office box, or street and number. It is printed as return address above the resident’s address.',
      hours: 'In plain words, as the resident reads it.',
    },
    save: 'Save',
    example: 'What it looks like on a letter',
    exampleWorker: 'name of the worker',
    exampleAddress: 'Name of the resident\nStreet 1\n1234 AB Town',
    exampleSubject: 'Subject of the letter',
    exampleBody: 'The text of the letter.',
  },
})
