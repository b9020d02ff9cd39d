import { useState } from 'react'
import { AppointmentForm } from '../contact/appointment-form.tsx'
import { AppointmentList } from '../contact/appointment-list.tsx'
import { NoteForm } from '../contact/note-form.tsx'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { useMay, useToday } from '../session.ts'
import { useShortcut } from '../shortcuts.tsx'
import { Button, LinkAsButton } from '../ui/button.tsx'
import { Card, Tag } from '../ui/card.tsx'
import { DayWords } from '../ui/day-words.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { fullName } from '../../core/person.ts'
import { phaseOf } from '../../core/dossier-row.ts'
import { isUnderWay } from '../../core/intake.ts'
import { DossierFrame } from './dossier-frame.tsx'
import type { OpenDossier } from './dossier-query.ts'
import { DossierTimeline } from './dossier-timeline.tsx'
import { messages } from './messages.ts'
import { usePolicyWords } from './event-words.tsx'
import { CategoryCard, PlanCard, StatementsCard } from './overview-cards.tsx'
import { PersonCard } from './person-card.tsx'

/** Everything about one dossier on one page. */
export function DossierPage() {
  return <DossierFrame>{(open) => <Overview key={open.dossierId} open={open} />}</DossierFrame>
}

type Panel = 'note' | 'appointment'

function Overview({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const [panel, setPanel] = useState<Panel>()
  const canContact = open.may('contact.write') && !open.dossier.outflow
  useShortcut('n', m.actions.note, () => {
    if (canContact) setPanel('note')
  })
  return (
    <>
      <PageHeading title={m.page.title} lead={<Who open={open} />} actions={<Actions open={open} onPanel={setPanel} canContact={canContact} />}>
        {fullName(open.page.person)}
      </PageHeading>
      <Banners open={open} />
      {panel === 'note' ? <NoteForm open={open} onClose={() => setPanel(undefined)} /> : null}
      {panel === 'appointment' ? <AppointmentForm open={open} onClose={() => setPanel(undefined)} /> : null}
      <div className="trede-dossier">
        <div>
          <PlanCard open={open} />
          <StatementsCard open={open} />
          <DossierTimeline open={open} />
        </div>
        <div>
          <NextCard open={open} />
          <CategoryCard open={open} />
          <PersonCard open={open} />
        </div>
      </div>
    </>
  )
}

function Who({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const days = useDayText()
  const { person, age } = open.page
  const { dossierNumber, ownerId, teamId } = open.dossier
  return (
    <span className="trede-who">
      {person.birthDate ? <span>{days.birthDate(person.birthDate)}{age === null ? '' : `, ${m.who.age(age)}`}</span> : null}
      <span>{m.timeline.number(dossierNumber)}</span>
      <span>
        {m.who.owner}: <strong>{open.name(ownerId) ?? m.who.noOwner}</strong>, {open.name(teamId)}
      </span>
      <Tag>{m.phases[phaseOf(open.dossier)]}</Tag>
    </span>
  )
}

function Actions({ open, onPanel, canContact }: { open: OpenDossier; onPanel: (panel: Panel) => void; canContact: boolean }) {
  const m = useMessages(messages)
  const { dossierId, dossier } = open
  const isOpen = dossier.outflow === null
  return (
    <>
      {canContact ? (
        <>
          <Button kind="primary" onClick={() => onPanel('note')} aria-keyshortcuts="n">
            {m.actions.note}
          </Button>
          <Button onClick={() => onPanel('appointment')}>{m.actions.appointment}</Button>
        </>
      ) : null}
      {isOpen && open.may('handover.offer') ? <LinkAsButton to={paths.handover(dossierId)}>{m.actions.handover}</LinkAsButton> : null}
      {open.may('outflow.decide') ? (
        <LinkAsButton to={paths.outflow(dossierId)}>{isOpen ? m.actions.outflow : m.actions.reopen}</LinkAsButton>
      ) : null}
    </>
  )
}

function Banners({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const { handover } = open.dossier
  return (
    <>
      {open.page.isBreakGlass ? (
        <Notice kind="warning" title={m.breakGlass.title} isLive={false}>
          {m.breakGlass.text}
        </Notice>
      ) : null}
      <ClosedNotice open={open} />
      {handover ? (
        <Notice
          kind="info"
          isLive={false}
          actions={<PageLink to={paths.handover(open.dossierId)}>{m.handover.look}</PageLink>}
        >
          {handover.toWorkerId
            ? m.handover.offeredToWorker(open.name(handover.toWorkerId) ?? '')
            : m.handover.offeredToTeam(open.name(handover.toTeamId) ?? '')}
        </Notice>
      ) : null}
      <IntakeNotice open={open} />
    </>
  )
}

function ClosedNotice({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const days = useDayText()
  const words = usePolicyWords()
  const { outflow } = open.dossier
  if (!outflow) return null
  return (
    <Notice kind="info" title={m.closed.title} isLive={false}>
      {m.closed.on(days.day(outflow.on))} {words.outflow(outflow.reason)}.{' '}
      {outflow.work ? m.closed.work(outflow.work.hoursPerWeek, m.contracts[outflow.work.contract], days.day(outflow.work.startsOn)) : ''}
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
  return (
    <Notice
      kind={intake?.suspendedOn ? 'warning' : 'info'}
      title={m.intake.title}
      isLive={false}
      actions={canWrite ? <LinkAsButton to={paths.intake(open.dossierId)}>{action}</LinkAsButton> : undefined}
    >
      {words} {intakeDueOn && !intake?.suspendedOn ? m.intake.due(`${days.day(intakeDueOn)}, ${days.relative(intakeDueOn)}`) : ''}
    </Notice>
  )
}

function NextCard({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const today = useToday()
  const { nextContactOn, lastContactOn, outflow } = open.dossier
  const mayReadLog = useMay('readlog.read')
  return (
    <Card title={m.next.title}>
      <p className="trede-figure">
        {nextContactOn && !outflow ? <DayWords day={nextContactOn} show="both" /> : m.next.none}
      </p>
      {nextContactOn && nextContactOn < today && !outflow ? <p className="trede-late">{m.next.passed}</p> : null}
      <DefinitionList
        items={[
          {
            term: m.next.last,
            value: lastContactOn ? <DayWords day={lastContactOn} show="both" /> : m.next.never,
          },
        ]}
      />
      <h3 className="trede-h3">{m.next.appointments}</h3>
      <AppointmentList open={open} />
      {mayReadLog ? <PageLink to={`${paths.readLog()}?dossierId=${open.dossierId}`}>{m.page.whoLooked}</PageLink> : null}
    </Card>
  )
}
