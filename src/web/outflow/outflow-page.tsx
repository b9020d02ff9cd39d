import { fullName } from '../../core/person.ts'
import { OutflowAdvice } from '../conference/conference-card.tsx'
import { useDayText } from '../day-text.ts'
import { BackToDossier, DossierFrame } from '../dossier/dossier-frame.tsx'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { useMessages } from '../messages.ts'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { messages } from './messages.ts'
import { OutflowForm } from './outflow-form.tsx'
import { Reopen } from './reopen.tsx'

/** Outflow of an open dossier, or the return of a closed one. */
export function OutflowPage() {
  return <DossierFrame>{(open) => <Outflow open={open} />}</DossierFrame>
}

function Outflow({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const days = useDayText()
  const words = usePolicyWords()
  const { outflow } = open.dossier
  const canDecide = open.may('outflow.decide')
  return (
    <>
      <PageHeading
        above={<BackToDossier dossierId={open.dossierId} name={fullName(open.page.person)} />}
        lead={outflow ? m.reopen.lead(days.day(outflow.on), words.outflow(outflow.reason)) : m.lead}
      >
        {outflow ? m.reopen.title : m.title}
      </PageHeading>
      <div className="trede-stack">
        <Earlier open={open} />
        {canDecide ? null : <Notice kind="info">{m.notYours}</Notice>}
        {canDecide && outflow ? <Reopen open={open} outflow={outflow} /> : null}
        {canDecide ? <OutflowAdvice open={open} /> : null}
        {canDecide && !outflow ? <OutflowForm open={open} /> : null}
      </div>
    </>
  )
}

function Earlier({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const days = useDayText()
  const words = usePolicyWords()
  const { returns } = open.dossier
  if (returns.length === 0) return null
  return (
    <Card title={m.earlier}>
      <ul className="trede-bullets">
        {returns.map(({ outflow, reopenedOn }) => (
          <li key={reopenedOn}>
            {m.earlierLine(days.day(outflow.on), words.outflow(outflow.reason), days.day(reopenedOn))}
          </li>
        ))}
      </ul>
    </Card>
  )
}
