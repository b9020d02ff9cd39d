import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getToday } from '../../src/api/attention.ts'
import { noteContactRoute } from '../../src/api/contact.ts'
import { makeStatementRoute } from '../../src/api/diagnosis.ts'
import { endNoShowRoute, takeNoShowStepRoute } from '../../src/api/no-show.ts'
import { decideCategoryRoute } from '../../src/api/profile.ts'
import { runningChain } from '../../src/core/no-show.ts'
import { absences, MISSED, MONDAY, proposed } from '../absence.ts'
import { type Client, createTestApp, type TestApp } from '../kit.ts'
import { settleTown, type Town } from '../town.ts'

let app: TestApp
let rotterdam: Town
let appointment: ReturnType<typeof absences>['appointment']
let absent: ReturnType<typeof absences>['absent']
beforeAll(async () => {
  app = await createTestApp()
  ;({ appointment, absent } = absences(app))
  rotterdam = await settleTown(app.db, 'GM0599', 'Rotterdam')
})
afterAll(() => app.close())

const newWorker = async (town: Town): Promise<Client> => app.as(await town.hire(['case-manager']))

const waiting = async (worker: Client) => (await worker.call(getToday)).noShows.map(({ dossierId }) => dossierId)

describe('the chain of the municipality', () => {
  test('of Amsterdam leads to a home visit and a respected no, each after staying away again; no measure', async () => {
    const resident = await absent(await newWorker(app.amsterdam))
    const seen = [await proposed(resident)]
    await resident.write(takeNoShowStepRoute, { stepKey: 'repeat-invitation' })
    seen.push(await proposed(resident))
    expect((await resident.refusal(takeNoShowStepRoute, { stepKey: 'home-visit' })).code).toBe('no-show.reason-missing')
    await appointment(resident, '2026-11-26', MISSED)
    seen.push(await proposed(resident))
    await resident.write(takeNoShowStepRoute, { stepKey: 'home-visit' })
    seen.push(await proposed(resident))
    await resident.write(noteContactRoute, { text: 'Niemand deed open.', channel: 'tried' })
    seen.push(await proposed(resident))
    expect(seen).toEqual(['repeat-invitation', 'waiting', 'home-visit', 'waiting', 'respect-the-no'])

    const no = { stepKey: 'respect-the-no', text: 'Ze riep door de deur dat ze geen hulp wil, net als in juni.' }
    expect((await resident.refusal(takeNoShowStepRoute, no)).code).toBe('no-show.danger-unanswered')
    expect((await resident.refusal(takeNoShowStepRoute, { ...no, danger: 'seen' })).code).toBe('no-show.danger')
    await resident.write(takeNoShowStepRoute, { ...no, danger: 'none-seen' })
    expect((await resident.state()).noShows.at(-1)?.ended?.by).toBe('no-respected')
    app.travelTo(MONDAY)
  })

  test('that is unknown proposes nothing, and leaves the choice free', async () => {
    const resident = await absent(await newWorker(app.leidschendam))
    expect(await proposed(resident)).toBe('unknown')
    await resident.write(takeNoShowStepRoute, { stepKey: 'call' })
    expect((await resident.state()).noShows.at(-1)?.steps).toMatchObject([{ form: 'call', proposed: null }])
  })

  test('that is unknown makes no measure of a child that had to be looked after, unless somebody says why', async () => {
    const resident = await absent(await newWorker(app.weert), { outcome: 'missed', reason: 'childcare' })
    expect(await proposed(resident)).toBe('excused')
    const weigherId = app.weert.of('income-consultant').workerId
    const measure = { stepKey: 'measure-proposal', weigherId }
    expect((await resident.refusal(takeNoShowStepRoute, measure)).code).toBe('no-show.reason-missing')
    await resident.write(takeNoShowStepRoute, { stepKey: 'appointment' })
  })

  test('can be left with a reason from the list, which is a code in the journal', async () => {
    const resident = await absent(await newWorker(app.amsterdam))
    const visit = { stepKey: 'home-visit' } as const
    expect((await resident.refusal(takeNoShowStepRoute, visit)).code).toBe('no-show.reason-missing')
    const made = await resident.refusal(takeNoShowStepRoute, { ...visit, deviation: { code: 'made-up' } })
    expect(made.errors).toMatchObject([{ pointer: '/deviation/code' }])
    const wordless = await resident.refusal(takeNoShowStepRoute, { ...visit, deviation: { code: 'team-decision' } })
    expect(wordless.errors).toMatchObject([{ pointer: '/deviation/text' }])
    const text = 'De buurvrouw maakt zich zorgen.'
    await resident.write(takeNoShowStepRoute, { ...visit, deviation: { code: 'team-decision', text } })
    const { events, texts } = await resident.page()
    const event = events.at(-1)
    expect(event).toMatchObject({ kind: 'no-show-step-taken', proposed: 'repeat-invitation' })
    expect(JSON.stringify(event)).not.toContain('buurvrouw')
    expect(Object.values(texts)).toContain(text)
  })

  test('ends with a reason of a person, and another absence begins a new one', async () => {
    const worker = await newWorker(app.amsterdam)
    const resident = await absent(worker)
    expect((await resident.refusal(endNoShowRoute, { reason: 'other' })).code).toBe('no-show.words-missing')
    await resident.write(endNoShowRoute, { reason: 'good-reason', text: 'Haar moeder lag in het ziekenhuis.' })
    expect(await waiting(worker)).toEqual([])
    await appointment(resident, '2026-11-30', MISSED)
    expect((await resident.state()).noShows.map(({ ended }) => ended?.by)).toEqual(['good-reason', undefined])
  })
})

