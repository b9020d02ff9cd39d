import { usePolicyWords } from '../dossier/event-words.tsx'
import { messages as dossierMessages } from '../dossier/messages.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { SelectField } from '../ui/field.tsx'
import { messages } from './messages.ts'

const NONE = 'none'

interface ClassFilterProps {
  value: string | undefined
  change: (part: { attentionClass: string | undefined }) => void
}

/** Who has one attention class, or none yet; absent where the policy has no classes. */
export function ClassFilter({ value, change }: ClassFilterProps) {
  const { caseload: m } = useMessages(messages)
  const { choiceParts } = useMessages(dossierMessages)
  const language = useLanguage()
  const classes = usePolicyWords().policy?.choices.find(({ part }) => part === 'attention-class')?.options ?? []
  if (classes.length === 0) return null
  return (
    <SelectField
      label={choiceParts['attention-class']}
      name="attentionClass"
      emptyLabel={m.all}
      choices={[
        ...classes.map((one) => ({ value: one.key, label: one[language] })),
        { value: NONE, label: m.classless },
      ]}
      value={value ?? ''}
      onChange={(chosen) => change({ attentionClass: chosen || undefined })}
    />
  )
}
