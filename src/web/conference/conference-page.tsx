import { useRef, useState } from 'react'
import { fullName } from '../../core/person.ts'
import { Banners } from '../dossier/banners.tsx'
import { BackToDossier, DossierFrame } from '../dossier/dossier-frame.tsx'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { ConferenceView } from './conference-view.tsx'
import { messages } from './messages.ts'
import { MomentsCard } from './moments.tsx'
import { OpenActionsCard } from './open-actions.tsx'
import { PlanConferenceForm } from './plan-form.tsx'

/** Case conferences and three-way talks of one dossier. @source seed1 L2553-2559; seed3 L404-410, L432-436 */
export function ConferencePage() {
  return <DossierFrame>{(open) => <Conferences key={open.dossierId} open={open} />}</DossierFrame>
}

function Conferences({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const [times, setTimes] = useState(0)
  const [said, setSaid] = useState('')
  const opener = useRef<HTMLButtonElement>(null)
  const status = useRef<HTMLParagraphElement>(null)
  const canPlan = open.may('contact.write') && !open.dossier.outflow
  const name = fullName(open.page.person)
  const done = (words: string) => {
    setTimes(0)
    setSaid(words)
    status.current?.focus()
  }
  const close = () => {
    setTimes(0)
    opener.current?.focus()
  }
  return (
    <>
      <PageHeading
        title={m.title}
        above={<BackToDossier dossierId={open.dossierId} name={name} />}
        lead={m.lead}
        actions={
          canPlan ? (
            <Button ref={opener} kind="primary" onClick={() => setTimes(times + 1)}>
              {m.plan}
            </Button>
          ) : undefined
        }
      >
        {m.titleFor(name)}
      </PageHeading>
      <div className="trede-stack">
        <Banners open={open} />
        <p ref={status} role="status" tabIndex={-1} className={said ? 'trede-hint' : 'trede-hidden'}>
          {said}
        </p>
        {times > 0 ? <PlanConferenceForm open={open} times={times} onClose={close} onDone={done} /> : null}
        <div className="trede-dossier">
          <div>
            <List open={open} onDone={done} />
          </div>
          <div>
            <OpenActionsCard open={open} />
            <MomentsCard open={open} />
          </div>
        </div>
      </div>
    </>
  )
}

/** The latest first. */
function List({ open, onDone }: { open: OpenDossier; onDone: (said: string) => void }) {
  const m = useMessages(messages)
  const conferences = open.dossier.conferences.toSorted((a, b) => (a.startsAt < b.startsAt ? 1 : -1))
  if (conferences.length === 0)
    return (
      <Card title={m.all}>
        <p className="trede-empty">{m.none}</p>
      </Card>
    )
  return conferences.map((conference) => (
    <ConferenceView key={conference.conferenceId} open={open} conference={conference} onDone={onDone} />
  ))
}
