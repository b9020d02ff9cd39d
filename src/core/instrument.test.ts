import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from './day.ts'
import { Failure } from './failure.ts'
import { type InstrumentResult, type InstrumentState, orderInstrument, standingResults } from './instrument.ts'

const TODAY = '2026-11-23'
let count = 0
const context = { today: TODAY, workerId: 'w', newId: () => `id-${++count}` }
const known = new Map([['melba', { isMedical: false, validMonths: null, outcome: null }]])

const result = (on: string, validUntil: string | null): InstrumentResult => ({
  kind: 'instrument-result-recorded',
  seq: ++count,
  actorId: 'w',
  resultId: `result-${count}`,
  instrument: 'melba',
  orderId: null,
  assessmentId: null,
  measuredByTextId: 'by',
  textId: 'text',
  medicalTextId: null,
  helpTextId: null,
  varies: false,
  domains: [],
  attachments: [],
  maxHours: null,
  on,
  validUntil,
})

const stateOf = (results: readonly InstrumentResult[]): InstrumentState => ({
  orders: [],
  results,
  assessmentIds: new Set(),
})

test('results of one instrument stand until their last day, the newest first; unknown does not end', () => {
  const ended = result('2026-01-01', addDays(TODAY, -1))
  const last = result('2026-02-01', TODAY)
  const unknown = result('2020-01-01', null)
  const found = standingResults([unknown, ended, last], 'melba', TODAY)
  expect(found.map(({ resultId }) => resultId)).toEqual([last.resultId, unknown.resultId])
})

test('a reason is asked exactly while something stands, and is not kept where nothing does', () => {
  const day = fc.integer({ min: -400, max: 400 }).map((days) => addDays(TODAY, days))
  const ends = fc.array(fc.option(day), { maxLength: 5 })
  fc.assert(
    fc.property(ends, (list) => {
      const state = stateOf(list.map((validUntil) => result('2024-01-01', validUntil)))
      const stands = list.some((validUntil) => validUntil === null || validUntil >= TODAY)
      const order = { instrument: 'melba', repeatReason: 'situation-changed' } as const
      const [event] = orderInstrument(state, order, known, context).events
      expect(event).toMatchObject({ repeatReason: stands ? 'situation-changed' : null })
      const without = () => orderInstrument(state, { instrument: 'melba' }, known, context)
      if (stands) expect(without).toThrow(Failure)
      else expect(without).not.toThrow()
    }),
  )
})
