import { evaluate as evaluateFeel, unaryTest } from 'feelin'
import type { FactValue } from '../core/fact.ts'
import {
  type Aggregation,
  type DecisionModel,
  type DecisionTable,
  getDecision,
  isAnything,
  type TableRule,
} from './decision-model.ts'
import type { FiredRule, MatchedInput, VariableName } from './explanation.ts'

/** What is known. What is unknown is absent. */
export type Variables = Readonly<Partial<Record<VariableName, FactValue>>>

export type OutputValue = string | number | boolean | null

/** What a table makes of the facts, and why. */
export interface Evaluation {
  /** The first output, or null: no rule fired, several fired in a UNIQUE table, or the table collects a list. */
  value: string | number | null
  /** Every output by name; empty when nothing fired or the table collects a list. */
  outcome: Readonly<Record<string, OutputValue>>
  /** One outcome for each rule that fired. */
  collected: readonly Readonly<Record<string, OutputValue>>[]
  rules: readonly FiredRule[]
  /** Unknown variables that could have changed the outcome. */
  missing: readonly VariableName[]
  /** Known variables that a fired rule looked at, each once. */
  usedInputs: readonly MatchedInput[]
  /** Several rules of a UNIQUE table fired: the table contradicts itself for these facts. */
  isConflict: boolean
}

const isKnown = (variables: Variables, name: VariableName): boolean => variables[name] !== undefined

type Verdict = 'fires' | 'cannot' | { missing: VariableName[] }

/** Whether a rule fires. A cell that needs something unknown leaves the rule undecided, unless another cell fails. */
function judge(table: DecisionTable, rule: TableRule, variables: Variables): Verdict {
  const missing: VariableName[] = []
  for (const [column, test] of rule.tests.entries()) {
    const input = table.inputs[column]
    if (!input || isAnything(test)) continue
    const unknown = [...input.reads, ...test.reads].filter((name) => !isKnown(variables, name))
    if (unknown.length > 0) {
      missing.push(...unknown)
      continue
    }
    const value = evaluateFeel(input.text, variables).value
    if (unaryTest(test.text, { ...variables, '?': value }).value !== true) return 'cannot'
  }
  return missing.length === 0 ? 'fires' : { missing }
}

function toOutput(value: unknown): OutputValue {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

function outcomeOf(table: DecisionTable, rule: TableRule, variables: Variables): Record<string, OutputValue> {
  const values = rule.outputs.map((output) => toOutput(evaluateFeel(output.text, variables).value))
  return Object.fromEntries(table.outputs.map((name, column) => [name, values[column] ?? null]))
}

function inputsOf(table: DecisionTable, rule: TableRule, variables: Variables): MatchedInput[] {
  const inputs: MatchedInput[] = []
  for (const [column, test] of rule.tests.entries()) {
    if (isAnything(test)) continue
    for (const name of table.inputs[column]?.reads ?? []) {
      const value = variables[name]
      if (value !== undefined) inputs.push({ name, value, test: test.text })
    }
  }
  return inputs
}

function explain(table: DecisionTable, rule: TableRule, variables: Variables): FiredRule {
  const { index, source, nl, en } = rule
  return { index, source, nl, en, inputs: inputsOf(table, rule, variables) }
}

function aggregate(how: Aggregation, numbers: readonly number[]): number | null {
  if (how === 'COUNT') return numbers.length
  if (numbers.length === 0) return null
  if (how === 'SUM') return numbers.reduce((sum, number) => sum + number, 0)
  return how === 'MIN' ? Math.min(...numbers) : Math.max(...numbers)
}

const sameOutputs = (a: TableRule, b: TableRule) =>
  a.outputs.every((cell, column) => cell.text === b.outputs[column]?.text)

/** Undecided rules whose firing would change the outcome, given the rule that now decides (if any). */
function openRules(
  table: DecisionTable,
  open: readonly { rule: TableRule; missing: VariableName[] }[],
  deciding: TableRule | undefined,
): VariableName[] {
  const couldMatter = open.filter(({ rule }) => {
    if (table.hitPolicy === 'COLLECT' || !deciding) return true
    return !(table.hitPolicy === 'FIRST' && rule.index > deciding.index) && !sameOutputs(rule, deciding)
  })
  return [...new Set(couldMatter.flatMap(({ missing }) => missing))]
}

/** The outcome of the whole table: a single hit, or the aggregate of a COLLECT table. */
function combine(table: DecisionTable, collected: readonly Record<string, OutputValue>[]): Record<string, OutputValue> {
  if (table.hitPolicy !== 'COLLECT') return collected.length === 1 ? (collected[0] ?? {}) : {}
  const [name] = table.outputs
  if (name === undefined || table.aggregation === null) return {}
  const values = collected.map((outcome) => outcome[name])
  if (table.aggregation === 'COUNT') return { [name]: values.length }
  return {
    [name]: aggregate(
      table.aggregation,
      values.filter((value) => typeof value === 'number'),
    ),
  }
}

/**
 * Decides a table over what is known. A rule that needs something unknown does not fire; the unknown is reported as
 * missing when it could have changed the outcome. Nothing fires: the value is null, for unknown stays unknown.
 * @throws PolicyFault when the model has no such decision
 */
export function evaluate(model: DecisionModel, decisionName: string, variables: Variables): Evaluation {
  const table = getDecision(model, decisionName)
  const fired: TableRule[] = []
  const open: { rule: TableRule; missing: VariableName[] }[] = []
  for (const rule of table.rules) {
    const verdict = judge(table, rule, variables)
    if (verdict === 'cannot') continue
    if (verdict !== 'fires') open.push({ rule, ...verdict })
    else if (fired.push(rule) === 1 && table.hitPolicy === 'FIRST') break
  }
  const isConflict = table.hitPolicy === 'UNIQUE' && fired.length > 1
  const collected = fired.map((rule) => outcomeOf(table, rule, variables))
  const outcome = isConflict ? {} : combine(table, collected)
  const first = outcome[table.outputs[0] ?? '']
  const rules = fired.map((rule) => explain(table, rule, variables))
  const usedInputs = [...new Map(rules.flatMap((rule) => rule.inputs).map((input) => [input.name, input])).values()]
  return {
    value: typeof first === 'string' || typeof first === 'number' ? first : null,
    outcome,
    collected,
    rules,
    missing: openRules(table, open, isConflict ? undefined : fired[0]),
    usedInputs,
    isConflict,
  }
}
