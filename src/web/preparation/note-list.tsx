import type { LastWord } from '../../core/last-words.ts'
import { messages as conferenceMessages } from '../conference/messages.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { NoteWords } from '../talk/note-words.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { messages } from './messages.ts'

/** What was noted of talks: contacts, days of the intake and conferences. */
export function NoteList({ open, notes }: { open: OpenDossier; notes: readonly LastWord[] }) {
  const days = useDayText()
  return (
    <ul className="trede-plain-list">
      {notes.map((note) => (
        <li key={note.seq} className="trede-preparation-note">
          <p className="trede-hint">
            {days.day(note.on)} ({days.relative(note.on)}), <Origin open={open} note={note} />
          </p>
          <Words open={open} note={note} />
        </li>
      ))}
    </ul>
  )
}

interface NoteProps {
  open: OpenDossier
  note: LastWord
}

function Origin({ open, note }: NoteProps) {
  const m = useMessages(messages)
  const { forms } = useMessages(conferenceMessages)
  const codes = useMessages(words)
  if (note.kind === 'note')
    return `${codes.channels[note.event.channel].toLowerCase()}, ${open.name(note.event.actorId) ?? ''}`
  if (note.kind === 'intake') return `${m.intake}, ${open.name(note.actorId) ?? ''}`
  const form = open.dossier.conferences.find(({ conferenceId }) => conferenceId === note.conferenceId)?.form
  return <PageLink to={paths.conferences(open.dossierId)}>{forms[form ?? 'conference'].toLowerCase()}</PageLink>
}

function Words({ open, note }: NoteProps) {
  const m = useMessages(conferenceMessages)
  const { allOfIntake } = useMessages(messages)
  const codes = useMessages(words)
  if (note.kind === 'note') return <NoteWords open={open} note={note.event} />
  const lines = (textIds: readonly string[]) =>
    textIds.map((textId) => (
      <p key={textId} className="trede-words">
        {open.text(textId) ?? codes.timeline.unread}
      </p>
    ))
  if (note.kind === 'intake')
    return (
      <>
        {lines(note.textIds.slice(-1))}
        {note.textIds.length > 1 ? (
          <details className="trede-explain">
            <summary>{allOfIntake}</summary>
            <div className="trede-explain-body">{lines(note.textIds.slice(0, -1))}</div>
          </details>
        ) : null}
      </>
    )
  const held = open.dossier.conferences.find(({ conferenceId }) => conferenceId === note.conferenceId)?.held
  if (held?.isUndecided) return <p>{m.undecided}.</p>
  return lines([
    ...(held?.weighingTextId ? [held.weighingTextId] : []),
    ...(held?.decisions ?? []).map(({ textId }) => textId),
    ...(held?.actions ?? []).map(({ textId }) => textId),
  ])
}
