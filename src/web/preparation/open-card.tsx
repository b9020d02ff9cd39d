import { type OpenQuestion, openQuestions } from '../../core/preparation.ts'
import { FACT_LABELS } from '../../policy/fact-label.ts'
import { messages as assessmentMessages } from '../assessment/messages.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { Card } from '../ui/card.tsx'
import { messages } from './messages.ts'

/** What has to be asked, settled or found out; the municipality's own promises come first. */
export function OpenCard({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const { today } = useDayText()
  const inWords = useQuestionWords(open)
  const questions = openQuestions(open.dossier, today).map(inWords)
  return (
    <Card title={m.openTitle}>
      {questions.length === 0 ? (
        <p className="trede-soft">{m.openNone}</p>
      ) : (
        <ul className="trede-bullets">
          {questions.map((question, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two questions can have the same words
            <li key={index}>{question}</li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function useQuestionWords({ dossier, text }: OpenDossier): (question: OpenQuestion) => string {
  const m = useMessages(messages)
  const { unread } = useMessages(words).timeline
  const rounds = useMessages(assessmentMessages)
  const language = useLanguage()
  const days = useDayText()
  const endedGoal = (goalId: string | null, day: string) => {
    const goal = dossier.plan?.furtherGoals.find((one) => one.goalId === goalId)
    return goal ? m.furtherGoalEnded(day, text(goal.textId) ?? unread) : m.goalEnded(day)
  }
  return (question) => {
    switch (question.kind) {
      case 'contact-date-passed':
        return m.datePassed(days.day(question.on, 'short'))
      case 'step-overdue': {
        const step = dossier.plan?.steps.find(({ stepId }) => stepId === question.refId)
        return m.stepOverdue(days.day(question.on, 'short'), text(step?.textId ?? null) ?? unread)
      }
      case 'promise-overdue': {
        const promise = dossier.plan?.promises.find(({ promiseId }) => promiseId === question.refId)
        return m.promiseOverdue(days.day(question.on, 'short'), text(promise?.textId ?? null) ?? unread)
      }
      case 'appointment-unsettled':
        return m.appointmentUnsettled(days.day(question.on, 'short'))
      case 'not-now': {
        const one = dossier.notNows.find(({ notNowId }) => notNowId === question.refId)
        return m.askAgain(days.day(question.on, 'short'), text(one?.textId ?? null) ?? unread)
      }
      case 'goal-ended':
        return endedGoal(question.goalId, days.day(question.on, 'short'))
      case 'plan-review':
        return m.planReview(days.day(question.on, 'short'))
      case 'assessment-open': {
        const round = dossier.assessments.find(({ assessmentId }) => assessmentId === question.refId)
        const asked = round?.textId ? (text(round.textId) ?? unread) : ''
        return m.roundOpen(days.day(question.on, 'short'), round ? rounds.decisions[round.decision] : '', asked)
      }
      case 'fact-unknown':
        return m.factUnknown(FACT_LABELS[question.fact][language])
      default:
        return m.questions[question.kind]
    }
  }
}
