import { type ReactNode, useRef } from 'react'
import { closePromiseRoute, closeStepRoute } from '../../api/plan.ts'
import type { IsoDate } from '../../core/day.ts'
import { type PlanPromise, PromiseOutcome, type Step, StepOutcome } from '../../core/plan.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { BreachWay, BreachWords } from '../plan/breach-way.tsx'
import { goalWords } from '../plan/goal-messages.ts'
import { StepDetails, StepMoreWays } from '../plan/step-ways.tsx'
import { Unspoken } from '../plan/unspoken.tsx'
import { WriteProblem } from './conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from './dossier-query.ts'
import { messages } from './messages.ts'

/** A step of the plan: whose, when, and how it ended in one press. */
export function StepLine({
  open,
  step,
  canWrite,
  namesGoal = false,
}: {
  open: OpenDossier
  step: Step
  canWrite: boolean
  /** Says which goal it serves, where steps of several goals stand together. */
  namesGoal?: boolean
}) {
  const m = useMessages(messages)
  const line = useRef<HTMLLIElement>(null)
  const write = useDossierWrite(closeStepRoute, open, () => line.current?.focus())
  const { stepId, by, closed, dueOn, textId } = step
  return (
    <li ref={line} tabIndex={-1} className={closed ? 'trede-step trede-step-closed' : 'trede-step'}>
      <AgreedWords
        open={open}
        textId={textId}
        by={m.stepOwners[by]}
        dueOn={dueOn}
        closed={closed && { on: closed.on, words: m.stepOutcomes[closed.outcome] }}
      />
      <Unspoken open={open} agreedOn={step.agreedOn} />
      {namesGoal ? <GoalOfStep open={open} step={step} /> : null}
      <Purposes open={open} step={step} />
      <StepDetails open={open} step={step} />
      <WriteProblem problem={write.error} open={open} />
      {canWrite && !closed ? (
        <Outcomes
          about={open.text(textId) ?? ''}
          outcomes={StepOutcome.options.map((outcome) => ({ outcome, words: m.stepOutcomes[outcome] }))}
          isBusy={write.isPending}
          onChoose={(outcome) => write.mutate({ params: { stepId }, body: { outcome } })}
        >
          <StepMoreWays open={open} step={step} onDone={() => line.current?.focus()} />
        </Outcomes>
      ) : null}
    </li>
  )
}

function GoalOfStep({ open, step }: { open: OpenDossier; step: Step }) {
  const m = useMessages(goalWords)
  const goal = open.dossier.plan?.furtherGoals.find(({ goalId }) => goalId === step.goalId)
  const words = open.text(goal?.textId ?? null)
  return words === undefined ? null : <p className="trede-hint">{m.forGoal(words)}</p>
}

/** Why the municipality asks it, and what it can bring: the same words for everybody. @source seed3 L390 */
function Purposes({ open, step }: { open: OpenDossier; step: Step }) {
  const m = useMessages(messages)
  const asked = open.text(step.askedTextId)
  const brings = open.text(step.bringsTextId)
  return (
    <>
      {asked ? <p className="trede-hint">{m.goal.asked(asked)}</p> : null}
      {brings ? <p className="trede-hint">{m.goal.brings(brings)}</p> : null}
    </>
  )
}

/** What the municipality promised, followed as a step is. @source seed3 P30 */
export function PromiseLine({
  open,
  promise,
  canWrite,
}: {
  open: OpenDossier
  promise: PlanPromise
  canWrite: boolean
}) {
  const m = useMessages(messages)
  const line = useRef<HTMLLIElement>(null)
  const write = useDossierWrite(closePromiseRoute, open, () => line.current?.focus())
  const { promiseId, closed, dueOn, textId } = promise
  return (
    <li ref={line} tabIndex={-1} className={closed ? 'trede-step trede-step-closed' : 'trede-step'}>
      <AgreedWords
        open={open}
        textId={textId}
        dueOn={dueOn}
        closed={closed && { on: closed.on, words: m.promiseOutcomes[closed.outcome] }}
      />
      <BreachWords open={open} promise={promise} />
      <WriteProblem problem={write.error} open={open} />
      {canWrite && !closed ? (
        <Outcomes
          about={open.text(textId) ?? ''}
          // That a promise was not kept asks why.
          outcomes={PromiseOutcome.exclude(['not-kept']).options.map((outcome) => ({
            outcome,
            words: m.promiseOutcomes[outcome],
          }))}
          isBusy={write.isPending}
          onChoose={(outcome) => write.mutate({ params: { promiseId }, body: { outcome } })}
        >
          <BreachWay open={open} promise={promise} onDone={() => line.current?.focus()} />
        </Outcomes>
      ) : null}
    </li>
  )
}

interface AgreedWordsProps {
  open: OpenDossier
  textId: string
  by?: string
  dueOn: IsoDate | null
  closed: { on: IsoDate; words: string } | null
}

function AgreedWords({ open, textId, by, dueOn, closed }: AgreedWordsProps) {
  const m = useMessages(messages)
  const days = useDayText()
  const due = dueOn ? `${m.goal.due(days.day(dueOn, 'short'))} (${days.relative(dueOn)})` : ''
  const end = closed ? `${closed.words.toLowerCase()} ${days.day(closed.on, 'short')}` : due
  return (
    <span className="trede-step-words">
      {open.text(textId) ?? m.timeline.unread}{' '}
      <span className="trede-hint">{[by, end].filter(Boolean).join(', ')}</span>
    </span>
  )
}

interface OutcomesProps<Outcome extends string> {
  about: string
  outcomes: readonly { outcome: Outcome; words: string }[]
  isBusy: boolean
  onChoose: (outcome: Outcome) => void
  /** Ways that ask more than a press. */
  children?: ReactNode
}

function Outcomes<Outcome extends string>({ about, outcomes, isBusy, onChoose, children }: OutcomesProps<Outcome>) {
  return (
    <div className="trede-settle">
      {outcomes.map(({ outcome, words }) => (
        <button
          key={outcome}
          type="button"
          className="trede-chip"
          disabled={isBusy}
          aria-label={`${words}: ${about}`}
          onClick={() => onChoose(outcome)}
        >
          {words}
        </button>
      ))}
      {children}
    </div>
  )
}
