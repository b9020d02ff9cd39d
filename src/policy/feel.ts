import { evaluate, FeelFunction, FeelRange, parseExpression, parseUnaryTests, unaryTest } from 'feelin'
import { PolicyFault, plainName } from './decision-model.ts'

/** FEEL values by name: what an expression can see. */
export type Scope = Readonly<Record<string, unknown>>

/** Takes the warnings of an evaluation. */
export type Warn = (message: string) => void

/** An expression that was parsed once; `run` gives its value in a scope. */
export interface Expression {
  text: string
  /** Variables of the scope that it reads, each once, and the functions that it calls by a name of its own. */
  reads: readonly string[]
  calls: readonly string[]
  run: (scope: Scope, warn?: Warn) => unknown
}

/** The names of a scope as they are while parsing: values are samples, so that paths with odd names can be read. */
export type Names = Readonly<Record<string, unknown>>

/** A frame is no plain object, so that feelin keeps looking at it instead of copying it once. */
class Frame {
  [name: string]: unknown
}

interface Node {
  name: string
  from: number
  to: number
  isError: boolean
  parents: readonly string[]
}

function nodesOf(text: string, names: Names, parse: typeof parseExpression): Node[] {
  const nodes: Node[] = []
  const open: string[] = []
  parse(text, { ...names }, undefined).iterate({
    enter({ name, from, to, type }) {
      nodes.push({ name, from, to, isError: type.isError, parents: [...open] })
      open.push(name)
    },
    leave: () => void open.pop(),
  })
  return nodes
}

const notFeel = (text: string): PolicyFault =>
  new PolicyFault({ nl: `'${text}' is geen FEEL.`, en: `'${text}' is not FEEL.` }, {}, 'cell-not-feel')

/** @throws PolicyFault when it does not parse */
function parsed(text: string, names: Names, parse: typeof parseExpression): Node[] {
  const nodes = nodesOf(text, names, parse)
  if (nodes.some((node) => node.isError)) throw notFeel(text)
  return nodes
}

const BINDS = ['InExpression', 'ParameterName', 'Key']

/** Names that the text itself gives a value: of a loop, a parameter, a key. */
function ownNames(text: string, nodes: readonly Node[]): Set<string> {
  const own = nodes.filter(({ name, parents }) => name === 'Name' && BINDS.includes(parents.at(-1) ?? ''))
  return new Set(['partial', 'item', ...own.map(({ from, to }) => plainName(text.slice(from, to)))])
}

const isBuiltin = (name: string): boolean => typeof evaluate(name).value === 'function'

/** What a text reads and calls. Inside a filter an unknown name may be a part of the element. */
function namesIn(text: string, nodes: readonly Node[], names: Names): { reads: string[]; calls: string[] } {
  const declared = new Map(Object.keys(names).map((name) => [plainName(name), name]))
  const own = ownNames(text, nodes)
  const [reads, calls] = [new Set<string>(), new Set<string>()]
  for (const [index, { name, from, to, parents }] of nodes.entries()) {
    if (name !== 'VariableName' || parents.includes('QualifiedName')) continue
    const plain = plainName(text.slice(from, to))
    const known = declared.get(plain)
    const isCalled = parents.at(-1) === 'FunctionInvocation' && nodes[index - 1]?.name === 'FunctionInvocation'
    if (isCalled && isBuiltin(plain) && !(names[known ?? ''] instanceof FeelFunction)) continue
    if (known !== undefined) reads.add(known)
    else if (own.has(plain)) continue
    else if (isCalled) calls.add(plain)
    else if (!parents.includes('FilterExpression') || nodes[index - 1]?.name === 'FilterExpression') reads.add(plain)
  }
  return { reads: [...reads], calls: [...calls] }
}

/** feelin gives the same list of warnings back that later calls add to. */
function drain(warnings: { message: string }[], warn: Warn | undefined): void {
  if (warnings.length === 0) return
  if (warn) for (const { message } of warnings) warn(message)
  warnings.length = 0
}

const fill = (frame: Frame, from: Scope, names: readonly string[]): void => {
  for (const name of names) {
    const value = from[name]
    if (value === undefined) delete frame[name]
    else frame[name] = value
  }
}

/** What feelin refuses while it runs ('unsupported range') is null, as FEEL has it. */
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'cannot be evaluated')

/**
 * Parses FEEL once. feelin evaluates a text anew each time, but a function definition in a text becomes a closure: the
 * text becomes the body of one, whose names are looked up in a frame that we fill.
 */
function closure(text: string, names: Names, reads: readonly string[]): (scope: Scope, warn?: Warn) => unknown {
  const frame = new Frame()
  Object.assign(frame, names)
  const { value, warnings } = evaluate(`function() (${text}\n)`, frame)
  if (!(value instanceof FeelFunction)) throw notFeel(text)
  for (const name of Object.keys(frame)) delete frame[name]
  return (scope, warn) => {
    fill(frame, scope, reads)
    try {
      const result: unknown = value.invoke([])
      return result === undefined ? null : result
    } catch (error) {
      warn?.(messageOf(error))
      return null
    } finally {
      drain(warnings, warn)
    }
  }
}

