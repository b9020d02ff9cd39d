import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NOTHING_AROUND, PLAIN } from '../../test/plain-plan.ts'
import { appointmentRowsOf } from './appointment-row.ts'
import { withdrawEvent } from './correction.ts'
import type { Context } from './decision.ts'
import { EventBody, factsOf, foldDossier, periodStart, type RecordedEvent, requireOpen } from './dossier.ts'
import { phaseOf, rowOf, termsOf } from './dossier-row.ts'

const DAY = '2026-11-23'
const context: Context = { today: DAY, newId: () => 'id', workerId: 'worker' }
const ID = '00000000-0000-4000-8000-00000000000a'

const OPENED: EventBody = {
  kind: 'dossier-opened',
  on: '2026-11-02',
  via: 'report',
  personId: ID,
  dossierNumber: '2026-000001',
  teamId: ID,
  ownerId: ID,
  intakeDueOn: '2026-11-09',
  nextContactOn: null,
  lastContactOn: null,
}
const STARTED: EventBody = { kind: 'intake-started', on: DAY, regime: 'topics' }
const SUSPENDED: EventBody = { kind: 'intake-suspended', on: DAY, ground: 'medical-claim', textId: null }
const JUDGED: EventBody = {
  kind: 'medical-outcome-recorded',
  on: DAY,
  outcome: 'not-able',
  reviewOn: '2027-05-01',
  textId: null,
}
const COMPLETED: EventBody = { kind: 'intake-completed', on: DAY, reportTextId: null }
const DECIDED: EventBody = {
  kind: 'category-decided',
  on: DAY,
  category: 'activation',
  proposed: null,
  rules: [],
  missing: [],
  deviationCode: null,
  deviationTextId: null,
}
const PLANNED: EventBody = {
  kind: 'plan-made',
  on: DAY,
  goalTextId: ID,
  goalKind: 'work',
  steps: [
    {
      stepId: 'step',
      textId: ID,
      by: 'resident',
      dueOn: '2026-12-01',
      ...PLAIN,
    },
  ],
  promises: [{ promiseId: 'promise', textId: ID, dueOn: '2026-12-05' }],
  nextContactOn: '2026-12-07',
  normMaxDays: null,
  deviationCode: null,
  deviationTextId: null,
  isSigned: true,
  ...NOTHING_AROUND,
}
const note = (on: string, channel: 'talk' | 'tried' = 'talk', nextContactOn: string | null = null): EventBody => ({
  kind: 'contact-noted',
  on,
  contactId: ID,
  channel,
  textId: ID,
  nextContactOn,
  normMaxDays: null,
  deviationCode: null,
  deviationTextId: null,
})
const MADE: EventBody = {
  kind: 'appointment-made',
  on: DAY,
  appointmentId: 'a',
  startsAt: '2026-11-20T23:30:00.000Z',
  minutes: 30,
  place: 'office',
  workerId: ID,
  textId: null,
  seriesId: null,
}
const KEPT: EventBody = {
  kind: 'appointment-settled',
  on: DAY,
  appointmentId: 'a',
  outcome: 'kept',
  reason: null,
  textId: null,
}
const LEFT: EventBody = { kind: 'outflow-recorded', on: DAY, reason: '03', work: null }
const BACK: EventBody = { kind: 'dossier-reopened', on: '2026-12-24', isReturnWithinTwelveMonths: true }
const OFFERED: EventBody = {
  kind: 'handover-offered',
  on: DAY,
  handoverId: 'h',
  fromWorkerId: ID,
  toWorkerId: 'taker',
  toTeamId: 'south',
  summaryTextId: ID,
  batchId: null,
}
const ACCEPTED: EventBody = { kind: 'handover-accepted', on: DAY, handoverId: 'h', workerId: 'taker', teamId: 'south' }
const withdrawn = (withdrawnSeq: number): EventBody => ({
  kind: 'event-withdrawn',
  on: DAY,
  withdrawnSeq,
  reason: 'not-true',
})

const recorded = (...bodies: EventBody[]): RecordedEvent[] =>
  bodies.map((body, index) => ({
    ...body,
    seq: index + 1,
    actorId: 'actor',
    recordedAt: '2026-11-23T08:00:00.000Z',
    policyVersion: null,
  }))

