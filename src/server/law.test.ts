import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { addDays } from '../core/day.ts'
import { getDecision } from '../policy/decision-model.ts'
import { findInForce } from '../policy/in-force.ts'
import { decideByLaw, type LoadedLaw } from '../policy/loaded-law.ts'
import { cutTo, Scenarios } from '../policy/scenario.ts'
import { loadLaw } from './law.ts'

const NL = join(import.meta.dirname, '../../policies/nl')
const LAW = join(NL, 'law')
const laws = await loadLaw(LAW)
const lawOf = (version: string): LoadedLaw => {
  const law = laws.find((each) => each.version === version)
  if (!law) throw new Error(`no law ${version}`)
  return law
}

test('the law of a day is that of its own regime', () => {
  const on = (day: string) => findInForce(laws, day)?.version
  expect(['2004-01-01', '2006-12-31', '2011-06-01', '2014-12-31', '2015-01-01'].map(on)).toEqual([
    'NL-2004.1',
    'NL-2004.1',
    'NL-2011.1',
    'NL-2013.1',
    'NL-2015.1',
  ])
  expect([on('2026-06-30'), on('2026-07-01'), on('2003-12-31')]).toEqual(['NL-2026.1', 'NL-2026-07.1', undefined])
})

test('every day from 2004 on has one law, and the present one has no end', () => {
  for (const [index, { pack }] of laws.entries()) {
    const next = laws[index + 1]?.pack
    expect(pack.validUntil).toBe(next ? addDays(next.validFrom, -1) : null)
  }
})

const { scenarios } = Scenarios.parse(JSON.parse(await readFile(join(NL, 'scenarios.json'), 'utf8')))

describe('what the law says', () => {
  test.each(scenarios.flatMap((scenario) => ('decision' in scenario ? [scenario] : [])))(
    '$en ($version, $source)',
    ({ version, decision, inputs, value, rows, missing }) => {
      const result = decideByLaw(lawOf(version), decision, inputs)
      expect(cutTo(result?.value, value)).toEqual(value)
      if (rows) expect(result?.rules.map(({ index }) => index + 1)).toEqual(rows)
      if (missing) expect(result?.missing).toEqual(missing)
      expect([result?.warnings, result?.isConflict]).toEqual([[], false])
    },
  )

  test.each(scenarios.flatMap((scenario) => ('parameter' in scenario ? [scenario] : [])))(
    '$en ($version, $source)',
    ({ version, parameter, value }) => {
      const { parameters, openTerms } = lawOf(version).pack
      const found = parameters.find(({ key }) => key === parameter)
      const actual = found ? found.value : openTerms.find(({ key }) => key === parameter)
      expect(cutTo(actual, value)).toEqual(value)
    },
  )

  test('every row of every table is reached by a scenario', () => {
    const rows = new Set<string>()
    for (const { models } of laws)
      for (const [file, model] of Object.entries(models))
        for (const { id } of model.decisions)
          for (const { index } of getDecision(model, id).rules) rows.add(`${file} ${id} ${index + 1}`)
    for (const scenario of scenarios) {
      if (!('decision' in scenario)) continue
      const law = lawOf(scenario.version)
      const file = law.pack.decisions.find(({ key }) => key === scenario.decision)?.decision.file
      const result = decideByLaw(law, scenario.decision, scenario.inputs)
      const fired = [...(result?.rules ?? []), ...(result?.before ?? []).flatMap((made) => made.rules)]
      for (const { decision, index } of fired) rows.delete(`${file} ${decision} ${index + 1}`)
    }
    expect([...rows]).toEqual([])
  })
})

describe('a law that is not right stops the start and says where', () => {
  const copies: string[] = []
  afterAll(async () => {
    for (const copy of copies) await rm(copy, { recursive: true })
  })

  async function loadWith(file: string, change: (text: string) => string): Promise<unknown> {
    const copy = await mkdtemp(join(tmpdir(), 'law-'))
    copies.push(copy)
    await cp(LAW, copy, { recursive: true })
    const text = await readFile(join(copy, file), 'utf8')
    expect(change(text)).not.toBe(text)
    await writeFile(join(copy, file), change(text))
    return loadLaw(copy)
  }

  test('two laws on one day', async () => {
    const change = (text: string) => text.replace('"validUntil": "2014-12-31"', '"validUntil": "2015-03-31"')
    await expect(loadWith('2013-01-01.json', change)).rejects.toThrow(
      'NL-2013.1 holds until 2015-03-31, but NL-2015.1 begins on 2015-01-01',
    )
  })

  test('a day without a law', async () => {
    const change = (text: string) => text.replace('"validUntil": "2014-12-31"', '"validUntil": "2014-11-30"')
    await expect(loadWith('2013-01-01.json', change)).rejects.toThrow('NL-2013.1 holds until 2014-11-30')
  })

  test('a file whose name is not its first day', async () => {
    const change = (text: string) => text.replace('"validFrom": "2011-01-01"', '"validFrom": "2011-02-01"')
    await expect(loadWith('2011-01-01.json', change)).rejects.toThrow('its name does not fit its first day')
  })

  test('a decision that its file does not have, with the article', async () => {
    const change = (text: string) => text.replace('"decision": "measure-repair"', '"decision": "measure-mercy"')
    await expect(loadWith('2026-07-01.json', change)).rejects.toThrow(
      "NL-2026-07.1: measure-2026.dmn has no decision 'measure-mercy' (Participatiewet artikel 18 lid 11).",
    )
  })

  test('a row that does not say where it comes from, with file, table, row and article', async () => {
    const change = (text: string) => text.replace('Participatiewet 9 lid 5; WIA 4 (standards §1.2)', '')
    await expect(loadWith('duties-2015.dmn', change)).rejects.toThrow(
      /duties-2015.dmn: Decision 'duty-work', rule 3: the annotation 'source' is missing\. \(Participatiewet artikel 9 lid 1\)/,
    )
  })

  test('an article that the law does not list', async () => {
    const change = (text: string) => text.replace('"article": "54"', '"article": "99"')
    await expect(loadWith('2026-07-01.json', change)).rejects.toThrow('law.article-unknown')
  })
})