describe('two at one chain', () => {
  test('the second is told what the first did, and no step is taken twice', async () => {
    const resident = await absent(await newWorker(app.amsterdam))
    const other = resident.seenBy(app.as(app.amsterdam.of('team-lead')))
    await resident.write(takeNoShowStepRoute, { stepKey: 'repeat-invitation' })
    expect((await other.refusal(takeNoShowStepRoute, { stepKey: 'repeat-invitation' })).code).toBe(
      'dossier.changed-meanwhile',
    )
  })
})

describe('seed4 T5: who does not come meets a chain with dates, and a person who decides', () => {
  test('Rotterdam: letter, registered letter, city office, third letter, and somebody weighs a measure', async () => {
    const worker = await newWorker(rotterdam)
    const resident = await absent(worker)
    const acts: [step: string, on: string][] = [
      ['first-letter', '2026-11-24'],
      ['registered-letter', '2026-12-01'],
      ['city-office', '2026-12-01'],
      ['no-show-action', '2026-12-08'],
    ]
    for (const [stepKey, day] of acts) {
      if (day > app.today()) {
        app.travelTo(day)
        if (stepKey !== 'first-letter') await appointment(resident, day, MISSED)
      }
      expect(await proposed(resident)).toBe(stepKey)
      await resident.write(takeNoShowStepRoute, { stepKey })
    }
    // The third letter says what may follow when somebody stays away once more, and no sooner.
    expect(await proposed(resident)).toBe('waiting')
    app.travelTo('2026-12-15')
    await appointment(resident, '2026-12-15', MISSED)
    expect(await proposed(resident)).toBe('measure')
    expect((await resident.refusal(takeNoShowStepRoute, { stepKey: 'measure' })).code).toBe('no-show.weigher-missing')
    const lead = rotterdam.of('team-lead')
    await resident.write(takeNoShowStepRoute, { stepKey: 'measure', weigherId: lead.workerId })

    const chain = runningChain((await resident.state()).noShows)
    expect(chain?.absences.map(({ on }) => on)).toEqual([MONDAY, '2026-12-01', '2026-12-08', '2026-12-15'])
    expect(chain?.steps.map(({ stepKey, on }) => [stepKey, on])).toEqual([...acts, ['measure', '2026-12-15']])
    expect(chain?.steps.at(-1)).toMatchObject({ weigherId: lead.workerId, form: 'measure-proposal' })
    // Nothing but what people did is in the journal: no measure, and no draft of one.
    expect(new Set((await resident.events()).slice(2).map(({ kind }) => kind))).toEqual(
      new Set(['appointment-made', 'appointment-settled', 'no-show-step-taken']),
    )
  })

  test('a cancellation is no step on the way to a measure', async () => {
    const resident = await absent(await newWorker(rotterdam))
    await resident.write(takeNoShowStepRoute, { stepKey: 'first-letter' })
    await appointment(resident, '2026-11-30', { outcome: 'cancelled', reason: 'illness' })
    const chain = runningChain((await resident.state()).noShows)
    expect([chain?.absences.length, chain?.isFollowedUp]).toEqual([1, true])
  })

  test('where the policy names who decides on measures, nobody else can be named', async () => {
    const { weert } = app
    const resident = await absent(await newWorker(weert))
    const named = (weigherId: string) =>
      resident.refusal(takeNoShowStepRoute, { stepKey: 'measure-proposal', weigherId })
    expect((await named(weert.of('case-manager').workerId)).code).toBe('no-show.weigher-role')
    expect((await named(rotterdam.of('income-consultant').workerId)).code).toBe('no-show.weigher-missing')
    const weigherId = weert.of('income-consultant').workerId
    await resident.write(takeNoShowStepRoute, { stepKey: 'measure-proposal', weigherId })
  })
})

