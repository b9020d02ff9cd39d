import type { RecordedEvent } from '../../core/dossier.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'

type Noted = RecordedEvent & { kind: 'contact-noted' }

/** What was noted of contacts, newest first; not what was withdrawn. */
export const notesOf = ({ page, dossier }: OpenDossier): Noted[] =>
  page.events
    .filter((event): event is Noted => event.kind === 'contact-noted' && !dossier.withdrawn.has(event.seq))
    .toSorted((a, b) => (a.on === b.on ? b.seq - a.seq : a.on < b.on ? 1 : -1))

export function NoteList({ open, notes }: { open: OpenDossier; notes: readonly Noted[] }) {
  const codes = useMessages(words)
  const days = useDayText()
  return (
    <ul className="trede-plain-list">
      {notes.map(({ seq, on, channel, textId, actorId }) => (
        <li key={seq} className="trede-preparation-note">
          <p className="trede-hint">
            {days.day(on)} ({days.relative(on)}), {codes.channels[channel].toLowerCase()}, {open.name(actorId)}
          </p>
          <p className="trede-words">{open.text(textId) ?? <em>{codes.timeline.unread}</em>}</p>
        </li>
      ))}
    </ul>
  )
}
