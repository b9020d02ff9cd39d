import { fullName } from '../../core/person.ts'
import { BackToDossier, DossierFrame } from '../dossier/dossier-frame.tsx'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { BalanceCard } from '../instrument/balance-card.tsx'
import { OutcomeCards } from '../instrument/outcome-card.tsx'
import { ResultsCard } from '../instrument/results-card.tsx'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { LinkAsButton } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { messages } from './messages.ts'
import { RoundsCard } from './rounds-card.tsx'

/** What is being found out for which decision, and what was measured. @source seed3 V1, V2, L274-286, L627-637 */
export function AssessmentPage() {
  return <DossierFrame>{(open) => <Assessments key={open.dossierId} open={open} />}</DossierFrame>
}

function Assessments({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const isClosed = open.dossier.outflow !== null
  const canWrite = open.may('diagnosis.write') && !isClosed
  const isAdviser = open.may('intake.medical-outcome') && !isClosed
  return (
    <>
      <PageHeading
        title={m.title}
        above={<BackToDossier dossierId={open.dossierId} name={fullName(open.page.person)} />}
        lead={m.lead}
        actions={<LinkAsButton to={paths.diagnosis(open.dossierId)}>{m.back}</LinkAsButton>}
      >
        {m.title}
      </PageHeading>
      <div className="trede-stack">
        {canWrite || isAdviser ? null : (
          <Notice kind="info" isLive={false}>
            {isClosed ? m.closed : m.readOnly}
          </Notice>
        )}
        <RoundsCard open={open} canWrite={canWrite} />
        <BalanceCard open={open} />
        <OutcomeCards open={open} />
        <ResultsCard open={open} canWrite={canWrite} isAdviser={isAdviser} />
      </div>
    </>
  )
}
