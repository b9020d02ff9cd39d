import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { getToday } from '../../src/api/attention.ts'
import { makeAppointmentRoute, noteContactRoute, settleAppointmentRoute } from '../../src/api/contact.ts'
import { makeStatementRoute } from '../../src/api/diagnosis.ts'
import { withdrawEventRoute } from '../../src/api/dossier.ts'
import { endNoShowRoute, takeNoShowStepRoute } from '../../src/api/no-show.ts'
import { recordOutflowRoute } from '../../src/api/outflow.ts'
import { getPolicy } from '../../src/api/policy.ts'
import { decideCategoryRoute } from '../../src/api/profile.ts'
import { proposeNoShowStep, runningChain } from '../../src/core/no-show.ts'
import { FILL_NO_SHOW_TERMS } from '../../src/db/migrations/0006-no-show.ts'
import { valueOf } from '../../src/policy/sourced.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { guided, talk } from '../resident.ts'
import { settleTown, type Town } from '../town.ts'

const MONDAY = '2026-11-23'

let app: TestApp
let rotterdam: Town
beforeAll(async () => {
  app = await createTestApp()
  rotterdam = await settleTown(app.db, 'GM0599', 'Rotterdam')
})
afterAll(() => app.close())

const newWorker = async (town: Town): Promise<Client> => app.as(await town.hire(['case-manager']))

type Settling = Omit<z.input<typeof settleAppointmentRoute.body>, 'version'>

/** An appointment at ten o'clock on a day that ends so; time goes on to that day. */
async function appointment(resident: OpenDossier, day: string, ending?: Settling): Promise<string> {
  await resident.write(makeAppointmentRoute, { startsAt: `${day}T10:00:00+01:00`, minutes: 30, place: 'office' })
  const appointmentId = (await resident.state()).appointments.at(-1)?.appointmentId ?? ''
  if (!ending) return appointmentId
  app.travelTo(day)
  await resident.write(settleAppointmentRoute, ending, { appointmentId })
  return appointmentId
}

const MISSED: Settling = { outcome: 'missed' }

/** Somebody who did not come on Monday the 23rd. */
async function absent(worker: Client, ending: Settling = MISSED): Promise<OpenDossier> {
  app.travelTo(MONDAY)
  const resident = await guided(worker, MONDAY, { nextContactOn: '2026-12-31' })
  await appointment(resident, MONDAY, ending)
  return resident
}

/** What the policy proposes now, as the dossier page works it out. */
async function proposed(resident: OpenDossier): Promise<string> {
  const chain = runningChain((await resident.state()).noShows)
  if (!chain) return 'no chain'
  const proposal = proposeNoShowStep(chain, valueOf((await resident.client.call(getPolicy)).noShow))
  return proposal.kind === 'step' ? proposal.step.key : proposal.kind
}

const waiting = async (worker: Client) => (await worker.call(getToday)).noShows.map(({ dossierId }) => dossierId)

describe('Vandaag', () => {
  test('shows who did not come as long as nothing followed, and not among the terms', async () => {
    const worker = await newWorker(app.amsterdam)
    const resident = await absent(worker)
    const today = await worker.call(getToday)
    expect(today.noShows).toMatchObject([{ dossierId: resident.dossierId, absentOn: MONDAY }])
    expect(today.terms.map(({ kind }) => kind)).not.toContain('no-show')
    await resident.write(takeNoShowStepRoute, { stepKey: 'repeat-invitation' })
    expect(await waiting(worker)).toEqual([])
  })

  test('does not show who cancelled with notice', async () => {
    const worker = await newWorker(app.amsterdam)
    const resident = await absent(worker, { outcome: 'cancelled', reason: 'work' })
    expect(await waiting(worker)).toEqual([])
    expect((await resident.refusal(takeNoShowStepRoute, { stepKey: 'home-visit' })).code).toBe('no-show.none')
  })

  test('takes a new appointment for a follow-up, until that one is cancelled', async () => {
    const worker = await newWorker(app.amsterdam)
    const resident = await absent(worker)
    const appointmentId = await appointment(resident, '2026-11-26')
    expect(await waiting(worker)).toEqual([])
    await resident.write(settleAppointmentRoute, { outcome: 'cancelled' }, { appointmentId })
    expect(await waiting(worker)).toEqual([resident.dossierId])
  })

  test('lets go of who was spoken to, who left, and of an absence that was a mistake', async () => {
    const worker = await newWorker(app.amsterdam)
    const [spoken, left, wrong] = [await absent(worker), await absent(worker), await absent(worker)]
    expect(await waiting(worker)).toHaveLength(3)
    await spoken.write(noteContactRoute, { text: 'Geen gehoor.', channel: 'tried' })
    expect(await waiting(worker)).toHaveLength(3)
    await talk(spoken, 'Ze belde terug.')
    await left.write(recordOutflowRoute, { on: MONDAY, reason: '03' })
    await wrong.write(withdrawEventRoute, { reason: 'wrong-person' }, { seq: wrong.version })
    expect(await waiting(worker)).toEqual([])
  })

  test('stays with the owner: a colleague does not see it', async () => {
    await absent(await newWorker(app.amsterdam))
    expect(await waiting(await newWorker(app.amsterdam))).toEqual([])
  })
})

