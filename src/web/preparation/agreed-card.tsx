import type { ReactNode } from 'react'
import { useDayText } from '../day-text.ts'
import { PromiseLine, StepLine } from '../dossier/agreed-line.tsx'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { FurtherGoalPart } from '../plan/goal-view.tsx'
import { PlanClashes } from '../plan/plan-clashes.tsx'
import { Card, Tag } from '../ui/card.tsx'
import { messages } from './messages.ts'

/** The goal, and what both sides would do and did, side by side. @source seed3 P30, seed4 P4 */
export function AgreedCard({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  const { plan } = open.dossier
  if (!plan)
    return (
      <Card title={m.agreed} isMain>
        <p className="trede-soft">{m.noPlan}</p>
      </Card>
    )
  const ofResident = plan.steps.filter(({ by }) => by === 'resident')
  const ofUs = plan.steps.filter(({ by }) => by !== 'resident')
  return (
    <Card title={m.agreed} isMain>
      <blockquote className="trede-goal">{open.text(plan.goalTextId) ?? codes.timeline.unread}</blockquote>
      <p>
        <Tag>{codes.goalKinds[plan.goalKind]}</Tag> <Tag>{codes.goal.version(plan.version)}</Tag>{' '}
        <Tag>{plan.isSigned ? codes.goal.signed : codes.goal.unsigned}</Tag>{' '}
        <span className="trede-hint">{m.madeOn(days.day(plan.madeOn))}</span>
      </p>
      {plan.furtherGoals.map((goal) => (
        <FurtherGoalPart key={goal.goalId} open={open} goal={goal} />
      ))}
      <PlanClashes open={open} />
      <div className="trede-natures">
        <Side title={m.resident} isEmpty={ofResident.length === 0}>
          {ofResident.map((step) => (
            <StepLine key={step.stepId} open={open} step={step} canWrite={false} namesGoal />
          ))}
        </Side>
        <Side title={m.municipality} isEmpty={ofUs.length + plan.promises.length === 0}>
          {plan.promises.map((promise) => (
            <PromiseLine key={promise.promiseId} open={open} promise={promise} canWrite={false} />
          ))}
          {ofUs.map((step) => (
            <StepLine key={step.stepId} open={open} step={step} canWrite={false} namesGoal />
          ))}
        </Side>
      </div>
    </Card>
  )
}

function Side({ title, isEmpty, children }: { title: string; isEmpty: boolean; children: ReactNode }) {
  const m = useMessages(messages)
  return (
    <section>
      <h3 className="trede-h3">{title}</h3>
      {isEmpty ? <p className="trede-soft">{m.nothing}</p> : <ul className="trede-steps">{children}</ul>}
    </section>
  )
}
