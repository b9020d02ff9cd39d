import { fullName } from '../../core/person.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { useSession } from '../session.ts'
import { messages } from './messages.ts'
import type { PlanDraft } from './plan-draft.ts'

interface PlanSheetProps {
  open: OpenDossier
  draft: PlanDraft
  /** What is on the screen has not been saved. */
  isConcept: boolean
}

/** The plan on one sheet of A4, for the resident: only on paper. Speaks as the resident does. */
export function PlanSheet({ open, draft, isConcept }: PlanSheetProps) {
  const m = useMessages(messages).sheet
  const codes = useMessages(words)
  const days = useDayText()
  const { municipality } = useSession()
  const { person } = open.page
  const { plan, dossierNumber, ownerId } = open.dossier
  const outcomeOf = (promiseId: string | null): string => {
    const closed = plan?.promises.find((one) => one.promiseId === promiseId)?.closed
    return closed ? `: ${codes.promiseOutcomes[closed.outcome].toLowerCase()}` : ''
  }
  const workerName = open.name(ownerId)
  return (
    <article className="trede-plan-sheet">
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
      <h3>{m.goal}</h3>
      <p className="trede-plan-sheet-goal">{draft.goal}</p>
      <SheetSteps open={open} steps={draft.steps} />
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
      <div className="trede-plan-sheet-sign">
        {[m.signResident, m.signWorker].map((label) => (
          <p key={label}>
            {label}
            <span />
            {m.signDay}
          </p>
        ))}
      </div>
    </article>
  )
}

function SheetSteps({ open, steps }: { open: OpenDossier; steps: PlanDraft['steps'] }) {
  const m = useMessages(messages).sheet
  const codes = useMessages(words)
  const days = useDayText()
  const outcomes = new Map(open.dossier.plan?.steps.map(({ stepId, closed }) => [stepId, closed]))
  if (steps.length === 0) return null
  return (
    <>
      <h3>{m.steps}</h3>
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
                </td>
                <td>{m.whos[step.by]}</td>
                <td>{step.dueOn === '' ? m.noDay : days.day(step.dueOn, 'short')}</td>
                <td>{closed ? codes.stepOutcomes[closed.outcome] : ''}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}
