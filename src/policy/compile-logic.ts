import { FeelFunction } from 'feelin'
import { compileTable, type TableResult } from './compile-table.ts'
import { type DecisionTable, type Logic, PolicyFault, plainName } from './decision-model.ts'
import { compileExpression, type Names, type Scope, type Warn } from './feel.ts'

/** What is noted while a decision is explained. */
export interface Trace {
  warn: Warn
  tables: TableResult[]
  missing: Set<string>
}

/** Logic that was compiled once. */
export interface Program {
  /** Variables of the scope around it. */
  reads: readonly string[]
  run: (scope: Scope, trace?: Trace) => unknown
}

const unique = (names: readonly string[]): string[] => [...new Set(names)]
const readsOf = (programs: readonly Program[]): string[] => unique(programs.flatMap(({ reads }) => reads))

/** @throws PolicyFault for a function that neither FEEL nor the scope has */
function checkCalls(calls: readonly string[], names: Names): void {
  const known = new Set(Object.keys(names).map(plainName))
  const stranger = calls.find((name) => !known.has(name))
  if (stranger === undefined) return
  throw new PolicyFault(
    {
      nl: `De functie '${stranger}' bestaat niet in FEEL en is geen kennismodel dat deze beslissing vereist.`,
      en: `There is no function '${stranger}' in FEEL, nor a knowledge model of that name that this decision requires.`,
    },
    {},
    'unknown-function',
  )
}

function compileLiteral(text: string, names: Names): Program {
  const { reads, calls, run } = compileExpression(text, names)
  checkCalls(calls, names)
  return {
    reads,
    run(scope, trace) {
      for (const name of reads) if (scope[name] === undefined) trace?.missing.add(name)
      return run(scope, trace?.warn)
    },
  }
}

function compileTableLogic(table: DecisionTable, names: Names): Program {
  const compiled = compileTable(table, names)
  checkCalls(compiled.calls, names)
  return {
    reads: compiled.reads,
    run(scope, trace) {
      if (!trace) return compiled.decide(scope)
      const result = compiled.explain(scope, trace.warn)
      trace.tables.push(result)
      for (const name of result.missing) trace.missing.add(name)
      return result.value
    },
  }
}

/** Entries see those above them; a last one without a name is the value of the whole. */
function compileContext({ entries }: Extract<Logic, { kind: 'context' }>, names: Names): Program {
  const inner: Record<string, unknown> = { ...names }
  const own = new Set<string>()
  const reads = new Set<string>()
  const programs = entries.map(({ name, logic }) => {
    const program = compileLogic(logic, inner)
    for (const read of program.reads) if (!own.has(read)) reads.add(read)
    if (name !== null) {
      inner[name] = null
      own.add(name)
    }
    return { name, program }
  })
  return {
    reads: [...reads],
    run(scope, trace) {
      const seen: Record<string, unknown> = { ...scope }
      const value: Record<string, unknown> = {}
      for (const { name, program } of programs) {
        const result = program.run(seen, trace)
        if (name === null) return result
        seen[name] = result
        value[name] = result
      }
      return value
    },
  }
}

function compileInvocation({ called, bindings }: Extract<Logic, { kind: 'invocation' }>, names: Names): Program {
  const target = compileLiteral(called, names)
  const sample = names[Object.keys(names).find((name) => plainName(name) === plainName(called)) ?? '']
  const parameters = sample instanceof FeelFunction ? sample.parameterNames.map(String) : []
  checkCalls(sample instanceof FeelFunction ? [] : [called], {})
  const args = bindings.map(({ name, logic }) => {
    const parameter = parameters.find((each) => plainName(each) === plainName(name))
    if (parameter !== undefined) return { parameter, program: compileLogic(logic, names) }
    throw new PolicyFault({
      nl: `'${called}' heeft geen parameter '${name}'.`,
      en: `'${called}' has no parameter '${name}'.`,
    })
  })
  return {
    reads: readsOf([target, ...args.map(({ program }) => program)]),
    run(scope, trace) {
      const invoked = target.run(scope, trace)
      if (!(invoked instanceof FeelFunction)) return null
      const given = new Map(args.map(({ parameter, program }) => [parameter, program.run(scope, trace)]))
      const result: unknown = invoked.invoke(parameters.map((parameter) => given.get(parameter) ?? null))
      return result ?? null
    },
  }
}

/** A function that keeps the scope in which it was made. */
function compileFunction(parameters: readonly string[], logic: Logic, names: Names): Program {
  const inner = { ...names, ...Object.fromEntries(parameters.map((name) => [name, null])) }
  const body = compileLogic(logic, inner)
  return {
    reads: body.reads.filter((name) => !parameters.includes(name)),
    run: (scope, trace) =>
      new FeelFunction(
        (...args: unknown[]) => {
          const given = parameters.map((name, index) => [name, args[index] ?? null])
          return body.run({ ...scope, ...Object.fromEntries(given) }, trace)
        },
        [...parameters],
      ),
  }
}

function compileList(elements: readonly Logic[], names: Names): Program {
  const programs = elements.map((element) => compileLogic(element, names))
  return { reads: readsOf(programs), run: (scope, trace) => programs.map((program) => program.run(scope, trace)) }
}

function compileRelation({ columns, rows }: Extract<Logic, { kind: 'relation' }>, names: Names): Program {
  const programs = rows.map((row) => compileList(row, names))
  return {
    reads: readsOf(programs),
    run: (scope, trace) =>
      programs.map((program) => {
        const values = program.run(scope, trace)
        const cells: unknown[] = Array.isArray(values) ? values : []
        return Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? null]))
      }),
  }
}

/** @throws PolicyFault when something in it is not FEEL, or it is logic that this engine cannot run */
export function compileLogic(logic: Logic, names: Names): Program {
  if (logic.kind === 'literal') return compileLiteral(logic.text, names)
  if (logic.kind === 'table') return compileTableLogic(logic.table, names)
  if (logic.kind === 'context') return compileContext(logic, names)
  if (logic.kind === 'invocation') return compileInvocation(logic, names)
  if (logic.kind === 'function') return compileFunction(logic.parameters, logic.body, names)
  if (logic.kind === 'list') return compileList(logic.elements, names)
  if (logic.kind === 'relation') return compileRelation(logic, names)
  throw logic.fault
}
