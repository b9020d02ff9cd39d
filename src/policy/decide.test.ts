import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate, type Variables } from './decide.ts'
import { readModel } from './dmn.ts'

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

interface Row {
  tests: readonly string[]
  outputs: readonly string[]
}

function dmn(hitPolicy: string, inputs: readonly string[], outputs: readonly string[], rows: readonly Row[]): string {
  const cells = (name: string, texts: readonly string[]) =>
    texts.map((text) => `<${name}><text>${escape(text)}</text></${name}>`).join('')
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" name="d" namespace="urn:test">
    <decision id="table" name="Table"><decisionTable id="t" ${hitPolicy}>
    ${inputs.map((text) => `<input><inputExpression><text>${text}</text></inputExpression></input>`).join('')}
    ${outputs.map((name) => `<output name="${name}"/>`).join('')}
    <annotation name="source"/><annotation name="nl"/><annotation name="en"/>
    ${rows.map(({ tests, outputs: values }, index) => `<rule>${cells('inputEntry', tests)}${cells('outputEntry', values)}${cells('annotationEntry', [`line ${index}`, `regel ${index}`, `rule ${index}`])}</rule>`).join('')}
    </decisionTable></decision></definitions>`
}

const read = (hitPolicy: string, inputs: string[], rows: Row[], outputs = ['value']) =>
  readModel(dmn(`hitPolicy="${hitPolicy}"`, inputs, outputs, rows))

const row = (tests: string[], ...outputs: string[]): Row => ({ tests, outputs })

test('the first rule that fires decides in a FIRST table, though a later one fires too', async () => {
  const model = await read('FIRST', ['monthsToWork'], [row(['<= 3'], '"near"'), row(['-'], '"far"')])
  expect(evaluate(model, 'table', { monthsToWork: 3 })).toMatchObject({
    value: 'near',
    rules: [
      {
        index: 0,
        source: 'line 0',
        nl: 'regel 0',
        en: 'rule 0',
        inputs: [{ name: 'monthsToWork', value: 3, test: '<= 3' }],
      },
    ],
    missing: [],
  })
  expect(evaluate(model, 'table', { monthsToWork: 4 }).value).toBe('far')
})

test('a rule that needs something unknown does not fire, and the unknown is told because it could have mattered', async () => {
  const model = await read('FIRST', ['monthsToWork'], [row(['<= 3'], '"near"'), row(['-'], '"far"')])
  expect(evaluate(model, 'table', {})).toMatchObject({ value: 'far', missing: ['monthsToWork'] })
})

test('an unknown that cannot matter any more is not called missing', async () => {
  const rows = [row(['true', '-'], '"yes"'), row(['-', '> 3'], '"far"'), row(['false', '> 9'], '"far"')]
  const model = await read('FIRST', ['canWork', 'monthsToWork'], rows)
  expect(evaluate(model, 'table', { canWork: true })).toMatchObject({ value: 'yes', missing: [] })
  expect(evaluate(model, 'table', { canWork: false, monthsToWork: 2 })).toMatchObject({ value: null, missing: [] })
})

test('nothing fires: the value is null, for unknown stays unknown', async () => {
  const model = await read('UNIQUE', ['goal'], [row(['"work"'], '"a"'), row(['"care"'], '"b"')])
  expect(evaluate(model, 'table', {})).toMatchObject({ value: null, outcome: {}, rules: [], missing: ['goal'] })
  expect(evaluate(model, 'table', { goal: 'participation' })).toMatchObject({ value: null, missing: [] })
})

test('two rules that fire in a UNIQUE table give a contradiction, not a choice', async () => {
  const model = await read('UNIQUE', ['age'], [row(['> 20'], '"a"'), row(['> 30'], '"b"')])
  expect(evaluate(model, 'table', { age: 40 })).toMatchObject({
    value: null,
    isConflict: true,
    rules: [{ index: 0 }, { index: 1 }],
  })
  expect(evaluate(model, 'table', { age: 25 })).toMatchObject({ value: 'a', isConflict: false })
})

test('a COLLECT table gives every rule that fires, or their aggregate', async () => {
  const rows = [row(['> 20'], '90'), row(['> 30'], '30'), row(['> 50'], '10')]
  const list = await read('COLLECT', ['age'], rows)
  expect(evaluate(list, 'table', { age: 40 })).toMatchObject({
    value: [90, 30],
    collected: [{ value: 90 }, { value: 30 }],
  })
  const aggregate = async (how: string, age: number) =>
    evaluate(await readModel(dmn(`hitPolicy="COLLECT" aggregation="${how}"`, ['age'], ['value'], rows)), 'table', {
      age,
    }).value
  expect([await aggregate('MIN', 40), await aggregate('MAX', 40), await aggregate('SUM', 40)]).toEqual([30, 90, 120])
  expect([await aggregate('COUNT', 40), await aggregate('COUNT', 10), await aggregate('MIN', 10)]).toEqual([2, 0, null])
})

test('several outputs come by name, and an output may compute', async () => {
  const model = await read('UNIQUE', ['age'], [row(['>= 18'], 'age * 2', '"norm"')], ['maxDays', 'standing'])
  expect(evaluate(model, 'table', { age: 20 })).toMatchObject({
    value: { maxDays: 40, standing: 'norm' },
    outcome: { maxDays: 40, standing: 'norm' },
  })
})

test('lists, ranges and negations of FEEL hold in cells', async () => {
  const rows = [row(['[1..3]'], '"range"'), row(['5, 7'], '"list"'), row(['not([1..3], 5, 7)'], '"rest"')]
  const model = await read('UNIQUE', ['monthsToWork'], rows)
  const at = (monthsToWork: number) => evaluate(model, 'table', { monthsToWork }).value
  expect([at(2), at(5), at(7), at(8)]).toEqual(['range', 'list', 'list', 'rest'])
})

test('a fact that becomes known never adds to what is missing', async () => {
  const rows = [row(['true', '-', '-'], '"a"'), row(['-', '<= 3', 'true'], '"b"'), row(['false', '> 3', '-'], '"c"')]
  const model = await read('FIRST', ['canWork', 'monthsToWork', 'careNeed'], rows)
  const anyKnown: fc.Arbitrary<Variables> = fc.record(
    { canWork: fc.boolean(), monthsToWork: fc.integer({ min: 0, max: 6 }), careNeed: fc.boolean() },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(anyKnown, anyKnown, (facts, more) => {
      const all = { ...more, ...facts }
      for (const name of evaluate(model, 'table', all).missing) expect(all[name]).toBeUndefined()
      expect(evaluate(model, 'table', facts).usedInputs.every(({ name, value }) => facts[name] === value)).toBe(true)
    }),
  )
})

test.each([
  ['a hit policy of its own', dmn('hitPolicy="BEST"', ['age'], ['value'], [row(['-'], '1')]), /no hit policy BEST/],
  ['an unknown fact', dmn('', ['postcode'], ['value'], [row(['-'], '1')]), /'postcode' is not a fact that is kept/],
  [
    'a cell that is no FEEL',
    dmn('', ['age'], ['value'], [row(['> > 3'], '1')]),
    /rule 1, column 1: '> > 3' is not FEEL/,
  ],
  ['a missing cell', dmn('', ['age', 'canWork'], ['value'], [row(['-'], '1')]), /rule 1: the number of cells/],
  [
    'an unexplained rule',
    dmn('', ['age'], ['value'], [row(['-'], '1')]).replace('rule 0', ''),
    /the annotation 'en' is missing/,
  ],
  ['other XML', '<html/>', /not DMN/],
  ['no XML', 'rule', /not DMN/],
])('a file with %s is refused with the place and the reason', async (_, xml, message) => {
  await expect(readModel(xml)).rejects.toThrow(message)
})

test('files of DMN 1.3 and 1.4 read the same', async () => {
  const xml = dmn('', ['age'], ['value'], [row(['> 3'], '1')])
  for (const edition of ['20191111', '20211108'])
    expect(await readModel(xml.replace('20230324', edition))).toEqual(await readModel(xml))
})

test('a decision that is not there is a fault', async () => {
  const model = await read('FIRST', ['age'], [row(['-'], '1')])
  expect(() => evaluate(model, 'other', {})).toThrow("There is no decision 'other'.")
})
