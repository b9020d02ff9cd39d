import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getCaseload } from '../../src/api/attention.ts'
import { recordFactsRoute } from '../../src/api/diagnosis.ts'
import {
  answerIntakeRoute,
  completeIntakeRoute,
  recordMedicalOutcomeRoute,
  startIntakeRoute,
  suspendIntakeRoute,
} from '../../src/api/intake.ts'
import { getPolicy } from '../../src/api/policy.ts'
import { decideCategoryRoute } from '../../src/api/profile.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { reported } from '../resident.ts'

let app: TestApp
let leidschendam: Client
let weert: Client
let amsterdam: Client
beforeAll(async () => {
  app = await createTestApp()
  leidschendam = app.as(app.leidschendam.of('case-manager'))
  weert = app.as(app.weert.of('case-manager'))
  amsterdam = app.as(app.amsterdam.of('case-manager'))
})
afterAll(() => app.close())

async function atIntake(client: Client): Promise<OpenDossier> {
  const resident = await reported(client)
  await resident.write(startIntakeRoute, {})
  return resident
}

/** Answers of somebody in Leidschendam-Voorburg who can work within a year. */
const ABLE = [
  { questionKey: 'medical-reason', value: false },
  { questionKey: 'can-work', value: true },
  { questionKey: 'months-to-work', value: 8 },
  { questionKey: 'hours-available', value: 24 },
  { questionKey: 'needs-childcare', value: true },
  { questionKey: 'language-problem', value: false },
  { questionKey: 'has-debts', value: true },
]

describe('each municipality holds its own kind of first talk', () => {
  test('Leidschendam-Voorburg asks fixed questions in three quarters of an hour, Weert talks freely for an hour', async () => {
    const [fixed, free, topics] = await Promise.all([leidschendam, weert, amsterdam].map((one) => one.call(getPolicy)))
    expect(fixed?.intake).toMatchObject({ regime: { value: 'fixed' }, durationMinutes: { value: 45 } })
    expect(free?.intake).toMatchObject({ regime: { value: 'free' }, durationMinutes: { value: 60 } })
    expect(topics?.intake).toMatchObject({ regime: { value: 'topics' }, durationMinutes: { unknown: true } })
  })

  test('the talk takes the kind that the policy of the day says', async () => {
    const kinds = []
    for (const client of [leidschendam, weert, amsterdam])
      kinds.push((await (await atIntake(client)).state()).intake?.regime)
    expect(kinds).toEqual(['fixed', 'free', 'topics'])
  })

  test('one talk at a time', async () => {
    const resident = await atIntake(leidschendam)
    expect(await resident.refusal(startIntakeRoute, {})).toMatchObject({ code: 'intake.already-started' })
  })
})

