import { expect, test } from 'vitest'
import { type AroundPlan, type ComparedPlan, type ComparedStep, planClashes } from './plan-clash.ts'

const TODAY = '2026-11-23'

const step = (id: string, changes: Partial<ComparedStep> = {}): ComparedStep => ({
  id,
  startsOn: null,
  dueOn: '2026-12-21',
  waitsForId: null,
  hours: null,
  halfDays: [],
  standing: 'open',
  ...changes,
})
const NOTHING: AroundPlan = { meetings: [], limits: [], medicalSince: null, childcareOn: null }

const clashes = (
  steps: readonly ComparedStep[],
  around: Partial<AroundPlan> = {},
  more: Partial<Pick<ComparedPlan, 'promises' | 'blockedHalfDays'>> = {},
) => planClashes({ from: TODAY, steps, promises: [], blockedHalfDays: [], ...more }, { ...NOTHING, ...around })

test('a step that starts before what it waits for is done clashes, on that very day it does not', () => {
  const test = step('test', { dueOn: '2026-12-07' })
  const care = (startsOn: string) => step('care', { startsOn, waitsForId: 'test' })
  expect(clashes([test, care('2026-12-07')])).toEqual([])
  expect(clashes([test, care('2026-12-06')])).toEqual([
    { kind: 'waits-too-long', stepId: 'care', awaitedId: 'test', on: '2026-12-06', endsOn: '2026-12-07', starts: true },
  ])
})

test('without a start, the day by which a step is done counts', () => {
  const late = step('late', { dueOn: '2027-01-04' })
  const [clash] = clashes([late, step('first', { waitsForId: 'late' })])
  expect(clash).toMatchObject({ kind: 'waits-too-long', on: '2026-12-21', starts: false })
})

test('what is done keeps nobody waiting; what is off is waited for in vain, and a promise without a day is said', () => {
  const waiting = step('a', { waitsForId: 'b' })
  expect(clashes([waiting, step('b', { dueOn: '2027-05-01', standing: 'done' })])).toEqual([])
  expect(clashes([waiting, step('b', { standing: 'off' })])).toEqual([
    { kind: 'waits-in-vain', stepId: 'a', awaitedId: 'b' },
  ])
  const promises = [{ id: 'b', dueOn: null, standing: 'open' as const }]
  expect(clashes([waiting], {}, { promises })).toMatchObject([{ kind: 'waits-too-long', endsOn: null }])
})

test('two steps clash on a half-day only while both run', () => {
  const first = step('a', { halfDays: ['mon-morning', 'tue-morning'], dueOn: '2026-12-07' })
  const then = (startsOn: string) => step('b', { startsOn, halfDays: ['tue-morning'] })
  expect(clashes([first, then('2026-12-07')])).toEqual([
    { kind: 'same-half-day', stepId: 'a', otherId: 'b', halfDays: ['tue-morning'], on: '2026-12-07' },
  ])
  expect(clashes([first, then('2026-12-08')])).toEqual([])
  expect(clashes([first, { ...then('2026-12-01'), standing: 'done' }])).toEqual([])
})

test('a step on a half-day when the resident cannot come is said', () => {
  const blockedHalfDays = ['wed-afternoon'] as const
  expect(clashes([step('a', { halfDays: ['wed-morning', 'wed-afternoon'] })], {}, { blockedHalfDays })).toEqual([
    { kind: 'blocked-half-day', stepId: 'a', halfDays: ['wed-afternoon'] },
  ])
})

test('an appointment takes the half-days that it touches, in Amsterdam, and overlaps another one', () => {
  // Tuesday 1 December, 11:30 to 12:30 in Amsterdam.
  const noon = { startsAt: '2026-12-01T10:30:00.000Z', minutes: 60 }
  const at = (halfDay: ComparedStep['halfDays'][number]) =>
    clashes([step('a', { halfDays: [halfDay] })], { meetings: [noon] })
  expect(at('tue-morning')).toEqual([{ kind: 'meeting-in-half-day', stepId: 'a', startsAt: noon.startsAt }])
  expect(at('tue-afternoon')).toHaveLength(1)
  expect(at('tue-evening')).toEqual([])
  const after = { startsAt: '2026-12-01T11:30:00.000Z', minutes: 30 }
  const during = { startsAt: '2026-12-01T11:29:00.000Z', minutes: 30 }
  expect(clashes([], { meetings: [after, noon] })).toEqual([])
  expect(clashes([], { meetings: [during, noon] })).toMatchObject([{ kind: 'meetings-at-once' }])
})

test('hours are summed over steps that run together, against each limit and as long as it holds', () => {
  const medical = { by: 'medical' as const, hours: 12, on: '2026-11-02', untilOn: '2026-12-31' }
  const course = step('course', { hours: 8 })
  const work = (startsOn: string) => step('work', { startsOn, dueOn: '2027-03-01', hours: 8 })
  expect(clashes([course, work('2026-12-22')], { limits: [medical] })).toEqual([])
  expect(clashes([course, work('2026-12-21')], { limits: [medical] })).toEqual([
    { kind: 'too-many-hours', stepIds: ['course', 'work'], hours: 16, limit: medical, on: '2026-12-21' },
  ])
  const heavy = step('heavy', { startsOn: '2027-01-01', dueOn: '2027-03-01', hours: 32 })
  expect(clashes([heavy], { limits: [medical] })).toEqual([])
  const available = { by: 'available' as const, hours: 31, on: '2026-11-02', untilOn: null }
  expect(clashes([heavy], { limits: [medical, available] })).toMatchObject([{ limit: available, hours: 32 }])
})

test('time in the week is asked while a medical question waits or childcare is not settled', () => {
  const around = { medicalSince: '2026-11-10', childcareOn: '2026-11-03' }
  expect(clashes([step('talk')], around)).toEqual([])
  expect(clashes([step('course', { hours: 8 })], around).map(({ kind }) => kind)).toEqual([
    'medical-unknown',
    'childcare-unsettled',
  ])
  const promises = [{ id: 'care', dueOn: '2026-12-01', standing: 'open' as const }]
  expect(clashes([step('course', { hours: 8, waitsForId: 'care' })], around, { promises })).toEqual([])
  expect(clashes([step('course', { hours: 8 })], around, { blockedHalfDays: ['sat-morning'] })).toHaveLength(1)
})

test('what is over clashes with nothing', () => {
  const past = { dueOn: '2026-11-20', startsOn: '2026-11-01', halfDays: ['mon-morning'] as const, hours: 40 }
  const limits = [{ by: 'available' as const, hours: 1, on: '2026-11-02', untilOn: null }]
  expect(clashes([step('a', past), step('b', past)], { limits })).toEqual([])
})