function fold(...bodies: EventBody[]) {
  const dossier = foldDossier(recorded(OPENED, ...bodies))
  if (!dossier) throw new Error('not opened')
  return dossier
}

describe('a dossier is what its events say', () => {
  test('and begins with its opening', () => {
    expect(foldDossier([])).toBeUndefined()
    expect(foldDossier(recorded(STARTED))).toBeUndefined()
    expect(fold()).toMatchObject({ version: 1, openedOn: '2026-11-02', lastContactOn: null, contactCount: 0 })
  })

  test('a talk brings somebody in sight, an attempt does not', () => {
    expect(fold(note('2026-11-10', 'tried'))).toMatchObject({ lastContactOn: null, contactCount: 0 })
    expect(fold(note('2026-11-20'), note('2026-11-10'))).toMatchObject({ lastContactOn: '2026-11-20', contactCount: 2 })
  })

  test('a kept appointment counts on its own day in Amsterdam, not on the day it was written down', () => {
    expect(fold(MADE, KEPT)).toMatchObject({ lastContactOn: '2026-11-21', contactCount: 1 })
  })

  test('a hand-over moves owner and team when it is accepted, not before', () => {
    expect(fold(OFFERED)).toMatchObject({ ownerId: ID, handover: { toWorkerId: 'taker' } })
    expect(fold(OFFERED, ACCEPTED)).toMatchObject({ ownerId: 'taker', teamId: 'south', handover: null })
  })

  test('a return keeps the end before it, and starts a new period', () => {
    const dossier = fold(LEFT, BACK)
    expect(dossier).toMatchObject({ outflow: null, returns: [{ outflow: { on: DAY }, reopenedOn: '2026-12-24' }] })
    expect(periodStart(dossier)).toBe('2026-12-24')
    expect(() => requireOpen(dossier)).not.toThrow()
    expect(() => requireOpen(fold(LEFT))).toThrow('dossier.closed')
  })

  test('facts are what was recorded last, and the age where it is known', () => {
    const fact = (value: number | null): EventBody => ({
      kind: 'fact-recorded',
      on: DAY,
      key: 'monthsToWork',
      value,
      source: 'said',
    })
    expect(factsOf(fold(fact(3), fact(9)), 40)).toEqual({ age: 40, monthsToWork: 9 })
    expect(factsOf(fold(fact(3), fact(null)), undefined)).toEqual({})
  })
})

describe('a withdrawn event', () => {
  test('counts for nothing, and what it covered comes back', () => {
    const dossier = fold(PLANNED, note('2026-11-20', 'talk', '2026-12-20'), withdrawn(3))
    expect(dossier).toMatchObject({ nextContactOn: '2026-12-07', lastContactOn: null, contactCount: 0, version: 4 })
  })

  test('leaves the dossier as if it had not happened, wherever it stood', () => {
    const harmless = fc.constantFrom(note('2026-11-20'), note('2026-11-21', 'tried'), DECIDED)
    fc.assert(
      fc.property(fc.array(harmless, { maxLength: 6 }), harmless, fc.nat(6), (others, wrong, at) => {
        const before = others.slice(0, at)
        const rest = others.slice(at)
        const {
          version: _a,
          withdrawn: _b,
          category: _c,
          categories: _d,
          ...state
        } = fold(...before, wrong, ...rest, withdrawn(before.length + 2))
        const { version: _e, withdrawn: _f, category: _g, categories: _h, ...expected } = fold(...before, ...rest)
        expect(state).toEqual(expected)
      }),
    )
  })

  const attempt = (seq: number, ...bodies: EventBody[]): string => {
    try {
      withdrawEvent(recorded(OPENED, ...bodies), seq, 'not-true', context)
      return 'allowed'
    } catch (error) {
      return (error as { code: string }).code
    }
  }

  test.each<[string, number, EventBody[], string]>([
    ['a note', 2, [note(DAY)], 'allowed'],
    ['the opening', 1, [], 'dossier.not-correctable'],
    ['a plan', 2, [PLANNED], 'dossier.not-correctable'],
    ['outflow', 2, [LEFT], 'dossier.not-correctable'],
    ['an appointment without an outcome', 2, [MADE], 'allowed'],
    ['an appointment with an outcome', 2, [MADE, KEPT], 'dossier.not-correctable'],
    ['an outcome', 3, [MADE, KEPT], 'allowed'],
    ['what was withdrawn already', 2, [note(DAY), withdrawn(2)], 'dossier.event-not-found'],
    ['a withdrawal', 3, [note(DAY), withdrawn(2)], 'dossier.not-correctable'],
    ['nothing', 9, [], 'dossier.event-not-found'],
  ])('can it be: %s', (_what, seq, bodies, expected) => {
    expect(attempt(seq, ...bodies)).toBe(expected)
  })
})