describe('fixed questions', () => {
  test('the talk ends only when every question on the way is answered, and what is open is named', async () => {
    const resident = await atIntake(leidschendam)
    await resident.write(answerIntakeRoute, { answers: ABLE.slice(0, 3) })
    const problem = await resident.refusal(completeIntakeRoute, {})
    expect(problem).toMatchObject({
      code: 'intake.incomplete',
      facts: { questionKeys: expect.arrayContaining(['hours-available']) },
    })
    await resident.write(answerIntakeRoute, { answers: ABLE.slice(3) })
    await resident.write(completeIntakeRoute, {})
    expect((await resident.state()).intake).toMatchObject({ completedOn: app.today() })
  })

  test('an answer leads to the next question: who cannot work is asked what stands in the way, not how soon', async () => {
    const resident = await atIntake(leidschendam)
    const answers = [
      { questionKey: 'medical-reason', value: false },
      { questionKey: 'can-work', value: false },
      { questionKey: 'what-stands-in-the-way', text: 'Ik slaap al maanden niet.' },
      { questionKey: 'participation-level', value: 'isolated' },
      { questionKey: 'language-problem', value: false },
      { questionKey: 'has-debts', value: false },
    ]
    await resident.write(answerIntakeRoute, { answers })
    await resident.write(completeIntakeRoute, {})
    expect(Object.keys((await resident.state()).facts)).not.toContain('monthsToWork')
  })

  test('what was answered fills the facts that the profile rests on, so nobody asks it again', async () => {
    const resident = await atIntake(leidschendam)
    await resident.write(answerIntakeRoute, { answers: ABLE })
    await resident.write(completeIntakeRoute, {})
    const { facts } = await resident.state()
    expect(facts).toMatchObject({ monthsToWork: { value: 8, source: 'said' }, hasDebts: { value: true } })
  })

  test('what the dossier knows already is not asked: known facts count as answers', async () => {
    const resident = await reported(leidschendam)
    await resident.write(recordFactsRoute, {
      source: 'reported',
      facts: [
        { key: 'monthsToWork', value: 8 },
        { key: 'hoursAvailable', value: 24 },
        { key: 'canWork', value: true },
      ],
    })
    await resident.write(startIntakeRoute, {})
    const problem = await resident.refusal(completeIntakeRoute, {})
    const known = ['can-work', 'months-to-work', 'hours-available']
    expect(problem.facts?.['questionKeys']).toContain('medical-reason')
    for (const key of known) expect(problem.facts?.['questionKeys']).not.toContain(key)
    await resident.write(answerIntakeRoute, { answers: ABLE.filter(({ questionKey }) => !known.includes(questionKey)) })
    await resident.write(completeIntakeRoute, {})
    expect((await resident.state()).facts.monthsToWork).toMatchObject({ value: 8, source: 'reported' })
  })

  test('an answer survives a closed browser, and is not written twice when it is sent again', async () => {
    const resident = await atIntake(leidschendam)
    await resident.write(answerIntakeRoute, { answers: ABLE.slice(0, 2) })
    const version = resident.version
    const tomorrow = resident.seenBy(app.as(app.leidschendam.of('case-manager')))
    await tomorrow.write(answerIntakeRoute, { answers: ABLE.slice(0, 2) })
    expect(tomorrow.version).toBe(version)
    expect((await tomorrow.state()).intake?.answers['can-work']).toMatchObject({ value: true })
  })

  test('a value that does not fit its question is refused at its own place, all of them together', async () => {
    const resident = await atIntake(leidschendam)
    const problem = await resident.refusal(answerIntakeRoute, {
      answers: [
        { questionKey: 'can-work', value: 'misschien' },
        { questionKey: 'months-to-work', value: 601 },
        { questionKey: 'participation-level', value: 'happy' },
        { questionKey: 'last-worked-on', value: '2026-02-30' },
        { questionKey: 'own-wish', value: 'Ik wil naar zee' },
        { questionKey: 'has-debts', value: true },
      ],
    })
    expect(problem.code).toBe('request.invalid')
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual([0, 1, 2, 3, 4].map((at) => `/answers/${at}/value`))
  })

  test('a question of our own making is refused', async () => {
    const resident = await atIntake(leidschendam)
    const problem = await resident.refusal(answerIntakeRoute, { answers: [{ questionKey: 'religion', value: true }] })
    expect(problem).toMatchObject({ status: 400, code: 'intake.unknown-question' })
  })
})

describe('a talk by topics', () => {
  test('keeps a note per topic in the words of the talk, and leaves topics open', async () => {
    const resident = await atIntake(amsterdam)
    await resident.write(answerIntakeRoute, { topics: [{ topicKey: 'dream', text: 'Een eigen eethuis.' }] })
    await resident.write(completeIntakeRoute, {})
    const { texts } = await resident.page()
    const { intake } = await resident.state()
    expect(texts[intake?.topics['dream']?.textId ?? '']).toBe('Een eigen eethuis.')
    expect(intake?.completedOn).toBe(app.today())
  })
})

describe('a free talk', () => {
  test('ends with a report that gives reasons; without it, it does not end', async () => {
    const resident = await atIntake(weert)
    expect(await resident.refusal(completeIntakeRoute, {})).toMatchObject({ code: 'intake.report-missing' })
    await resident.write(completeIntakeRoute, { report: 'Zij kiest zelf voor zorg, omdat …' })
    const { intake } = await resident.state()
    expect((await resident.page()).texts[intake?.reportTextId ?? '']).toBe('Zij kiest zelf voor zorg, omdat …')
  })

  test('cannot be filled with questions of another municipality', async () => {
    const resident = await atIntake(weert)
    const problem = await resident.refusal(answerIntakeRoute, { answers: [{ questionKey: 'can-work', value: true }] })
    expect(problem.code).toBe('intake.unknown-question')
  })
})

