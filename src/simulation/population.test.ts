import { describe, expect, test } from 'vitest'
import { isBsn } from '../core/bsn.ts'
import { addDays, addMonths, daysBetween, yearsBetween } from '../core/day.ts'
import { type Dossier, EventBody, foldDossier, periodStart, type RecordedEvent } from '../core/dossier.ts'
import { PersonDetails } from '../core/person.ts'
import { NO_POLICY, type SimulatedPolicy } from './policy.ts'
import { type PopulationSetting, populate, type SimulatedDossier } from './population.ts'

const TODAY = '2026-11-23'
const id = (number: number) => `${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`
const WORKERS = [1, 2, 3, 4, 5].map((number) => ({ workerId: id(number), teamId: id(100 + (number % 2)) }))

/** A policy with all that a history can meet: fixed questions, a table, a norm. */
const POLICY: SimulatedPolicy = {
  version: 'GM9999-2026.1',
  intake: {
    regime: 'fixed',
    questions: [
      { key: 'medical-reason', nl: 'Medisch?', en: 'Medical?', kind: 'yes-no', fact: 'medicalClaim' },
      {
        key: 'can-work',
        nl: 'Werken?',
        en: 'Work?',
        kind: 'yes-no',
        fact: 'canWork',
        next: [{ equals: false, to: 'own-words' }],
      },
      { key: 'months', nl: 'Maanden?', en: 'Months?', kind: 'number', fact: 'monthsToWork', min: 0, max: 600 },
      { key: 'own-words', nl: 'Wat wilt u?', en: 'What do you want?', kind: 'text' },
    ],
    topics: [],
    isReportRequired: true,
    termDays: 7,
  },
  categories: ['near', 'far'],
  propose: ({ monthsToWork }) => ({
    category: monthsToWork === undefined ? null : Number(monthsToWork) <= 12 ? 'near' : 'far',
    rules: [],
    missing: monthsToWork === undefined ? ['monthsToWork'] : [],
  }),
  contactMaxDays: (_facts, category) => (category === 'near' ? 42 : 91),
  domains: ['work', 'health', 'finances', 'network', 'language'],
  deviationCodes: { category: ['other'], interval: ['no-capacity'] },
}

const setting = (changes: Partial<PopulationSetting> = {}): PopulationSetting => ({
  municipalityId: 'GM0363',
  size: 150,
  seed: 'test',
  today: TODAY,
  workers: WORKERS,
  policy: POLICY,
  profile: 'full',
  isDirty: false,
  ...changes,
})

/** As the journal would hold it. */
const recorded = ({ events }: SimulatedDossier): RecordedEvent[] =>
  events.map((event, index) => ({ ...event, seq: index + 1, policyVersion: null }))

function fold(simulated: SimulatedDossier): Dossier {
  const dossier = foldDossier(recorded(simulated))
  if (!dossier) throw new Error('no dossier')
  return dossier
}

describe('the same seed', () => {
  test('gives the same residents, events, texts and ids', () => {
    expect([...populate(setting())]).toEqual([...populate(setting())])
  })

  test('gives the same first residents, however many follow', () => {
    expect([...populate(setting({ size: 40 }))]).toEqual([...populate(setting())].slice(0, 40))
  })

  test('and another seed gives others', () => {
    const names = (seed: string) => [...populate(setting({ seed, size: 30 }))].map(({ person }) => person.familyName)
    expect(names('a')).not.toEqual(names('b'))
  })
})

