import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listReads, openBreakGlass, reviewBreakGlass } from '../../src/api/access.ts'
import { exportCaseload, getCaseload, getToday, saveView, searchPersons } from '../../src/api/attention.ts'
import { makeAppointmentRoute, noteContactRoute, settleAppointmentRoute } from '../../src/api/contact.ts'
import { makeStatementRoute, recordFactsRoute } from '../../src/api/diagnosis.ts'
import { changePerson, findDuplicates, getDossier, reportPerson } from '../../src/api/dossier.ts'
import { putDraft } from '../../src/api/draft.ts'
import { acceptHandoverRoute, declineHandoverRoute, draftSummary, offerHandoverRoute } from '../../src/api/handover.ts'
import {
  answerIntakeRoute,
  completeIntakeRoute,
  recordMedicalOutcomeRoute,
  startIntakeRoute,
  suspendIntakeRoute,
} from '../../src/api/intake.ts'
import { recordOutflowRoute, reopenRoute } from '../../src/api/outflow.ts'
import { closeStepRoute, makePlanRoute } from '../../src/api/plan.ts'
import { decideCategoryRoute } from '../../src/api/profile.ts'
import { testBsn } from '../../src/core/bsn.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { planOf, reported } from '../resident.ts'

const BSN = testBsn(77)
const NOTE = 'Zzmerk: dit staat nergens anders'
const PERSON = {
  givenNames: 'Zzmerkvoor',
  prefix: 'zzmerkvan',
  familyName: 'Zzmerkachter',
  bsn: BSN,
  birthDate: '1971-07-17',
  street: 'Zzmerkstraat',
  houseNumber: 'zzmerk 1',
  postcode: '1717 ZZ',
  city: 'Zzmerkstad',
  phone: '06-17171717',
  email: 'zzmerk@zzmerk.example',
} as const
/** Anything of this, anywhere it does not belong, is a leak. */
const MARKERS = ['zzmerk', BSN, '1971-07-17', '17-7-1971', '17171717', '1717 zz']

let app: TestApp
const urls: string[] = []
const problems: string[] = []
/** Ids may hold any digits; what is left must not hold a marker. */
const withoutIds = (text: string): string => text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
const leaks = (texts: readonly string[]): string[] =>
  texts.filter((text) => MARKERS.some((marker) => withoutIds(text).toLowerCase().includes(marker)))

beforeAll(async () => {
  app = await createTestApp()
  const request = app.hono.request.bind(app.hono)
  app.hono.request = async (input, init) => {
    urls.push(typeof input === 'string' ? input : input instanceof URL ? input.href : input.url)
    const response = await request(input, init)
    if (!response.ok) problems.push(await response.clone().text())
    return response
  }
  await aDay()
}, 120_000)
afterAll(() => app.close())

async function firstTalk(client: Client): Promise<OpenDossier> {
  await client.call(findDuplicates, { body: { person: PERSON } })
  const resident = await reported(client, PERSON)
  await client.refusal(reportPerson, { body: { person: PERSON } })
  await client.refusal(reportPerson, { body: { person: { ...PERSON, bsn: undefined, email: 'zzmerk' } } })
  await client.refusal(reportPerson, { body: { person: { ...PERSON, bsn: undefined, birthDate: '2071-07-17' } } })
  await client.refusal(reportPerson, { body: { person: { ...PERSON, bsn: '171717171' } } })
  await resident.write(startIntakeRoute, {})
  await resident.write(suspendIntakeRoute, { text: NOTE })
  const doctor = resident.seenBy(app.as(app.leidschendam.of('medical-adviser')))
  await doctor.write(recordMedicalOutcomeRoute, { outcome: 'partly-able', text: NOTE })
  resident.version = doctor.version
  const value = NOTE.slice(0, 30)
  await resident.refusal(answerIntakeRoute, { answers: [{ questionKey: value, value }] })
  await resident.refusal(answerIntakeRoute, { answers: [{ questionKey: 'own-wish', value }] })
  await resident.refusal(answerIntakeRoute, { topics: [{ topicKey: value, text: NOTE }] })
  const answers = [
    { questionKey: 'medical-reason', value: false },
    { questionKey: 'can-work', value: false },
    { questionKey: 'what-stands-in-the-way', text: NOTE },
    { questionKey: 'participation-level', value: 'isolated' },
    { questionKey: 'language-problem', value: false },
    { questionKey: 'has-debts', value: true },
    { questionKey: 'own-wish', text: NOTE },
  ]
  await resident.write(answerIntakeRoute, { answers })
  await resident.write(completeIntakeRoute, { report: NOTE })
  return resident
}

