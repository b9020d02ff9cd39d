import { describe, expect, test } from 'vitest'
import { checkTable } from '../../policy/check-table.ts'
import { EditableTable } from '../../policy/editable-table.ts'
import { FACT_NAMES } from '../../policy/known-name.ts'
import { testsForGap } from './gap-rule.ts'
import { tried } from './situation-model.ts'
import { addRule } from './table-edit.ts'

const rule = (id: string, tests: string[], output: string) => ({
  id,
  tests,
  outputs: [output],
  source: 's',
  nl: 'n',
  en: 'e',
  klant: null,
  quote: null,
})

const table: EditableTable = EditableTable.parse({
  decision: 'profile',
  label: 'Indeling',
  description: '',
  hitPolicy: 'UNIQUE',
  aggregation: null,
  inputs: [
    { id: 'i1', label: 'Maanden', expression: 'monthsToWork', type: 'number', allowed: null },
    { id: 'i2', label: 'Zorg', expression: 'careNeed', type: 'boolean', allowed: null },
  ],
  outputs: [{ id: 'o1', name: 'category', label: '', type: 'string', allowed: null, defaultValue: null }],
  rules: [rule('r1', ['< 6', '-'], '"work"'), rule('r2', ['>= 12', 'true'], '"care"')],
})

const gaps = (now: EditableTable) => checkTable(now, FACT_NAMES).filter(({ code }) => code === 'gap')

describe('trying a situation on a table that is being changed', () => {
  test('says which row fires and what it gives', () => {
    const made = tried(table, FACT_NAMES, { monthsToWork: '3', careNeed: '' })
    expect([made.value, made.rules.map(({ index }) => index)]).toEqual(['work', [0]])
  })

  test('says what must still be known', () => {
    expect(tried(table, FACT_NAMES, { monthsToWork: '24' }).missing).toEqual(['careNeed'])
  })

  test('no row fits where the table has a gap', () => {
    expect(tried(table, FACT_NAMES, { monthsToWork: '8', careNeed: 'true' }).rules).toEqual([])
  })

  test('a row for each gap that is found closes them all, and touches no other row', () => {
    let mended = table
    for (let round = 0; round < 10 && gaps(mended).length > 0; round++)
      mended = addRule(mended, mended.rules.length, {
        ...rule(`new-${round}`, testsForGap(mended, FACT_NAMES, gaps(mended)[0]?.example ?? {}), '"x"'),
      })
    expect(gaps(mended)).toEqual([])
    expect(mended.rules.slice(2).map(({ tests }) => tests)).toEqual([
      ['[6..12)', '-'],
      ['>= 12', 'false'],
    ])
    expect(checkTable(mended, FACT_NAMES).filter(({ code }) => code === 'overlap' || code === 'conflict')).toEqual([])
  })
})
