import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EditableTable } from '../../policy/editable-table.ts'
import {
  addInput,
  addOutput,
  addRule,
  canRemoveColumn,
  cellAt,
  copyRule,
  done,
  historyOf,
  moveRule,
  redone,
  removeColumn,
  removeRule,
  undone,
  withCell,
} from './table-edit.ts'

const table: EditableTable = EditableTable.parse({
  decision: 'profile',
  label: 'Indeling',
  description: '',
  hitPolicy: 'UNIQUE',
  aggregation: null,
  inputs: [{ id: 'i1', label: 'Maanden', expression: 'monthsToWork', type: 'number', allowed: null }],
  outputs: [{ id: 'o1', name: 'category', label: '', type: 'string', allowed: null, defaultValue: null }],
  rules: [
    { id: 'r1', tests: ['< 6'], outputs: ['"a"'], source: 's', nl: 'n', en: 'e', klant: null, quote: null },
    { id: 'r2', tests: ['>= 6'], outputs: ['"b"'], source: 's', nl: 'n', en: 'e', klant: null, quote: null },
  ],
})

type Step = (table: EditableTable) => EditableTable

const input = { label: 'Leeftijd', expression: 'age', type: 'number', allowed: null } as const
const output = { name: 'days', label: '', type: 'number', allowed: null, defaultValue: null } as const
const small = fc.nat({ max: 5 })
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  small.map(
    (at): Step =>
      (now) =>
        addRule(now, at),
  ),
  small.map(
    (row): Step =>
      (now) =>
        copyRule(now, row),
  ),
  fc.tuple(small, fc.constantFrom(-1 as const, 1 as const)).map(
    ([row, step]): Step =>
      (now) =>
        moveRule(now, row, step),
  ),
  small.map(
    (row): Step =>
      (now) =>
        removeRule(now, row),
  ),
  fc.constant<Step>((now) => addInput(now, input)),
  fc.constant<Step>((now) => addOutput(now, output)),
  small.map(
    (column): Step =>
      (now) =>
        removeColumn(now, column),
  ),
  fc.tuple(small, small).map(
    ([row, column]): Step =>
      (now) =>
        row < now.rules.length && column < now.inputs.length + now.outputs.length
          ? withCell(now, { row, column }, '1')
          : now,
  ),
)

describe('a decision table under somebody’s hands', () => {
  test('a cell of an output lies behind the inputs', () => {
    expect(cellAt(table, { row: 1, column: 1 })).toBe('"b"')
    expect(cellAt(withCell(table, { row: 1, column: 1 }, '"c"'), { row: 1, column: 1 })).toBe('"c"')
  })

  test('a copy stands below its rule, with an id of its own', () => {
    const { rules } = copyRule(table, 0)
    expect(rules.map(({ tests }) => tests[0])).toEqual(['< 6', '< 6', '>= 6'])
    expect(new Set(rules.map(({ id }) => id)).size).toBe(3)
  })

  test('the last outcome cannot be taken away', () => {
    expect(canRemoveColumn(table, 1)).toBe(false)
    expect(removeColumn(table, 1)).toBe(table)
  })

  test('whatever is done, every row has a cell per column, ids are unique, and the table fits its contract', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 20 }), (steps) => {
        const after = steps.reduce((now, step) => step(now), table)
        expect(EditableTable.safeParse(after).success).toBe(true)
        for (const rule of after.rules) {
          expect(rule.tests).toHaveLength(after.inputs.length)
          expect(rule.outputs).toHaveLength(after.outputs.length)
        }
        const ids = [...after.rules, ...after.inputs, ...after.outputs].map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })

  test('undo goes back step by step to the beginning, and redo to the end', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 10 }), (values) => {
        let history = historyOf(-0.5)
        for (const value of values) history = done(history, value)
        const end = history.now
        for (const _ of values) history = undone(history)
        expect(history.now).toBe(-0.5)
        for (const _ of values) history = redone(history)
        expect(history.now).toBe(end)
      }),
    )
  })

  test('letters typed in one text are undone together; another text is another step', () => {
    let history = historyOf('')
    for (const text of ['a', 'ab', 'abc']) history = done(history, text, 'nl of row 1')
    history = done(history, 'abcd', 'en of row 1')
    expect(undone(history).now).toBe('abc')
    expect(undone(undone(history)).now).toBe('')
  })

  test('a new step after an undo makes redo forget', () => {
    const history = done(undone(done(historyOf(0), 1)), 2)
    expect(redone(history).now).toBe(2)
  })
})
