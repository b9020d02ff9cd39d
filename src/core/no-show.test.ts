import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AbsenceReason } from './contact.ts'
import type { Context } from './decision.ts'
import {
  applyNoShow,
  EXCUSING,
  endNoShow,
  lastAbsentOn,
  type NoShowChain,
  NoShowForm,
  type NoShowStepInput,
  proposeNoShowStep,
  runningChain,
  takeNoShowStep,
  withAbsence,
  withFailedAttempt,
  withOutflow,
  withTwoWayContact,
} from './no-show.ts'

let count = 0
const context: Context = { today: '2026-11-23', newId: () => `id-${++count}`, workerId: 'worker' }
const STEPS = [
  { key: 'first-letter', form: 'letter' },
  { key: 'visit', form: 'home-visit' },
  { key: 'measure', form: 'measure-proposal' },
] as const

const RECORDED = { seq: 2, actorId: 'worker' }

const absence = (on: string, reason: AbsenceReason = 'unknown') => ({ appointmentId: `a-${on}`, on, reason, seq: 1 })
const absent = (on = '2026-11-20', reason?: AbsenceReason): readonly NoShowChain[] =>
  withAbsence([], absence(on, reason), null)
const rules = { steps: STEPS, measuresBy: null, weigher: undefined }

const take = (chains: readonly NoShowChain[], input: NoShowStepInput, more: Partial<typeof rules> | object = {}) =>
  takeNoShowStep(runningChain(chains), new Set(['ahead']), input, { ...rules, ...more }, context)
