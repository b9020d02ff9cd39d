import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { addressLines, missingAddressParts } from '../../core/letter-words.ts'
import { fullName } from '../../core/person.ts'
import { useDayText } from '../day-text.ts'
import { BackToDossier, DossierFrame } from '../dossier/dossier-frame.tsx'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { PersonCorrection } from '../dossier/person-correction.tsx'
import { useMessages } from '../messages.ts'
import { LoadingPage } from '../shell/message-pages.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { LetterForm, useLetterWrite } from './letter-form.tsx'
import { LetterProof } from './letter-proof.tsx'
import { type Letters, lettersQuery } from './letter-query.ts'
import { messages } from './messages.ts'
import { SentLetter } from './sent-letter.tsx'

/** A letter to the resident, and those that went before. */
export function LetterPage() {
  return <DossierFrame>{(open) => <Writing key={open.dossierId} open={open} />}</DossierFrame>
}

function Writing({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const { data, error, refetch } = useQuery(lettersQuery)
  const name = fullName(open.page.person)
  return (
    <>
      <PageHeading title={m.title} above={<BackToDossier dossierId={open.dossierId} name={name} />} lead={m.lead}>
        {m.titleFor(name)}
      </PageHeading>
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
      {data ? <Desk open={open} letters={data} /> : error ? null : <LoadingPage />}
    </>
  )
}

function Desk({ open, letters }: { open: OpenDossier; letters: Letters }) {
  const m = useMessages(messages)
  const [times, setTimes] = useState(0)
  const why = open.dossier.outflow ? m.closed : open.may('contact.write') ? undefined : m.notYours
  const isReady = why === undefined && letters.templates.length > 0
  const addressee = <AddresseeCard open={open} canMail={letters.canMail} onCorrect={() => setTimes(times + 1)} />
  return (
    <div className="trede-stack">
      {times > 0 ? <PersonCorrection open={open} times={times} onClose={() => setTimes(0)} staysHere /> : null}
      {isReady ? (
        <WritingDesk open={open} letters={letters} addressee={addressee} />
      ) : (
        <div className="trede-letter-desk">
          <Notice kind="info">{why ?? m.none}</Notice>
          <div>
            {addressee}
            <SentCard open={open} />
          </div>
        </div>
      )}
    </div>
  )
}

interface WritingDeskProps {
  open: OpenDossier
  letters: Letters
  addressee: ReactNode
}

/** The form, and beside it what will lie on paper. */
function WritingDesk({ open, letters, addressee }: WritingDeskProps) {
  const write = useLetterWrite({ open, letters })
  return (
    <div className="trede-letter-desk">
      <LetterForm open={open} letters={letters} write={write} />
      <div>
        {addressee}
        {write.letter.draft.isReady ? <LetterProof open={open} letters={letters} write={write} /> : null}
        <SentCard open={open} />
      </div>
    </div>
  )
}

interface AddresseeCardProps {
  open: OpenDossier
  canMail: boolean
  onCorrect: () => void
}

/** Where the letter goes; what is missing can be added here, while the letter waits. */
function AddresseeCard({ open, canMail, onCorrect }: AddresseeCardProps) {
  const m = useMessages(messages)
  const { person } = open.page
  const isIncomplete = missingAddressParts(person).length > 0
  const hasNoEmail = canMail && person.email === undefined
  return (
    <Card title={m.to}>
      <p className="trede-words">{addressLines(person).join('\n')}</p>
      {canMail && person.email !== undefined ? <p className="trede-words">{person.email}</p> : null}
      {isIncomplete ? <p className="trede-late">{m.noAddress}</p> : null}
      {hasNoEmail ? <p className="trede-soft">{m.noEmail}</p> : null}
      {(isIncomplete || hasNoEmail) && open.may('person.write') ? (
        <Button onClick={onCorrect}>{m.addAddress}</Button>
      ) : null}
    </Card>
  )
}

function SentCard({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const days = useDayText()
  const sent = open.dossier.letters.toReversed()
  return (
    <Card title={m.earlier}>
      {sent.length === 0 ? <p className="trede-soft">{m.noneSent}</p> : null}
      <ul className="trede-plain-list">
        {sent.map((letter) => (
          <li key={letter.letterId} className="trede-preparation-note">
            <p className="trede-hint">
              {days.day(letter.on)}, {m.kinds[letter.letterKind].toLowerCase()}, {m.ways[letter.way]},{' '}
              {open.name(letter.actorId)}
            </p>
            <SentLetter open={open} letter={letter} />
          </li>
        ))}
      </ul>
      <p className="trede-hint">{m.tried}</p>
    </Card>
  )
}
