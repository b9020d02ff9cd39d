import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayInAmsterdam, daysBetween, timeInAmsterdam } from './day.ts'
import { MOST_IN_SERIES, seriesDays, seriesMoments } from './series.ts'

test('a series has its number of days, each as many weeks after the one before', () => {
  const everyWeeks = fc.integer({ min: 1, max: 26 })
  fc.assert(
    fc.property(everyWeeks, fc.integer({ min: 2, max: MOST_IN_SERIES }), (weeks, times) => {
      const days = seriesDays('2026-11-30', { ends: 'after', everyWeeks: weeks, times })
      expect(days).toHaveLength(times)
      for (const [index, day] of days.entries()) expect(daysBetween('2026-11-30', day)).toBe(index * weeks * 7)
    }),
  )
})

test('the clock says the same in summer and in winter', () => {
  const moments = seriesMoments('2026-11-30T09:00:00Z', { ends: 'after', everyWeeks: 4, times: 13 })
  expect(new Set(moments.map((moment) => timeInAmsterdam(new Date(moment))))).toEqual(new Set(['10:00']))
  expect(moments.map((moment) => dayInAmsterdam(new Date(moment)))[12]).toBe('2027-11-01')
})

test('an endless series stops one beyond what a series may have, so that it can be refused', () => {
  expect(seriesDays('2026-11-30', { ends: 'on', everyWeeks: 1, untilOn: '2999-12-31' })).toHaveLength(
    MOST_IN_SERIES + 1,
  )
})
