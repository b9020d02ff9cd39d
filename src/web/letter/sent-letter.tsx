import type { Letter } from '../../core/letter.ts'
import { letterBlocks, readLetterText } from '../../core/letter-words.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { LetterBody } from './letter-body.tsx'
import { pdfAddress, pdfName } from './letter-query.ts'
import { messages } from './messages.ts'

/** A letter as it was sent: its subject, its words behind a fold, and the file. */
export function SentLetter({ open, letter }: { open: OpenDossier; letter: Letter }) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  const text = open.text(letter.textId)
  if (text === undefined)
    return (
      <p className="trede-words">
        <em>{codes.timeline.unread}</em>
      </p>
    )
  const { addressee, subject, body } = readLetterText(text)
  return (
    <>
      <details className="trede-explain">
        <summary>{subject}</summary>
        <div className="trede-explain-body" lang={letter.language}>
          <p className="trede-words">{addressee.join('\n')}</p>
          <LetterBody blocks={letterBlocks(body)} />
        </div>
      </details>
      <a
        className="nl-link"
        href={pdfAddress(open.dossierId, letter.letterId)}
        download={pdfName(letter.on)}
        aria-label={m.pdfOf(days.day(letter.on))}
      >
        {m.pdf}
      </a>
    </>
  )
}
