import { useMessages } from '../messages.ts'
import { TextAreaField } from '../ui/field.tsx'
import { messages } from './draft-messages.ts'
import { isRecord } from './parameter-path.ts'

interface WordsFieldProps {
  name: string
  label: string
  value: unknown
  onChange: (value: Record<string, unknown>) => void
  isOptional?: boolean
}

/** The same words in Dutch and English, side by side. */
export function WordsField({ name, label, value, onChange, isOptional = false }: WordsFieldProps) {
  const m = useMessages(messages)
  const now = isRecord(value) ? value : {}
  return (
    <div className="trede-policy-words">
      {(['nl', 'en'] as const).map((language) => (
        <TextAreaField
          key={language}
          label={language === 'nl' ? m.dutch(label) : m.english(label)}
          name={`${name}/${language}`}
          rows={1}
          value={typeof now[language] === 'string' ? now[language] : ''}
          onChange={(next) => onChange({ ...now, [language]: next })}
          isOptional={isOptional}
        />
      ))}
    </div>
  )
}
