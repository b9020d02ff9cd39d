import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAssessmentRoute } from '../../src/api/assessment.ts'
import { makeAppointmentRoute, noteContactRoute } from '../../src/api/contact.ts'
import {
  answerStatementRoute,
  makeStatementRoute,
  measureSelfRelianceRoute,
  recordFactsRoute,
} from '../../src/api/diagnosis.ts'
import { reportPerson } from '../../src/api/dossier.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { reported } from '../resident.ts'

let app: TestApp
let klantmanager: Client
let resident: OpenDossier
beforeAll(async () => {
  app = await createTestApp()
  klantmanager = app.as(app.leidschendam.of('case-manager'))
  resident = await reported(klantmanager, { birthDate: '1994-05-12' })
})
afterAll(() => app.close())

const EARLY = '1900-01-01'
const about = { domain: 'finances', nature: 'obstacle', source: 'said' } as const

const BEFORE: [string, (on: string) => Promise<{ errors?: unknown[] }>][] = [
  [
    'a talk',
    (on) =>
      resident.refusal(noteContactRoute, { text: 'Gesproken.', channel: 'talk', on, nextContactOn: '2026-12-07' }),
  ],
  [
    'an attempt to reach somebody',
    (on) => resident.refusal(noteContactRoute, { text: 'Gebeld.', channel: 'tried', on, nextContactOn: '2026-12-07' }),
  ],
  ['a statement', (on) => resident.refusal(makeStatementRoute, { ...about, text: 'Schulden.', on })],
  [
    'what the resident says to a statement',
    async (on) => {
      await resident.write(makeStatementRoute, { ...about, text: 'Schulden.' })
      const [{ statementId } = { statementId: '' }] = (await resident.state()).statements
      return resident.refusal(answerStatementRoute, { text: 'Dat klopt niet.', on }, { statementId })
    },
  ],
  [
    'a fact',
    (on) =>
      resident.refusal(recordFactsRoute, {
        facts: [{ key: 'participationLevel', value: 'isolated' }],
        source: 'observed',
        on,
      }),
  ],
  [
    'self-reliance',
    (on) =>
      resident.refusal(measureSelfRelianceRoute, { source: 'judged', levels: [{ domain: 'finances', level: 3 }], on }),
  ],
  ['a round of diagnosis', (on) => resident.refusal(openAssessmentRoute, { weight: 'light', decision: 'plan', on })],
]

test.each(BEFORE)('%s before the birth is refused at its day, in words', async (_, refused) => {
  const problem = await refused('1994-05-11')
  expect(problem.errors).toEqual([
    { pointer: '/on', code: 'before-birth', detail: expect.stringContaining('geboortedatum') },
  ])
  expect((await refused(EARLY)).errors).toHaveLength(1)
})

test('who reports has been born', async () => {
  const person = { familyName: 'Vroeg', birthDate: '1994-05-12' }
  const problem = await klantmanager.refusal(reportPerson, { body: { person, reportedOn: EARLY } })
  expect(problem.errors).toMatchObject([{ pointer: '/reportedOn', code: 'before-birth' }])
})

test('an appointment lies ahead, so none lies before the birth', async () => {
  const body = { startsAt: '1900-01-01T09:00:00.000Z', minutes: 30, place: 'office' } as const
  expect(await resident.refusal(makeAppointmentRoute, body)).toMatchObject({ code: 'contact.appointment-past' })
})

test('the day of birth itself is a day, and nothing bounds whose birth date is unknown', async () => {
  await resident.write(makeStatementRoute, { ...about, text: 'Te vroeg geboren.', on: '1994-05-12' })
  const unknown = await reported(klantmanager)
  await unknown.write(makeStatementRoute, { ...about, text: 'Van lang geleden.', on: '1960-01-01' })
})
