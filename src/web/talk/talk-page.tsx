import { useEffect, useRef, useState } from 'react'
import { fullName } from '../../core/person.ts'
import type { Passage } from '../../core/talk.ts'
import { messages as noteMessages } from '../contact/messages.ts'
import { NoteFields, useNextContact, useNoteDraft, useNoteWrite } from '../contact/note-form.tsx'
import { JudgingHint } from '../diagnosis/judging-hint.tsx'
import { Banners } from '../dossier/banners.tsx'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { BackToDossier, DossierFrame } from '../dossier/dossier-frame.tsx'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { Card, Tag } from '../ui/card.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { Form } from '../ui/form.tsx'
import { useIsNarrow } from '../ui/narrow.ts'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { DomainMargin } from './domain-margin.tsx'
import { LiftCard } from './lift-card.tsx'
import { useLifting } from './lifting.ts'
import { MarkedText } from './marked-text.tsx'
import { messages } from './messages.ts'

/** One open text for a talk, with the life domains in the margin. @source seed3 P36, L593-595 */
export function TalkPage() {
  return <DossierFrame>{(open) => <Talk key={open.dossierId} open={open} />}</DossierFrame>
}

function Talk({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const name = fullName(open.page.person)
  const isClosed = open.dossier.outflow !== null
  const canWrite = open.may('contact.write') && !isClosed
  return (
    <>
      <PageHeading
        title={m.title}
        above={<BackToDossier dossierId={open.dossierId} name={name} />}
        lead={m.lead}
        takesFocus={!canWrite}
      >
        {m.titleFor(name)}
      </PageHeading>
      <div className="trede-stack">
        <Banners open={open} />
        {canWrite ? (
          <WriteTalk open={open} />
        ) : (
          <Notice kind="info" isLive={false}>
            {isClosed ? m.closed : m.readOnly}
          </Notice>
        )}
      </div>
    </>
  )
}

function WriteTalk({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const { note } = useMessages(noteMessages)
  const draft = useNoteDraft(open.dossierId)
  const next = useNextContact(open, draft.value.nextContactOn)
  const { setIsNextReadable, save, isBusy, problem } = useNoteWrite({ open, draft, next })
  const box = useRef<HTMLTextAreaElement>(null)
  const lifting = useLifting(box)
  const { text, passages } = draft.value
  const canLift = open.may('diagnosis.write')
  const isNarrow = useIsNarrow()
  const lift = canLift ? (
    <>
      <LiftCard
        text={text}
        lifting={lifting}
        isInForm={isNarrow}
        onLift={(passage) => {
          draft.set((before) => ({ ...before, passages: [...before.passages, passage] }))
          lifting.end()
        }}
      />
      <LiftedPassages text={text} passages={passages} onChange={(next) => draft.set({ passages: [...next] })} />
    </>
  ) : null
  const { isReady } = draft
  useEffect(() => {
    if (isReady) box.current?.focus()
  }, [isReady])
  if (!isReady) return null
  return (
    <div className="trede-talk">
      <Card title={note.title} isMain>
        <ConflictNotice problem={problem} open={open} />
        <Form onSubmit={save} problem={problem} label={m.title} className="trede-form trede-talk-form">
          <MarkedText
            label={m.text}
            name="text"
            value={text}
            box={box}
            lifted={passages}
            chosen={lifting.piece}
            onLift={canLift ? lifting.begin : undefined}
            onChange={(next) => {
              lifting.follow(text, next)
              draft.setText(next)
            }}
          />
          <JudgingHint text={text} />
          {isNarrow ? lift : null}
          <NoteFields open={open} draft={draft} next={next} onReadable={setIsNextReadable} />
          <div className="trede-actions">
            <Button kind="primary" type="submit" isBusy={isBusy}>
              {note.save}
            </Button>
            <span className="trede-keys">{m.keys}</span>
            <DraftStatus draft={draft} />
          </div>
        </Form>
      </Card>
      <div className="trede-talk-margin">
        {isNarrow ? null : lift}
        <DomainMargin open={open} lifted={passages.map(({ domain }) => domain)} />
      </div>
    </div>
  )
}

interface LiftedPassagesProps {
  text: string
  passages: readonly Passage[]
  onChange: (passages: readonly Passage[]) => void
}

/** What was lifted from a text that is not saved yet: taking it away takes nothing from the text. */
function LiftedPassages({ text, passages, onChange }: LiftedPassagesProps) {
  const { lifted: m } = useMessages(messages)
  const codes = useMessages(words)
  const policy = usePolicyWords()
  const [isRemoved, setIsRemoved] = useState(false)
  const status = useRef<HTMLParagraphElement>(null)
  const remove = (passage: Passage) => {
    onChange(passages.filter((one) => one !== passage))
    setIsRemoved(true)
    status.current?.focus()
  }
  return (
    <Card title={m.title(passages.length)}>
      <p ref={status} role="status" tabIndex={-1} className={isRemoved ? 'trede-hint' : 'trede-hidden'}>
        {isRemoved ? m.removed : ''}
      </p>
      {passages.length === 0 ? <p className="trede-soft">{m.none}</p> : <p className="trede-hint">{m.later}</p>}
      <ul className="trede-plain-list">
        {passages.map((passage) => {
          const piece = text.slice(passage.start, passage.end)
          const by = passage.reporter ? `: ${codes.reporters[passage.reporter]}` : ''
          return (
            <li key={`${passage.start} ${passage.end} ${passage.domain} ${passage.nature}`} className="trede-lifted">
              <Tag>{codes.nature[passage.nature]}</Tag> <span className="trede-words">{piece}</span>
              <span className="trede-hint">
                {policy.domain(passage.domain)}, {codes.sources[passage.source]}
                {by}
              </span>
              <Button kind="subtle" aria-label={m.removeOne(piece)} onClick={() => remove(passage)}>
                {m.remove}
              </Button>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
