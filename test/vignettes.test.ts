import { expect, test } from 'vitest'
import { countVignettes, type VitestReport, vignetteIds } from '../tools/vignettes.ts'

type Case = [ancestorTitles: string[], title: string, status: string]

const reportOf = (...cases: Case[]): VitestReport => ({
  success: true,
  testResults: [
    {
      name: 'test/app/a.test.ts',
      status: 'passed',
      assertionResults: cases.map(([ancestorTitles, title, status]) => ({ ancestorTitles, title, status })),
    },
  ],
})

const IDS = ['seed0 V1', 'seed0 V10', 'seed3 1', 'seed4 T1']

test('the list holds the 118 vignettes of the five studies, each once', () => {
  expect(new Set(vignetteIds()).size).toBe(118)
  expect(vignetteIds()).toHaveLength(118)
})

test('a vignette runs when a test, or the group it stands in, starts with its id', () => {
  const report = reportOf([[], 'seed0 V10: a name', 'passed'], [['seed3 1: a group'], 'a step', 'passed'])
  expect(countVignettes([report], IDS)).toEqual({
    passed: ['seed0 V10', 'seed3 1'],
    failed: [],
    waiting: ['seed0 V1', 'seed4 T1'],
    unknown: [],
  })
})

test('one failed test of a vignette fails it, in whichever database', () => {
  const embedded = reportOf([['seed4 T1: a group'], 'first', 'passed'])
  const server = reportOf([['seed4 T1: a group'], 'first', 'failed'], [['seed4 T1: a group'], 'second', 'passed'])
  expect(countVignettes([embedded, server], IDS).failed).toEqual(['seed4 T1'])
})

test('a skipped test does not make its vignette run', () => {
  expect(countVignettes([reportOf([[], 'seed0 V1: later', 'skipped'])], IDS).waiting).toEqual(IDS)
})

test('an id in the middle of a name does not count, and a mistyped one is told', () => {
  const report = reportOf([[], 'as in seed0 V1: a name', 'passed'], [[], 'seed9 T1: a name', 'passed'])
  expect(countVignettes([report], IDS)).toMatchObject({ passed: [], waiting: IDS, unknown: ['seed9 T1'] })
})
