import { useQuery } from '@tanstack/react-query'
import { startIntakeRoute } from '../../api/intake.ts'
import type { PolicyView } from '../../api/policy.ts'
import { isSuspended } from '../../core/intake.ts'
import { fullName } from '../../core/person.ts'
import { valueOf } from '../../policy/sourced.ts'
import { useDayText } from '../day-text.ts'
import { BackToDossier, DossierFrame } from '../dossier/dossier-frame.tsx'
import { type OpenDossier, policyQuery, useDossierWrite } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { LinkAsButton } from '../ui/button.tsx'
import { ConfirmStep } from '../ui/confirm-step.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { FixedIntake } from './fixed-intake.tsx'
import { FreeIntake } from './free-intake.tsx'
import { useIntakeDraft } from './intake-draft.ts'
import { IntakeStart } from './intake-start.tsx'
import { IntakeSummary } from './intake-summary.tsx'
import { IntakeTimer } from './intake-timer.tsx'
import { MedicalClaim } from './medical-claim.tsx'
import { messages } from './messages.ts'
import { SuspendedIntake } from './suspended-intake.tsx'
import { TopicsIntake } from './topics-intake.tsx'

/** The first talk, in the way the municipality holds it. @source seed2 §3 step 5 */
export function IntakePage() {
  return <DossierFrame>{(open) => <Intake key={open.dossierId} open={open} />}</DossierFrame>
}

/** Where a policy does not say how the talk is held, it is free: the same as the server does. */
const regimeOf = (policy: PolicyView) => valueOf(policy.intake.regime) ?? 'free'

function Intake({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const { data: policy, error, refetch } = useQuery(policyQuery)
  return (
    <>
      <PageHeading
        title={m.title}
        above={<BackToDossier dossierId={open.dossierId} name={fullName(open.page.person)} />}
        lead={policy ? m.regimes[regimeOf(policy)] : undefined}
      >
        {m.title}
      </PageHeading>
      {policy ? (
        <div className="trede-stack">
          <IntakeBody open={open} policy={policy} />
        </div>
      ) : error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : (
        <p role="status">{m.loading}</p>
      )}
    </>
  )
}

interface BodyProps {
  open: OpenDossier
  policy: PolicyView
}

function IntakeBody({ open, policy }: BodyProps) {
  const m = useMessages(messages)
  const days = useDayText()
  const { intake, outflow } = open.dossier
  const canWrite = open.may('intake.write') && !outflow
  if (outflow)
    return (
      <>
        <Notice kind="info" isLive={false}>
          {m.closed}
        </Notice>
        <IntakeSummary open={open} policy={policy} />
      </>
    )
  if (isSuspended(intake))
    return (
      <>
        <SuspendedIntake open={open} />
        <IntakeSummary open={open} policy={policy} />
      </>
    )
  if (!canWrite)
    return (
      <>
        <Notice kind="info" isLive={false}>
          {intake ? m.readOnly : m.notYet}
        </Notice>
        <IntakeSummary open={open} policy={policy} />
      </>
    )
  if (!intake) return <IntakeStart open={open} policy={policy} regime={regimeOf(policy)} />
  if (intake.completedOn === null) return <IntakeTalk open={open} policy={policy} />
  return (
    <>
      <Notice
        kind="success"
        isLive={false}
        title={m.completed(days.day(intake.completedOn))}
        actions={<LinkAsButton to={paths.dossier(open.dossierId)}>{m.back}</LinkAsButton>}
      />
      <IntakeSummary open={open} policy={policy} />
      <Again open={open} />
    </>
  )
}

/** A new intake, for instance when somebody came back. Answers stay, so that nothing is told twice. */
function Again({ open }: { open: OpenDossier }) {
  const { again: m } = useMessages(messages)
  const write = useDossierWrite(startIntakeRoute, open)
  return (
    <div>
      {write.error ? <ProblemNotice problem={write.error} /> : null}
      <ConfirmStep
        label={m.button}
        question={m.question}
        onConfirm={() => write.mutate({ body: {} })}
        isBusy={write.isPending}
      />
    </div>
  )
}

function IntakeTalk({ open, policy }: BodyProps) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  const draft = useIntakeDraft(open.dossierId)
  if (!draft.isReady) return null
  const regime = regimeOf(policy)
  const questions = valueOf(policy.intake.questions) ?? []
  const { intake, facts } = open.dossier
  const medical = intake?.medical ?? null
  const claim = questions.find(({ fact }) => fact === 'medicalClaim')
  const claimed = (claim ? intake?.answers[claim.key]?.value : undefined) ?? facts.medicalClaim?.value
  return (
    <>
      <IntakeTimer open={open} />
      {medical ? (
        <Notice kind="info" isLive={false}>
          {m.resumed(codes.medical[medical.outcome], days.day(medical.on))}
        </Notice>
      ) : null}
      <MedicalClaim
        key={String(claimed === true)}
        open={open}
        draft={draft}
        isClaimed={claimed === true && medical === null}
      />
      {regime === 'fixed' ? <FixedIntake open={open} questions={questions} draft={draft} /> : null}
      {regime === 'topics' ? (
        <TopicsIntake open={open} topics={valueOf(policy.intake.topics) ?? []} draft={draft} />
      ) : null}
      {regime === 'free' ? <FreeIntake open={open} policy={policy} draft={draft} /> : null}
    </>
  )
}
