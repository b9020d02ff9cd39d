import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths } from './day.ts'
import type { Context } from './decision.ts'
import { recordOutflow, reopen, Work } from './outflow.ts'

const context: Context = { today: '2026-11-23', newId: () => 'id', workerId: 'worker' }
const REASONS = new Set(['03', '11', '13', '32'])
const JOB = { hoursPerWeek: 20, contract: 'agency', startsOn: '2026-12-01' } as const

const codeOf = (decide: () => unknown): string | undefined => {
  try {
    decide()
    return undefined
  } catch (error) {
    return (error as { code: string }).code
  }
}
const outflow = (on: string, reason: string, work?: Work) =>
  recordOutflow({ on, reason, ...(work ? { work } : {}) }, '2026-11-01', REASONS, context)

describe('outflow', () => {
  test.each([
    ['2026-10-31', 'outflow.day'],
    ['2026-11-01', undefined],
    ['2026-11-23', undefined],
    ['2026-11-24', 'outflow.day'],
  ])('on %s, of a dossier of 1 November seen on the 23rd: %s', (on, code) => {
    expect(codeOf(() => outflow(on, '03'))).toBe(code)
  })

  test('asks work for 11 and 13, and keeps it for those alone', () => {
    for (const reason of ['11', '13']) {
      expect(codeOf(() => outflow('2026-11-23', reason))).toBe('outflow.work-missing')
      expect(outflow('2026-11-23', reason, JOB).events).toMatchObject([{ work: JOB }])
    }
    expect(outflow('2026-11-23', '32', JOB).events).toMatchObject([{ work: null }])
  })

  test('takes no reason that is not on the list', () => {
    expect(codeOf(() => outflow('2026-11-23', '12'))).toBe('outflow.unknown-reason')
  })

  test.each([0, 0.4, 61])('is not to work of %s hours a week', (hoursPerWeek) => {
    expect(Work.safeParse({ ...JOB, hoursPerWeek }).success).toBe(false)
  })
})

describe('a return', () => {
  test.each([
    ['2025-11-24', '2026-11-24', true],
    ['2025-11-24', '2026-11-25', false],
    ['2024-02-29', '2025-02-28', true],
    ['2024-02-29', '2025-03-01', false],
    ['2026-11-23', '2026-11-23', true],
  ])('left %s, back %s: within twelve months is %s', (left, back, expected) => {
    const { events } = reopen({ on: left, reason: '03', work: null }, back)
    expect(events).toMatchObject([{ isReturnWithinTwelveMonths: expected, on: back }])
  })

  test('counts up to the same day a year later, whatever the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 800 }), (from, days) => {
        const left = addDays('2020-01-01', from)
        const back = addDays(left, days)
        const [event] = reopen({ on: left, reason: '03', work: null }, back).events
        expect(event).toMatchObject({ isReturnWithinTwelveMonths: back <= addMonths(left, 12) })
      }),
    )
  })

  test('is only of somebody who had left', () => {
    expect(codeOf(() => reopen(null, '2026-11-23'))).toBe('dossier.not-closed')
  })
})
