import { fullName } from '../../core/person.ts'
import type { Plan } from '../../core/plan.ts'
import { TIME_BOXED } from '../../core/plan-goal.ts'
import { BuddyLines } from '../buddy/buddy-lines.tsx'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { useSession } from '../session.ts'
import { goalWords } from './goal-messages.ts'
import { useHalfDayWords } from './half-days.tsx'
import { messages } from './messages.ts'
import type { GoalRow, PlanDraft, StepRow } from './plan-draft.ts'

interface PlanSheetProps {
  open: OpenDossier
  /** The plan that is shown, for what became of its steps; null while there is none. */
  plan: Plan | null
  draft: PlanDraft
  /** What is on the screen has not been saved. */
  isConcept: boolean
  /** Shown on the screen too. */
  isOnScreen?: boolean
}

/** The plan on one sheet of A4, for the resident: only on paper. Speaks as the resident does. */
export function PlanSheet({ open, plan, draft, isConcept, isOnScreen = false }: PlanSheetProps) {
  const m = useMessages(messages).sheet
  const codes = useMessages(words)
  const days = useDayText()
  const { municipality } = useSession()
  const { person } = open.page
  const { dossierNumber, ownerId } = open.dossier
  const outcomeOf = (promiseId: string | null): string => {
    const closed = plan?.promises.find((one) => one.promiseId === promiseId)?.closed
    return closed ? `: ${codes.promiseOutcomes[closed.outcome].toLowerCase()}` : ''
  }
  const workerName = open.name(ownerId)
  return (
    <article className={isOnScreen ? 'trede-plan-sheet trede-plan-sheet-shown' : 'trede-plan-sheet'}>
      <header>
        <h2>{m.title}</h2>
        <p>
          {municipality.name}
          {isConcept ? ` · ${m.concept}` : plan ? ` · ${m.version} ${plan.version}` : ''}
        </p>
      </header>
      <dl className="trede-plan-sheet-who">
        <div>
          <dt>{m.name}</dt>
          <dd>{fullName(person)}</dd>
        </div>
        {person.birthDate ? (
          <div>
            <dt>{m.born}</dt>
            <dd>{days.birthDate(person.birthDate)}</dd>
          </div>
        ) : null}
        <div>
          <dt>{m.number}</dt>
          <dd>{dossierNumber}</dd>
        </div>
        <div>
          <dt>{m.day}</dt>
          <dd>{days.day(isConcept || !plan ? days.today : plan.madeOn)}</dd>
        </div>
      </dl>
      <SheetGoals open={open} plan={plan} draft={draft} />
      <BuddyLines open={open} stepId={null} />
      {draft.promises.length > 0 ? (
        <>
          <h3>{m.promises}</h3>
          <ul>
            {draft.promises.map((promise) => (
              <li key={promise.row}>
                {promise.text}
                {promise.dueOn === '' ? '' : ` (${codes.goal.due(days.day(promise.dueOn, 'short'))})`}
                {outcomeOf(promise.promiseId)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h3>{m.next}</h3>
      <p>
        {draft.nextContactOn === '' ? m.noDay : days.day(draft.nextContactOn)}
        {workerName && draft.nextContactOn !== '' ? ` ${m.with(workerName)}` : ''}
      </p>
      {draft.reviewOn ? <p>{m.review(days.day(draft.reviewOn))}</p> : null}
      {draft.present.trim() === '' ? null : <p>{m.present(draft.present)}</p>}
      <Signatures open={open} plan={isConcept ? null : plan} />
    </article>
  )
}

/** Why, until when and where to in the end: as far as it was said. */
function AroundGoal({ draft }: { draft: PlanDraft }) {
  const m = useMessages(messages).sheet
  const days = useDayText()
  const isBoxed = draft.goalKind !== null && TIME_BOXED.has(draft.goalKind)
  const parts = [
    { title: m.agreed, words: isBoxed ? draft.agreed : '', more: draft.untilOn },
    { title: m.why, words: draft.why, more: '' },
    { title: m.endGoal, words: draft.endGoal, more: '' },
  ].filter(({ words: said }) => said.trim() !== '')
  return parts.map(({ title, words: said, more }) => (
    <div key={title}>
      <h3>{title}</h3>
      <p>
        {said} {more === '' ? '' : m.until(days.day(more))}
      </p>
    </div>
  ))
}

/** Lines to sign on, or who signed and when; a plan that was not signed says why. */
function Signatures({ open, plan }: { open: OpenDossier; plan: Plan | null }) {
  const m = useMessages(messages).sheet
  const { signatories } = useMessages(words).timeline
  const days = useDayText()
  if (plan?.signed) return <p>{m.signedBy(signatories[plan.signed.by], days.day(plan.signed.on))}</p>
  const reason = plan?.notSigned ? open.text(plan.notSigned.textId) : undefined
  return (
    <>
      {reason ? <p>{m.notSigned(reason)}</p> : null}
      <div className="trede-plan-sheet-sign">
        {[m.signResident, m.signWorker].map((label) => (
          <p key={label}>
            {label}
            <span />
            {m.signDay}
          </p>
        ))}
      </div>
    </>
  )
}

/** Every goal with its steps, and when the resident cannot come. */
function SheetGoals({ open, plan, draft }: Pick<PlanSheetProps, 'open' | 'plan' | 'draft'>) {
  const m = useMessages(messages).sheet
  const g = useMessages(goalWords)
  const halfDays = useHalfDayWords()
  return (
    <>
      <h3>{draft.furtherGoals.length === 0 ? m.goal : g.sheetGoal(1)}</h3>
      <p className="trede-plan-sheet-goal">{draft.goal}</p>
      <AroundGoal draft={draft} />
      <SheetSteps
        open={open}
        title={draft.furtherGoals.length === 0 ? m.steps : g.sheetSteps}
        plan={plan}
        draft={draft}
        steps={draft.steps.filter(({ goalRow }) => !draft.furtherGoals.some(({ row }) => row === goalRow))}
      />
      {draft.furtherGoals.map((goal, index) => (
        <SheetGoal key={goal.row} open={open} plan={plan} draft={draft} goal={goal} n={index + 2} />
      ))}
      {draft.blockedHalfDays.length > 0 ? (
        <>
          <h3>{g.blockedSheet}</h3>
          <p>
            {halfDays(draft.blockedHalfDays)}. {draft.blocked}
          </p>
        </>
      ) : null}
    </>
  )
}

interface SheetGoalProps {
  open: OpenDossier
  plan: Plan | null
  draft: PlanDraft
  goal: GoalRow
  n: number
}

/** A goal beside the first one, with its own steps. */
function SheetGoal({ open, plan, draft, goal, n }: SheetGoalProps) {
  const m = useMessages(messages).sheet
  const g = useMessages(goalWords)
  const days = useDayText()
  const isBoxed = goal.kind !== null && TIME_BOXED.has(goal.kind)
  return (
    <>
      <h3>{g.sheetGoal(n)}</h3>
      <p className="trede-plan-sheet-goal">{goal.text}</p>
      {isBoxed && goal.agreed.trim() !== '' ? <p>{goal.agreed}</p> : null}
      {goal.untilOn === '' ? null : <p>{m.until(days.day(goal.untilOn))}</p>}
      {goal.reviewOn === '' ? null : <p>{g.sheetReview(days.day(goal.reviewOn))}</p>}
      <SheetSteps
        open={open}
        title={g.sheetSteps}
        plan={plan}
        draft={draft}
        steps={draft.steps.filter(({ goalRow }) => goalRow === goal.row)}
      />
    </>
  )
}

interface SheetStepsProps {
  open: OpenDossier
  title: string
  plan: Plan | null
  draft: PlanDraft
  steps: PlanDraft['steps']
}

/** What a step asks of the week and what it waits for, as far as that was said. */
function WeekOfStep({ draft, step }: { draft: PlanDraft; step: StepRow }) {
  const g = useMessages(goalWords)
  const halfDays = useHalfDayWords()
  const rows = [
    ...draft.steps.map(({ row, text }) => ({ id: `step:${row}`, text })),
    ...draft.promises.map(({ row, text }) => ({ id: `promise:${row}`, text })),
  ]
  const awaited = rows.find(({ id }) => id === step.waitsFor)?.text ?? ''
  const parts = [
    step.hours === '' ? '' : g.hoursWords(Number(step.hours)),
    halfDays(step.halfDays),
    awaited === '' ? '' : g.waits(awaited),
  ].filter(Boolean)
  return parts.length === 0 ? null : <p>{parts.join(', ')}</p>
}

function SheetSteps({ open, title, plan, draft, steps }: SheetStepsProps) {
  const m = useMessages(messages).sheet
  const codes = useMessages(words)
  const days = useDayText()
  const outcomes = new Map(plan?.steps.map(({ stepId, closed }) => [stepId, closed]))
  if (steps.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{m.what}</th>
            <th scope="col">{m.who}</th>
            <th scope="col">{m.when}</th>
            <th scope="col">{m.done}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => {
            const closed = outcomes.get(step.stepId ?? '')
            return (
              <tr key={step.row}>
                <td>
                  {step.text}
                  {step.asked.trim() === '' ? null : <p>{m.asked(step.asked)}</p>}
                  {step.brings.trim() === '' ? null : <p>{m.brings(step.brings)}</p>}
                  {step.help.trim() === '' ? null : <p>{m.help(step.help, step.helpTimes)}</p>}
                  <WeekOfStep draft={draft} step={step} />
                  {step.stepId ? <BuddyLines open={open} stepId={step.stepId} /> : null}
                  {step.isOptional ? <p>{m.optional}</p> : null}
                </td>
                <td>{m.whos[step.by]}</td>
                <td>
                  {step.startsOn === '' ? '' : `${m.starts(days.day(step.startsOn, 'short'))}, `}
                  {step.dueOn === '' ? m.noDay : days.day(step.dueOn, 'short')}
                </td>
                <td>{closed ? codes.stepOutcomes[closed.outcome] : ''}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}