describe('seed1 C4: a child that is ill or a crèche that opens later is no unwillingness', () => {
  test.each(['childcare', 'illness'] as const)('after %s nothing of the chain is proposed', async (reason) => {
    const worker = await newWorker(rotterdam)
    const resident = await absent(worker, { outcome: 'missed', reason })
    expect(await proposed(resident)).toBe('excused')
    expect((await resident.refusal(takeNoShowStepRoute, { stepKey: 'first-letter' })).code).toBe(
      'no-show.reason-missing',
    )
    // Somebody must still be in touch: it stays in sight until then.
    expect(await waiting(worker)).toEqual([resident.dossierId])
    expect((await resident.events()).at(-1)).toMatchObject({ outcome: 'missed', reason })
  })
})

test('seed4 T4: who kept out of reach could not, rather than would not; the talk goes on and no measure is weighed', async () => {
  const resident = await absent(await newWorker(app.amsterdam))
  await resident.write(decideCategoryRoute, { category: 'reintegration', deviation: { code: 'own-wish' } })
  await resident.write(takeNoShowStepRoute, { stepKey: 'repeat-invitation' })
  await appointment(resident, '2026-12-07', MISSED)
  await resident.write(takeNoShowStepRoute, { stepKey: 'home-visit' })
  await resident.write(noteContactRoute, { text: 'Thuis gesproken. Hij slaapt slecht.', channel: 'home-visit' })
  const depressed = { domain: 'health', nature: 'obstacle', source: 'said' } as const
  await resident.write(makeStatementRoute, { ...depressed, text: 'Hij is al een jaar somber en durft niet.' })
  await resident.write(decideCategoryRoute, { category: 'activation', deviation: { code: 'health-or-care' } })

  const { noShows, category, lastContactOn } = await resident.state()
  expect(noShows).toMatchObject([{ absences: [{}, {}], ended: { on: '2026-12-07', by: 'contact' } }])
  expect([category?.category, lastContactOn]).toEqual(['activation', '2026-12-07'])
  const steps = (await resident.events()).flatMap((event) => (event.kind === 'no-show-step-taken' ? [event.form] : []))
  expect(steps).toEqual(['letter', 'home-visit'])
})

test('seed0 V13: absences and their reasons are facts of their own; nothing is concluded from them', async () => {
  const resident = await absent(await newWorker(rotterdam), { outcome: 'missed', reason: 'illness' })
  const rumour = { domain: 'health', nature: 'circumstance', source: 'reported', reporter: 'other' } as const
  await resident.write(makeStatementRoute, { ...rumour, text: 'Iemand zag hem in de coffeeshop.' })
  const { noShows, statements, facts } = await resident.state()
  // What was heard stands as heard, beside the absence and its reason, and is no fact.
  expect(noShows[0]?.absences).toMatchObject([{ reason: 'illness' }])
  expect(statements).toMatchObject([{ source: 'reported', reporter: 'other' }])
  expect(facts).toEqual({})
  expect(await proposed(resident)).toBe('excused')
  await resident.write(endNoShowRoute, { reason: 'good-reason' })
  expect((await resident.state()).noShows).toMatchObject([{ steps: [], ended: { by: 'good-reason' } }])
})