async function profileAndPlan(resident: OpenDossier): Promise<void> {
  await resident.write(makeStatementRoute, { domain: 'health', nature: 'obstacle', source: 'said', text: NOTE })
  await resident.write(recordFactsRoute, { source: 'said', facts: [{ key: 'monthsToWork', value: 3 }] })
  const word = NOTE.slice(0, 30)
  await resident.refusal(decideCategoryRoute, { category: word })
  await resident.refusal(decideCategoryRoute, { category: 'work-first', deviation: { code: word } })
  await resident.write(decideCategoryRoute, { category: 'work-first', deviation: { code: 'own-wish', text: NOTE } })
  await resident.refusal(makePlanRoute, planOf(app.today(), { goal: NOTE, nextContactOn: '2026-11-01' }))
  const steps = [{ text: NOTE, by: 'resident', dueOn: '2026-12-01' } as const]
  await resident.write(makePlanRoute, planOf(app.today(), { goal: NOTE, steps, promises: [{ text: NOTE }] }))
  const stepId = (await resident.state()).plan?.steps[0]?.stepId ?? ''
  await resident.write(closeStepRoute, { outcome: 'done' }, { stepId })
}

async function contacts(resident: OpenDossier): Promise<void> {
  await resident.write(noteContactRoute, { text: NOTE, channel: 'talk' })
  await resident.write(makeAppointmentRoute, {
    startsAt: '2026-11-23T15:00:00Z',
    minutes: 30,
    place: 'home',
    visitPurpose: 'support',
    text: NOTE,
  })
  const { appointments } = await resident.state()
  const appointmentId = appointments[0]?.appointmentId ?? ''
  await resident.write(settleAppointmentRoute, { outcome: 'missed', reason: 'illness', text: NOTE }, { appointmentId })
  const stale = {
    params: { dossierId: resident.dossierId },
    body: { version: 1, text: NOTE, channel: 'talk' },
  } as const
  await resident.client.refusal(noteContactRoute, stale)
  const path = `/dossiers/${resident.dossierId}/contacten`
  await resident.client.raw('post', path, { body: `{"text":"${NOTE}`, headers: { 'content-type': 'application/json' } })
}

async function lists(client: Client, dossierId: string): Promise<void> {
  for (const text of ['zzmerkachter', BSN, '17-7-1971']) await client.call(searchPersons, { body: { text } })
  await client.call(getCaseload, { query: { sort: 'name' } })
  await client.call(exportCaseload)
  await client.call(getToday)
  await client.call(saveView, { body: { name: NOTE, query: { sort: 'name' } } })
  await client.call(putDraft, {
    params: { draftKey: `note-${dossierId}` },
    body: { body: { text: NOTE }, revision: 'x'.repeat(16), seen: null },
  })
  await client.call(draftSummary, { params: { dossierId } })
}

async function handovers(resident: OpenDossier): Promise<OpenDossier> {
  const receiver = resident.seenBy(app.as(app.leidschendam.colleague))
  const offer = { toWorkerId: app.leidschendam.colleague.workerId, summary: NOTE }
  await resident.write(offerHandoverRoute, offer)
  receiver.version = resident.version
  await receiver.write(declineHandoverRoute, { reason: 'other', text: NOTE })
  resident.version = receiver.version
  await resident.write(offerHandoverRoute, offer)
  receiver.version = resident.version
  await receiver.write(acceptHandoverRoute, {})
  await resident.refusal(noteContactRoute, { text: NOTE, channel: 'talk' })
  return receiver
}

