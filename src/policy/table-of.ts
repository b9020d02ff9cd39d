import type { DecisionModel, DecisionTable } from './decision-model.ts'
import type { EditableTable } from './editable-table.ts'
import { readsOf } from './feel.ts'

const trimmed = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim())

/** A table as it is being edited, ready to be compiled. Cells that are no FEEL are refused when it is. */
export function tableOf(editable: EditableTable, names: Readonly<Record<string, null>> = {}): DecisionTable {
  const feel = (text: string, kind: 'test' | 'expression') => {
    const trimmedText = text.trim()
    const isEmpty = trimmedText === '' || (kind === 'test' && trimmedText === '-')
    if (isEmpty) return { text: kind === 'test' ? '-' : '', reads: [] }
    return { text: trimmedText, reads: readsOf(trimmedText, names, kind) }
  }
  return {
    name: editable.decision,
    label: editable.label,
    hitPolicy: editable.hitPolicy,
    aggregation: editable.hitPolicy === 'COLLECT' ? editable.aggregation : null,
    inputs: editable.inputs.map(({ expression, label, type, allowed }) => ({
      ...feel(expression, 'expression'),
      label,
      type,
      allowed: trimmed(allowed),
      alias: null,
    })),
    outputs: editable.outputs.map(({ name, label, type, allowed, defaultValue }) => ({
      name,
      label,
      type,
      allowed: trimmed(allowed),
      defaultValue: trimmed(defaultValue),
    })),
    rules: editable.rules.map(({ id, tests, outputs, source, nl, en, klant, quote }, index) => ({
      index,
      id,
      tests: tests.map((text) => feel(text, 'test')),
      outputs: outputs.map((text) => feel(text, 'expression')),
      source,
      nl,
      en,
      klant,
      quote,
    })),
  }
}

/** The model with one of its tables as it is being edited, without a file in between. */
export function modelWith(model: DecisionModel, editable: EditableTable): DecisionModel {
  const named = [...model.inputs, ...model.decisions, ...model.knowledge].map(({ name }) => name)
  const table = tableOf(editable, Object.fromEntries(named.map((name) => [name, null])))
  const decisions = model.decisions.map((decision) => {
    if (decision.id !== editable.decision || decision.logic.kind !== 'table') return decision
    const before = decision.logic.table.inputs
    const inputs = table.inputs.map((input, column) => ({ ...input, alias: before[column]?.alias ?? null }))
    return { ...decision, label: editable.label, logic: { kind: 'table' as const, table: { ...table, inputs } } }
  })
  return { ...model, decisions }
}
