import { buddyState, liveRequests } from '../../core/buddy.ts'
import type { Id } from '../../core/person.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { useMessages } from '../messages.ts'
import { useBuddyName } from './event-title.ts'
import { messages } from './messages.ts'

/** Who rides along, in the words of the resident's own paper; with one step, or apart from the steps. */
export function BuddyLines({ open, stepId }: { open: OpenDossier; stepId: Id | null }) {
  const { sheet: m } = useMessages(messages)
  const { day } = useDayText()
  const nameOf = useBuddyName(open)
  return liveRequests(open.dossier.buddies)
    .filter((one) => one.stepId === stepId)
    .map((one) => {
      const { requestId, buddyId, meetsOn } = one
      const state = buddyState(one)
      const who = nameOf(buddyId)
      const words =
        state === 'started'
          ? m.started(who)
          : state === 'proposed'
            ? m.proposed(who, meetsOn ? day(meetsOn) : '')
            : m.open
      return <p key={requestId}>{words}</p>
    })
}
