import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { compileTable } from './compile-table.ts'
import { compileDecision } from './decide.ts'
import { editableTables } from './dmn-editable.ts'
import { readDmn } from './dmn-read.ts'
import { withTable } from './dmn-write.ts'
import { modelWith, tableOf } from './table-of.ts'

const dish = () => readFile(resolve(join(import.meta.dirname, '../../test/dmn/dish.dmn')), 'utf8')

test('a table that is being edited decides at once, without a file', async () => {
  const table = (await editableTables(await dish())).find(({ decision }) => decision === 'season')
  if (!table) throw new Error('no table')
  const { decide } = compileTable(tableOf(table), {})
  expect([35, 20, 5].map((temperature) => decide({ temperature }))).toEqual(['Summer', 'Spring', 'Winter'])
})

test('a model with an edited table decides as the file that has it', async () => {
  const xml = await dish()
  const table = (await editableTables(xml)).find(({ decision }) => decision === 'season')
  if (!table) throw new Error('no table')
  const [first, ...rules] = table.rules
  if (!first) throw new Error('no rule')
  const edited = {
    ...table,
    rules: [
      { ...first, tests: ['> 33'] },
      { ...first, id: 'new', tests: ['(30..33]'], outputs: ['"Spring"'] },
      ...rules,
    ],
  }
  const inMemory = compileDecision(modelWith(await readDmn(xml), edited), 'dish-decision')
  const inFile = compileDecision(await readDmn(await withTable(xml, edited)), 'dish-decision')
  const before = compileDecision(await readDmn(xml), 'dish-decision')
  for (const temperature of [4, 20, 31, 40]) {
    const given = { temperature, dayType: 'Weekday' }
    expect(inMemory.explain(given)).toEqual(inFile.explain(given))
  }
  const given = { temperature: 31, dayType: 'Weekday' }
  expect([before.decide(given), inMemory.decide(given)]).toEqual(['Light Salad', null])
})

test('a cell that is being typed and is no FEEL yet is refused with its place', async () => {
  const [table] = await editableTables(await dish())
  if (!table) throw new Error('no table')
  const rules = table.rules.map((rule, index) => (index === 1 ? { ...rule, tests: ['"Winter', '-'] } : rule))
  expect(() => compileTable(tableOf({ ...table, rules }), {})).toThrow(`rule 2, column 1: '"Winter' is not FEEL`)
})