describe('where a dossier is in the process', () => {
  test.each<[string, EventBody[]]>([
    ['reported', []],
    ['intake', [STARTED]],
    ['suspended', [STARTED, SUSPENDED]],
    ['suspended', [STARTED, SUSPENDED, JUDGED]],
    ['diagnosis', [STARTED, COMPLETED]],
    ['plan', [DECIDED]],
    ['guidance', [DECIDED, PLANNED]],
    ['closed', [DECIDED, PLANNED, LEFT]],
    ['guidance', [DECIDED, PLANNED, LEFT, BACK]],
  ])('%s', (phase, bodies) => {
    expect(phaseOf(fold(...bodies))).toBe(phase)
  })

  test('somebody from another system is past the report', () => {
    const imported = foldDossier(recorded({ ...OPENED, via: 'import' }))
    expect(imported && phaseOf(imported)).toBe('diagnosis')
  })
})

describe('what lists read', () => {
  test('who was never spoken to is in sight since the first day, or since the return', () => {
    expect(rowOf(fold()).inSightOn).toBe('2026-11-02')
    expect(rowOf(fold(LEFT, BACK)).inSightOn).toBe('2026-12-24')
    expect(rowOf(fold(note('2026-11-10'))).inSightOn).toBe('2026-11-10')
  })

  test('a closed dossier has no terms and no next date', () => {
    expect(termsOf(fold(PLANNED, LEFT))).toEqual([])
    expect(rowOf(fold(PLANNED, LEFT)).nextContactOn).toBeNull()
  })

  test('every open term has its day: first talk, next contact, step, promise, medical review, offer', () => {
    const kinds = (...bodies: EventBody[]) => termsOf(fold(...bodies)).map(({ kind, dueOn }) => [kind, dueOn])
    expect(kinds()).toEqual([['intake', '2026-11-09']])
    expect(kinds(STARTED, SUSPENDED, JUDGED)).toEqual([['medical-review', '2027-05-01']])
    expect(kinds(STARTED, COMPLETED, PLANNED, OFFERED)).toEqual([
      ['next-contact', '2026-12-07'],
      ['step', '2026-12-01'],
      ['promise', '2026-12-05'],
      ['handover', DAY],
    ])
    const closed: EventBody = {
      kind: 'step-closed',
      on: DAY,
      stepId: 'step',
      outcome: 'done',
      textId: null,
      saidBy: null,
    }
    expect(kinds(STARTED, COMPLETED, PLANNED, closed).map(([kind]) => kind)).toEqual(['next-contact', 'promise'])
  })

  test('an appointment stands there with its outcome', () => {
    expect(appointmentRowsOf(fold(MADE))).toMatchObject([{ appointmentId: 'a', outcome: null }])
    expect(appointmentRowsOf(fold(MADE, KEPT))).toMatchObject([{ outcome: 'kept' }])
  })
})

test('an event holds ids and codes: there is no room for a name or a sentence', () => {
  const words = 'Zij woont bij haar moeder en is daar niet blij mee, zei zij vandaag.'
  const fields = ['domain', 'questionKey', 'topicKey', 'category', 'deviationCode', 'dossierNumber', 'value']
  for (const body of [OPENED, DECIDED, PLANNED, note(DAY), LEFT])
    for (const field of fields.filter((name) => name in body))
      expect(EventBody.safeParse({ ...body, [field]: words }).success, `${body.kind} ${field}`).toBe(false)
})
