import { useMessages } from '../messages.ts'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { TextField } from '../ui/field.tsx'
import { details } from './detail-messages.ts'
import { messages } from './messages.ts'
import type { PlanDraft } from './plan-draft.ts'

/** Who was there, and whether it was signed; not signed is a state with a reason of its own. @source seed4 L1012-1020 */
export function SignFields({ draft, onChange }: { draft: PlanDraft; onChange: (change: Partial<PlanDraft>) => void }) {
  const m = useMessages(messages)
  const d = useMessages(details)
  return (
    <>
      <ChoiceGroup
        legend={m.signed}
        name="isSigned"
        hint={m.signedHint}
        isInline
        choices={[
          { value: 'yes', label: m.signedYes },
          { value: 'no', label: m.signedNo },
        ]}
        value={draft.isSigned ? 'yes' : 'no'}
        onChange={(isSigned) => onChange({ isSigned: isSigned === 'yes' })}
      />
      {draft.isSigned ? null : (
        <TextField
          label={d.unsigned}
          name="unsigned"
          value={draft.unsigned}
          onChange={(unsigned) => onChange({ unsigned })}
          width="full"
          isOptional
        />
      )}
      <TextField
        label={d.present}
        name="present"
        hint={d.presentHint}
        value={draft.present}
        onChange={(present) => onChange({ present })}
        width="full"
        isOptional
      />
    </>
  )
}
