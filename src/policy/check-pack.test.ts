import { describe, expect, test } from 'vitest'
import type { CheckedFile } from './check-model.ts'
import { checkLaw, checkPack } from './check-pack.ts'
import { checkPeriods } from './check-periods.ts'
import type { EditableTable } from './editable-table.ts'
import { LawPack } from './law.ts'
import { PolicyPack } from './pack.ts'

const both = (text: string) => ({ nl: text, en: text })
const sourced = <T>(value: T) => ({ value, source: 'own example' })
const category = (key: string) => ({ key, ...both(key), definition: sourced(both(key)), source: 'own example' })

const pack = (more: Record<string, unknown> = {}) =>
  PolicyPack.parse({
    municipality: { id: 'GM9999', name: 'Voorbeeld' },
    version: 'GM9999-2026.1',
    validFrom: '2026-01-01',
    validUntil: null,
    note: both('n'),
    silence: both('s'),
    profilingScheme: sourced({
      basis: 'prognosis',
      categories: [category('near'), category('far')],
      decision: { file: 'profiling.dmn', decision: 'profile' },
    }),
    ...more,
  })

const law = LawPack.parse({
  version: 'NL-2026.1',
  ...both('Participatiewet 2026'),
  validFrom: '2026-01-01',
  validUntil: null,
  note: both('n'),
  source: 'standards §1.5',
  articles: { '18-5': { label: 'artikel 18 lid 5', ...both('a') } },
  parameters: [],
  openTerms: [
    {
      key: 'first-measure',
      nl: 'Duur van een eerste maatregel',
      en: 'Length of a first measure',
      article: '18-5',
      kind: { type: 'number', min: 1, max: 3, unit: 'maanden' },
      default: null,
    },
    {
      key: 'spread',
      nl: 'Spreiden',
      en: 'Spread',
      article: '18-5',
      kind: {
        type: 'choice',
        options: [
          { key: 'yes', ...both('ja') },
          { key: 'no', ...both('nee') },
        ],
      },
      default: 'no',
      warning: both('Lid 6 past hier niet bij.'),
    },
  ],
  decisions: [],
})

function table(rows: [test: string, output: string][], expression = 'monthsToWork'): EditableTable {
  return {
    decision: 'profile',
    label: 'Indeling',
    description: '',
    hitPolicy: 'UNIQUE',
    aggregation: null,
    inputs: [{ id: 'i', label: 'Maanden', expression, type: 'number', allowed: null }],
    outputs: [{ id: 'o', name: 'category', label: 'Groep', type: 'string', allowed: null, defaultValue: null }],
    rules: rows.map(([cell, output], at) => ({
      id: `r${at}`,
      tests: [cell],
      outputs: [output],
      source: 's',
      nl: 'n',
      en: 'e',
      klant: null,
      quote: null,
    })),
  }
}

const NEAR_AND_FAR: [string, string][] = [
  ['< 6', '"near"'],
  ['>= 6', '"far"'],
]

const file = (tables: EditableTable[] = [table(NEAR_AND_FAR)], more: Partial<CheckedFile> = {}): CheckedFile => ({
  file: 'profiling.dmn',
  tables,
  inputs: [],
  decisions: tables.map(({ decision }) => ({ id: decision, name: decision, requires: [] })),
  knowledge: [],
  ...more,
})

test('a pack whose table gives every category has no findings', () => {
  expect(checkPack({ pack: pack(), files: [file()] }, law)).toEqual([])
})

test('a key that the pack lacks blocks, with its row; a category that no row gives is only told', () => {
  const found = checkPack(
    {
      pack: pack(),
      files: [
        file([
          table([
            ['< 6', '"near"'],
            ['>= 6', '"beyond"'],
          ]),
        ]),
      ],
    },
    law,
  )
  expect(found).toMatchObject([
    {
      code: 'key-unknown',
      isBlocking: true,
      file: 'profiling.dmn',
      part: 'profile',
      rows: [2],
      column: 2,
      nl: expect.stringContaining('‘beyond’'),
    },
    { code: 'key-unknown', isBlocking: false, rows: [], nl: expect.stringContaining('‘far’') },
  ])
})

test('a file or decision that is not there is named with the part of the pack that points at it', () => {
  expect(checkPack({ pack: pack(), files: [] }, law)).toMatchObject([
    { code: 'file-missing', isBlocking: true, file: 'profiling.dmn', part: 'profilingScheme' },
  ])
  const other = { ...table(NEAR_AND_FAR), decision: 'other' }
  expect(checkPack({ pack: pack(), files: [file([other])] }, law)).toMatchObject([
    { code: 'file-missing', nl: 'In profiling.dmn staat geen beslissing ‘profile’, waar de indeling naar wijst.' },
  ])
})

test('a fact that is not kept is named; a decision of the same file may be read', () => {
  const unknown = checkPack({ pack: pack(), files: [file([table(NEAR_AND_FAR, 'income')])] }, law)
  expect(unknown).toMatchObject([
    { code: 'unknown-name', isBlocking: true, file: 'profiling.dmn', part: 'profile', column: 1 },
  ])
  const decisions = [
    { id: 'profile', name: 'profile', requires: ['income'] },
    { id: 'income', name: 'income', requires: [] },
  ]
  expect(checkPack({ pack: pack(), files: [file([table(NEAR_AND_FAR, 'income')], { decisions })] }, law)).toEqual([])
})

