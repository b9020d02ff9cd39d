import type { VariableName } from './explanation.ts'

/** @source OMG DMN 1.5 §8.2.8; the engine decides UNIQUE, FIRST and COLLECT */
export type HitPolicy = 'UNIQUE' | 'FIRST' | 'COLLECT'
export type Aggregation = 'COUNT' | 'SUM' | 'MIN' | 'MAX'

/** A FEEL text and the variables that it reads. */
export interface FeelText {
  text: string
  reads: readonly VariableName[]
}

/** One row: a test per input and a value per output, with where it comes from and what it says. */
export interface TableRule {
  index: number
  tests: readonly FeelText[]
  outputs: readonly FeelText[]
  source: string
  nl: string
  en: string
}

export interface DecisionTable {
  name: string
  label: string
  hitPolicy: HitPolicy
  aggregation: Aggregation | null
  inputs: readonly (FeelText & { label: string })[]
  outputs: readonly string[]
  rules: readonly TableRule[]
}

/** The decision tables of one DMN file, as plain data. */
export interface DecisionModel {
  decisions: readonly DecisionTable[]
}

/** Something is wrong with a policy file. It stops the start; it never reaches a resident's dossier. */
export class PolicyFault extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'PolicyFault'
  }
}

/** A cell that holds for every value. */
export const isAnything = (test: FeelText): boolean => test.text === '-' || test.text === ''

/** The variables that a table reads at all, each once, in the order of its columns. */
export function variablesOf(table: DecisionTable): VariableName[] {
  const names = [...table.inputs, ...table.rules.flatMap((rule) => [...rule.tests, ...rule.outputs])]
  return [...new Set(names.flatMap((part) => part.reads))]
}

/** @throws PolicyFault when the model has no such decision */
export function getDecision(model: DecisionModel, name: string): DecisionTable {
  const table = model.decisions.find((candidate) => candidate.name === name)
  if (!table) throw new PolicyFault(`There is no decision '${name}'.`)
  return table
}
