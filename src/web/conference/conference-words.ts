import type { Conference } from '../../core/conference.ts'
import type { Attendee } from '../../core/conference-event.ts'
import type { RecordedEvent } from '../../core/dossier.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as codeMessages } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'

const KINDS = [
  'conference-planned',
  'conference-held',
  'conference-moved',
  'conference-cancelled',
  'conference-action-closed',
  'plan-extended',
] as const
type OfConference = RecordedEvent & { kind: (typeof KINDS)[number] }

/** Whether an event is about a conference, or puts what it agreed in the plan. */
export const isOfConference = (event: RecordedEvent): event is OfConference => KINDS.some((kind) => kind === event.kind)

/** Who somebody of a conference is, in words: a colleague by name, others by role and, where it was given, name. */
export function useAttendeeName(open: OpenDossier): (conference: Conference, who: Attendee) => string {
  const m = useMessages(messages)
  const codes = useMessages(codeMessages)
  return ({ workers, outsiders }, who) => {
    if (who === 'resident') return m.resident
    const worker = workers.find(({ participantId }) => participantId === who)
    if (worker) return open.name(worker.workerId) ?? codes.timeline.unknown
    const outsider = outsiders.find(({ participantId }) => participantId === who)
    if (!outsider) return codes.timeline.unknown
    const name = open.text(outsider.nameTextId)
    return name ? `${name} (${m.roles[outsider.role].toLowerCase()})` : m.roles[outsider.role]
  }
}

/** The one line that each event of a conference gets in the timeline. */
export function useConferenceWords(open: OpenDossier): (event: OfConference) => string {
  const m = useMessages(messages)
  const codes = useMessages(codeMessages)
  const days = useDayText()
  const title = (conferenceId: string) => {
    const conference = open.dossier.conferences.find((one) => one.conferenceId === conferenceId)
    return conference
      ? m.events.planned(m.forms[conference.form], days.moment(conference.startsAt))
      : codes.timeline.withdrawn
  }
  const actionText = (actionId: string) =>
    open.dossier.conferences.flatMap(({ held }) => held?.actions ?? []).find((one) => one.actionId === actionId)?.textId
  return (event) => {
    switch (event.kind) {
      case 'conference-planned':
        return m.events.planned(m.forms[event.form], days.moment(event.startsAt))
      case 'conference-moved':
        return `${days.moment(event.startsAt)}, ${codes.places[event.place].toLowerCase()}`
      case 'conference-cancelled':
        return title(event.conferenceId)
      case 'conference-held': {
        const present = event.attendance.filter(({ was }) => was === 'present').length
        return `${title(event.conferenceId)}; ${m.events.held(present, event.attendance.length)}`
      }
      case 'conference-action-closed': {
        const words = open.text(actionText(event.actionId) ?? null) ?? codes.timeline.unread
        return `${codes.stepOutcomes[event.outcome]}: ${words}`
      }
      case 'plan-extended':
        return codes.timeline.added(event.steps.length + event.promises.length)
    }
  }
}
