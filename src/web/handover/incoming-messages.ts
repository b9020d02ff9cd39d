import { defineMessages } from '../messages.ts'

export const messages = defineMessages({
  nl: {
    title: 'Overdrachten',
    lead: 'Wie aan jou of je team is aangeboden. Tot je aanvaardt, blijft de gever de begeleider.',
    caption: 'Overdrachten die op antwoord wachten',
    empty: 'Er wacht geen overdracht op jou.',
    columns: { name: 'Naam', number: 'Dossier', from: 'Van', to: 'Aan', offered: 'Aangeboden', answer: 'Antwoord' },
    fromNobody: 'Niemand',
    toMe: 'Mij',
    toTeam: 'Mijn team',
    accept: 'Aanvaard',
    acceptOne: (name: string) => `Aanvaard: ${name}`,
    read: 'Lees of weiger',
    readOne: (name: string) => `Lees of weiger: ${name}`,
    acceptChosen: (count: number) =>
      count === 1 ? 'Aanvaard de gekozen overdracht' : `Aanvaard ${count} overdrachten`,
    acceptAll: (count: number) => `Aanvaard alle ${count}`,
    acceptAllQuestion: (count: number) => `Je wordt de begeleider van ${count} mensen. Doorgaan?`,
    accepted: (accepted: number, skipped: number) =>
      `${accepted === 1 ? '1 overdracht is' : `${accepted} overdrachten zijn`} aanvaard.${skipped > 0 ? ` ${skipped} lukte${skipped === 1 ? '' : 'n'} niet; die zijn intussen teruggenomen of door een ander aanvaard.` : ''}`,
  },
  en: {
    title: 'Hand-overs',
    lead: 'Who has been offered to you or your team. Until you accept, the giver stays the case manager.',
    caption: 'Hand-overs that wait for an answer',
    empty: 'No hand-over waits for you.',
    columns: { name: 'Name', number: 'Dossier', from: 'From', to: 'To', offered: 'Offered', answer: 'Answer' },
    fromNobody: 'Nobody',
    toMe: 'Me',
    toTeam: 'My team',
    accept: 'Accept',
    acceptOne: (name: string) => `Accept: ${name}`,
    read: 'Read or decline',
    readOne: (name: string) => `Read or decline: ${name}`,
    acceptChosen: (count: number) => (count === 1 ? 'Accept the chosen hand-over' : `Accept ${count} hand-overs`),
    acceptAll: (count: number) => `Accept all ${count}`,
    acceptAllQuestion: (count: number) => `You become the case manager of ${count} people. Go on?`,
    accepted: (accepted: number, skipped: number) =>
      `${accepted === 1 ? '1 hand-over has' : `${accepted} hand-overs have`} been accepted.${skipped > 0 ? ` ${skipped} could not be; taken back or accepted by somebody else meanwhile.` : ''}`,
  },
})
