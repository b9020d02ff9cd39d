import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ContactDayInput,
  checkContactDay,
  checkMove,
  type DayPerson,
  DayState,
  freeSlots,
  giveSlots,
  slotMinutes,
} from './contact-day.ts'
import { Failure } from './failure.ts'

const HOURS = { startsAt: '2026-12-02T08:30:00.000Z', endsAt: '2026-12-02T09:15:00.000Z' }
const codeOf = (work: () => unknown): string | undefined => {
  try {
    work()
  } catch (error) {
    if (error instanceof Failure) return error.code
    throw error
  }
  return undefined
}

describe('seats', () => {
  test('are given by the quarter, and a seat that was taken is not given again', () => {
    const day = { ...HOURS, seatsPerQuarter: 2 }
    expect(freeSlots(day, [])).toHaveLength(6)
    expect(giveSlots(day, [HOURS.startsAt, HOURS.startsAt], 3)).toEqual([
      '2026-12-02T08:45:00.000Z',
      '2026-12-02T08:45:00.000Z',
      '2026-12-02T09:00:00.000Z',
    ])
    expect(codeOf(() => giveSlots(day, [HOURS.startsAt], 6))).toBe('contact-day.full')
  })

  test('are never given out more often than there are, whatever was taken', () => {
    const quarter = fc
      .integer({ min: 0, max: 2 })
      .map((index) => new Date(Date.parse(HOURS.startsAt) + index * 900_000))
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.array(quarter, { maxLength: 12 }), (seatsPerQuarter, moments) => {
        const taken = moments.map((moment) => moment.toISOString())
        const all = [...taken, ...freeSlots({ ...HOURS, seatsPerQuarter }, taken)]
        for (const [moment, uses] of Map.groupBy(all, (one) => one))
          expect(uses.length).toBeLessThanOrEqual(
            Math.max(seatsPerQuarter, taken.filter((one) => one === moment).length),
          )
      }),
    )
  })

  test('do not exist where people walk in; then an invitation lasts as long as the doors are open', () => {
    const day = { ...HOURS, seatsPerQuarter: null }
    expect(giveSlots(day, [], 40)).toEqual(Array.from({ length: 40 }, () => HOURS.startsAt))
    expect([slotMinutes(day), slotMinutes({ ...day, seatsPerQuarter: 1 })]).toEqual([45, 15])
    expect(slotMinutes({ ...day, endsAt: '2026-12-02T20:00:00.000Z' })).toBe(480)
  })
})

describe('a day', () => {
  const input: ContactDayInput = { kind: 'day', ...HOURS, place: 'x', workerIds: [] }
  const now = new Date('2026-12-01T10:00:00Z')

  test('can be planned while it lasts, and not when it is over', () => {
    expect(codeOf(() => checkContactDay(input, false, new Date('2026-12-02T09:00:00Z')))).toBeUndefined()
    expect(codeOf(() => checkContactDay(input, false, new Date('2026-12-02T09:15:00Z')))).toBe('contact-day.past')
  })

  test('on a closed day must be meant', () => {
    expect(codeOf(() => checkContactDay(input, true, now))).toBe('contact-day.closed-day')
    expect(codeOf(() => checkContactDay({ ...input, isClosedDayMeant: true }, true, now))).toBeUndefined()
  })
})

describe('a move', () => {
  const day = { kind: 'day', heldOn: '2026-12-02', finishedAt: null, cancelledAt: null } as const
  const person = (state: DayState): DayPerson => ({
    state,
    revision: 3,
    cameAt: null,
    workerId: null,
    changedAt: HOURS.startsAt,
    changedBy: 'somebody',
  })
  const move = (from: DayState, to: DayState, today: string = day.heldOn) =>
    codeOf(() => checkMove(day, person(from), { to, revision: 3 }, today))

  test('from a list that has changed since is told what stands there now', () => {
    expect(() => checkMove(day, person('talking'), { to: 'waiting', revision: 2 }, day.heldOn)).toThrow(
      expect.objectContaining({
        code: 'contact-day.changed-meanwhile',
        facts: expect.objectContaining({ state: 'talking', wanted: 'waiting', changedBy: 'somebody' }),
      }),
    )
  })

  test('before the day can only be a cancellation, or its withdrawal', () => {
    const allowed = DayState.options.filter((to) => move('expected', to, '2026-12-01') === undefined)
    expect(allowed).toEqual(['cancelled'])
    expect(move('cancelled', 'expected', '2026-12-01')).toBeUndefined()
  })

  test('never leads away from a talk that was noted, and never to where somebody stands already', () => {
    for (const to of DayState.options) {
      expect(move('spoken', to)).toBe('contact-day.cannot')
      expect(move(to, to)).toBe('contact-day.cannot')
    }
  })

  test('is possible no more once the day is finished', () => {
    const finished = { ...day, finishedAt: '2026-12-02T12:00:00Z' }
    expect(codeOf(() => checkMove(finished, person('expected'), { to: 'waiting', revision: 3 }, day.heldOn))).toBe(
      'contact-day.finished',
    )
  })
})
