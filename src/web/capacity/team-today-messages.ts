import { defineMessages } from '../messages.ts'

const people = (count: number): string => (count === 1 ? '1 bewoner' : `${count} bewoners`)
const residents = (count: number): string => (count === 1 ? '1 resident' : `${count} residents`)

export const messages = defineMessages({
  nl: {
    title: 'Wat op jou wacht',
    toTeam: 'Naar Team',
    nothing: 'In je team wacht nu niets op jou.',
    unowned: (count: number) => `${people(count)} zonder begeleider`,
    outOfSight: (count: number) => `${people(count)} uit beeld`,
    notAccepted: (count: number) => `${people(count)} aangeboden en nog niet aanvaard`,
    requests: (count: number) =>
      count === 1 ? '1 verzoek of einde van begeleiding' : `${count} verzoeken of eindes van begeleiding`,
    leaving: (name: string) => `Laatste werkdag van ${name}`,
    left: (open: number, notOffered: number) =>
      open + notOffered === 0
        ? 'Iedereen is overgedragen.'
        : `Nog ${people(notOffered)} aan te bieden, ${open} nog niet aanvaard.`,
  },
  en: {
    title: 'What waits for you',
    toTeam: 'To Team',
    nothing: 'Nothing in your team waits for you now.',
    unowned: (count: number) => `${residents(count)} without a worker`,
    outOfSight: (count: number) => `${residents(count)} out of sight`,
    notAccepted: (count: number) => `${residents(count)} offered and not yet accepted`,
    requests: (count: number) =>
      count === 1 ? '1 request or end of guidance' : `${count} requests or ends of guidance`,
    leaving: (name: string) => `Last working day of ${name}`,
    left: (open: number, notOffered: number) =>
      open + notOffered === 0
        ? 'Everybody has been handed over.'
        : `${residents(notOffered)} still to be offered, ${open} not yet accepted.`,
  },
})
