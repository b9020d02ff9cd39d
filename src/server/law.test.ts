import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { addDays } from '../core/day.ts'
import { findInForce } from '../policy/in-force.ts'
import { decideByLaw, type LoadedLaw } from '../policy/loaded-law.ts'
import { Scenarios } from '../policy/scenario.ts'
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

test('every row of every table of the law is reached by a scenario', async () => {
  const { scenarios } = Scenarios.parse(JSON.parse(await readFile(join(NL, 'scenarios.json'), 'utf8')))
  const reached = new Set<string>()
  const rows = new Set<string>()
  for (const law of laws)
    for (const { key, decision } of law.pack.decisions)
      for (const row of rowsOf(law, key)) rows.add(`${decision.file} ${decision.decision} ${row}`)
  for (const scenario of scenarios) {
    if (!('decision' in scenario)) continue
    const law = lawOf(scenario.version)
    const ref = law.pack.decisions.find(({ key }) => key === scenario.decision)?.decision
    const rules = decideByLaw(law, scenario.decision, scenario.inputs)?.rules ?? []
    for (const { index } of rules) reached.add(`${ref?.file} ${ref?.decision} ${index + 1}`)
  }
  const unreached = [...rows].filter((row) => !reached.has(row))
  expect(unreached).toEqual([])
})
