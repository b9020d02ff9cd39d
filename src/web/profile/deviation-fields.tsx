import type { Deviation } from '../../core/decision.ts'
import type { DeviationPlace, DeviationReason } from '../../policy/country.ts'
import { usePolicy } from '../dossier/dossier-query.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import type { FieldProblem } from '../problem.ts'
import { SelectField, TextAreaField } from '../ui/field.tsx'
import { messages } from './deviation-messages.ts'

/** A reason as it is being typed; '' is nothing yet. */
export interface TypedDeviation {
  deviationCode: string
  deviationText: string
}

/** The reasons of the municipality for deviating at this place. */
function useDeviationReasons(place: DeviationPlace): DeviationReason[] {
  return (usePolicy()?.deviationReasons ?? []).filter(({ places }) => places.includes(place))
}

/** The reason as the API takes it, and what is still missing of it. */
export function useDeviation(
  place: DeviationPlace,
): (typed: TypedDeviation) => { deviation?: Deviation; errors: FieldProblem[] } {
  const m = useMessages(messages)
  const reasons = useDeviationReasons(place)
  return ({ deviationCode: code, deviationText }) => {
    const text = deviationText.trim()
    if (code === '') return { errors: [{ pointer: '/deviation', code: 'required', detail: m.codeNeeded }] }
    const asksWords = reasons.find(({ key }) => key === code)?.asksWords === true
    if (asksWords && text === '')
      return { errors: [{ pointer: '/deviation/text', code: 'required', detail: m.wordsNeeded }] }
    return { deviation: { code, ...(text === '' ? {} : { text }) }, errors: [] }
  }
}

interface DeviationFieldsProps {
  place: DeviationPlace
  label: string
  value: TypedDeviation
  onChange: (change: Partial<TypedDeviation>) => void
}

/** Why somebody chooses otherwise than proposed: a code, and words where the code says too little. @source design §6 */
export function DeviationFields({ place, label, value, onChange }: DeviationFieldsProps) {
  const m = useMessages(messages)
  const language = useLanguage()
  const reasons = useDeviationReasons(place)
  const chosen = reasons.find(({ key }) => key === value.deviationCode)
  return (
    <>
      <SelectField
        label={label}
        name="deviation"
        choices={reasons.map((reason) => ({ value: reason.key, label: reason[language] }))}
        value={value.deviationCode}
        onChange={(deviationCode) => onChange({ deviationCode })}
        emptyLabel={m.choose}
      />
      <TextAreaField
        label={m.words}
        name="deviation/text"
        hint={m.wordsHint}
        rows={2}
        value={value.deviationText}
        onChange={(deviationText) => onChange({ deviationText })}
        isOptional={chosen?.asksWords !== true}
      />
    </>
  )
}
