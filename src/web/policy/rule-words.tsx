import type { EditableRule, EditableTable } from '../../policy/editable-table.ts'
import { useMessages } from '../messages.ts'
import { TextAreaField, TextField } from '../ui/field.tsx'
import { messages } from './table-messages.ts'

interface RuleWordsProps {
  table: EditableTable
  row: number
  onRule: (row: number, change: Partial<EditableRule>) => void
}

/** Why a row says what it says: in both languages, to the resident, with its source and the words of the source. */
export function RuleWords({ table, row, onRule }: RuleWordsProps) {
  const { words: m } = useMessages(messages)
  const rule = table.rules[row]
  if (!rule) return null
  const set = (change: Partial<EditableRule>) => onRule(row, change)
  const orNull = (text: string) => (text === '' ? null : text)
  return (
    <section className="trede-stack" aria-label={m.title(row + 1)}>
      <h3 className="trede-h3">{m.title(row + 1)}</h3>
      <TextField
        label={m.source}
        hint={m.sourceHint}
        name="source"
        width="full"
        value={rule.source}
        onChange={(source) => set({ source })}
      />
      <TextAreaField label={m.nl} name="nl" rows={2} value={rule.nl} onChange={(nl) => set({ nl })} />
      <TextAreaField label={m.en} name="en" rows={2} value={rule.en} onChange={(en) => set({ en })} />
      <TextAreaField
        label={m.klant}
        hint={m.klantHint}
        name="klant"
        rows={2}
        value={rule.klant ?? ''}
        onChange={(klant) => set({ klant: orNull(klant) })}
        isOptional
      />
      <TextAreaField
        label={m.quote}
        name="quote"
        rows={2}
        value={rule.quote ?? ''}
        onChange={(quote) => set({ quote: orNull(quote) })}
        isOptional
      />
    </section>
  )
}
