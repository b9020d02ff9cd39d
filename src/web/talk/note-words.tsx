import type { RecordedEvent } from '../../core/dossier.ts'
import { findNote, liftedFrom } from '../../core/talk.ts'
import { stretchesOf } from '../../core/talk-text.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { PageLink } from '../ui/page-link.tsx'
import { messages } from './messages.ts'

type Noted = RecordedEvent & { kind: 'contact-noted' }

/** The words of a note with what was lifted from it marked, and the way to lift more. */
export function NoteWords({ open, note }: { open: OpenDossier; note: Noted }) {
  const { lifted: m } = useMessages(messages)
  const codes = useMessages(words)
  const policy = usePolicyWords()
  const text = open.text(note.textId)
  const statements = liftedFrom(open.dossier.statements, note.contactId)
  const canLift = open.may('diagnosis.write') && !open.dossier.outflow && !open.dossier.withdrawn.has(note.seq)
  if (text === undefined)
    return (
      <p className="trede-words">
        <em>{codes.timeline.unread}</em>
      </p>
    )
  const pieces = statements.map(({ lifted, domain }) => ({ start: lifted.start, end: lifted.end, domain }))
  return (
    <>
      <p className="trede-words">
        {stretchesOf(text, pieces).map(({ start, text: part, pieces: over }) =>
          over.length === 0 ? (
            part
          ) : (
            <mark key={start} className="trede-mark-lifted">
              {part}
              {/* Said once, where the piece ends. */}
              {over
                .filter(({ end }) => end === start + part.length)
                .map(({ domain, start: from }) => (
                  <span key={`${domain} ${from}`} className="trede-hidden">
                    {' '}
                    {m.mark(policy.domain(domain))}{' '}
                  </span>
                ))}
            </mark>
          ),
        )}
      </p>
      {canLift || statements.length > 0 ? (
        <p className="trede-note-link">
          <PageLink to={paths.talkNote(open.dossierId, note.contactId)}>
            {statements.length > 0 ? m.look(statements.length) : m.more}
          </PageLink>
        </p>
      ) : null}
    </>
  )
}

/** The way back from a statement to the note that it was lifted from. */
export function FromNote({ open, contactId }: { open: OpenDossier; contactId: string }) {
  const { lifted: m } = useMessages(messages)
  const days = useDayText()
  const note = findNote(open.page.events, contactId)
  if (!note) return <span className="trede-hint">{m.gone}</span>
  return (
    <PageLink className="nl-link trede-note-link" to={paths.talkNote(open.dossierId, contactId)}>
      {m.fromNote(days.day(note.on, 'short'))}
    </PageLink>
  )
}