/** Something breaks, with the database quoting the note in its error. */
async function breakdown(resident: OpenDossier): Promise<void> {
  await sql`alter table text add constraint broken check (body not like '%Zzstuk%') not valid`.execute(app.db)
  const problem = await resident.refusal(noteContactRoute, { text: `Zzstuk ${NOTE}`, channel: 'talk' })
  expect(problem).toMatchObject({ status: 500, code: 'server.broken' })
  await sql`alter table text drop constraint broken`.execute(app.db)
  await sql`alter table person add constraint broken check (city not like 'Zzstuk%') not valid`.execute(app.db)
  const person = { ...PERSON, city: 'Zzstuk' }
  expect(await resident.refusal(changePerson, { person })).toMatchObject({ status: 500 })
  await sql`alter table person drop constraint broken`.execute(app.db)
}

async function aDay(): Promise<void> {
  const client = app.as(app.leidschendam.of('case-manager'))
  const resident = await firstTalk(client)
  await profileAndPlan(resident)
  await contacts(resident)
  await lists(client, resident.dossierId)
  await resident.write(changePerson, { person: { ...PERSON, city: 'Elders' } })
  await breakdown(resident)
  const receiver = await handovers(resident)
  await receiver.write(recordOutflowRoute, { on: app.today(), reason: '03' })
  await receiver.write(reopenRoute, {})
  const stranger = app.as(app.leidschendam.neighbour)
  const params = { dossierId: resident.dossierId }
  await stranger.refusal(getDossier, { params })
  const { breakGlassId } = await stranger.call(openBreakGlass, { params, body: { reason: NOTE } })
  await stranger.call(getDossier, { params })
  const officer = app.as(app.leidschendam.of('privacy-officer'))
  await officer.call(listReads, { query: { dossierId: resident.dossierId } })
  await officer.call(reviewBreakGlass, { params: { breakGlassId }, body: { review: NOTE } })
}

describe('after a day of work with one resident, nothing of who they are or what was said', () => {
  test('stands in an address', () => {
    expect(urls.length).toBeGreaterThan(50)
    expect(leaks(urls)).toEqual([])
  })

  test('stands in a log line, not even after a breakdown in which the database quoted it', () => {
    expect(app.logLines.filter((line) => line.includes('request failed'))).toHaveLength(2)
    expect(leaks(app.logLines)).toEqual([])
  })

  test('stands in a refusal', () => {
    expect(problems.length).toBeGreaterThan(12)
    expect(leaks(problems)).toEqual([])
  })

  test('stands in an event of the journal: it holds ids and codes', async () => {
    const { rows } = await sql<{ line: string }>`select row_to_json(event)::text as line from event`.execute(app.db)
    expect(rows.length).toBeGreaterThan(25)
    expect(leaks(rows.map(({ line }) => line))).toEqual([])
  })

  test('stands in what lists read, in the read log or in a session', async () => {
    for (const table of ['dossier_row', 'term_row', 'appointment_row', 'read_log', 'session', 'counter']) {
      const { rows } = await sql<{
        line: string
      }>`select row_to_json(t)::text as line from ${sql.table(table)} t`.execute(app.db)
      expect(rows.length, table).toBeGreaterThan(0)
      expect(leaks(rows.map(({ line }) => line)), table).toEqual([])
    }
  })

  test('is lost: it stands where it can be corrected and erased', async () => {
    const { rows } = await sql<{ texts: number; people: number }>`
      select (select count(*) from text where body = ${NOTE}) as texts,
        (select count(*) from person where bsn = ${BSN} and family_name = ${PERSON.familyName}) as people`.execute(
      app.db,
    )
    expect(rows[0]?.texts).toBeGreaterThan(15)
    expect(rows[0]?.people).toBe(1)
  })
})
