import { isIsoDate } from '../../core/day.ts'
import type { AnswerValue } from '../../core/intake.ts'
import type { Question } from '../../policy/question.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { useFactValue } from '../dossier/event-words.tsx'
import { messages as words } from '../dossier/messages.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import type { QuestionState } from './intake-steps.ts'
import { messages } from './messages.ts'

/** An answer in words. */
function useAnswerWords() {
  const days = useDayText()
  const language = useLanguage()
  const valueWords = useFactValue()
  return (question: Question, value: AnswerValue): string => {
    const option = question.options?.find((one) => one.value === value)
    if (option) return option[language]
    if (typeof value === 'number' && question.unit) return `${value} ${question.unit[language]}`
    if (typeof value === 'string' && isIsoDate(value)) return days.day(value)
    return valueWords(value)
  }
}

interface AnswerListProps {
  open: OpenDossier
  states: readonly QuestionState[]
  skipped?: readonly string[]
  /** The question on the screen. */
  at?: string | undefined
  /** Without it nothing can be changed. */
  onGoTo?: (questionKey: string) => void
}

/** What is answered, what was known already, and what is still open; each with a way to it. */
export function AnswerList({ open, states, skipped = [], at, onGoTo }: AnswerListProps) {
  const { answers: m } = useMessages(messages)
  const language = useLanguage()
  const answerWords = useAnswerWords()
  return (
    <ol className="trede-plain-list trede-answers">
      {states.map(({ question, value, textId, known, isAnswered }) => {
        const label = question[language]
        const isHere = question.key === at
        return (
          <li key={question.key} aria-current={isHere ? 'step' : undefined}>
            <div>
              <p className="trede-answer-question">{label}</p>
              {value === null ? null : <p>{answerWords(question, value)}</p>}
              <AnswerText open={open} textId={textId} />
              {known ? <Known known={known} /> : null}
              {isHere ? (
                <p className="trede-soft">{m.here}</p>
              ) : isAnswered ? null : (
                <p className="trede-soft">{skipped.includes(question.key) ? m.skipped : m.open}</p>
              )}
            </div>
            {onGoTo && !isHere ? (
              <Button
                kind="subtle"
                aria-label={isAnswered ? m.changeOf(label) : m.answerOf(label)}
                onClick={() => onGoTo(question.key)}
              >
                {isAnswered ? m.change : m.answer}
              </Button>
            ) : null}
          </li>
        )
      })}
    </ol>
  )
}

function AnswerText({ open, textId }: { open: OpenDossier; textId: string | null }) {
  const codes = useMessages(words)
  if (textId === null) return null
  return <p className="trede-preserve">{open.text(textId) ?? <em>{codes.timeline.unread}</em>}</p>
}

function Known({ known }: { known: NonNullable<QuestionState['known']> }) {
  const { answers: m } = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  return <p className="trede-hint">{m.known(days.day(known.on, 'short'), codes.sources[known.source])}</p>
}
