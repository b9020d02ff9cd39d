import { useState } from 'react'
import { fullName } from '../../core/person.ts'
import { messages as assessmentMessages } from '../assessment/messages.ts'
import { BackToDossier, DossierFrame } from '../dossier/dossier-frame.tsx'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { LinkAsButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { DifferencesCard } from './differences-card.tsx'
import { FactsForm } from './facts-form.tsx'
import { FactsList } from './facts-list.tsx'
import { ForgottenList } from './forgotten-list.tsx'
import { MeasuredCard } from './measured-card.tsx'
import { messages } from './messages.ts'
import { StatementForm, type StatementStart } from './statement-form.tsx'
import { StatementList } from './statement-list.tsx'

/** Who the person is, with the source of every statement, and the facts that profiling rests on. */
export function DiagnosisPage() {
  return <DossierFrame>{(open) => <Diagnosis key={open.dossierId} open={open} />}</DossierFrame>
}

function Diagnosis({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const words = useMessages(assessmentMessages)
  const [start, setStart] = useState<StatementStart>()
  const isClosed = open.dossier.outflow !== null
  const canWrite = open.may('diagnosis.write') && !isClosed
  return (
    <>
      <PageHeading
        title={m.title}
        above={<BackToDossier dossierId={open.dossierId} name={fullName(open.page.person)} />}
        lead={m.lead}
        actions={<LinkAsButton to={paths.assessments(open.dossierId)}>{words.link}</LinkAsButton>}
      >
        {m.title}
      </PageHeading>
      <div className="trede-stack">
        {canWrite ? null : (
          <Notice kind="info" isLive={false}>
            {isClosed ? m.closed : m.readOnly}
          </Notice>
        )}
        <div className={canWrite ? 'trede-guidance' : undefined}>
          <Card title={m.list} isMain>
            <StatementList open={open} canWrite={canWrite} />
          </Card>
          {canWrite ? (
            <Card title={m.form.title}>
              <StatementForm open={open} start={start} />
              <ForgottenList onWrite={(domain) => setStart({ domain })} />
            </Card>
          ) : null}
        </div>
        <DifferencesCard open={open} canWrite={canWrite} />
        <MeasuredCard open={open} canWrite={canWrite} />
        <Card title={m.facts.title}>{canWrite ? <FactsForm open={open} /> : <FactsList open={open} />}</Card>
      </div>
    </>
  )
}
