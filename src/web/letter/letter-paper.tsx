import { letterSheet, type PrintedLetter } from '../../policy/letter-sheet.ts'
import { LetterBody, WithOpenPlaces } from './letter-body.tsx'

/** A letter as it will lie on paper: the same parts as the PDF, in the same order. */
export function LetterPaper({ letter, label }: { letter: PrintedLetter; label: string }) {
  const { municipality, sender, returnTo, addressee, day, subject, blocks } = letterSheet(letter)
  return (
    <article className="trede-paper" aria-label={label} lang={letter.language}>
      <p className="trede-paper-name">{municipality}</p>
      {sender.length > 0 ? <p className="trede-paper-sender">{sender.join('\n')}</p> : null}
      <div className="trede-paper-address">
        {returnTo ? <p className="trede-paper-return">{returnTo}</p> : null}
        <p>{addressee.join('\n')}</p>
      </div>
      <p>{day}</p>
      <p className="trede-paper-subject">
        <WithOpenPlaces text={subject} />
      </p>
      <LetterBody blocks={blocks} />
    </article>
  )
}