describe('the chain of the municipality', () => {
  test('of Amsterdam leads to a home visit and a respected no, and holds no measure', async () => {
    const resident = await absent(await newWorker(app.amsterdam))
    const seen: string[] = []
    for (let step = await proposed(resident); step !== 'no chain'; step = await proposed(resident)) {
      seen.push(step)
      await resident.write(takeNoShowStepRoute, { stepKey: step })
    }
    expect(seen).toEqual(['repeat-invitation', 'home-visit', 'respect-the-no'])
    expect((await resident.state()).noShows.at(-1)?.ended?.by).toBe('no-respected')
  })

  test('that is unknown proposes nothing, and leaves the choice free', async () => {
    const resident = await absent(await newWorker(app.leidschendam))
    expect(await proposed(resident)).toBe('unknown')
    await resident.write(takeNoShowStepRoute, { stepKey: 'call' })
    expect((await resident.state()).noShows.at(-1)?.steps).toMatchObject([{ form: 'call', proposed: null }])
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
    expect(await proposed(resident)).toBe('measure')
    expect((await resident.refusal(takeNoShowStepRoute, { stepKey: 'measure' })).code).toBe('no-show.weigher-missing')
    const lead = rotterdam.of('team-lead')
    await resident.write(takeNoShowStepRoute, { stepKey: 'measure', weigherId: lead.workerId })

    const chain = runningChain((await resident.state()).noShows)
    expect(chain?.absences.map(({ on }) => on)).toEqual([MONDAY, '2026-12-01', '2026-12-08'])
    expect(chain?.steps.map(({ stepKey, on }) => [stepKey, on])).toEqual([...acts, ['measure', '2026-12-08']])
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

describe('an installation that is older than the chain', () => {
  test('shows the same people as a journal that is folded', async () => {
    const worker = await newWorker(app.amsterdam)
    const cases = {
      plain: await absent(worker),
      stepped: await absent(worker),
      spoken: await absent(worker),
      ahead: await absent(worker),
      left: await absent(worker),
      wrong: await absent(worker),
      before: await absent(worker),
    }
    await cases.stepped.write(takeNoShowStepRoute, { stepKey: 'repeat-invitation' })
    await talk(cases.spoken, 'Belde terug.')
    await appointment(cases.ahead, '2026-11-27')
    await cases.left.write(recordOutflowRoute, { on: MONDAY, reason: '03' })
    await cases.wrong.write(withdrawEventRoute, { reason: 'not-true' }, { seq: cases.wrong.version })
    await cases.before.write(noteContactRoute, { text: 'Nog van vrijdag.', channel: 'talk', on: '2026-11-20' })
    const rows = () =>
      app.db
        .selectFrom('term_row')
        .select(['dossier_id', 'due_on', 'ref_id', 'owner_id', 'team_id'])
        .where('kind', '=', 'no-show')
        .orderBy('dossier_id')
        .execute()
    const live = await rows()
    expect(live.map(({ dossier_id }) => dossier_id)).toEqual(
      expect.arrayContaining([cases.plain.dossierId, cases.before.dossierId]),
    )
    await app.db.deleteFrom('term_row').where('kind', '=', 'no-show').execute()
    await sql.raw(FILL_NO_SHOW_TERMS).execute(app.db)
    expect(await rows()).toEqual(live)
  })
})
