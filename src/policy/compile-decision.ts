import { FeelFunction } from 'feelin'
import { at } from './compile-column.ts'
import { compileLogic, type Program, type Trace } from './compile-logic.ts'
import {
  type Decision,
  type DecisionModel,
  findDecision,
  type ItemType,
  type Knowledge,
  plainName,
} from './decision-model.ts'
import type { Names, Scope } from './feel.ts'
import { checkScope, inOrder, namesOf, type Required, requiredBy } from './requirements.ts'

/** One decision with what was noted while it was made. */
export interface Step {
  decision: Decision
  value: unknown
  trace: Trace
  warnings: readonly string[]
}

/** A decision with all that it needs, compiled once. */
export interface CompiledModel {
  /** Variables that are not made by a decision of the model: what must be given. */
  reads: readonly string[]
  decide: (scope: Scope) => unknown
  /** In the order in which they were made; the last is the decision itself. */
  explain: (scope: Scope) => readonly Step[]
}

/** A sample of a type, so that FEEL can read names of parts that hold signs or words of its own. */
function sampleOf(type: string | null, types: readonly ItemType[], depth = 0): unknown {
  const item = types.find((each) => each.name === type)
  if (!item || depth > 5) return null
  const sample = (part: ItemType): unknown =>
    part.components.length === 0
      ? sampleOf(part.base, types, depth + 1)
      : Object.fromEntries(part.components.map((each) => [each.name, sample(each)]))
  return item.isList ? [sample(item)] : sample(item)
}

interface Compiled {
  decision: Decision
  program: Program
  required: Required
}

const parametersOf = ({ logic }: Knowledge): readonly string[] => (logic.kind === 'function' ? logic.parameters : [])
const placeholder = (knowledge: Knowledge) => new FeelFunction(() => null, [...parametersOf(knowledge)])

class Compiler {
  readonly #model: DecisionModel
  readonly #sample: Names
  /** Trace of the explanation that runs now: knowledge models note in it, too. */
  trace: Trace | undefined = undefined

  constructor(model: DecisionModel, sample: Names) {
    this.#model = model
    this.#sample = sample
  }