describe('seed2 T4: somebody says that work is impossible for medical reasons', () => {
  const suspended = async (client = leidschendam): Promise<OpenDossier> => {
    const resident = await atIntake(client)
    await resident.write(suspendIntakeRoute, { text: 'Zegt dat zijn rug het niet houdt.' })
    return resident
  }
  const doctor = (resident: OpenDossier) => resident.seenBy(app.as(app.leidschendam.of('medical-adviser')))

  test('the talk stops and the dossier says "suspended: medical"', async () => {
    const resident = await suspended()
    expect((await resident.state()).intake).toMatchObject({ suspendedOn: app.today(), completedOn: null })
    const going = await resident.refusal(answerIntakeRoute, { answers: ABLE })
    const ending = await resident.refusal(completeIntakeRoute, {})
    expect([going.code, ending.code]).toEqual(['intake.suspended', 'intake.suspended'])
  })

  test('no category can be decided meanwhile', async () => {
    const resident = await suspended()
    const problem = await resident.refusal(decideCategoryRoute, { category: 'work-first' })
    expect(problem).toMatchObject({ status: 409, code: 'profile.medical-suspension' })
  })

  test.each(['able', 'partly-able'] as const)(
    'the outcome "%s" lets the talk go on, and a category be decided',
    async (outcome) => {
      const resident = await suspended()
      const judged = doctor(resident)
      await judged.write(recordMedicalOutcomeRoute, { outcome })
      resident.version = judged.version
      await resident.write(answerIntakeRoute, { answers: ABLE })
      await resident.write(completeIntakeRoute, {})
      await resident.write(decideCategoryRoute, { category: 'work-first' })
      expect((await resident.state()).category?.category).toBe('work-first')
    },
  )

  test('the outcome "not able" resumes nothing, until a later one does', async () => {
    const resident = await suspended()
    const judged = doctor(resident)
    await judged.write(recordMedicalOutcomeRoute, { outcome: 'not-able', reviewOn: '2027-05-23' })
    resident.version = judged.version
    expect((await resident.refusal(completeIntakeRoute, {})).code).toBe('intake.suspended')
    expect((await resident.refusal(decideCategoryRoute, { category: 'work-first' })).code).toBe(
      'profile.medical-suspension',
    )
    await judged.write(recordMedicalOutcomeRoute, { outcome: 'partly-able' })
    resident.version = judged.version
    await resident.write(answerIntakeRoute, { answers: ABLE })
    expect((await resident.state()).intake?.suspendedOn).toBeNull()
  })

  test('an answer that says so keeps the talk from ending as if nothing were the matter', async () => {
    const resident = await atIntake(leidschendam)
    await resident.write(answerIntakeRoute, { answers: [{ questionKey: 'medical-reason', value: true }] })
    expect((await resident.refusal(completeIntakeRoute, {})).code).toBe('intake.medical-claim')
    await resident.write(suspendIntakeRoute, {})
    const judged = doctor(resident)
    await judged.write(recordMedicalOutcomeRoute, { outcome: 'able' })
    resident.version = judged.version
    await resident.write(answerIntakeRoute, { answers: ABLE })
    await resident.write(completeIntakeRoute, {})
  })

  test('is the same in every municipality', async () => {
    for (const client of [weert, amsterdam]) {
      const resident = await suspended(client)
      const { category } = client === weert ? { category: 'work' } : { category: 'activation' }
      expect((await resident.refusal(decideCategoryRoute, { category })).code).toBe('profile.medical-suspension')
    }
  })

  test('only the medical adviser records the outcome; the words are for them and for who wrote them down', async () => {
    const resident = await suspended()
    const own = await resident.refusal(recordMedicalOutcomeRoute, { outcome: 'able' })
    expect(own).toMatchObject({ status: 403, code: 'access.denied' })
    const words = async (client: Client) => Object.values((await resident.seenBy(client).page()).texts)
    const [lead, medical] = (['team-lead', 'medical-adviser'] as const).map((role) => app.as(app.leidschendam.of(role)))
    expect(lead && (await words(lead))).toEqual([])
    expect(medical && (await words(medical))).toEqual(['Zegt dat zijn rug het niet houdt.'])
    expect(await words(leidschendam)).toEqual(['Zegt dat zijn rug het niet houdt.'])
  })
})

test('a medical adviser reaches nobody but those who wait for a medical judgement', async () => {
  const resident = await atIntake(leidschendam)
  const doctor = resident.seenBy(app.as(app.leidschendam.of('medical-adviser')))
  expect((await doctor.refusal(recordMedicalOutcomeRoute, { outcome: 'able' })).code).toBe('dossier.not-found')
  await resident.write(suspendIntakeRoute, { text: 'Zegt dat zij niet kan tillen.' })
  expect(Object.values((await doctor.page()).texts)).toEqual(['Zegt dat zij niet kan tillen.'])
  const { items } = await doctor.client.call(getCaseload)
  expect(items.map(({ dossierId }) => dossierId)).toContain(resident.dossierId)
})

test('nobody can answer in an intake that has not begun, or that has ended', async () => {
  const resident = await reported(leidschendam)
  expect((await resident.refusal(answerIntakeRoute, { answers: ABLE })).code).toBe('intake.not-started')
  await resident.write(startIntakeRoute, {})
  await resident.write(answerIntakeRoute, { answers: ABLE })
  await resident.write(completeIntakeRoute, {})
  expect((await resident.refusal(answerIntakeRoute, { answers: ABLE })).code).toBe('intake.not-started')
})
