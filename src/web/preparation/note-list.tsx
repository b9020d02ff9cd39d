import type { RecordedEvent } from '../../core/dossier.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { NoteWords } from '../talk/note-words.tsx'

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
      {notes.map((note) => (
        <li key={note.seq} className="trede-preparation-note">
          <p className="trede-hint">
            {days.day(note.on)} ({days.relative(note.on)}), {codes.channels[note.channel].toLowerCase()},{' '}
            {open.name(note.actorId)}
          </p>
          <NoteWords open={open} note={note} />
        </li>
      ))}
    </ul>
  )
}
