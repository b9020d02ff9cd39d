import { type CompiledDecision, compileFor, type Variables } from './decide.ts'
import {
  type DecisionModel,
  findDecision,
  type Logic,
  PolicyFault,
  plainName,
  type TableInput,
} from './decision-model.ts'
import { checkAllowed, type PlainValue, readTyped } from './feel-value.ts'
import { inOrder } from './requirements.ts'

/** A decision with what was given for it, ready to be made. */
export interface ReadInput {
  decision: CompiledDecision
  variables: Variables
  /** What was given and nothing reads. */
  unread: readonly string[]
}

type Given = Readonly<Record<string, PlainValue>>

const isGiven = (value: unknown): value is Given => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Columns of all tables in some logic. */
function columnsIn(logic: Logic): readonly TableInput[] {
  if (logic.kind === 'table') return logic.table.inputs
  if (logic.kind === 'context') return logic.entries.flatMap((entry) => columnsIn(entry.logic))
  return []
}

/** Values by the names that the model has for them: an input may also be given by its label or id. */
function byModelName(given: Given, model: DecisionModel): Map<string, PlainValue> {
  const names = new Map<string, string>()
  for (const { name, label, id } of model.inputs.toReversed())
    for (const each of [id, label, name]) names.set(plainName(each), name)
  for (const { name } of model.inputs) names.set(plainName(name), name)
  const known = new Map<string, PlainValue>()
  for (const [key, value] of Object.entries(given)) if (!names.has(plainName(key))) known.set(key, value)
  for (const [key, value] of Object.entries(given)) {
    const name = names.get(plainName(key))
    if (name !== undefined && (!known.has(name) || plainName(key) === plainName(name))) known.set(name, value)
  }
  return known
}

/** A list may be tested in a column that is declared for its elements. */
function readColumn(type: string | null, value: unknown, name: string, model: DecisionModel): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => readColumn(type, each, name, model))
  const isPlain = value === null || ['string', 'number', 'boolean'].includes(typeof value)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- just looked at
  return isPlain ? readTyped(type, value as PlainValue, name, model) : value
}

/** The value with one of its parts read as its column's type says. */
function within(value: unknown, path: readonly string[], read: (part: unknown) => unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return read(value)
  if (Array.isArray(value)) return value.map((each: unknown) => within(each, path, read))
  if (typeof value !== 'object' || value === null || !(step in value)) return value
  return { ...value, [step]: within(Reflect.get(value, step), rest, read) }
}

/** Reads a variable as the columns that test it, or a part of it, are declared. */
function asColumns(
  name: string,
  given: unknown,
  isTyped: boolean,
  columns: readonly TableInput[],
  model: DecisionModel,
) {
  let value = given
  for (const { text, type, allowed } of columns) {
    const [root, ...path] = plainName(text) === plainName(name) ? [name] : text.split('.').map((step) => step.trim())
    if (root === undefined || plainName(root) !== plainName(name)) continue
    value = within(value, path, (part) => {
      const read = isTyped ? part : readColumn(type, part, text, model)
      for (const each of Array.isArray(read) ? read : [read]) checkAllowed(allowed, each, text)
      return read
    })
  }
  return value
}

/**
 * Reads what is given as JSON for a decision: each value as the model declares its type.
 * @throws PolicyFault when the model or the input is wrong: no such decision, another type, a value that is not allowed
 */
export function readInput(model: DecisionModel, name: string, json: unknown): ReadInput {
  if (!isGiven(json))
    throw new PolicyFault({
      nl: 'De invoer is geen JSON-object met een waarde per naam.',
      en: 'The input is not a JSON object with a value for each name.',
    })
  const decisions = inOrder(model, findDecision(model, name))
  const columns = decisions.flatMap(({ logic }) => columnsIn(logic))
  const given = byModelName(json, model)
  const decision = compileFor(model, name, Object.fromEntries(given))
  const reads = new Set(decision.reads.map(plainName))
  const variables: Record<string, unknown> = {}
  const unread: string[] = []
  for (const [key, value] of given) {
    const input = model.inputs.find((each) => each.name === key)
    if (!reads.has(plainName(key))) unread.push(key)
    const typed = readTyped(input?.type ?? null, value, key, model)
    const variable = decision.reads.find((each) => plainName(each) === plainName(key)) ?? key
    variables[variable] = asColumns(key, typed, (input?.type ?? null) !== null, columns, model)
  }
  return { decision, variables, unread }
}
