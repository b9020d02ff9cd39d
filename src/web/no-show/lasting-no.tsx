import type { Danger } from '../../core/no-show.ts'
import { useMessages } from '../messages.ts'
import type { FieldProblem } from '../problem.ts'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { messages } from './messages.ts'

type Words = (typeof messages)['nl']

/** What a respected no still lacks. The server decides again. */
export function lastingNoFaults(m: Words, text: string, danger: Danger | ''): FieldProblem[] {
  const faults: FieldProblem[] = []
  if (danger === '') faults.push({ pointer: '/danger', code: 'required', detail: m.dangerNeeded })
  if (danger === 'seen') faults.push({ pointer: '/danger', code: 'seen', detail: m.dangerSeen })
  if (text.trim() === '') faults.push({ pointer: '/text', code: 'required', detail: m.noWordsNeeded })
  return faults
}

/** A lasting no is respected as long as nobody is in danger. @source seed4 L1045-1047 */
export function DangerField({ value, onChange }: { value: Danger | ''; onChange: (danger: Danger) => void }) {
  const m = useMessages(messages)
  return (
    <ChoiceGroup
      legend={m.danger}
      name="danger"
      hint={value === 'seen' ? m.dangerSeen : undefined}
      choices={(['none-seen', 'seen'] as const).map((danger) => ({ value: danger, label: m.dangers[danger] }))}
      value={value === '' ? undefined : value}
      onChange={onChange}
    />
  )
}