/** @throws PolicyFault when it is not FEEL */
export function compileExpression(text: string, names: Names): Expression {
  const trimmed = text.trim()
  const found = namesIn(trimmed, parsed(trimmed, names, parseExpression), names)
  const run = closure(trimmed, names, [...found.reads, ...found.calls, '?'])
  return { text: trimmed, ...found, run }
}

/** The variables that a text reads; none when it is not FEEL, which compiling it will say. */
export function readsOf(text: string, names: Names, kind: 'test' | 'expression'): string[] {
  const nodes = nodesOf(text, names, kind === 'test' ? parseUnaryTests : parseExpression)
  return nodes.some((node) => node.isError) ? [] : namesIn(text, nodes, names).reads
}

/** Whether `a = b` is true in FEEL. */
const feelEquals: unknown = evaluate('function(a, b) a = b').value

export const areEqual = (a: unknown, b: unknown): boolean =>
  feelEquals instanceof FeelFunction && feelEquals.invoke([a, b]) === true

/** A cell of FEEL that is no plain test; `?` is the value under test. */
export interface Test extends Omit<Expression, 'run'> {
  holds: (value: unknown, scope: Scope, warn?: Warn) => boolean
}

/** feelin compares a truth with the value when it stands there as such: left to feelin itself. */
const LEFT_TO_FEELIN = ['BooleanLiteral', 'ParenthesizedExpression', 'IfExpression', 'InstanceOfExpression', 'List']

/** A part between the commas as an expression on `?`: a comparison that is true or not, or a value that must fit. */
interface Piece {
  text: string
  isComparison: boolean
}

/** Undefined where one is too special for that. */
function piecesOf(text: string, nodes: readonly Node[]): Piece[] | undefined {
  const pieces: Piece[] = []
  for (const [index, { name, from, to, parents }] of nodes.entries()) {
    if (name !== 'PositiveUnaryTest' || parents.at(-1) !== 'PositiveUnaryTests' || parents.length > 2) continue
    const first = nodes[index + 1]
    const piece = text.slice(from, to)
    if (!first || LEFT_TO_FEELIN.includes(first.name)) return undefined
    const isComparison = first.name === 'SimplePositiveUnaryTest'
    if (isComparison && first.to !== to) return undefined
    const sign = nodes[index + 2]?.name === 'CompareOp' ? '? ' : '? in '
    pieces.push({ text: isComparison ? sign + piece : piece, isComparison })
  }
  return pieces.length === 0 ? undefined : pieces
}

/** Whether a value of a cell that is neither a comparison nor a range fits. */
function fits(result: unknown, value: unknown): boolean {
  if (typeof result === 'boolean') return result
  if (Array.isArray(result)) return result.includes(value)
  if (result instanceof FeelRange) return result.includes(value) === true
  return typeof result !== 'function' && areEqual(result, value)
}

function slowly(text: string, reads: readonly string[]): Test['holds'] {
  return (value, scope, warn) => {
    const seen: Record<string, unknown> = {}
    for (const name of reads) if (scope[name] !== undefined) seen[name] = scope[name]
    try {
      const { value: result, warnings } = unaryTest(text, { ...seen, '?': value })
      drain(warnings, warn)
      return result === true
    } catch (error) {
      warn?.(messageOf(error))
      return false
    }
  }
}

/** @throws PolicyFault when it is not FEEL, or nonsense that only fails when it is tried ('> > 3') */
export function compileTest(text: string, names: Names): Test {
  const trimmed = text.trim()
  const nodes = parsed(trimmed, names, parseUnaryTests)
  const found = namesIn(trimmed, nodes, names)
  const seen = [...found.reads, ...found.calls]
  try {
    for (const value of [null, 1, 'a', true]) unaryTest(trimmed, { ...names, '?': value })
  } catch {
    throw notFeel(trimmed)
  }
  const isNegated = nodes.some(({ name, parents }) => name === 'not' && parents.length === 1)
  const pieces = piecesOf(trimmed, nodes)
  if (!pieces || pieces.some((piece) => nodesOf(piece.text, names, parseExpression).some((node) => node.isError)))
    return { text: trimmed, ...found, holds: slowly(trimmed, seen) }
  const parts = pieces.map(({ text: piece, isComparison }) => ({
    isComparison,
    run: closure(piece, names, [...seen, '?']),
  }))
  const holds: Test['holds'] = (value, scope, warn) => {
    const frame = { ...scope, '?': value }
    const part = ({ run, isComparison }: (typeof parts)[number]) => {
      const result = run(frame, warn)
      return isComparison ? result === true : fits(result, value)
    }
    return parts.some(part) !== isNegated
  }
  return { text: trimmed, ...found, holds }
}
