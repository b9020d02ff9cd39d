import { usePolicyWords } from '../dossier/event-words.tsx'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { CheckField, TextAreaField } from '../ui/field.tsx'
import { messages } from './messages.ts'
import type { ResultDraft } from './result-form.tsx'

interface BurdenFieldsProps {
  value: ResultDraft
  onChange: (change: Partial<ResultDraft>) => void
}

/** Where a burden comes from, several things together, and what could make it lighter. @source seed0 L2005-2006 */
export function BurdenFields({ value, onChange }: BurdenFieldsProps) {
  const { record: m } = useMessages(messages)
  const language = useLanguage()
  const lifeDomains = usePolicyWords().policy?.lifeDomains ?? []
  const { domains } = value
  return (
    <>
      <fieldset className="trede-field trede-fieldset">
        <legend className="trede-label">{m.domains}</legend>
        {lifeDomains.map(({ key, ...names }) => (
          <CheckField
            key={key}
            label={names[language]}
            name={`domains/${key}`}
            isChecked={domains.includes(key)}
            onChange={(isChecked) =>
              onChange({ domains: isChecked ? [...domains, key] : domains.filter((one) => one !== key) })
            }
          />
        ))}
      </fieldset>
      <TextAreaField
        label={m.help}
        name="help"
        hint={m.helpHint}
        rows={2}
        value={value.help}
        onChange={(help) => onChange({ help })}
        isOptional
      />
    </>
  )
}
