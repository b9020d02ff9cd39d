import type { RecordedEvent } from '../../core/dossier.ts'
import { SentLetter } from '../letter/sent-letter.tsx'
import { useMessages } from '../messages.ts'
import { FromNote, NoteWords } from '../talk/note-words.tsx'
import type { OpenDossier } from './dossier-query.ts'
import { textIdsOf } from './event-text-ids.ts'
import { messages } from './messages.ts'

/** The free texts of an event; of a note with what was lifted from it, of a lifted statement with its note. */
export function EventTexts({ open, event }: { open: OpenDossier; event: RecordedEvent }) {
  const m = useMessages(messages)
  if (event.kind === 'letter-sent') return <SentLetter open={open} letter={event} />
  const isNote = event.kind === 'contact-noted'
  const ids = textIdsOf(event).filter((id) => !isNote || id !== event.textId)
  return (
    <>
      {isNote ? <NoteWords open={open} note={event} /> : null}
      {ids.map((id) => (
        <p key={id} className="trede-words">
          {open.text(id) ?? <em>{m.timeline.unread}</em>}
        </p>
      ))}
      {event.kind === 'statement-made' && event.lifted ? (
        <FromNote open={open} contactId={event.lifted.contactId} />
      ) : null}
    </>
  )
}
