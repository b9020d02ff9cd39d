import { defineMessages } from '../messages.ts'

export const messages = defineMessages({
  nl: {
    others: (names: string, count: number) =>
      count === 1 ? `${names} heeft dit dossier nu ook open.` : `${names} hebben dit dossier nu ook open.`,
    news: 'Er is iets bijgekomen',
    line: (what: string, name: string, clock: string) => `${what}, door ${name} om ${clock}`,
    somebody: 'iemand',
    more: (count: number) => `en nog ${count}`,
    text: 'Wat je aan het typen bent, blijft staan.',
    show: 'Tonen',
    shown: 'Het dossier op je scherm is bijgewerkt.',
  },
  en: {
    others: (names: string, count: number) =>
      count === 1 ? `${names} has this dossier open now too.` : `${names} have this dossier open now too.`,
    news: 'Something has been added',
    line: (what: string, name: string, clock: string) => `${what}, by ${name} at ${clock}`,
    somebody: 'somebody',
    more: (count: number) => `and ${count} more`,
    text: 'What you are typing stays.',
    show: 'Show',
    shown: 'The dossier on your screen is up to date.',
  },
})
