import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import { openHistory } from '../../api/preparation.ts'
import { type LastWord, lastWords } from '../../core/last-words.ts'
import {
  isBefore,
  isOfNow,
  type PlanHistory,
  type PlanVersion,
  planHistory,
  presentSince,
} from '../../core/preparation.ts'
import { call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { messages as words } from '../dossier/messages.ts'
import { StatementLine } from '../dossier/overview-cards.tsx'
import { useMessages } from '../messages.ts'
import { details } from '../plan/detail-messages.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './messages.ts'
import { NoteList } from './note-list.tsx'

/**
 * What was before the plan in force: closed until somebody asks for it, and then noted in the read log first.
 * @source seed1 C17, L2344-2346 (a whole history can give prejudices)
 */
export function HistoryCard({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const days = useDayText()
  const { dossierId, dossier, page } = open
  const opening = useMutation({ mutationFn: () => call(openHistory, { params: { dossierId } }) })
  const since = presentSince(dossier)
  const present = new Set(dossier.plan?.steps.map(({ stepId }) => stepId))
  const { versions, endedSteps } = planHistory(page.events)
  const history: PlanHistory = {
    versions,
    endedSteps: endedSteps.filter(({ stepId }) => !present.has(stepId)),
  }
  const earlierVersions = Math.max(versions.length - 1, 0)
  const notes = lastWords(dossier, page.events).filter(({ on }) => on < since)
  const statements = dossier.statements.filter((one) => !isOfNow(dossier, one))
  const appointments = dossier.appointments.filter((one) => isBefore(one, since))
  const count =
    appointments.length +
    earlierVersions +
    history.endedSteps.length +
    notes.length +
    statements.length +
    dossier.returns.length
  if (count === 0)
    return (
      <Card title={m.history}>
        <p className="trede-soft">{m.historyNone}</p>
      </Card>
    )
  if (opening.isSuccess)
    return (
      <Card title={m.history}>
        <History open={open} history={history} notes={notes} statements={statements} appointments={appointments} />
      </Card>
    )
  return (
    <Card title={m.history}>
      <p>{m.historyText(days.day(since))}</p>
      <p>{m.historyCounts(earlierVersions, history.endedSteps.length, notes.length)}</p>
      {opening.error ? <ProblemNotice problem={opening.error} /> : null}
      <div className="trede-actions">
        <Button isBusy={opening.isPending} onClick={() => opening.mutate()}>
          {m.openHistory}
        </Button>
      </div>
    </Card>
  )
}

interface HistoryProps {
  open: OpenDossier
  history: PlanHistory
  notes: readonly LastWord[]
  statements: OpenDossier['dossier']['statements']
  appointments: OpenDossier['dossier']['appointments']
}

function History({ open, history, notes, statements, appointments }: HistoryProps) {
  const m = useMessages(messages)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1} className="trede-preparation-history">
      <Versions open={open} versions={history.versions} />
      <Steps open={open} steps={history.endedSteps} />
      <Periods open={open} />
      {statements.length > 0 ? (
        <Part title={m.statements}>
          <ul className="trede-bullets">
            {statements.map((statement) => (
              <StatementLine key={statement.statementId} open={open} statement={statement} />
            ))}
          </ul>
        </Part>
      ) : null}
      <Appointments appointments={appointments} />
      <Part title={m.notes}>
        {notes.length === 0 ? <p className="trede-soft">{m.notesNone}</p> : <NoteList open={open} notes={notes} />}
      </Part>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="trede-h3">{title}</h3>
      {children}
    </section>
  )
}

function Versions({ open, versions }: { open: OpenDossier; versions: PlanHistory['versions'] }) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  const earlier = versions.slice(0, -1)
  return (
    <Part title={m.versions}>
      {earlier.length === 0 ? <p className="trede-soft">{m.versionNone}</p> : null}
      <ul className="trede-bullets">
        {earlier.toReversed().map(({ version, madeOn, goalTextId, goalKind, furtherGoals, isSigned, whyTextId }) => (
          <li key={version}>
            {[goalTextId, ...furtherGoals.map(({ textId }) => textId)]
              .map((textId) => open.text(textId) ?? codes.timeline.unread)
              .join(' · ')}{' '}
            <span className="trede-hint">
              {codes.goal.version(version)}, {days.day(madeOn, 'short')},{' '}
              {[goalKind, ...furtherGoals.map(({ kind }) => kind)].map((kind) => codes.goalKinds[kind]).join(', ')},{' '}
              {(isSigned ? codes.goal.signed : codes.goal.unsigned).toLowerCase()}
            </span>
            {whyTextId ? (
              <p className="trede-hint">{m.goalWhy(open.text(whyTextId) ?? codes.timeline.unread)}</p>
            ) : null}
            <GoalEnd open={open} now={versions[version - 1]} next={versions[version]} />
          </li>
        ))}
      </ul>
    </Part>
  )
}

/** Why a goal gave way to another one: what the next version says of its own goal. */
function GoalEnd({
  open,
  now,
  next,
}: {
  open: OpenDossier
  now: PlanVersion | undefined
  next: PlanVersion | undefined
}) {
  const m = useMessages(messages)
  const days = useDayText()
  if (!now || !next || open.text(now.goalTextId) === open.text(next.goalTextId)) return null
  return (
    <p className="trede-hint">
      {m.goalEnd(days.day(next.madeOn, 'short'), open.text(next.goalTextId) ?? '', open.text(next.whyTextId))}
    </p>
  )
}

function Steps({ open, steps }: { open: OpenDossier; steps: PlanHistory['endedSteps'] }) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const { card, speakers } = useMessages(details)
  const days = useDayText()
  return (
    <Part title={m.steps}>
      {steps.length === 0 ? <p className="trede-soft">{m.stepsNone}</p> : null}
      <ul className="trede-bullets">
        {steps.toReversed().map(({ stepId, textId, by, outcome, endedOn, said }) => (
          <li key={stepId}>
            {open.text(textId) ?? codes.timeline.unread}{' '}
            <span className="trede-hint">
              {m.ended(
                codes.stepOwners[by],
                outcome === 'left-out' ? m.leftOut : codes.stepOutcomes[outcome].toLowerCase(),
                days.day(endedOn, 'short'),
              )}
            </span>
            {said ? (
              <p className="trede-words">
                {card.said(speakers[said.by], open.text(said.textId) ?? codes.timeline.unread)}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Part>
  )
}

/** How appointments ended, with why: childcare and illness are no unwillingness. */
function Appointments({ appointments }: Pick<HistoryProps, 'appointments'>) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  if (appointments.length === 0) return null
  return (
    <Part title={m.appointments}>
      <ul className="trede-bullets">
        {appointments.toReversed().map(({ appointmentId, startsAt, settled }) => (
          <li key={appointmentId}>
            {days.moment(startsAt)}{' '}
            <span className="trede-hint">
              {settled ? codes.outcomes[settled.outcome].toLowerCase() : m.unsettled}
              {settled?.reason ? ` (${codes.absences[settled.reason].toLowerCase()})` : ''}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  )
}

/** How earlier times on benefit ended: the reason of the outflow. */
function Periods({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const days = useDayText()
  const { outflow: reason } = usePolicyWords()
  const { returns } = open.dossier
  if (returns.length === 0) return null
  return (
    <Part title={m.periods}>
      <ul className="trede-bullets">
        {returns.map(({ outflow, reopenedOn }) => (
          <li key={reopenedOn}>
            {m.period(days.day(outflow.on, 'short'), reason(outflow.reason), days.day(reopenedOn, 'short'))}
          </li>
        ))}
      </ul>
    </Part>
  )
}
