import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from './canonical.ts'
import { type Compared, differences } from './differences.ts'
import { editableTables } from './dmn-editable.ts'
import type { EditableRule, EditableTable } from './editable-table.ts'
import { PolicyPack } from './pack.ts'

const FOLDER = join(import.meta.dirname, '../../policies/GM1916')
const read = (file: string) => readFile(join(FOLDER, file), 'utf8')
const pack = PolicyPack.parse(JSON.parse(await read('2009-01-01.json')))
const [table] = await editableTables(await read('profiling.dmn'))
if (!table) throw new Error('the file has no table')

const PART = 'profiling.dmn/profile'
const base: Compared = { pack, tables: { 'profiling.dmn': [table] } }
const withPack = (changes: Partial<PolicyPack>): Compared => ({ ...base, pack: { ...pack, ...changes } })
const withTable = (changes: Partial<EditableTable>): Compared => ({
  ...base,
  tables: { 'profiling.dmn': [{ ...table, ...changes }] },
})
const withRules = (change: (rules: EditableRule[]) => EditableRule[]) => withTable({ rules: change([...table.rules]) })

const told = (after: Compared) =>
  differences(base, after).map(({ kind, part, row, column, detail, before, after: now }) =>
    [kind, part, row, column, detail, before, now].filter((one) => one !== null),
  )

test('a version has no differences with itself, whatever its number and period', () => {
  expect(differences(base, base)).toEqual([])
  expect(told(withPack({ version: 'GM1916-2027.1', validFrom: '2027-01-01', validUntil: '2027-12-31' }))).toEqual([])
})

describe('values', () => {
  test('differ in the value itself, with its source, under the path of the parameter', () => {
    const after = withPack({ halfDays: { value: 4, source: 'raadsbesluit 12' } })
    expect(told(after)).toEqual([['parameter', 'halfDays', '4']])
    expect(differences(after, base)).toMatchObject([{ part: 'halfDays', before: '4', after: null }])
    const later = withPack({ halfDays: { value: 6, source: 'raadsbesluit 13' } })
    expect(differences(after, later).map(({ detail, before, after: now }) => [detail, before, now])).toEqual([
      [null, '4', '6'],
      ['source', 'raadsbesluit 12', 'raadsbesluit 13'],
    ])
  })

  test('of a list are told by their keys, not by their place', () => {
    if (!('value' in pack.profilingScheme)) throw new Error('no scheme')
    const { value } = pack.profilingScheme
    const [first, ...rest] = value.categories
    if (!first) throw new Error('no categories')
    const renamed = { ...first, nl: 'Anders' }
    const after = withPack({
      profilingScheme: { ...pack.profilingScheme, value: { ...value, categories: [...rest, renamed] } },
    })
    expect(told(after)).toEqual([['parameter', 'profilingScheme', `categories/${first.key}/nl`, first.nl, 'Anders']])
  })

  test('of an ordinance, and rights, are told as well', () => {
    const after = withPack({
      ordinance: { 'measure-months': { value: 2, source: 'verordening 3' } },
      rights: { source: 'x', rights: { 'team-lead': { 'policy.publish': 'municipality' } } },
    })
    expect(told(after)).toContainEqual(['ordinance', 'measure-months', '2'])
    expect(told(after).some(([, part]) => part === 'rights')).toBe(true)
  })
})

describe('tables', () => {
  test('differ cell by cell, with row and column as a person counts', () => {
    const after = withRules((rules) =>
      rules.map((rule, index) => (index === 1 ? { ...rule, tests: ['-', '<= 6'], nl: 'Binnen een half jaar.' } : rule)),
    )
    expect(told(after)).toEqual([
      ['rule', PART, 2, 'Maanden tot werk', '<= 3', '<= 6'],
      ['rule', PART, 2, 'nl', table.rules[1]?.nl, 'Binnen een half jaar.'],
    ])
  })

  test('tell a rule that came or went as one, and leave the others alone', () => {
    const fresh = { ...(table.rules[0] as EditableRule), id: 'new', tests: ['true', '> 60'] }
    expect(told(withRules((rules) => [fresh, ...rules]))).toEqual([
      ['rule', PART, 1, 'true | > 60 → "social-participation"'],
    ])
    expect(told(withRules((rules) => rules.slice(1)))).toEqual([
      ['rule', PART, 1, 'false | - → "social-participation"'],
    ])
  })

  test('tell of one rule that was moved, not of all that it passed', () => {
    const after = withRules(([first, ...rest]) => [...rest, first as EditableRule])
    expect(told(after)).toEqual([['rule', PART, 3, 'row', '1', '3']])
  })

  test('take an empty cell and a dash for the same, and rules with new ids for what they say', () => {
    const after = withRules((rules) =>
      rules.map((rule) => ({
        ...rule,
        id: `${rule.id}-x`,
        tests: rule.tests.map((cell) => (cell === '-' ? '' : cell)),
      })),
    )
    expect(told(after)).toEqual([])
  })

  test('tell of columns, hit policies and whole tables', () => {
    expect(told(withTable({ hitPolicy: 'UNIQUE' }))).toEqual([['table', PART, 'hitPolicy', 'FIRST', 'UNIQUE']])
    const [first, second] = table.inputs
    if (!first || !second) throw new Error('two columns')
    const shorter = {
      ...table,
      inputs: [second],
      rules: table.rules.map((rule) => ({ ...rule, tests: rule.tests.slice(1) })),
    }
    expect(told(withTable(shorter))).toContainEqual(['column', PART, 'Kan werken', 'Kan werken'])
    expect(told({ ...base, tables: {} })).toEqual([['table', PART, table.label]])
  })

  test('whatever is moved, taken out or put in: the other way round tells as many differences', () => {
    const order = fc.shuffledSubarray([
      ...table.rules,
      { ...(table.rules[0] as EditableRule), id: 'new', tests: ['', '1'] },
    ])
    fc.assert(
      fc.property(order, (rules) => {
        const after = withTable({ rules })
        expect(differences(after, base)).toHaveLength(differences(base, after).length)
        const same = rules.length === 3 && rules.every((rule, index) => rule.id === table.rules[index]?.id)
        expect(differences(base, after).length === 0).toBe(same)
      }),
    )
  })
})

test('JSON that is equal has one canonical text, in whatever order its fields came', () => {
  const anyOrder = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(anyOrder)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([key, one]) => [key, anyOrder(one)]),
    )
  }
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain: unknown = JSON.parse(JSON.stringify(value))
      expect(canonicalJson(anyOrder(plain))).toBe(canonicalJson(plain))
      expect(JSON.parse(canonicalJson(plain))).toEqual(plain)
    }),
  )
})
