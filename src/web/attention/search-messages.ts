import { defineMessages } from '../messages.ts'

export const messages = defineMessages({
  nl: {
    title: 'Zoeken',
    label: 'Naam, geboortedatum of dossiernummer',
    how: 'Wat kun je typen?',
    ways: {
      name: 'Een deel van de naam: een of meer stukken, elk vanaf het begin van het woord. ‘jan vri’ vindt Jan de Vries.',
      birthDate: 'Een geboortedatum: 3-5-1980 of 1980-05-03.',
      number: 'Een dossiernummer: 2026-000123.',
      bsn: 'Een burgerservicenummer: negen cijfers.',
    },
    private:
      'Wat je typt komt niet in het adres of de geschiedenis van je browser. Elke zoekactie staat in het inzagelog.',
    everywhere: 'Ook buiten mijn caseload zoeken',
    everywhereHint: 'Je ziet dan alleen wie het is en wie de begeleider is.',
    tooShort: 'Typ ten minste twee letters, of een geboortedatum of nummer.',
    searching: 'Bezig met zoeken…',
    found: (count: number, isCut: boolean) =>
      isCut
        ? `De eerste ${count} zijn getoond. Typ meer om te verfijnen.`
        : count === 1
          ? '1 persoon gevonden'
          : `${count} mensen gevonden`,
    none: 'Niemand gevonden.',
    noneHere: 'Niemand gevonden in jouw caseload.',
    tryEverywhere: 'Zoek in de hele gemeente',
    owner: (name: string) => `Begeleider: ${name}`,
    noOwner: 'Nog geen begeleider',
    number: (number: string) => `dossier ${number}`,
    closed: (day: string) => `Afgesloten op ${day}`,
    outOfReach: 'Niet in jouw caseload. Openen kan alleen met noodtoegang en een reden.',
    results: 'Gevonden mensen',
    report: 'Niet gevonden? Nieuwe melding',
  },
  en: {
    title: 'Search',
    label: 'Name, birth date or dossier number',
    how: 'What can you type?',
    ways: {
      name: 'A part of the name: one or more pieces, each from the start of a word. ‘jan vri’ finds Jan de Vries.',
      birthDate: 'A birth date: 3-5-1980 or 1980-05-03.',
      number: 'A dossier number: 2026-000123.',
      bsn: 'A citizen service number: nine digits.',
    },
    private:
      'What you type does not get into the address or the history of your browser. Every search is in the read log.',
    everywhere: 'Also search outside my caseload',
    everywhereHint: 'You then see only who it is and who the case manager is.',
    tooShort: 'Type at least two letters, or a birth date or number.',
    searching: 'Searching…',
    found: (count: number, isCut: boolean) =>
      isCut
        ? `The first ${count} are shown. Type more to narrow it down.`
        : count === 1
          ? '1 person found'
          : `${count} people found`,
    none: 'Nobody found.',
    noneHere: 'Nobody found in your caseload.',
    tryEverywhere: 'Search the whole municipality',
    owner: (name: string) => `Case manager: ${name}`,
    noOwner: 'No case manager yet',
    number: (number: string) => `dossier ${number}`,
    closed: (day: string) => `Closed on ${day}`,
    outOfReach: 'Not in your caseload. It opens only by emergency access, with a reason.',
    results: 'People found',
    report: 'Not found? New report',
  },
})
