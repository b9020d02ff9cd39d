import { compileDecision, type Evaluation } from '../../policy/decide.ts'
import type { DecisionModel } from '../../policy/decision-model.ts'
import type { EditableTable } from '../../policy/editable-table.ts'
import { feelValueOf } from '../../policy/feel-value.ts'
import type { KnownNames } from '../../policy/known-name.ts'
import { tableOf } from '../../policy/table-of.ts'

/** A table by itself as a model that the engine runs. */
function modelOf(table: EditableTable): DecisionModel {
  const { decision, label, description } = table
  const logic = { kind: 'table', table: tableOf(table) } as const
  return {
    decisions: [{ id: decision, name: decision, label, description, type: null, requires: [], logic }],
    inputs: [],
    knowledge: [],
    types: [],
  }
}

/** What somebody fills in, by the name that the table reads; '' for what is not known. */
export type TypedFacts = Readonly<Record<string, string>>

function valueFrom(text: string, type: string): unknown {
  if (type === 'boolean') return text === 'true'
  if (type === 'number') return Number(text.replace(',', '.'))
  return type === 'date' ? feelValueOf({ type: 'date', value: text }) : text
}

/**
 * What the table, as it is now, makes of a situation.
 * @throws PolicyFault when a cell cannot be worked out
 */
export function tried(table: EditableTable, known: KnownNames, facts: TypedFacts): Evaluation {
  const typeOf = (name: string) =>
    known.get(name)?.type ?? table.inputs.find(({ expression }) => expression === name)?.type ?? 'Any'
  const given = Object.entries(facts).filter(([, text]) => text.trim() !== '')
  const variables = Object.fromEntries(given.map(([name, text]) => [name, valueFrom(text.trim(), typeOf(name))]))
  return compileDecision(modelOf(table), table.decision).explain(variables)
}

/** The names that a situation must fill in: what the columns read. */
export const namesRead = (table: EditableTable): string[] => [
  ...new Set(table.inputs.map(({ expression }) => expression.trim()).filter((name) => name !== '')),
]
