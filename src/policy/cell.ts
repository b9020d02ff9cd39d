/**
 * A cell of a decision table as plain data, as far as it is made of what tables use: values, comparisons, ranges, lists,
 * negation. Everything else stays FEEL text. The compiler and the checks read it.
 * @source OMG DMN 1.5 §9 (S-FEEL unary tests)
 */
export type CellTest =
  | { kind: 'any' }
  /** One of these holds. */
  | { kind: 'some'; tests: readonly CellTest[] }
  | { kind: 'not'; test: CellTest }
  | { kind: 'equals'; value: CellValue }
  /** From `low` to `high`; null where that side is open. `includesLow`, `includesHigh`: the end itself belongs to it. */
  | { kind: 'range'; low: CellValue; high: CellValue; includesLow: boolean; includesHigh: boolean }
  /** FEEL that is none of the above. */
  | { kind: 'feel'; text: string }

/** A value that a cell names: text, number, truth, day as ISO text with its kind, or FEEL's null. */
export type CellValue =
  | { type: 'string'; value: string }
  | { type: 'number'; value: number }
  | { type: 'boolean'; value: boolean }
  | { type: 'date'; value: string }
  | { type: 'duration'; value: string }
  | { type: 'null' }

const NULL: CellValue = { type: 'null' }
const ANY: CellTest = { kind: 'any' }

/** FEEL's grammar for durations; weeks are no part of it. @source OMG DMN 1.5 §10.3.2.3.6 */
const DURATION = /^-?P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/
/** Only the escapes that every FEEL reads alike; another one leaves the cell to the FEEL engine. */
const STRING = String.raw`"(?:[^"\\\n\r]|\\["\\nrt])*"`
const TOKEN = new RegExp(
  String.raw`\s*(${STRING}|@|\.\.|-?(?:\d+(?:\.\d+)?|\.\d+)(?![\w.]*\w)|-?\d+(?:\.\d+)?(?=\.\.)|<=|>=|[<>()[\],-]|[A-Za-z_]\w*)`,
  'y',
)
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

/** What cannot be read as one of the plain kinds of test. */
class NotPlain extends Error {}

function tokensOf(text: string): string[] {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const token = TOKEN.exec(text)?.[1]
    if (token === undefined) throw new NotPlain()
    tokens.push(token)
  }
  return tokens
}

const textOf = (literal: string): string =>
  literal.slice(1, -1).replaceAll(/\\(.)/g, (_, letter: string) => ESCAPED[letter] ?? letter)

/** A real day of the years 0001 to 9999. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text.startsWith('0000')) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

function timeValue(kind: 'date' | 'duration' | '@', text: string): CellValue {
  if (kind !== 'duration' && isDay(text)) return { type: 'date', value: text }
  if (kind !== 'date' && DURATION.test(text)) return { type: 'duration', value: text }
  throw new NotPlain()
}

const isString = (token: string | undefined): token is string => token?.startsWith('"') === true

/** Reads tokens from left to right; every reader throws {@link NotPlain} at the first that does not fit. */
class CellReader {
  readonly #tokens: readonly string[]
  #at = 0

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens
  }

  #next(): string {
    const token = this.#tokens[this.#at++]
    if (token === undefined) throw new NotPlain()
    return token
  }

  #accept(...wanted: string[]): boolean {
    const isThere = wanted.every((token, index) => this.#tokens[this.#at + index] === token)
    if (isThere) this.#at += wanted.length
    return isThere
  }

  #expect(token: string): void {
    if (!this.#accept(token)) throw new NotPlain()
  }

  #string(): string {
    const token = this.#next()
    if (!isString(token)) throw new NotPlain()
    return textOf(token)
  }

  #value(): CellValue {
    if (this.#accept('@')) return timeValue('@', this.#string())
    const token = this.#next()
    if (isString(token)) return { type: 'string', value: textOf(token) }
    if (/^-?[.\d]*\d$/.test(token)) return { type: 'number', value: Number(token) }
    if (token === 'true' || token === 'false') return { type: 'boolean', value: token === 'true' }
    if (token === 'null') return NULL
    if (token !== 'date' && token !== 'duration') throw new NotPlain()
    this.#expect('(')
    const value = timeValue(token, this.#string())
    this.#expect(')')
    return value
  }

  #test(): CellTest {
    const token = this.#tokens[this.#at]
    if (token === undefined || !['<', '<=', '>', '>=', '[', ']', '('].includes(token))
      return { kind: 'equals', value: this.#value() }
    this.#at++
    const first = this.#value()
    if (token === '<' || token === '<=') return range(NULL, first, false, token === '<=')
    if (token === '>' || token === '>=') return range(first, NULL, token === '>=', false)
    this.#expect('..')
    const last = this.#value()
    const end = this.#next()
    if (end !== ']' && end !== ')' && end !== '[') throw new NotPlain()
    return range(first, last, token === '[', end === ']')
  }

  #tests(): CellTest {
    const first = this.#test()
    const tests = [first]
    while (this.#accept(',')) tests.push(this.#test())
    return tests.length === 1 ? first : { kind: 'some', tests }
  }

  read(): CellTest {
    const isNegated = this.#accept('not', '(')
    const test = this.#tests()
    if (isNegated) this.#expect(')')
    if (this.#at !== this.#tokens.length) throw new NotPlain()
    return isNegated ? { kind: 'not', test } : test
  }
}

function range(low: CellValue, high: CellValue, includesLow: boolean, includesHigh: boolean): CellTest {
  const type = low.type === 'null' ? high.type : low.type
  const isOrdered =
    type !== 'null' && type !== 'boolean' && [low, high].every((end) => [type, 'null'].includes(end.type))
  if (!isOrdered) throw new NotPlain()
  return {
    kind: 'range',
    low,
    high,
    includesLow: includesLow && low.type !== 'null',
    includesHigh: includesHigh && high.type !== 'null',
  }
}

/**
 * The test that a cell states. A cell that is no FEEL at all comes back as `feel` too: whether it is FEEL, the FEEL
 * engine says. A range from high to low stays as it is written.
 */
export function parseCell(text: string): CellTest {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed === '-') return ANY
  try {
    return new CellReader(tokensOf(trimmed)).read()
  } catch (error) {
    if (error instanceof NotPlain) return { kind: 'feel', text: trimmed }
    throw error
  }
}
