import { compileDecision, type Evaluation } from '../../policy/decide.ts'
import type { DecisionModel, DecisionTable, FeelText } from '../../policy/decision-model.ts'
import type { EditableTable } from '../../policy/editable-table.ts'
import { feelValueOf } from '../../policy/feel-value.ts'
import type { KnownNames } from '../../policy/known-name.ts'

// The engine reads the names in a text by itself when it compiles the table.
const feel = (text: string): FeelText => ({ text: text.trim() === '' ? '-' : text.trim(), reads: [] })

function decisionTable(table: EditableTable): DecisionTable {
  const { decision, label, hitPolicy, aggregation, inputs, outputs, rules } = table
  return {
    name: decision,
    label,
    hitPolicy,
    aggregation,
    inputs: inputs.map((input) => ({
      text: input.expression,
      reads: [],
      label: input.label,
      type: input.type === 'Any' ? null : input.type,
      allowed: input.allowed,
      alias: null,
    })),
    outputs: outputs.map(({ id: _id, type, ...output }) => ({ ...output, type: type === 'Any' ? null : type })),
    rules: rules.map((rule, index) => ({
      ...rule,
      index,
      tests: rule.tests.map(feel),
      outputs: rule.outputs.map((text) => ({ text: text.trim(), reads: [] })),
    })),
  }
}

/** A table by itself as a model that the engine runs. */
function modelOf(table: EditableTable): DecisionModel {
  const { decision, label, description } = table
  const logic = { kind: 'table', table: decisionTable(table) } as const
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
