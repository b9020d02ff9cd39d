import type { Known } from '../../core/identifying.ts'
import { useMessages } from '../messages.ts'
import { CheckField, SelectField, TextAreaField, TextField } from '../ui/field.tsx'
import { MarksHint } from './marks-hint.tsx'
import { messages } from './messages.ts'
import { useTopics } from './topics.ts'

export interface QuestionText {
  title: string
  text: string
  /** '' is none. */
  topic: string
}

interface QuestionFieldsProps {
  value: QuestionText
  onChange: (change: Partial<QuestionText>) => void
  /** Who the text must not name. */
  person: Known
  isAnonymous: boolean
  onAnonymous: (isAnonymous: boolean) => void
}

/** A question in one line and in full, with what in it shows who it is about, its topic, and that it names nobody. */
export function QuestionFields({ value, onChange, person, isAnonymous, onAnonymous }: QuestionFieldsProps) {
  const m = useMessages(messages)
  const { choices } = useTopics()
  return (
    <>
      <TextField
        label={m.question}
        name="title"
        hint={m.questionHint}
        width="full"
        maxLength={120}
        value={value.title}
        onChange={(title) => onChange({ title })}
      />
      <MarksHint text={value.title} person={person} onChange={(title) => onChange({ title })} />
      <TextAreaField
        label={m.text}
        name="text"
        hint={m.textHint}
        rows={6}
        maxLength={4000}
        value={value.text}
        onChange={(text) => onChange({ text })}
      />
      <MarksHint text={value.text} person={person} onChange={(text) => onChange({ text })} />
      <SelectField
        label={m.topic}
        name="topics"
        emptyLabel="–"
        choices={choices}
        value={value.topic}
        onChange={(topic) => onChange({ topic })}
        isOptional
      />
      <CheckField
        label={m.anonymous}
        name="isAnonymous"
        hint={m.anonymousHint}
        isChecked={isAnonymous}
        onChange={onAnonymous}
      />
    </>
  )
}
