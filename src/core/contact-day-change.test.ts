import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Hours } from './contact-day.ts'
import { freeSlots } from './contact-day.ts'
import { isOutdated, reseat, type StandingDay } from './contact-day-change.ts'
import { takesPart } from './contact-day-reach.ts'
import { Failure } from './failure.ts'

const at = (time: string, day = '2026-12-02'): string => `${day}T${time}:00.000Z`
const hours = (from: string, until: string, seatsPerQuarter: number | null = 1, day = '2026-12-02'): Hours => ({
  startsAt: at(from, day),
  endsAt: at(until, day),
  seatsPerQuarter,
})
const LONG_BEFORE = new Date('2026-11-23T09:00:00Z')
const people = (...moments: string[]) => moments.map((startsAt, index) => ({ dossierId: `p${index}`, startsAt }))
const times = (moments: Map<string, string>) =>
  Object.fromEntries([...moments].map(([id, moment]) => [id, moment.slice(11, 16)]))

describe('new hours', () => {
  test('leave everybody where they were when the hours stay', () => {
    const same = hours('09:00', '10:00')
    const twice = people(at('09:00'), at('09:00'))
    expect(times(reseat(same, { ...same }, twice, [], LONG_BEFORE))).toEqual({ p0: '09:00', p1: '09:00' })
  })

  test('let who can keep their time, on another date and across summer time too', () => {
    const other = hours('08:45', '09:30', 1, '2027-04-07')
    const before = hours('09:00', '10:00')
    // Ten on the clock is nine in universal time in winter, and eight in summer.
    expect(times(reseat(before, other, people(at('09:00'), at('10:00')), [], LONG_BEFORE))).toEqual({
      p0: '08:45',
      p1: '09:00',
    })
  })

  test('give nobody a moment that has passed, nor the seat of who has come', () => {
    const before = hours('08:00', '10:00')
    const now = new Date(at('09:10'))
    const moved = reseat(before, hours('09:00', '10:00'), people(at('08:30')), [at('09:15')], now)
    expect(times(moved)).toEqual({ p0: '09:30' })
  })

  test('seat everybody once, in a seat that there is, or refuse', () => {
    const quarters = fc.integer({ min: 1, max: 12 })
    fc.assert(
      fc.property(
        quarters,
        quarters,
        fc.integer({ min: 1, max: 3 }),
        fc.array(quarters, { maxLength: 20 }),
        (from, length, seats, taken) => {
          const minutes = (count: number) => new Date(Date.parse(at('06:00')) + count * 900_000).toISOString()
          const after: Hours = { startsAt: minutes(from), endsAt: minutes(from + length), seatsPerQuarter: seats }
          const all = people(...taken.map(minutes))
          try {
            const given = [...reseat(hours('06:00', '09:15', 20), after, all, [], LONG_BEFORE).values()]
            expect(given).toHaveLength(all.length)
            const free = freeSlots(after, [])
            for (const moment of given) expect(free.splice(free.indexOf(moment), 1)).toEqual([moment])
          } catch (error) {
            if (!(error instanceof Failure)) throw error
            expect(all.length).toBeGreaterThan(length * seats)
          }
        },
      ),
    )
  })
})

test('an invitation holds as long as place and moment do; that of a round names who comes', () => {
  const day: StandingDay = {
    ...hours('09:00', '12:00', null),
    kind: 'day',
    place: 'Noord',
    workerIds: ['a', 'b'],
    revision: 0,
    changedAt: null,
    changedBy: null,
    finishedAt: null,
    cancelledAt: null,
  }
  expect(isOutdated(day, { ...day, workerIds: ['b'] })).toBe(false)
  expect(isOutdated({ ...day, kind: 'round' }, { ...day, workerIds: ['b'] })).toBe(true)
  expect(isOutdated({ ...day, kind: 'round' }, { ...day, workerIds: ['b', 'a'] })).toBe(false)
  expect(isOutdated(day, { ...day, endsAt: at('13:00') })).toBe(true)
  expect(isOutdated(day, { ...day, place: 'Zuid' })).toBe(true)
})

describe('taking part in a day', () => {
  const day = { heldOn: '2026-12-02', workerIds: ['a'], finishedAt: null, cancelledAt: null }
  const finished = { ...day, finishedAt: '2026-12-02T15:00:00Z' }
  test.each([
    ['eight days before', day, 'a', '2026-11-24', false],
    ['a week before', day, 'a', '2026-11-25', true],
    ['a week after a day that nobody closed', day, 'a', '2026-12-09', true],
    ['after that', day, 'a', '2026-12-10', false],
    ['the day after it was closed', finished, 'a', '2026-12-03', true],
    ['two days after it was closed', finished, 'a', '2026-12-04', false],
    ['closed so late that its time was over', { ...day, finishedAt: '2026-12-20T15:00:00Z' }, 'a', '2026-12-20', false],
    ['called off before its time began', { ...day, cancelledAt: '2026-11-20T15:00:00Z' }, 'a', '2026-11-25', false],
    ['not named on it', day, 'b', '2026-12-02', false],
  ])('%s', (_when, one, workerId, today, expected) => {
    expect(takesPart(one, workerId, today)).toBe(expected)
  })
})
