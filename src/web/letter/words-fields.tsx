import { useMessages } from '../messages.ts'
import { TextAreaField, TextField } from '../ui/field.tsx'
import type { Letters } from './letter-query.ts'
import { messages } from './messages.ts'
import { WordingHint } from './wording-hint.tsx'

interface LetterWords {
  subject: string
  body: string
}

interface WordsFieldsProps {
  letters: Letters
  value: LetterWords
  onChange: (change: Partial<LetterWords>) => void
  bodyHint: string
  rows: number
}

/** Subject and text of a letter, to one or to many, with what the evidence says of its wording. */
export function WordsFields({ letters, value, onChange, bodyHint, rows }: WordsFieldsProps) {
  const m = useMessages(messages)
  return (
    <>
      <TextField
        label={m.subject}
        name="subject"
        width="full"
        maxLength={200}
        value={value.subject}
        onChange={(subject) => onChange({ subject })}
      />
      <TextAreaField
        label={m.body}
        name="body"
        hint={bodyHint}
        rows={rows}
        value={value.body}
        onChange={(body) => onChange({ body })}
      />
      <WordingHint text={`${value.subject}\n${value.body}`} letters={letters} />
    </>
  )
}