test('what another table of the file may give bounds what is read of it', () => {
  const rung = { ...table([['-', '1']]), decision: 'rung' }
  const outputs = rung.outputs.map((output) => ({ ...output, type: 'number' as const, allowed: '1,2' }))
  const reading = table(
    [
      ['1', '"near"'],
      ['2', '"far"'],
    ],
    'rung',
  )
  const decisions = ['profile', 'rung'].map((id) => ({ id, name: id, requires: [] }))
  expect(checkPack({ pack: pack(), files: [file([reading, { ...rung, outputs }], { decisions })] }, law)).toEqual([])
})

test('the category that a table reads is one of the pack', () => {
  const read = table(
    [
      ['"near"', '"near"'],
      ['"elsewhere"', '"far"'],
    ],
    'category',
  )
  const inputs = read.inputs.map((input) => ({ ...input, type: 'string' as const }))
  const found = checkPack({ pack: pack(), files: [file([{ ...read, inputs }])] }, law)
  expect(found).toContainEqual(expect.objectContaining({ code: 'cell-type', rows: [2], column: 1, isBlocking: true }))
})

describe('an open term', () => {
  const found = (ordinance: Record<string, unknown>, of: LawPack | null = law) =>
    checkPack({ pack: pack({ ordinance }), files: [file()] }, of)

  test('within its bounds is fine, and so is one that is not known', () => {
    expect(found({ 'first-measure': sourced(3) })).toEqual([])
    expect(found({ 'first-measure': { unknown: true, reason: both('r') } })).toEqual([])
  })

  test('outside its bounds names the bounds and the article', () => {
    expect(found({ 'first-measure': sourced(4) })).toMatchObject([
      {
        code: 'value-out-of-bounds',
        isBlocking: true,
        part: 'ordinance.first-measure',
        article: 'artikel 18 lid 5',
        nl: 'Duur van een eerste maatregel: 4 mag niet. Volgens artikel 18 lid 5 mag het zijn: 1 tot en met 3 (maanden).',
      },
    ])
    for (const value of [0, true, 'two'])
      expect(found({ 'first-measure': sourced(value) })).toMatchObject([{ isBlocking: true }])
    expect(found({ spread: sourced('maybe') })).toMatchObject([
      { isBlocking: true, nl: expect.stringContaining('‘ja’ (yes)') },
    ])
  })

  test('with a doubt in the law itself shows the doubt', () => {
    expect(found({ spread: sourced('yes') })).toMatchObject([
      { isBlocking: false, article: 'artikel 18 lid 5', nl: expect.stringContaining('Lid 6 past hier niet bij.') },
    ])
  })

  test('that the law does not have is refused; without a law nothing can be said', () => {
    expect(found({ fine: sourced(1) })).toMatchObject([{ code: 'open-term-unknown', isBlocking: true }])
    expect(found({ fine: sourced(1) }, null)).toMatchObject([{ code: 'open-term-unknown', isBlocking: false }])
  })
})

test('decisions that need something that is not there, or each other, are named', () => {
  const decisions = [
    { id: 'profile', name: 'Indeling', requires: ['second'] },
    { id: 'second', name: 'Tweede', requires: ['profile'] },
    { id: 'third', name: 'Derde', requires: ['nowhere', 'profile'] },
  ]
  const found = checkPack({ pack: pack(), files: [file([table(NEAR_AND_FAR)], { decisions })] }, law)
  expect(found).toMatchObject([
    {
      code: 'requirement-missing',
      isBlocking: true,
      part: 'third',
      nl: '‘Derde’ heeft ‘nowhere’ nodig, maar dat staat niet in dit bestand.',
    },
    {
      code: 'cycle',
      isBlocking: true,
      part: 'profile',
      nl: expect.stringContaining('‘Indeling’ → ‘Tweede’ → ‘Indeling’'),
    },
  ])
})

test('a law whose decision is not there is named, and its tables read what they declare', () => {
  const decision = {
    key: 'duty',
    ...both('Plicht'),
    article: '18-5',
    decision: { file: 'profiling.dmn', decision: 'profile' },
  }
  const pointing = { ...law, decisions: [decision] }
  expect(checkLaw({ pack: pointing, files: [] })).toMatchObject([{ code: 'file-missing', part: 'duty' }])
  const inputs = [{ id: 'i', name: 'wait', type: 'number' as const }]
  expect(checkLaw({ pack: pointing, files: [file([table(NEAR_AND_FAR, 'wait')], { inputs })] })).toEqual([])
  expect(checkLaw({ pack: pointing, files: [file([table(NEAR_AND_FAR, 'weight')], { inputs })] })).toMatchObject([
    { code: 'unknown-name', column: 1, article: 'artikel 18 lid 5' },
  ])
})

describe('versions follow each other', () => {
  const period = (validFrom: string, validUntil: string | null) => ({
    version: `GM9999-${validFrom}`,
    file: `${validFrom}.json`,
    validFrom,
    validUntil,
  })
  const found = (...versions: ReturnType<typeof period>[]) =>
    checkPeriods(versions).map(({ code, isBlocking }) => [code, isBlocking])

  test('one without a last day holds until the next, whatever the order they are given in', () => {
    expect(found(period('2020-01-01', null), period('2012-01-01', null), period('2026-01-01', null))).toEqual([])
    expect(found(period('2012-01-01', '2019-12-31'), period('2020-01-01', null))).toEqual([])
  })

  test('two on one day and an overlap block; a gap is told', () => {
    expect(found(period('2012-01-01', null), period('2012-01-01', null))).toEqual([['two-on-one-day', true]])
    expect(found(period('2012-01-01', '2020-01-01'), period('2020-01-01', null))).toEqual([['period-overlap', true]])
    expect(found(period('2012-01-01', '2019-11-30'), period('2020-01-01', null))).toEqual([['period-gap', false]])
  })
})
