import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { policyCommand } from './policy.ts'

const FILES = resolve(join(import.meta.dirname, '../../test/dmn'))
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trede-policy-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Runs the command on a text of DMN and an input. */
async function run(dmn: string, decision: string, input: unknown) {
  const [dmnFile, inputFile] = [join(folder, 'table.dmn'), join(folder, 'input.json')]
  await writeFile(dmnFile, dmn)
  await writeFile(inputFile, typeof input === 'string' ? input : JSON.stringify(input))
  const out: string[] = []
  const err: string[] = []
  const args = ['evaluate', '--dmn', dmnFile, '--decision', decision, '--input', inputFile]
  const code = await policyCommand(args, { print: (line) => out.push(line), progress: (line) => err.push(line) })
  return { code, out, err: err.join('\n') }
}

async function value(dmn: string, decision: string, input: unknown): Promise<unknown> {
  const { code, out, err } = await run(dmn, decision, input)
  if (code !== 0) throw new Error(err)
  expect(out).toHaveLength(1)
  const result: { value: unknown } = JSON.parse(out[0] ?? '')
  return result.value
}

const file = (name: string) => readFile(join(FILES, name), 'utf8')
const APPLICANT = { age: 34, 'Birth Date': '1991-05-05', 'Monthly Income': 3000 }
const LOAN = { Applicant: APPLICANT, 'Loan Amount': 12000, Term: 'P2Y', 'Applied On': '2026-02-01', Tags: ['new'] }

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
/** One input, one output; the cells are rows of test and output. */
const table = (
  type: string,
  rows: readonly (readonly [string, string])[],
  attributes = '',
  output = 'typeRef="string"',
) =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20180521/MODEL/" id="d" name="d" namespace="n"><decision id="t" name="My table"><decisionTable ${attributes}>
  <input><inputExpression typeRef="${type}"><text>my input</text></inputExpression></input><output name="out" ${output}/>
  ${rows.map(([cell, out]) => `<rule><inputEntry><text>${escaped(cell)}</text></inputEntry><outputEntry><text>${escaped(out)}</text></outputEntry></rule>`).join('')}
  </decisionTable></decision></definitions>`

describe('a file of another tool is decided as it stands', () => {
  test('decisions that need others, called by the name of an output', async () => {
    const dish = await file('dish.dmn')
    expect(await value(dish, 'dish-decision', { temperature: 5, dayType: 'Weekday' })).toBe('Roastbeef')
    expect(await value(dish, 'Dish Decision', { temperature: 35, dayType: 'Holiday' })).toBe('Light Salad')
  })

  test('what is missing is told by what must be given, and only where it could matter', async () => {
    const dish = await file('dish.dmn')
    const result = async (input: unknown): Promise<unknown> =>
      JSON.parse((await run(dish, 'dish-decision', input)).out[0] ?? '')
    expect(await result({ dayType: 'Weekday', guests: 3 })).toMatchObject({
      value: null,
      missing: ['temperature'],
      warnings: ["the input 'guests' is read by nothing"],
    })
    expect(await result({ temperature: 35 })).toMatchObject({ value: 'Light Salad', missing: [] })
  })

  test('the answer is one object with value, rules, missing and warnings; a rule has its row, words and inputs', async () => {
    const { out } = await run(await file('dish.dmn'), 'season', { temperature: 31 })
    expect(JSON.parse(out[0] ?? '')).toEqual({
      value: 'Summer',
      rules: [
        {
          decision: 'season',
          id: 'r1',
          row: 1,
          source: '',
          nl: '',
          en: '',
          inputs: [{ name: 'temperature', value: 31, test: '>30' }],
          outcome: { season: 'Summer' },
        },
      ],
      missing: [],
      warnings: [],
    })
  })

  test('names with spaces, types of the file, knowledge models, contexts, dates and durations', async () => {
    const loan = await file('loan.dmn')
    expect(await value(loan, 'Payment', LOAN)).toBe(500)
    expect(await value(loan, 'Risk', LOAN)).toBe('low')
    expect(await value(loan, 'd_ctx', LOAN)).toEqual({ ratio: 500 / 3000, ok: true })
    expect(await value(loan, 'Final', LOAN)).toEqual({ outcome: 'accept', until: '2026-03-03' })
    expect(await value(loan, 'Final', { ...LOAN, Applicant: { ...APPLICANT, age: 24 } })).toEqual({
      outcome: 'refuse',
      until: null,
    })
    expect(await value(loan, 'Final', { ...LOAN, 'Applied On': '2025-12-31' })).toEqual({
      outcome: 'refer',
      until: null,
    })
  })

  test.each([
    ['date', '2026-01-01', '>= date("2026-01-01")'],
    ['date', '2026-01-01', '@"2026-01-01"'],
    ['date', '2026-01-02', '(date("2026-01-01")..date("2026-01-03"))'],
    ['dateTime', '2026-01-01T10:00:00', '> date and time("2026-01-01T09:00:00")'],
    ['time', '10:30:00', '< time("11:00:00")'],
    ['dayTimeDuration', 'P3D', '> duration("PT48H")'],
    ['yearMonthDuration', 'P1Y', '[duration("P6M")..duration("P18M")]'],
    ['string', 'say "hi"', String.raw`"say \"hi\""`],
    ['string', 'c', 'not("a", "b")'],
    ['string', 'axe', 'contains(?, "x")'],
    ['number', -2.5, '-2.5, 7'],
    ['number', 4, '[1..5)'],
    ['boolean', false, 'false'],
    ['number', null, 'null'],
    ['Any', ['a', 'b'], 'list contains(?, "b")'],
  ])('%s %j fits the cell %s', async (type, input, cell) => {
    const rows = [[cell, '"yes"']] as const
    expect(await value(table(type, rows), 'My table', { 'my input': input })).toBe('yes')
  })

  test.each([
    ['my input * 2 + 0.5', 6.5],
    ['string(my input) + " years"', '3 years'],
    ['if my input > 2 then "many" else "few"', 'many'],
    ['{ n: my input, list: [1, my input] }', { n: 3, list: [1, 3] }],
    ['date("2026-01-31") + duration("P1M")', '2026-02-28'],
    ['duration("P1Y") + duration("P6M")', 'P1Y6M'],
  ])('the output %s is %j', async (output, expected) => {
    expect(await value(table('number', [['-', output]]), 't', { 'my input': 3 })).toEqual(expected)
  })

  test.each([
    ['UNIQUE', '', null],
    ['ANY', '', null],
    ['FIRST', '', 'b'],
    ['PRIORITY', '', 'a'],
    ['RULE ORDER', '', ['b', 'a', 'c']],
    ['OUTPUT ORDER', '', ['a', 'b', 'c']],
    ['COLLECT', '', ['b', 'a', 'c']],
    ['COLLECT', 'COUNT', 3],
  ])('hit policy %s %s', async (hitPolicy, aggregation, expected) => {
    const rows = [
      ['> 0', '"b"'],
      ['> 1', '"a"'],
      ['> 2', '"c"'],
      ['> 9', '"d"'],
    ] as const
    const attributes = `hitPolicy="${hitPolicy}"${aggregation === '' ? '' : ` aggregation="${aggregation}"`}`
    const xml = table('number', rows, attributes).replace(
      'typeRef="string"/>',
      '><outputValues><text>"a","b","c","d"</text></outputValues></output>',
    )
    expect(await value(xml, 't', { 'my input': 3 })).toEqual(expected)
  })
})

describe('a model or input that is wrong is told with its place, and nothing is printed', () => {
  const dish = { temperature: 5, dayType: 'Weekday' }
  const wrong: [
    what: string,
    file: string,
    from: string,
    to: string,
    decision: string,
    input: unknown,
    says: RegExp,
  ][] = [
    [
      'a requirement that leads nowhere',
      'dish.dmn',
      '#season"',
      '#gone"',
      'dish-decision',
      dish,
      /'dish-decision': It requires 'gone'/,
    ],
    [
      'a requirement that was not drawn',
      'loan.dmn',
      '<dmn:requiredDecision href="#d_risk"/>',
      '',
      'Final',
      LOAN,
      /It reads 'Risk' without requiring it/,
    ],
    ['an unknown function', 'loan.dmn', 'decimal(', 'rounded(', 'Payment', LOAN, /There is no function 'rounded'/],
    [
      'a cell that does not parse',
      'dish.dmn',
      '&lt;= 8',
      '&lt;= = 8',
      'dish-decision',
      dish,
      /'dish-decision', rule 2, column 2: '<= = 8' is not FEEL/,
    ],
    [
      'decisions in a ring',
      'dish.dmn',
      'requiredInput href="#temperature_id"',
      'requiredDecision href="#dish-decision"',
      'season',
      dish,
      /These decisions need each other: 'Season decision' →/,
    ],
    [
      'an unknown decision',
      'dish.dmn',
      '',
      '',
      'lunch',
      dish,
      /There is no decision 'lunch'. This file has: 'dish-decision', 'season'/,
    ],
    ['an input that is no JSON', 'dish.dmn', '', '', 'season', '{', /input.json is not JSON/],
    ['an input that is no object', 'dish.dmn', '', '', 'season', [1], /not a JSON object/],
    ['a number as text', 'dish.dmn', '', '', 'season', { temperature: '5' }, /'temperature' is not a number/],
    [
      'a part of another type',
      'loan.dmn',
      '',
      '',
      'Risk',
      { Applicant: { age: 'old' } },
      /'Applicant.age' is not a number/,
    ],
    [
      'a day that is none',
      'loan.dmn',
      '',
      '',
      'Final',
      { ...LOAN, 'Applied On': '2026-02-30' },
      /'Applied On' is not a date/,
    ],
    [
      'a value that is not allowed',
      'loan.dmn',
      '',
      '',
      'Risk',
      { Applicant: { 'Monthly Income': -1 } },
      /'Applicant.Monthly Income' is none of the allowed values: >= 0/,
    ],
    ['no DMN', 'dish.dmn', 'definitions', 'page', 'season', dish, /This is not DMN/],
    [
      'a row that is too short',
      'dish.dmn',
      '<inputEntry id="x3"><text>&lt;10</text></inputEntry>',
      '',
      'season',
      dish,
      /'season', rule 2: the number of cells differs/,
    ],
  ]

  test.each(wrong)('%s', async (_what, name, from, to, decision, input, says) => {
    const text = await file(name)
    expect(text).toContain(from)
    const { code, out, err } = await run(from === '' ? text : text.replaceAll(from, to), decision, input)
    expect(err).toMatch(says)
    expect({ code, out }).toEqual({ code: 1, out: [] })
  })

  test('arguments that are missing are told with how it is used', async () => {
    const err: string[] = []
    const code = await policyCommand(['evaluate', '--dmn', 'x'], {
      print: () => undefined,
      progress: (line) => err.push(line),
    })
    expect([code, err.join()]).toEqual([2, expect.stringContaining('--decision')])
  })
})
