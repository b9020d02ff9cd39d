import { fullName } from '../../core/person.ts'
import { BackToDossier, DossierFrame } from '../dossier/dossier-frame.tsx'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { PlanCard } from '../dossier/overview-cards.tsx'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { messages } from './messages.ts'
import { draftOfPlan } from './plan-draft.ts'
import { PlanForm } from './plan-form.tsx'
import { PlanSheet } from './plan-sheet.tsx'

/** Making a plan with the resident, or its next version. */
export function PlanPage() {
  return <DossierFrame>{(open) => <Plan key={open.dossierId} open={open} />}</DossierFrame>
}

function Plan({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const { plan, outflow } = open.dossier
  const canWrite = open.may('plan.write') && !outflow
  const title = canWrite ? (plan ? m.titleChange : m.titleNew) : m.title
  return (
    <>
      <PageHeading
        title={m.title}
        above={<BackToDossier dossierId={open.dossierId} name={fullName(open.page.person)} />}
        lead={canWrite ? `${m.lead} ${plan ? m.version(plan.version + 1) : ''}` : undefined}
        actions={canWrite || plan ? <Button onClick={() => window.print()}>{m.print}</Button> : undefined}
      >
        {title}
      </PageHeading>
      {canWrite ? <PlanForm open={open} /> : <ReadPlan open={open} />}
    </>
  )
}

function ReadPlan({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const { plan, outflow } = open.dossier
  return (
    <>
      <div className="trede-stack trede-plan-screen">
        <Notice kind="info" isLive={false}>
          {outflow ? m.closed : m.readOnly}
        </Notice>
        {plan ? <PlanCard open={open} /> : <p>{m.none}</p>}
      </div>
      {plan ? (
        <PlanSheet open={open} plan={plan} draft={draftOfPlan(plan, open.text, plan.nextContactOn)} isConcept={false} />
      ) : null}
    </>
  )
}