  /** Every name that FEEL must be able to read here. */
  #names(required: Required): Names {
    const { inputs, decisions, types } = this.#model
    return {
      ...this.#sample,
      ...Object.fromEntries(inputs.map(({ name, type }) => [name, this.#sample[name] ?? sampleOf(type, types)])),
      ...Object.fromEntries(
        decisions.flatMap((each) => namesOf(each).map((name) => [name, sampleOf(each.type, types)])),
      ),
      ...this.#outputNames(required),
      ...Object.fromEntries(required.knowledge.map((each) => [each.name, placeholder(each)])),
    }
  }

  /** Some tools call a required table's value by the name of its output. */
  #outputNames({ decisions }: Required): Names {
    const tables = decisions.flatMap(({ logic }) => (logic.kind === 'table' ? [logic.table] : []))
    return Object.fromEntries(tables.flatMap(({ outputs }) => outputs.map(({ name }) => [name, null])))
  }

  /** The functions of the knowledge models that something requires. */
  functions(required: Required): Record<string, unknown> {
    return Object.fromEntries(required.knowledge.map((knowledge) => [knowledge.name, this.#function(knowledge)]))
  }

  #function(knowledge: Knowledge): FeelFunction {
    const required = requiredBy(this.#model, knowledge)
    const functions = this.functions(required)
    const names = Object.fromEntries(required.knowledge.map((each) => [each.name, placeholder(each)]))
    const parameters = parametersOf(knowledge)
    const body = knowledge.logic.kind === 'function' ? knowledge.logic.body : knowledge.logic
    const inner = { ...names, ...Object.fromEntries(parameters.map((name) => [name, null])) }
    const program = at({ part: knowledge.name }, () => compileLogic(body, inner))
    return new FeelFunction(
      (...args: unknown[]) => {
        const given = parameters.map((name, index) => [name, args[index] ?? null])
        return program.run({ ...functions, ...Object.fromEntries(given) }, this.trace)
      },
      [...parameters],
    )
  }

  decision(decision: Decision): Compiled {
    const required = requiredBy(this.#model, decision)
    const program = at({ part: decision.id }, () => compileLogic(decision.logic, this.#names(required)))
    checkScope(this.#model, decision, program.reads, required)
    return { decision, program, required }
  }
}

/** The names under which a required decision's value can be read, with the values. */
function valuesOf(decision: Decision, value: unknown): [string, unknown][] {
  const named: [string, unknown][] = []
  if (decision.logic.kind === 'table') {
    const { outputs } = decision.logic.table
    if (outputs.length === 1) named.push([outputs[0]?.name ?? '', value])
    else if (typeof value === 'object' && value !== null && !Array.isArray(value)) named.push(...Object.entries(value))
  }
  return [...named, ...namesOf(decision).map((name): [string, unknown] => [name, value])]
}

interface Made {
  value: unknown
  /** What its being unknown, or not yet sure, comes from. */
  missing: readonly string[]
}

const newTrace = (warnings: string[]): Trace => ({
  warn: (message) => void (warnings.includes(message) || warnings.push(message)),
  tables: [],
  missing: new Set(),
})

/** Runs the decisions one after another. A value that is null because something is missing is unknown for the next. */
function runner(compiler: Compiler, all: readonly Compiled[]) {
  const functions = new Map(all.map(({ decision, required }) => [decision.id, compiler.functions(required)]))
  return (given: Scope, isTold: (decision: Decision) => boolean): Step[] => {
    const made = new Map<string, Made>()
    return all.map(({ decision, program, required }) => {
      const scope: Record<string, unknown> = { ...given }
      const because = new Map<string, Cause>()
      for (const each of required.decisions) {
        const { value, missing } = made.get(each.id) ?? { value: null, missing: [] }
        const isUnknown = value === null && missing.length > 0
        for (const [name, part] of valuesOf(each, value)) {
          scope[name] = isUnknown ? undefined : part
          because.set(name, { missing, isUnknown })
        }
      }
      Object.assign(scope, functions.get(decision.id))
      const warnings: string[] = []
      const trace = newTrace(warnings)
      compiler.trace = isTold(decision) ? trace : undefined
      const value = program.run(scope, compiler.trace)
      if (isTold(decision)) settle(trace, because, program.reads)
      compiler.trace = undefined
      made.set(decision.id, { value, missing: [...trace.missing] })
      return { decision, value, trace, warnings }
    })
  }
}

/** Why a required decision's value is unknown, or not yet sure. */
interface Cause {
  missing: readonly string[]
  isUnknown: boolean
}

/** What is missing is said in what must be given: not 'the category', but what the category needs. */
function settle({ missing }: Trace, because: ReadonlyMap<string, Cause>, reads: readonly string[]): void {
  const [own, causes] = [[...missing], new Set<string>()]
  for (const [name, cause] of because) {
    const counts = cause.isUnknown ? own.includes(name) : reads.includes(name)
    if (counts) for (const each of cause.missing) causes.add(each)
    if (cause.isUnknown) missing.delete(name)
  }
  for (const each of causes) missing.add(each)
}

/**
 * Compiles a decision and all that it needs.
 * @param sample values by name, where more is known of the inputs than the model says
 * @throws PolicyFault that names decision, rule and column of what is wrong
 */
export function compileModel(model: DecisionModel, name: string, sample: Names = {}): CompiledModel {
  const target = findDecision(model, name)
  const compiler = new Compiler(model, sample)
  const all = inOrder(model, target).map((decision) => compiler.decision(decision))
  const run = runner(compiler, all)
  const made = new Set(
    all.flatMap(({ required }) => required.decisions.flatMap((each) => valuesOf(each, {}).map(([n]) => plainName(n)))),
  )
  const knowledge = new Set(model.knowledge.map((each) => each.name))
  const reads = all
    .flatMap(({ program }) => program.reads)
    .filter((each) => !made.has(plainName(each)) && !knowledge.has(each))
  const [only] = all
  const isAlone = all.length === 1 && only !== undefined && only.required.knowledge.length === 0
  return {
    reads: [...new Set(reads)],
    decide: isAlone
      ? (scope) => only.program.run(scope)
      : (scope) => run(scope, ({ id }) => id !== target.id).at(-1)?.value ?? null,
    explain: (scope) => run(scope, () => true),
  }
}
