import { type CellTest, parseCell } from './cell.ts'
import type { Column } from './check-column.ts'
import { type FeelKind, isBuiltIn, readFeel } from './check-feel.ts'
import { atCell, type Found, TYPE_WORDS, valueInWords } from './check-words.ts'
import type { EditableTable } from './editable-table.ts'
import type { KnownNames } from './known-name.ts'
import { answer, readValue, shown, type ValueType, valuesIn } from './regions.ts'
import type { LocalText } from './sourced.ts'

/** Where a text stands: row null for the head of a column. */
interface Spot {
  row: number | null
  column: number
  label: string
}

function found(code: Found['code'], { row, column, label }: Spot, words: LocalText): Found {
  const at = atCell(row, label)
  return {
    code,
    isBlocking: true,
    rows: row === null ? [] : [row],
    column,
    nl: `${at.nl}: ${words.nl}`,
    en: `${at.en}: ${words.en}`,
  }
}

const unknownName = (name: string): LocalText => ({
  nl: `‘${name}’ is geen gegeven dat Trede kent. Is het tekst, zet er dan aanhalingstekens omheen: "${name}".`,
  en: `‘${name}’ is nothing that Trede knows. If it is text, put quotation marks around it: "${name}".`,
})

const unknownFunction = (name: string): LocalText => ({
  nl: `de functie ‘${name}’ bestaat niet.`,
  en: `there is no function ‘${name}’.`,
})

const notFeel = (text: string, at: number, near: string): LocalText => ({
  nl: `‘${text}’ kan niet worden gelezen; het gaat mis bij teken ${at}${near ? ` (‘${near}’)` : ', waar iets ontbreekt'}.`,
  en: `‘${text}’ cannot be read; it goes wrong at character ${at}${near ? ` (‘${near}’)` : ', where something is missing'}.`,
})

/** What is wrong with a FEEL text in itself: it is no FEEL, or it reads what is not known. */
function checkFeel(text: string, kind: FeelKind, spot: Spot, known: KnownNames): Found[] {
  const { names, functions, fault } = readFeel(text, kind, known)
  if (fault) return [found('cell-not-feel', spot, notFeel(text, fault.at, fault.near))]
  return [
    ...names.filter((name) => !known.has(name)).map((name) => found('unknown-name', spot, unknownName(name))),
    ...functions
      .filter((name) => !known.has(name) && !isBuiltIn(name))
      .map((name) => found('unknown-function', spot, unknownFunction(name))),
  ]
}

const wrongType = (given: ValueType, value: LocalText, type: ValueType): LocalText => ({
  nl: `${value.nl} is ${TYPE_WORDS[given].nl}, maar hier hoort ${TYPE_WORDS[type].nl}.`,
  en: `${value.en} is ${TYPE_WORDS[given].en}, but ${TYPE_WORDS[type].en} belongs here.`,
})

const notAllowed = (value: LocalText): LocalText => ({
  nl: `${value.nl} hoort niet bij de toegestane waarden.`,
  en: `${value.en} is not one of the allowed values.`,
})

/** Every range that runs from high to low: no value lies in it. */
function reversed(test: CellTest): boolean {
  if (test.kind === 'some') return test.tests.some(reversed)
  if (test.kind === 'not') return reversed(test.test)
  if (test.kind !== 'range') return false
  const [low, high] = [readValue(test.low), readValue(test.high)]
  return low !== null && high !== null && low.type === high.type && low.value > high.value
}

/** Values of another type than the column's, and values that the column does not allow. */
function checkValues(test: CellTest, type: ValueType, allowed: readonly CellTest[], spot: Spot): Found[] {
  const faults = valuesIn(test).flatMap((named) => {
    const value = readValue(named)
    if (value === null) return []
    const words = valueInWords(shown(value.type, value.value))
    if (value.type !== type) return [found('cell-type', spot, wrongType(value.type, words, type))]
    return []
  })
  if (reversed(test))
    faults.push(
      found('cell-type', spot, { nl: 'het bereik loopt van hoog naar laag.', en: 'the range runs from high to low.' }),
    )
  return faults.length > 0
    ? faults
    : strangers(test, type, allowed).map((words) => found('cell-type', spot, notAllowed(words)))
}

