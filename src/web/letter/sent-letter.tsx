import type { Letter } from '../../core/letter.ts'
import { letterBlocks, readLetterText } from '../../core/letter-words.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
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
          <LetterBody body={body} />
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

function LetterBody({ body }: { body: string }) {
  // Parts of a letter have no name of their own; their place in it is what they are.
  return letterBlocks(body).map((block, index) => {
    const key = `${index} ${block.kind}`
    if (block.kind === 'list')
      return (
        <ul key={key} className="trede-bullets">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )
    return (
      <p key={key} className="trede-words">
        {block.kind === 'heading' ? <strong>{block.text}</strong> : block.text}
      </p>
    )
  })
}
