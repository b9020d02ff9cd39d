import { useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { liftPassagesRoute } from '../../api/contact.ts'
import { fullName } from '../../core/person.ts'
import { findNote, liftedFrom } from '../../core/talk.ts'
import { useDayText } from '../day-text.ts'
import { JudgingHint } from '../diagnosis/judging-hint.tsx'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { CorrectEvent } from '../dossier/correct-event.tsx'
import { BackToDossier, DossierFrame } from '../dossier/dossier-frame.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { StatementLine } from '../dossier/overview-cards.tsx'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { DomainMargin } from './domain-margin.tsx'
import { LiftCard } from './lift-card.tsx'
import { useLifting } from './lifting.ts'
import { MarkedText } from './marked-text.tsx'
import { messages } from './messages.ts'

/** A saved note, with what was lifted from it; more can be lifted at any time. @source seed3 P36 */
export function NotePage() {
  return <DossierFrame>{(open) => <Note key={open.dossierId} open={open} />}</DossierFrame>
}

type Noted = NonNullable<ReturnType<typeof findNote>>

function Note({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  const { contactId = '' } = useParams({ strict: false })
  const note = findNote(open.page.events, contactId)
  const text = note && open.text(note.textId)
  const back = <BackToDossier dossierId={open.dossierId} name={fullName(open.page.person)} />
  if (!note || text === undefined)
    return (
      <>
        <PageHeading title={m.title} above={back}>
          {m.title}
        </PageHeading>
        <Notice kind="info" isLive={false}>
          {note ? codes.timeline.unread : m.noteGone}
        </Notice>
      </>
    )
  const by = codes.timeline.by(open.name(note.actorId) ?? codes.timeline.unknown)
  return (
    <>
      <PageHeading title={m.title} above={back} lead={`${codes.channels[note.channel]}, ${by}`}>
        {m.noteTitle(days.day(note.on))}
      </PageHeading>
      <LiftFromNote open={open} note={note} text={text} />
    </>
  )
}

function LiftFromNote({ open, note, text }: { open: OpenDossier; note: Noted; text: string }) {
  const m = useMessages(messages)
  const box = useRef<HTMLTextAreaElement>(null)
  const lifting = useLifting(box)
  const statements = liftedFrom(open.dossier.statements, note.contactId)
  const canLift = open.may('diagnosis.write') && open.dossier.outflow === null
  const write = useDossierWrite(liftPassagesRoute, open, lifting.end)
  return (
    <div className="trede-talk">
      <Card title={m.noteText} isMain>
        <ConflictNotice problem={write.error} open={open} />
        <MarkedText
          label={m.noteText}
          isLabelHidden
          name="text"
          value={text}
          box={box}
          lifted={statements.map(({ lifted }) => lifted)}
          chosen={lifting.piece}
          onLift={canLift ? lifting.begin : undefined}
        />
        <JudgingHint text={text} />
      </Card>
      <div className="trede-talk-margin">
        {canLift ? (
          <LiftCard
            text={text}
            lifting={lifting}
            isBusy={write.isPending}
            problem={write.error}
            onLift={(passage) => write.mutate({ params: { contactId: note.contactId }, body: { passages: [passage] } })}
          />
        ) : null}
        <LiftedStatements open={open} statements={statements} />
        <DomainMargin open={open} lifted={statements.map(({ domain }) => domain)} />
      </div>
    </div>
  )
}

/** What was lifted from the note, each with the way to withdraw it; the note itself stays. */
function LiftedStatements({ open, statements }: { open: OpenDossier; statements: ReturnType<typeof liftedFrom> }) {
  const { lifted: m } = useMessages(messages)
  const [said, setSaid] = useState('')
  const status = useRef<HTMLParagraphElement>(null)
  const link = <PageLink to={paths.diagnosis(open.dossierId)}>{m.toDiagnosis}</PageLink>
  const canCorrect = open.may('dossier.correct') && open.dossier.outflow === null
  return (
    <Card title={m.title(statements.length)} actions={link}>
      <p ref={status} role="status" tabIndex={-1} className={said ? 'trede-hint' : 'trede-hidden'}>
        {said}
      </p>
      {statements.length === 0 ? <p className="trede-soft">{m.none}</p> : null}
      <ul className="trede-bullets">
        {statements.map((statement) => {
          const event = open.page.events.find(({ seq }) => seq === statement.seq)
          return (
            <StatementLine key={statement.statementId} open={open} statement={statement}>
              {event && canCorrect ? (
                <CorrectEvent
                  open={open}
                  event={event}
                  onDone={(told) => {
                    setSaid(told)
                    status.current?.focus()
                  }}
                />
              ) : null}
            </StatementLine>
          )
        })}
      </ul>
    </Card>
  )
}