/** Single values that a cell names and no allowed test holds for; ends of ranges may lie outside. */
function strangers(test: CellTest, type: ValueType, allowed: readonly CellTest[]): LocalText[] {
  if (test.kind === 'some') return test.tests.flatMap((each) => strangers(each, type, allowed))
  if (test.kind === 'not') return strangers(test.test, type, allowed)
  const value = test.kind === 'equals' ? readValue(test.value) : null
  if (value === null || allowed.every((each) => answer(each, type, value.value) !== 'no')) return []
  return [valueInWords(shown(type, value.value))]
}

function checkTest(text: string, test: CellTest, column: Column, row: number, known: KnownNames): Found[] {
  const spot: Spot = { row, column: column.number, label: column.label }
  if (test.kind === 'feel') return checkFeel(test.text, 'test', spot, known)
  return text === '' || column.type === null ? [] : checkValues(test, column.type, column.allowed, spot)
}

/** The heads of the input columns: what they read, and whether that has the type that the column says. */
export function checkHeads(table: EditableTable, columns: readonly Column[], known: KnownNames): Found[] {
  return columns.flatMap((column, at) => {
    const spot: Spot = { row: null, column: column.number, label: column.label }
    const name = known.get(column.expression)
    const declared = table.inputs[at]?.type ?? 'Any'
    if (!name) return checkFeel(column.expression, 'expression', spot, known)
    if (name.type === 'Any' || declared === 'Any' || name.type === declared) return []
    return [
      found('cell-type', spot, {
        nl: `de kolom zegt ${TYPE_WORDS[declared].nl}, maar ‘${column.expression}’ is ${TYPE_WORDS[name.type].nl}.`,
        en: `the column says ${TYPE_WORDS[declared].en}, but ‘${column.expression}’ is ${TYPE_WORDS[name.type].en}.`,
      }),
    ]
  })
}

/** What is wrong in the cells of the inputs, each taken by itself. */
export function checkTests(table: EditableTable, columns: readonly Column[], known: KnownNames): Found[] {
  return table.rules.flatMap((rule, row) =>
    columns.flatMap((column, at) => {
      const test = column.tests[row]
      return test ? checkTest((rule.tests[at] ?? '').trim(), test, column, row + 1, known) : []
    }),
  )
}

/** What is wrong in the cells of the outputs: an output is a FEEL expression, mostly one value. */
export function checkOutputs(table: EditableTable, known: KnownNames): Found[] {
  const allowed = table.outputs.map((output) => (output.allowed === null ? [] : [parseCell(output.allowed)]))
  return table.rules.flatMap((rule, row) =>
    table.outputs.flatMap((output, at) => {
      const text = (rule.outputs[at] ?? '').trim()
      const column = table.inputs.length + at + 1
      return checkOutput(
        text,
        output,
        { row: row + 1, column, label: output.label || output.name },
        allowed[at] ?? [],
        known,
      )
    }),
  )
}

function checkOutput(
  text: string,
  output: EditableTable['outputs'][number],
  spot: Spot,
  allowed: readonly CellTest[],
  known: KnownNames,
): Found[] {
  if (text === '' || text === '-')
    return [found('cells-missing', spot, { nl: 'de uitkomst is leeg.', en: 'the outcome is empty.' })]
  const cell = parseCell(text)
  const value = cell.kind === 'equals' ? readValue(cell.value) : null
  if (value === null) return checkFeel(text, 'expression', spot, known)
  const words = valueInWords(shown(value.type, value.value))
  if (output.type !== 'Any' && value.type !== output.type)
    return [found('cell-type', spot, wrongType(value.type, words, output.type))]
  if (allowed.some((each) => answer(each, value.type, value.value) === 'no'))
    return [found('output-not-allowed', spot, notAllowed(words))]
  return []
}
