import type { Finding } from './finding.ts'
import type { LocalText } from './sourced.ts'

/** Where in a policy a fault is; rows and columns from 1, as a person counts. */
export interface FaultPlace {
  file?: string
  /** Name of the decision or table. */
  part?: string
  row?: number
  column?: number
}

/** 'profiling.dmn, Decision 'profile', rule 2, column 1: ' in both languages; empty where nothing is known. */
function placeInWords({ file, part, row, column }: FaultPlace): LocalText {
  const say = (decision: string, rule: string, col: string) => {
    const words = [file, part && `${decision} '${part}'`, row && `${rule} ${row}`, column && `${col} ${column}`]
    const known = words.filter((word) => word !== undefined && word !== '' && word !== 0)
    return known.length === 0 ? '' : `${known.join(', ')}: `
  }
  return { nl: say('Beslissing', 'regel', 'kolom'), en: say('Decision', 'rule', 'column') }
}

/**
 * Something is wrong with a policy file or with what is given to it. It stops the start; it never reaches a resident's
 * dossier. `message` is English; `words` has both languages.
 */
export class PolicyFault extends Error {
  readonly words: LocalText
  readonly #bare: LocalText
  readonly place: FaultPlace
  readonly code: Finding['code'] | null

  constructor(words: string | LocalText, place: FaultPlace = {}, code: Finding['code'] | null = null) {
    const at = placeInWords(place)
    const { nl, en } = typeof words === 'string' ? { nl: words, en: words } : words
    super(at.en + en)
    this.#bare = { nl, en }
    this.name = 'PolicyFault'
    this.words = { nl: at.nl + nl, en: at.en + en }
    this.place = place
    this.code = code
  }

  /** The same fault with more of its place. */
  within(place: FaultPlace): PolicyFault {
    return new PolicyFault(this.#bare, { ...place, ...this.place }, this.code)
  }
}

/** @source OMG DMN 1.5 §8.2.8 */
export type HitPolicy = 'UNIQUE' | 'ANY' | 'PRIORITY' | 'FIRST' | 'RULE ORDER' | 'OUTPUT ORDER' | 'COLLECT'
export type Aggregation = 'COUNT' | 'SUM' | 'MIN' | 'MAX'

/** A FEEL text and the variables that it reads. */
export interface FeelText {
  text: string
  reads: readonly string[]
}

/** One row: a test per input and a value per output, with where it comes from and what it says. */
export interface TableRule {
  /** From 0. */
  index: number
  id: string
  tests: readonly FeelText[]
  outputs: readonly FeelText[]
  /** Empty where the file does not say. */
  source: string
  nl: string
  en: string
  /** The same said to the resident. */
  klant: string | null
  /** The words of the source. */
  quote: string | null
}

export interface TableInput extends FeelText {
  label: string
  type: string | null
  /** FEEL unary tests. */
  allowed: string | null
  /** Name by which cells may call the value, beside '?'. */
  alias: string | null
}

export interface TableOutput {
  name: string
  label: string
  type: string | null
  /** FEEL unary tests; their order is the order of priority. */
  allowed: string | null
  /** FEEL; what holds when no rule fires. */
  defaultValue: string | null
}

export interface DecisionTable {
  name: string
  label: string
  hitPolicy: HitPolicy
  aggregation: Aggregation | null
  inputs: readonly TableInput[]
  outputs: readonly TableOutput[]
  rules: readonly TableRule[]
}

/** How a decision or a knowledge model comes to its value. */
export type Logic =
  | { kind: 'table'; table: DecisionTable }
  | { kind: 'literal'; text: string }
  | { kind: 'context'; entries: readonly { name: string | null; logic: Logic }[] }
  | { kind: 'invocation'; called: string; bindings: readonly { name: string; logic: Logic }[] }
  | { kind: 'function'; parameters: readonly string[]; body: Logic }
  | { kind: 'list'; elements: readonly Logic[] }
  | { kind: 'relation'; columns: readonly string[]; rows: readonly (readonly Logic[])[] }
  /** Logic that cannot be run, with why. */
  | { kind: 'unread'; fault: PolicyFault }

export interface Decision {
  id: string
  /** Name of its variable: what other decisions call its value. */
  name: string
  label: string
  description: string
  type: string | null
  /** Ids of input data, decisions and knowledge models. */
  requires: readonly string[]
  logic: Logic
}

export interface InputData {
  id: string
  name: string
  label: string
  type: string | null
}

/** A business knowledge model: a function that decisions share. */
export interface Knowledge {
  id: string
  name: string
  requires: readonly string[]
  logic: Logic
}

/** A declared type: of one value, of a list, or of a context with components. */
export interface ItemType {
  name: string
  base: string | null
  isList: boolean
  allowed: string | null
  components: readonly ItemType[]
}

/** What one DMN file decides, as plain data. */
export interface DecisionModel {
  decisions: readonly Decision[]
  inputs: readonly InputData[]
  knowledge: readonly Knowledge[]
  types: readonly ItemType[]
}

/** Spaces in a FEEL name do not count, nor do those around its signs. */
export const plainName = (name: string): string =>
  name
    .trim()
    .replaceAll(/\s*([-+*/'.])\s*/g, '$1')
    .replaceAll(/\s+/g, ' ')

/** The variables that a table reads at all, each once, in the order of its columns. */
export function variablesOf(table: DecisionTable): string[] {
  const names = [...table.inputs, ...table.rules.flatMap((rule) => [...rule.tests, ...rule.outputs])]
  return [...new Set(names.flatMap((part) => part.reads))]
}

/** By id, or else by name. @throws PolicyFault when the model has no such decision */
export function findDecision(model: DecisionModel, name: string): Decision {
  const wanted = plainName(name)
  const found =
    model.decisions.find(({ id }) => id === name) ??
    model.decisions.find((each) => plainName(each.name) === wanted || plainName(each.label) === wanted)
  if (found) return found
  const known = model.decisions.map(({ id }) => `'${id}'`).join(', ')
  throw new PolicyFault({
    nl: `Er is geen beslissing '${name}'. Dit bestand heeft: ${known || 'geen enkele'}.`,
    en: `There is no decision '${name}'. This file has: ${known || 'none'}.`,
  })
}

/** The table of a decision. @throws PolicyFault when the model has no such decision, or it is no table */
export function getDecision(model: DecisionModel, name: string): DecisionTable {
  const { logic, id } = findDecision(model, name)
  if (logic.kind === 'table') return logic.table
  throw new PolicyFault({ nl: 'Dit is geen beslistabel.', en: 'This is not a decision table.' }, { part: id })
}
