import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from './day.ts'
import type { HandoverEvent } from './handover.ts'
import { applyEnds, firstEndSince, type HelpEnd } from './help-end.ts'

const OFFER: HandoverEvent & { kind: 'handover-offered' } = {
  kind: 'handover-offered',
  on: '2026-11-23',
  handoverId: 'first',
  fromWorkerId: 'anna',
  toWorkerId: 'bert',
  toTeamId: 'north',
  summaryTextId: 'text',
  batchId: null,
  reason: 'programme-over',
}
const accepted = (on: string): HandoverEvent => ({
  kind: 'handover-accepted',
  on,
  handoverId: 'first',
  workerId: 'bert',
  teamId: 'north',
})
const NONE = { handover: null, support: null }
const RUNS = { handover: { reason: 'support-ends' }, support: { untilOn: '2026-12-04', backToId: 'anna' } }

describe('what a hand-over says has ended', () => {
  test('is a programme from the day of the offer, though the receiver declines; not when the giver takes it back', () => {
    const ends = applyEnds([], OFFER, NONE)
    expect(ends).toMatchObject([{ kind: 'programme', on: '2026-11-23' }])
    const declined = { kind: 'handover-declined', on: '2026-11-25', handoverId: 'first', reason: 'workload' } as const
    expect(applyEnds(ends, { ...declined, textId: null }, NONE)).toEqual(ends)
    expect(applyEnds(ends, { kind: 'handover-withdrawn', on: '2026-11-25', handoverId: 'first' }, NONE)).toEqual([])
  })

  test('is guidance for a time on its agreed day, or before it when somebody takes over sooner', () => {
    expect(applyEnds([], { ...OFFER, reason: 'support-ends' }, RUNS)).toEqual([])
    expect(applyEnds([], accepted('2026-11-30'), RUNS)).toMatchObject([{ kind: 'support', on: '2026-11-30' }])
    expect(applyEnds([], accepted('2026-12-09'), RUNS)).toMatchObject([{ kind: 'support', on: '2026-12-04' }])
    // Where no end was agreed, the offer itself says it.
    expect(applyEnds([], { ...OFFER, reason: 'support-ends' }, NONE)).toMatchObject([{ on: '2026-11-23' }])
  })

  test.each(['worker-leaves', 'support-starts', 'worker-change', 'warm', 'other'] as const)(
    'is nothing for %s',
    (reason) => {
      expect(applyEnds([], { ...OFFER, reason }, NONE)).toEqual([])
      expect(applyEnds([], accepted('2026-11-30'), { ...RUNS, handover: { reason } })).toEqual([])
    },
  )
})

const anyDay = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-01-01', days))
const anyEnd: fc.Arbitrary<HelpEnd> = fc.record({
  kind: fc.constantFrom('programme' as const, 'support' as const, 'goal' as const),
  on: anyDay,
})

test('the first end is one that no later talk followed, in whatever order they became known', () => {
  fc.assert(
    fc.property(fc.array(anyEnd), anyDay, (ends, unseenOn) => {
      const found = firstEndSince(ends, unseenOn)
      const open = ends.filter(({ on }) => on >= unseenOn)
      expect(found === null).toBe(open.length === 0)
      if (found) expect(open.every(({ on }) => on >= found.on)).toBe(true)
      expect(firstEndSince(ends.toReversed(), unseenOn)).toEqual(found)
      if (found) expect(firstEndSince(ends, addDays(found.on, 1))?.on).not.toBe(found.on)
    }),
  )
})