const taken = (chains: readonly NoShowChain[], input: NoShowStepInput) => {
  const [event] = take(chains, input).events
  if (!event) throw new Error('no event')
  return applyNoShow(chains, { ...event, ...RECORDED })
}
const proposed = (chains: readonly NoShowChain[]) => {
  const chain = runningChain(chains)
  if (!chain) return 'no chain'
  const proposal = proposeNoShowStep(chain, STEPS)
  return proposal.kind === 'step' ? proposal.step.key : proposal.kind
}
const codeOf = (decide: () => unknown): string | undefined => {
  try {
    decide()
    return undefined
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('a chain', () => {
  test('begins with an absence, and proposes the steps of the municipality one after another', () => {
    let chains = absent()
    const seen = [proposed(chains)]
    for (const [stepKey, day] of [
      ['first-letter', '2026-11-21'],
      ['visit', '2026-11-22'],
    ] as const) {
      chains = taken(chains, { stepKey })
      seen.push(proposed(chains))
      chains = withAbsence(chains, absence(day), null)
      seen.push(proposed(chains))
    }
    expect(seen).toEqual(['first-letter', 'waiting', 'visit', 'waiting', 'measure'])
  })

  test('does not begin for who was spoken to on a later day, and does on the same day', () => {
    const begun = (lastContactOn: string) => withAbsence([], absence('2026-11-20'), lastContactOn).length
    expect([begun('2026-11-19'), begun('2026-11-20'), begun('2026-11-21')]).toEqual([1, 1, 0])
  })

  test('ends by itself with two-way contact on or after the last absence, and not by an earlier one', () => {
    const chains = absent('2026-11-20')
    expect(runningChain(withTwoWayContact(chains, '2026-11-19'))).toBeDefined()
    expect(withTwoWayContact(chains, '2026-11-20').at(-1)?.ended).toEqual({ on: '2026-11-20', by: 'contact' })
  })

  test('that ended stays in sight, and another absence begins a new one at the first step', () => {
    const ended = withTwoWayContact(taken(absent('2026-11-10'), { stepKey: 'first-letter' }), '2026-11-12')
    const again = withAbsence(ended, absence('2026-11-20'), '2026-11-12')
    expect([again.length, proposed(again)]).toEqual([2, 'first-letter'])
  })

  test('goes on after an attempt that reached nobody, and not by one before the step', () => {
    const stepped = taken(absent('2026-11-20'), { stepKey: 'first-letter', on: '2026-11-21' })
    expect(proposed(withFailedAttempt(stepped, '2026-11-20'))).toBe('waiting')
    const tried = withFailedAttempt(stepped, '2026-11-21')
    expect(proposed(tried)).toBe('visit')
    expect(proposed(taken(tried, { stepKey: 'visit' }))).toBe('waiting')
  })

  test('asks a reason for a step before anybody stayed away again', () => {
    const stepped = taken(absent(), { stepKey: 'first-letter' })
    expect(codeOf(() => take(stepped, { stepKey: 'visit' }))).toBe('no-show.reason-missing')
    expect(take(stepped, { stepKey: 'visit', deviation: { code: 'other' } }).events).toMatchObject([
      { stepKey: 'visit', proposed: null, deviationCode: 'other' },
    ])
  })

  test('takes two steps after one absence where the policy has them together', () => {
    const steps = [STEPS[0], { key: 'city-office', form: 'appointment', isWithPrevious: true }, STEPS[2]] as const
    const chain = runningChain(taken(absent(), { stepKey: 'first-letter' }))
    expect(chain && proposeNoShowStep(chain, steps)).toEqual({ kind: 'step', step: steps[1] })
  })

  test('has no follow-up until a step is taken, and again none after another absence', () => {
    const first = taken(absent('2026-11-10'), { stepKey: 'first-letter' })
    const second = withAbsence(first, absence('2026-11-18'), null)
    expect([absent(), first, second].map((chains) => runningChain(chains)?.isFollowedUp)).toEqual([false, true, false])
    expect(proposed(second)).toBe('visit')
  })

  test('ends with outflow, and with a no that is respected', () => {
    expect(withOutflow(absent(), '2026-11-22').at(-1)?.ended?.by).toBe('outflow')
    const steps = [{ key: 'respect', form: 'respect-the-no' }] as const
    const [event] = takeNoShowStep(
      runningChain(absent()),
      new Set(),
      { stepKey: 'respect', text: 'Ze belde drie keer af: liever niet.', danger: 'none-seen' },
      { ...rules, steps },
      context,
    ).events
    expect(event && applyNoShow(absent(), { ...event, ...RECORDED }).at(-1)?.ended?.by).toBe('no-respected')
  })
})

describe('what is proposed', () => {
  test.each([...EXCUSING])('is nothing when the reason was %s: that is no unwillingness', (reason) => {
    expect(proposed(absent('2026-11-20', reason))).toBe('excused')
  })

  test('is nothing where the chain is unknown or at its end', () => {
    const chain = runningChain(absent())
    expect(chain && proposeNoShowStep(chain, null).kind).toBe('unknown')
    expect(chain && proposeNoShowStep(chain, []).kind).toBe('exhausted')
  })

  test('is nothing after a good reason where the chain is unknown too: a measure asks a reason, a call does not', () => {
    const [chains, unknown] = [absent('2026-11-20', 'childcare'), { steps: null }]
    const chain = runningChain(chains)
    expect(chain && proposeNoShowStep(chain, null).kind).toBe('excused')
    const weigher = { roles: [], isActive: true }
    const weigh = { stepKey: 'measure-proposal', weigherId: 'w' }
    expect(codeOf(() => take(chains, weigh, { ...unknown, weigher }))).toBe('no-show.reason-missing')
    for (const stepKey of ['call', 'appointment']) expect(take(chains, { stepKey }, unknown).events).toHaveLength(1)
  })

  test('is never a step that was taken already, whatever was taken in whatever order', () => {
    const reasons = fc.constantFrom(...AbsenceReason.options)
    const acts = fc.array(fc.oneof(fc.constantFrom('first-letter', 'visit'), reasons), { maxLength: 12 })
    fc.assert(
      fc.property(acts, (list) => {
        let chains = absent()
        for (const act of list)
          chains =
            act === 'first-letter' || act === 'visit'
              ? taken(chains, { stepKey: act, deviation: { code: 'x' } })
              : withAbsence(chains, absence('2026-11-21', act), null)
        const steps = runningChain(chains)?.steps.map(({ stepKey }) => stepKey)
        expect(steps).not.toContain(proposed(chains))
      }),
    )
  })
})

describe('a step', () => {
  test('as proposed needs no reason, and another one does', () => {
    expect(take(absent(), { stepKey: 'first-letter' }).events).toMatchObject([
      { stepKey: 'first-letter', form: 'letter', proposed: 'first-letter', deviationCode: null },
    ])
    expect(codeOf(() => take(absent(), { stepKey: 'visit' }))).toBe('no-show.reason-missing')
    const { events, texts } = take(absent(), { stepKey: 'visit', deviation: { code: 'other', text: 'Woont alleen.' } })
    expect(events).toMatchObject([{ stepKey: 'visit', proposed: 'first-letter', deviationCode: 'other' }])
    expect(texts.map(({ body }) => body)).toEqual(['Woont alleen.'])
  })

  test('is chosen freely where the policy is unknown, among the forms there are', () => {
    for (const stepKey of NoShowForm.options.filter((form) => form !== 'measure-proposal' && form !== 'respect-the-no'))
      expect(take(absent(), { stepKey }, { steps: null }).events).toMatchObject([{ form: stepKey, proposed: null }])
    expect(codeOf(() => take(absent(), { stepKey: 'visit' }, { steps: null }))).toBe('no-show.unknown-step')
  })

  test('asks a reason after an absence that had a good reason', () => {
    expect(codeOf(() => take(absent('2026-11-20', 'childcare'), { stepKey: 'first-letter' }))).toBe(
      'no-show.reason-missing',
    )
  })

  test('lies between the last absence and today', () => {
    const on = (day: string) => codeOf(() => take(absent('2026-11-20'), { stepKey: 'first-letter', on: day }))
    expect([on('2026-11-19'), on('2026-11-20'), on('2026-11-23'), on('2026-11-24')]).toEqual([
      'no-show.day',
      undefined,
      undefined,
      'no-show.day',
    ])
  })

  test('can name an appointment that stands, and no other', () => {
    expect(take(absent(), { stepKey: 'first-letter', appointmentId: 'ahead' }).events).toMatchObject([
      { appointmentId: 'ahead' },
    ])
    const strange = () => take(absent(), { stepKey: 'first-letter', appointmentId: 'x' })
    expect(codeOf(strange)).toBe('contact.appointment-not-found')
  })

  test('without an absence is refused', () => {
    expect(codeOf(() => take([], { stepKey: 'first-letter' }))).toBe('no-show.none')
    expect(codeOf(() => endNoShow(undefined, { reason: 'other' }, context))).toBe('no-show.none')
  })
})

describe('weighing a measure', () => {
  const weigh = (measuresBy: string | null, weigher: object | undefined) =>
    codeOf(() =>
      take(
        [absence('2026-11-21'), absence('2026-11-22')].reduce<readonly NoShowChain[]>(
          (chains, next, index) => withAbsence(taken(chains, { stepKey: STEPS[index]?.key ?? '' }), next, null),
          absent(),
        ),
        { stepKey: 'measure', weigherId: 'w' },
        {
          measuresBy,
          weigher,
        },
      ),
    )

  test('names a person who works here and has the role that decides', () => {
    const colleague = { roles: ['case-manager'], isActive: true }
    expect(weigh('income-consultant', undefined)).toBe('no-show.weigher-missing')
    expect(weigh('income-consultant', { ...colleague, isActive: false })).toBe('no-show.weigher-missing')
    expect(weigh('income-consultant', colleague)).toBe('no-show.weigher-role')
    expect(weigh('case-manager', colleague)).toBeUndefined()
    expect(weigh(null, colleague)).toBeUndefined()
  })
})

describe('a no that is respected', () => {
  const respected = (more: object) =>
    codeOf(() => take(absent(), { stepKey: 'respect-the-no', ...more }, { steps: null }))
  const ended = (more: object) =>
    codeOf(() => endNoShow(runningChain(absent()), { reason: 'no-respected', ...more }, context))

  test.each([
    ['as a step', respected],
    ['as an ending', ended],
  ] as const)('%s takes its words and whether anybody is in danger', (_name, codeFor) => {
    const text = 'Hij zei drie keer: nee, dank u.'
    expect(codeFor({ danger: 'none-seen' })).toBe('no-show.words-missing')
    expect(codeFor({ text })).toBe('no-show.danger-unanswered')
    expect(codeFor({ text, danger: 'seen' })).toBe('no-show.danger')
    expect(codeFor({ text, danger: 'none-seen' })).toBeUndefined()
  })
})

describe('ending', () => {
  test('takes a reason, and words where the reason says nothing', () => {
    const chain = runningChain(absent())
    expect(endNoShow(chain, { reason: 'good-reason' }, context).events).toEqual([
      { kind: 'no-show-ended', on: '2026-11-23', reason: 'good-reason', textId: null },
    ])
    expect(codeOf(() => endNoShow(chain, { reason: 'other' }, context))).toBe('no-show.words-missing')
    expect(endNoShow(chain, { reason: 'other', text: 'x' }, context).texts).toHaveLength(1)
  })
})

test('the last absence is the latest day, in whatever order absences were written down', () => {
  const chains = withAbsence(absent('2026-11-20'), absence('2026-11-10'), null)
  expect(chains.map(lastAbsentOn)).toEqual(['2026-11-20'])
})
