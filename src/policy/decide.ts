import { type CompiledModel, compileModel, type Step } from './compile-decision.ts'
import type { TableResult } from './compile-table.ts'
import type { DecisionModel, DecisionTable, TableRule } from './decision-model.ts'
import type { Names, Scope } from './feel.ts'
import { type PlainValue, plainValue } from './feel-value.ts'

/** What is known, by name: values as FEEL has them. What is unknown is absent; null is known to be null. */
export type Variables = Scope

/** An input that a rule looked at, with the rule's test as it stands in the table (FEEL). */
export interface UsedInput {
  name: string
  value: PlainValue
  test: string
}

/** A rule that fired: its place in the table from 0, its words, what it looked at and what it gave. */
export interface Fired extends Pick<TableRule, 'index' | 'id' | 'source' | 'nl' | 'en' | 'klant' | 'quote'> {
  decision: string
  inputs: readonly UsedInput[]
  outcome: Outcome
}

/** Outputs by name. */
export type Outcome = Readonly<Record<string, PlainValue>>

/** A decision that was needed on the way, with the rules that made it. */
export interface MadeBefore {
  decision: string
  value: PlainValue
  rules: readonly Fired[]
}

/** What a decision makes of the facts, and why. */
export interface Evaluation {
  /** Null when no rule fired, rules contradict each other, or FEEL gives null. */
  value: PlainValue
  /** Every output by name; empty when nothing fired or the value is no single outcome. */
  outcome: Outcome
  /** One outcome for each rule that fired. */
  collected: readonly Outcome[]
  rules: readonly Fired[]
  /** The decisions that were made before it, in their order. */
  before: readonly MadeBefore[]
  /** Unknown variables that could have changed the value. */
  missing: readonly string[]
  /** Known variables that a fired rule looked at, each once. */
  usedInputs: readonly UsedInput[]
  /** Several rules fired that contradict each other. */
  isConflict: boolean
  warnings: readonly string[]
}

export interface CompiledDecision {
  /** What must be given: variables that no decision of the model makes. */
  reads: readonly string[]
  /** The value alone, as fast as can be. */
  decide: (variables: Variables) => PlainValue
  /** The same value with all that explains it. */
  explain: (variables: Variables) => Evaluation
}

const outcomeOf = (table: DecisionTable, outputs: readonly unknown[]): Outcome =>
  Object.fromEntries(table.outputs.map(({ name }, column) => [name, plainValue(outputs[column])]))

/** The value of a column that a rule tests: under the variable's name, or under the expression where it computes. */
function inputsOf({ columns, scope }: TableResult, rule: TableRule): UsedInput[] {
  return columns.flatMap((column): UsedInput[] => {
    const cell = column.cells[rule.index]
    if (!cell || cell.test.kind === 'any') return []
    const test = rule.tests[columns.indexOf(column)]?.text ?? ''
    const value = column.read(scope)
    return value === undefined ? [] : [{ name: column.variable ?? column.text, value: plainValue(value), test }]
  })
}

function firedOf(decision: string, result: TableResult): Fired[] {
  return result.deciding.flatMap(({ index, outputs }) => {
    const rule = result.table.rules[index]
    if (!rule) return []
    const { id, source, nl, en, klant, quote } = rule
    const inputs = inputsOf(result, rule)
    return [{ decision, index, id, source, nl, en, klant, quote, inputs, outcome: outcomeOf(result.table, outputs) }]
  })
}

const rulesOf = ({ decision, trace }: Step): Fired[] => trace.tables.flatMap((result) => firedOf(decision.id, result))

const isOutcome = (value: PlainValue): value is Outcome =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function warningsOf(step: Step): string[] {
  const conflicts = step.trace.tables.filter(({ isConflict }) => isConflict)
  const rules = (result: TableResult) => result.hits.map(({ index }) => index + 1).join(', ')
  return [
    ...conflicts.map(
      (result) =>
        `${step.decision.id}: the rules ${rules(result)} of this ${result.table.hitPolicy} table contradict each other, so there is no value`,
    ),
    ...step.warnings.map((warning) => `${step.decision.id}: ${warning}`),
  ]
}

function outcomeIn(value: PlainValue, own: TableResult | undefined): Outcome {
  if (isOutcome(value)) return value
  const [output, ...others] = own?.table.outputs ?? []
  const isSingle = output !== undefined && others.length === 0 && value !== null && !Array.isArray(value)
  return isSingle ? { [output.name]: value } : {}
}

function evaluationOf(steps: readonly Step[]): Evaluation {
  const last = steps.at(-1)
  const before = steps.slice(0, -1).map((step) => ({
    decision: step.decision.id,
    value: plainValue(step.value),
    rules: rulesOf(step),
  }))
  const rules = last ? rulesOf(last) : []
  const own = last?.decision.logic.kind === 'table' ? last.trace.tables.at(-1) : undefined
  const value = plainValue(last?.value)
  const used = [...before.flatMap((each) => each.rules), ...rules].flatMap(({ inputs }) => inputs)
  return {
    value,
    outcome: outcomeIn(value, own),
    collected: rules.map(({ outcome }) => outcome),
    rules,
    before,
    missing: [...(last?.trace.missing ?? [])],
    usedInputs: [...new Map(used.map((input) => [input.name, input])).values()],
    isConflict: own?.isConflict ?? false,
    warnings: steps.flatMap(warningsOf),
  }
}

const compiled = new WeakMap<DecisionModel, Map<string, CompiledDecision>>()

function made({ reads, decide, explain }: CompiledModel): CompiledDecision {
  return {
    reads,
    decide: (variables) => plainValue(decide(variables)),
    explain: (variables) => evaluationOf(explain(variables)),
  }
}

/**
 * A decision with all that it needs as plain functions; compiled once for a model.
 * @throws PolicyFault that says what is wrong where: no such decision, a cell that is no FEEL, an unknown function, a
 *   requirement that is missing, decisions that need each other
 */
export function compileDecision(model: DecisionModel, name: string): CompiledDecision {
  const known = compiled.get(model) ?? new Map<string, CompiledDecision>()
  compiled.set(model, known)
  const found = known.get(name)
  if (found) return found
  const decision = made(compileModel(model, name))
  known.set(name, decision)
  return decision
}

/** The same for inputs whose parts have names that only the inputs themselves tell. Compiled anew each time. */
export const compileFor = (model: DecisionModel, name: string, sample: Names): CompiledDecision =>
  made(compileModel(model, name, sample))

/**
 * Decides over what is known. A rule that needs something unknown does not fire; the unknown is reported as missing when
 * it could have changed the value. Nothing fires: the value is null, for unknown stays unknown.
 * @throws PolicyFault when the model has no such decision, or it cannot be compiled
 */
export const evaluate = (model: DecisionModel, name: string, variables: Variables): Evaluation =>
  compileDecision(model, name).explain(variables)