describe.each([
  ['full', false],
  ['full', true],
  ['lean', false],
] as const)('every history (%s, dirty %s)', (profile, isDirty) => {
  const dossiers = [...populate(setting({ profile, isDirty, size: 400 }))]

  test('has events that the journal can read back', () => {
    for (const { events } of dossiers)
      for (const { recordedAt: _at, actorId: _actor, ...body } of events)
        expect(EventBody.safeParse(body).error).toBeUndefined()
  })

  test('begins with its opening, and has no second one', () => {
    for (const { events } of dossiers) expect(events.map(({ kind }) => kind).lastIndexOf('dossier-opened')).toBe(0)
  })

  test('folds, is never recorded backwards, and ends before today', () => {
    for (const dossier of dossiers) {
      const moments = dossier.events.map(({ recordedAt }) => recordedAt)
      expect(fold(dossier).version).toBe(dossier.events.length)
      expect(moments).toEqual(moments.toSorted())
      expect((moments.at(-1) ?? '') < TODAY).toBe(true)
      for (const { on, recordedAt } of dossier.events) expect(on <= recordedAt.slice(0, 10)).toBe(true)
    }
  })

  test('stops at an outflow, unless the person comes back', () => {
    for (const { events } of dossiers)
      for (const [index, { kind }] of events.entries()) {
        const next = events[index + 1]?.kind
        if (kind === 'outflow-recorded') expect([undefined, 'dossier-reopened']).toContain(next)
      }
  })

  test('keeps every text that an event points at, and no other', () => {
    for (const { events, texts } of dossiers) {
      const pointed = JSON.stringify(events).match(/"\w*[tT]extId":"[^"]+"/g) ?? []
      const ids = new Set(pointed.map((pair) => pair.split('"')[3]))
      expect(new Set(texts.map(({ textId }) => textId))).toEqual(ids)
    }
  })

  test('says nothing that was left unfilled', () => {
    for (const { texts } of dossiers) for (const { body } of texts) expect(body).toMatch(/^[^{}]{3,}$/)
  })

  test('is of a person whose details are allowed, with a BSN of the test range or none', () => {
    for (const { person } of dossiers) {
      const { personId: _id, externalRef: _ref, ...details } = person
      expect(PersonDetails.safeParse(details).error).toBeUndefined()
      if (person.bsn !== undefined) expect([person.bsn.startsWith('9999'), isBsn(person.bsn)]).toEqual([true, true])
    }
  })

  test('has an owner among the workers', () => {
    const known = new Set(WORKERS.map(({ workerId }) => workerId))
    for (const dossier of dossiers) expect(known).toContain(fold(dossier).ownerId)
  })
})

test('ids, BSNs and references are never given twice', () => {
  const dossiers = [...populate(setting({ size: 10_000, profile: 'lean' }))]
  const distinct = (values: readonly unknown[]) => new Set(values).size
  expect(distinct(dossiers.map(({ dossierId }) => dossierId))).toBe(10_000)
  expect(distinct(dossiers.map(({ person }) => person.externalRef))).toBe(10_000)
  const bsns = dossiers.flatMap(({ person }) => person.bsn ?? [])
  expect(bsns.length).toBeGreaterThan(9000)
  expect(distinct(bsns)).toBe(bsns.length)
})

test('a BSN that somebody has is not given again', () => {
  const first = [...populate(setting({ size: 50 }))].flatMap(({ person }) => person.bsn ?? [])
  const second = [...populate(setting({ size: 50, seed: 'more', takenBsns: new Set(first) }))]
  expect(second.some(({ person }) => person.bsn !== undefined && first.includes(person.bsn))).toBe(false)
})

describe('a dirty population', () => {
  const dossiers = [...populate(setting({ isDirty: true, size: 1500 }))]

  test('has uncertain birth dates', () => {
    expect(dossiers.some(({ person }) => person.birthDate?.endsWith('-00-00'))).toBe(true)
  })

  test('has people who are in it twice, once without BSN', () => {
    const keyOf = ({ person }: SimulatedDossier) => `${person.familyName} ${person.birthDate} ${person.street}`
    const twice = [...Map.groupBy(dossiers, keyOf).values()].filter((same) => same.length === 2)
    expect(twice.length).toBeGreaterThan(10)
    expect(twice.every((same) => same.some(({ person }) => person.bsn === undefined))).toBe(true)
  })

  test('has deaths and moves that were recorded months later', () => {
    const late = dossiers.flatMap(({ events }) =>
      events.filter(
        (event) =>
          event.kind === 'outflow-recorded' &&
          ['04', '32'].includes(event.reason) &&
          daysBetween(event.on, event.recordedAt.slice(0, 10)) >= 50,
      ),
    )
    expect(late.length).toBeGreaterThan(5)
  })

  test('has notes on the wrong person, withdrawn', () => {
    expect(
      dossiers.some(({ events }) =>
        events.some((event) => event.kind === 'event-withdrawn' && event.reason === 'wrong-person'),
      ),
    ).toBe(true)
  })

  test('has jumps from the lowest rung of the ladder to the highest', () => {
    const rungs = ({ events }: SimulatedDossier) =>
      events.flatMap((event) =>
        event.kind === 'fact-recorded' && event.key === 'participationLevel' ? [event.value] : [],
      )
    expect(dossiers.some((dossier) => rungs(dossier).join().includes('isolated,paid-work,isolated'))).toBe(true)
  })
})

/**
 * The figures are those of standards.md §8 (Mix, Duration, Flow), not read from the generator; tolerances allow for
 * chance in 20,000 dossiers and for rounding in the sources.
 */
