import { TextInput } from '@rijkshuisstijl-community/components-react'
import type { Question } from '../../policy/question.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { DayField } from '../ui/day-input.tsx'
import { Field, TextAreaField } from '../ui/field.tsx'
import { messages } from './messages.ts'

interface QuestionFieldsProps {
  question: Question
  value: string
  onValue: (value: string) => void
  words: string
  onWords: (words: string) => void
}

/** The answer to one question, and words beside it: a fixed question leaves room for what the resident says. @source seed2 P10 */
export function QuestionFields({ question, value, onValue, words, onWords }: QuestionFieldsProps) {
  const { question: m } = useMessages(messages)
  return (
    <>
      <AnswerField question={question} value={value} onValue={onValue} />
      {question.kind === 'text' ? null : (
        <details className="trede-explain" open={words !== ''}>
          <summary>{m.words}</summary>
          <div className="trede-explain-body">
            <TextAreaField
              label={m.wordsLabel}
              name="answers/0/text"
              rows={2}
              value={words}
              onChange={onWords}
              isOptional
            />
          </div>
        </details>
      )}
    </>
  )
}

function AnswerField({ question, value, onValue }: Pick<QuestionFieldsProps, 'question' | 'value' | 'onValue'>) {
  const { question: m } = useMessages(messages)
  const language = useLanguage()
  const field = { name: 'answers/0/value', isOptional: question.isOptional === true }
  const label = question[language]
  if (question.kind === 'text')
    return <TextAreaField {...field} name="answers/0/text" label={label} rows={4} value={value} onChange={onValue} />
  if (question.kind === 'date') return <DayField {...field} label={label} value={value} onChange={onValue} />
  if (question.kind === 'number')
    return (
      <Field {...field} label={label}>
        {(control) => (
          <span className="trede-unit">
            <TextInput
              {...control}
              inputMode="numeric"
              autoComplete="off"
              className="trede-width-short"
              value={value}
              onChange={(event) => onValue(event.target.value)}
            />
            {question.unit?.[language]}
          </span>
        )}
      </Field>
    )
  const choices =
    question.kind === 'yes-no'
      ? [
          { value: 'yes', label: m.yes },
          { value: 'no', label: m.no },
        ]
      : (question.options ?? []).map((option) => ({ value: option.value, label: option[language] }))
  return (
    <ChoiceGroup
      {...field}
      legend={label}
      isInline={question.kind === 'yes-no'}
      choices={choices}
      value={value === '' ? undefined : value}
      onChange={onValue}
    />
  )
}
