import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  giveHours,
  type LoadGroup,
  minutesAsked,
  type SeenGroup,
  type Unfit,
  unfitAtAll,
  unfitByDay,
  type WorkingFigure,
} from './capacity.ts'
import { addDays } from './day.ts'
import { divide } from './transfer.ts'

const GROUP: LoadGroup = {
  teamId: 'north',
  ownerId: 'anna',
  attentionClass: 'intensive',
  category: 'activation',
  maxDays: 21,
  isDefault: false,
  people: 3,
}
const figure = (changes: Partial<WorkingFigure>): WorkingFigure => ({
  teamId: 'north',
  group: null,
  minutesPerContact: 60,
  intervalDays: 7,
  ...changes,
})

describe('the time that norms ask', () => {
  test('is minutes for each contact at the interval of the municipality, which no figure of a team replaces', () => {
    expect(minutesAsked(GROUP, null, [figure({})])).toEqual({ minutes: 60, isOwn: true })
    expect(minutesAsked(GROUP, 42, [figure({})])).toEqual({ minutes: 42, isOwn: false })
  })

  test('takes a team’s own interval where only the default of the country holds, or nothing', () => {
    expect(minutesAsked({ ...GROUP, isDefault: true }, null, [figure({})]).minutes).toBe(180)
    expect(minutesAsked({ ...GROUP, maxDays: null }, 60, [figure({})])).toEqual({ minutes: 180, isOwn: true })
  })

  test('is unknown where nothing gives minutes or an interval, and other teams’ figures give none', () => {
    expect(minutesAsked(GROUP, null, []).minutes).toBeNull()
    expect(minutesAsked({ ...GROUP, maxDays: null }, 60, [figure({ intervalDays: null })]).minutes).toBeNull()
    expect(minutesAsked(GROUP, null, [figure({ teamId: 'south' })]).minutes).toBeNull()
  })

  test('is by the attention class before the category, and by that before everybody', () => {
    const all = figure({ minutesPerContact: 10 })
    const category = figure({ group: { kind: 'category', key: 'activation' }, minutesPerContact: 20 })
    const attention = figure({ group: { kind: 'attention-class', key: 'intensive' }, minutesPerContact: 30 })
    const asked = (figures: WorkingFigure[]) => minutesAsked(GROUP, null, figures).minutes
    expect([asked([all]), asked([all, category]), asked([all, category, attention])]).toEqual([10, 20, 30])
  })
})

const anyGroups = fc.array(
  fc.record({
    attentionClass: fc.constantFrom('intensive', 'copes-alone', null),
    category: fc.constantFrom('activation', 'reintegration'),
    people: fc.integer({ min: 1, max: 50 }),
    minutes: fc.integer({ min: 1, max: 5000 }),
    unseenOn: fc.integer({ min: 0, max: 8 }).map((days) => addDays('2026-01-01', days)),
  }),
  { maxLength: 12 },
)
const INTENSIVE_FIRST = { groups: [{ kind: 'attention-class' as const, key: 'intensive' }] }

function unfitIn(groups: readonly SeenGroup[], there: number): Unfit[] {
  const { part, none } = giveHours(INTENSIVE_FIRST, groups, there)
  const seen = groups.filter((group) => part?.groups.includes(group))
  return [...(part ? unfitByDay(seen, part.minutesLeft) : []), ...unfitAtAll(none)]
}

describe('whom the hours do not suffice for', () => {
  test('is never anybody of a group that goes first as long as a later group has any hours', () => {
    fc.assert(
      fc.property(anyGroups, fc.integer({ min: 0, max: 20_000 }), (found, there) => {
        const groups = found.map((group) => ({ ...GROUP, ...group }))
        const unfit = unfitIn(groups, there)
        for (const { people, fit } of unfit) expect(fit >= 0 && fit < people).toBe(true)
        const { part, none } = giveHours(INTENSIVE_FIRST, groups, there)
        const isFirstShort = [...(part?.groups ?? []), ...none].some(
          ({ attentionClass }) => attentionClass === 'intensive',
        )
        const isLaterSeen = unfit.some(({ attentionClass, fit }) => attentionClass !== 'intensive' && fit > 0)
        expect(isFirstShort && isLaterSeen).toBe(false)
        const asked = groups.reduce((sum, { minutes }) => sum + minutes, 0)
        expect(part === null && none.length === 0).toBe(asked <= there)
        if (asked <= there) expect(unfit).toEqual([])
      }),
    )
  })

  test('is divided by one day within a place of the order: before it everybody fits, after it nobody', () => {
    fc.assert(
      fc.property(anyGroups, fc.integer({ min: 0, max: 20_000 }), (found, there) => {
        const groups = found.map((group) => ({ ...GROUP, ...group }))
        const unfit = unfitByDay(groups, there)
        const days = new Set(unfit.map(({ dividedOn }) => dividedOn))
        expect(days.size).toBeLessThanOrEqual(1)
        const minutes = (ofThese: readonly SeenGroup[]) => ofThese.reduce((sum, one) => sum + one.minutes, 0)
        for (const { attentionClass, category, fit, dividedOn, isDayShared } of unfit) {
          if (dividedOn === null) expect(fit).toBe(0)
          else {
            const before = groups.filter(({ unseenOn }) => unseenOn < dividedOn)
            expect(minutes(before)).toBeLessThanOrEqual(there)
            expect(minutes(groups.filter(({ unseenOn }) => unseenOn <= dividedOn))).toBeGreaterThan(there)
            const own = before.filter((one) => one.attentionClass === attentionClass && one.category === category)
            const certain = own.reduce((sum, { people }) => sum + people, 0)
            expect(fit >= certain && (isDayShared || fit === certain)).toBe(true)
          }
        }
      }),
    )
  })

  test('is said of a day that divides people last seen on it as well', () => {
    const day = { ...GROUP, people: 4, minutes: 40 }
    const groups = [
      { ...day, unseenOn: '2026-03-03' },
      { ...day, unseenOn: '2026-01-05' },
      { ...day, unseenOn: '2026-06-09' },
    ]
    expect(unfitByDay(groups, 60)).toMatchObject([{ people: 12, fit: 6, dividedOn: '2026-03-03', isDayShared: true }])
    expect(unfitByDay(groups, 40)).toMatchObject([{ people: 12, fit: 4, dividedOn: '2026-03-03', isDayShared: false }])
    expect(unfitByDay(groups, 5)).toMatchObject([{ people: 12, fit: 0, dividedOn: null, isDayShared: false }])
  })
})

describe('a proposal to divide a caseload', () => {
  test('gives everybody somebody who has hours, and nobody with the same hours more than one above another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 6 }), (residents, workers) => {
        const ids = Array.from({ length: residents }, (_one, index) => `resident-${index}`)
        const receivers = Array.from({ length: workers }, (_one, index) => ({
          workerId: `worker-${index}`,
          residents: 0,
          minutesPerWeek: null,
        }))
        const proposed = divide(ids, [...receivers, { workerId: 'on-leave', residents: 0, minutesPerWeek: 0 }])
        expect(proposed.size).toBe(residents)
        const counts = receivers.map(({ workerId }) => [...proposed.values()].filter((id) => id === workerId).length)
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('proposes nobody where nobody has hours', () => {
    expect(divide(['a'], [{ workerId: 'w', residents: 0, minutesPerWeek: 0 }]).size).toBe(0)
  })
})