describe('20,000 dossiers are like those of the country', () => {
  const dossiers = [...populate(setting({ size: 20_000, profile: 'lean', policy: NO_POLICY }))].map((simulated) => ({
    person: simulated.person,
    dossier: fold(simulated),
  }))
  const stock = dossiers.filter(({ dossier }) => !dossier.outflow)
  type One = (typeof stock)[number]
  const share = (all: readonly One[], holds: (one: One) => boolean) => all.filter(holds).length / all.length
  const age = ({ person }: One) => yearsBetween(person.birthDate ?? '', TODAY)

  test('56% are women', () => {
    expect(Math.abs(share(stock, ({ person }) => person.sex === 'woman') - 0.56)).toBeLessThan(0.015)
  })

  test('10% are under 27, 34% between 27 and 45, 57% are 45 or older', () => {
    expect(Math.abs(share(stock, (one) => age(one) < 27) - 0.099)).toBeLessThan(0.015)
    expect(Math.abs(share(stock, (one) => age(one) >= 27 && age(one) < 45) - 0.336)).toBeLessThan(0.02)
    expect(Math.abs(share(stock, (one) => age(one) >= 45) - 0.565)).toBeLessThan(0.02)
  })

  test.each([
    ['single', 0.65],
    ['single-parent', 0.21],
    ['couple', 0.145],
  ])('households: %s %d', (household, expected) => {
    expect(Math.abs(share(stock, ({ person }) => person.household === household) - expected)).toBeLessThan(0.015)
  })

  test('nearly half have been on benefit for five years or longer', () => {
    const isLong = ({ dossier }: One) => periodStart(dossier) <= addMonths(TODAY, -60)
    expect(Math.abs(share(stock, isLong) - 0.485)).toBeLessThan(0.025)
  })

  test('some 9% of the stock came in the last six months', () => {
    const isNew = ({ dossier }: One) => periodStart(dossier) > addMonths(TODAY, -6)
    expect(Math.abs(share(stock, isNew) - 0.094)).toBeLessThan(0.025)
  })

  test('a third of the dossiers ended in the last two years, 36% of those in work', () => {
    const left = dossiers.filter(({ dossier }) => dossier.outflow ?? dossier.returns.length > 0)
    expect(Math.abs(left.length / dossiers.length - 0.32)).toBeLessThan(0.015)
    const isWork = ({ dossier }: One) => (dossier.outflow ?? dossier.returns[0]?.outflow)?.work !== null
    expect(Math.abs(share(left, isWork) - 0.36)).toBeLessThan(0.02)
  })

  test('9% of those who left for work are back within eighteen months', () => {
    const firstEnd = ({ dossier }: One) => dossier.returns[0]?.outflow ?? dossier.outflow
    const longAgo = dossiers.filter((one) => {
      const end = firstEnd(one)
      return end !== null && end.work !== null && end.on <= addMonths(TODAY, -18)
    })
    const isBack = (one: One) => {
      const [back] = one.dossier.returns
      return back !== undefined && back.reopenedOn <= addDays(addMonths(back.outflow.on, 18), 7)
    }
    expect(longAgo.length).toBeGreaterThan(400)
    expect(Math.abs(share(longAgo, isBack) - 0.09)).toBeLessThan(0.04)
  })

  test('somebody who stays is never past the pension age', () => {
    const stays = stock.filter(({ dossier }) => dossier.returns.length === 0)
    expect(stays.filter((one) => age(one) >= 67)).toEqual([])
  })
})

test('it works on every kind of day: weekends, leap days, ends of years', () => {
  for (const today of [
    '2026-11-21',
    '2026-11-22',
    '2027-01-01',
    '2027-12-31',
    '2028-02-29',
    '2028-03-26',
    '2028-10-29',
  ]) {
    const [first, second] = WORKERS
    const castings = [
      { ...(first ? { worker: first } : {}), situation: 'reported' as const, openedDaysAgo: 2 },
      { situation: 'suspended' as const, openedDaysAgo: 26 },
      { openedDaysAgo: 95, lastContactDaysAgo: 24, appointmentInDays: 0, situation: 'ordinary' as const },
      { openedDaysAgo: 500, situation: 'ordinary' as const, ...(second ? { offeredTo: second } : {}) },
    ]
    const [reported, suspended, invited, offered] = [...populate(setting({ today, castings, size: 60 }))].map(fold)
    expect(reported?.intake).toBeNull()
    expect(suspended?.intake?.suspendedOn).not.toBeNull()
    expect(invited?.appointments.some(({ startsAt }) => startsAt.startsWith(today))).toBe(true)
    expect(offered?.handover?.toWorkerId ?? second?.workerId).toBe(second?.workerId)
  }
})
