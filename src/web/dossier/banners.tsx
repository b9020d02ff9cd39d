import { isUnderWay } from '../../core/intake.ts'
import { useDayText } from '../day-text.ts'
import { SupportNotice } from '../handover/support-notice.tsx'
import { useMessages } from '../messages.ts'
import { useNumber } from '../number-text.ts'
import { paths } from '../paths.ts'
import { SnoozeNotice } from '../radar/snooze-notice.tsx'
import { LinkAsButton } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageLink } from '../ui/page-link.tsx'
import type { OpenDossier } from './dossier-query.ts'
import { usePolicyWords } from './event-words.tsx'
import { messages } from './messages.ts'

/** What must be known before anything else: emergency access, closed, a hand-over or an intake that runs. */
export function Banners({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  return (
    <>
      {open.page.isBreakGlass ? (
        <Notice kind="warning" title={m.breakGlass.title} isLive={false}>
          {m.breakGlass.text}
        </Notice>
      ) : null}
      <ClosedNotice open={open} />
      <HandoverNotice open={open} />
      <SupportNotice open={open} />
      <IntakeNotice open={open} />
      <SnoozeNotice open={open} />
    </>
  )
}

function ClosedNotice({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const days = useDayText()
  const words = usePolicyWords()
  const number = useNumber()
  const { outflow } = open.dossier
  if (!outflow) return null
  const { on, reason, work } = outflow
  return (
    <Notice kind="info" title={m.closed.title} isLive={false}>
      <p>{m.closed.on(days.day(on), words.outflow(reason))}</p>
      {work ? (
        <p>{m.closed.work(number(work.hoursPerWeek), m.contracts[work.contract], days.day(work.startsOn))}</p>
      ) : null}
    </Notice>
  )
}

function HandoverNotice({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const { handover, outflow } = open.dossier
  if (!handover || outflow) return null
  return (
    <Notice
      kind="info"
      title={m.handover.title}
      isLive={false}
      actions={<PageLink to={paths.handover(open.dossierId)}>{m.handover.look}</PageLink>}
    >
      {handover.toWorkerId
        ? m.handover.offeredToWorker(open.name(handover.toWorkerId) ?? m.timeline.unknown)
        : m.handover.offeredToTeam(open.name(handover.toTeamId) ?? m.timeline.unknown)}
    </Notice>
  )
}

function IntakeNotice({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const days = useDayText()
  const { intake, intakeDueOn, outflow, via } = open.dossier
  const isRunning = isUnderWay(intake)
  if (outflow || (intake && !isRunning) || (!intake && via !== 'report')) return null
  const words = intake?.suspendedOn ? m.intake.suspended : isRunning ? m.intake.running : m.intake.waiting
  const canWrite = open.may('intake.write') || open.may('intake.medical-outcome')
  const action = intake?.suspendedOn ? m.intake.open : isRunning ? m.intake.goOn : m.intake.start
  const due =
    intakeDueOn && !intake?.suspendedOn ? m.intake.due(`${days.day(intakeDueOn)}, ${days.relative(intakeDueOn)}`) : ''
  return (
    <Notice
      kind={intake?.suspendedOn ? 'warning' : 'info'}
      title={m.intake.title}
      isLive={false}
      actions={canWrite ? <LinkAsButton to={paths.intake(open.dossierId)}>{action}</LinkAsButton> : undefined}
    >
      {words} {due}
    </Notice>
  )
}
