import { evaluate, parseExpression, parseUnaryTests, unaryTest } from 'feelin'

export type FeelKind = 'test' | 'expression'

/** What a FEEL text reads, and where it stops being FEEL (from 1, as a person counts; null: it is FEEL). */
export interface FeelReading {
  names: readonly string[]
  functions: readonly string[]
  fault: { at: number; near: string } | null
}

type Tree = ReturnType<typeof parseExpression>

/** The grammar accepts some nonsense ('> > 3') that fails whatever it is tried with; some FEEL fails for one type only. */
function canBeTried(text: string, kind: FeelKind, nothing: Record<string, null>): boolean {
  const values = kind === 'test' ? [null, 1, 'a', true] : [null]
  return values.some((value) => {
    try {
      if (kind === 'expression') evaluate(text, nothing)
      else unaryTest(text, { ...nothing, '?': value })
      return true
    } catch {
      return false
    }
  })
}

function readTree(tree: Tree, text: string): FeelReading {
  const names = new Set<string>()
  const functions = new Set<string>()
  /** Names that the text itself binds: of a loop, a function, an entry. */
  const own = new Set<string>(['?', 'item', 'partial'])
  let fault: FeelReading['fault'] = null
  tree.iterate({
    enter({ node, name, from, to, type }) {
      if (type.isError) fault ??= { at: from + 1, near: text.slice(from, from + 20) }
      if (name === 'Name' || name === 'ParameterName') own.add(text.slice(from, to))
      if (name !== 'VariableName') return
      const isCalled = node.parent?.name === 'FunctionInvocation' && node.parent.from === from
      ;(isCalled ? functions : names).add(text.slice(from, to))
    },
  })
  return {
    names: [...names].filter((name) => !own.has(name)),
    functions: [...functions].filter((name) => !own.has(name)),
    fault,
  }
}

function read(text: string, kind: FeelKind, known: Iterable<string>): FeelReading {
  const nothing = Object.fromEntries([...known].map((name) => [name, null]))
  const tree = (kind === 'test' ? parseUnaryTests : parseExpression)(text, nothing, undefined)
  const reading = readTree(tree, text)
  if (reading.fault || canBeTried(text, kind, nothing)) return reading
  return { ...reading, fault: { at: 1, near: text.slice(0, 20) } }
}

/** A table is checked again after each key; only one of its cells has then changed. */
const readings = new WeakMap<ReadonlyMap<string, unknown>, Map<string, FeelReading>>()
const MOST_KEPT = 5000

/** @param known names that may be read: names with spaces in them are only found when they are known */
export function readFeel(text: string, kind: FeelKind, known: ReadonlyMap<string, unknown>): FeelReading {
  const kept = readings.get(known) ?? new Map<string, FeelReading>()
  readings.set(known, kept)
  const key = `${kind} ${text}`
  const reading = kept.get(key) ?? read(text, kind, known.keys())
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(key, reading)
  return reading
}

/** Whether FEEL itself has the function. */
export const isBuiltIn = (name: string): boolean => typeof evaluate(name).value === 'function'
