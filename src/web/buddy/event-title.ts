import type { BuddyEvent } from '../../core/buddy.ts'
import type { RecordedEvent } from '../../core/dossier.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'

export const isOfBuddy = (event: RecordedEvent): event is RecordedEvent & BuddyEvent => event.kind.startsWith('buddy-')

/** What a buddy is called: as the register has them now. */
export function useBuddyName(open: Pick<OpenDossier, 'name'>): (buddyId: string | null) => string {
  const m = useMessages(messages)
  return (buddyId) => open.name(buddyId) ?? m.gone
}

/** One line that says what an event about a buddy is about. */
export function useBuddyTitle(open: OpenDossier): (event: BuddyEvent) => string {
  const m = useMessages(messages)
  const { goalKinds, timeline } = useMessages(words)
  const { day } = useDayText()
  const nameOf = useBuddyName(open)
  const buddyOf = (requestId: string) =>
    nameOf(open.dossier.buddies.find((one) => one.requestId === requestId)?.buddyId ?? null)
  return (event) => {
    switch (event.kind) {
      case 'buddy-asked':
        return `${goalKinds[event.helpKind]}, ${m.line.needed(day(event.neededFrom, 'short'))}`
      case 'buddy-proposed':
        return m.line.proposed(nameOf(event.buddyId), event.meetsOn ? day(event.meetsOn, 'short') : '')
      case 'buddy-not-found':
        return timeline.kinds['buddy-not-found']
      case 'buddy-declined':
        return m.declined[event.side]
      case 'buddy-started':
        return buddyOf(event.requestId)
      case 'buddy-ended':
        return m.reasons[event.reason]
    }
  }
}
