import { defineMessages } from '../messages.ts'

export const messages = defineMessages({
  nl: {
    title: 'Agenda koppelen',
    back: 'Terug naar Agenda',
    lead: 'Zie je afspraken uit Trede in je eigen agenda, op je computer of telefoon.',
    how: 'Je maakt een geheim adres en plakt dat in je agenda, bij ‘agenda toevoegen via internet’ of ‘abonneren’.',
    privacy:
      'In je agenda staat alleen dat je een afspraak hebt, wanneer en op wat voor plek. Er staan geen namen en geen nummers in. Je agenda waarschuwt je een kwartier van tevoren.',
    secret:
      'Wie het adres heeft, kan je afspraken zien. Geef het aan niemand. Denk je dat iemand het kent? Trek het in.',
    none: 'Je hebt nog geen adres.',
    since: (day: string) => `Je hebt een adres sinds ${day}. Om veiligheidsredenen tonen we het niet nog eens.`,
    make: 'Adres maken',
    again: 'Nieuw adres maken',
    againQuestion: 'Het vorige adres werkt dan niet meer. Je moet het nieuwe in je agenda plakken.',
    made: 'Je adres is gemaakt. Kopieer het nu: je ziet het maar één keer.',
    address: 'Geheim adres',
    copy: 'Kopiëren',
    copied: 'Het adres is gekopieerd.',
    withdraw: 'Adres intrekken',
    withdrawQuestion: 'Je agenda krijgt dan geen afspraken meer uit Trede.',
    withdrawn: 'Het adres is ingetrokken.',
    cardTitle: 'Afspraken in je eigen agenda',
  },
  en: {
    title: 'Connect your calendar',
    back: 'Back to the agenda',
    lead: 'See your appointments of Trede in your own calendar, on your computer or telephone.',
    how: 'You make a secret address and paste it in your calendar, at ‘add calendar from internet’ or ‘subscribe’.',
    privacy:
      'Your calendar only says that you have an appointment, when, and in what kind of place. It holds no names and no numbers. Your calendar warns you a quarter of an hour before.',
    secret:
      'Whoever has the address can see your appointments. Give it to nobody. Do you think somebody knows it? Withdraw it.',
    none: 'You have no address yet.',
    since: (day: string) => `You have had an address since ${day}. For safety we do not show it again.`,
    make: 'Make an address',
    again: 'Make a new address',
    againQuestion: 'The earlier address will stop working. You will have to paste the new one in your calendar.',
    made: 'Your address has been made. Copy it now: you see it only once.',
    address: 'Secret address',
    copy: 'Copy',
    copied: 'The address has been copied.',
    withdraw: 'Withdraw the address',
    withdrawQuestion: 'Your calendar will get no more appointments from Trede.',
    withdrawn: 'The address has been withdrawn.',
    cardTitle: 'Appointments in your own calendar',
  },
})
