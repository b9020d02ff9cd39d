import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteContactRoute } from '../../src/api/contact.ts'
import { makeStatementRoute } from '../../src/api/diagnosis.ts'
import { changePerson, findDuplicates, getDossier, reportPerson, withdrawEventRoute } from '../../src/api/dossier.ts'
import { makePlanRoute } from '../../src/api/plan.ts'
import { testBsn } from '../../src/core/bsn.ts'
import { type Client, createTestApp, type TestApp } from '../kit.ts'
import { guided, planOf, reported, talk } from '../resident.ts'

let app: TestApp
let klantmanager: Client
beforeAll(async () => {
  app = await createTestApp()
  klantmanager = app.as(app.amsterdam.of('case-manager'))
})
afterAll(() => app.close())

describe('somebody reports', () => {
  test('a dossier opens with a number of the year, an owner, and a term for the first talk where policy has one', async () => {
    const town = app.leidschendam
    const resident = await reported(app.as(town.of('case-manager')), {}, { reportedOn: '2026-11-20' })
    const dossier = await resident.state()
    expect(dossier).toMatchObject({ ownerId: town.of('case-manager').workerId, teamId: town.north, via: 'report' })
    expect(dossier.dossierNumber).toMatch(/^2026-\d{6}$/)
    expect([dossier.openedOn, dossier.intakeDueOn]).toEqual(['2026-11-20', '2026-11-27'])
  })

  test('where the sources give no term for the first talk, none is made up', async () => {
    const resident = await reported(klantmanager)
    expect((await resident.state()).intakeDueOn).toBeNull()
  })

  test('numbers are given out once and in order', async () => {
    const first = await reported(klantmanager)
    const second = await reported(klantmanager)
    const [a, b] = [(await first.state()).dossierNumber, (await second.state()).dossierNumber]
    expect(Number(b.slice(5))).toBe(Number(a.slice(5)) + 1)
  })

  test('an income consultant reports somebody for the team, who has no owner yet', async () => {
    const resident = await reported(app.as(app.weert.of('income-consultant')))
    expect(await resident.state()).toMatchObject({ ownerId: null, teamId: app.weert.north })
  })

  test('a birth date or a report in the future is refused, each at its own field', async () => {
    const person = { familyName: 'Morgen', birthDate: '2027-01-01' }
    const birth = await klantmanager.refusal(reportPerson, { body: { person } })
    const report = await klantmanager.refusal(reportPerson, {
      body: { person: { familyName: 'Morgen' }, reportedOn: '2026-11-24' },
    })
    expect([birth.code, birth.errors?.[0]?.pointer]).toEqual(['request.invalid', '/person/birthDate'])
    expect([report.code, report.errors?.[0]?.pointer]).toEqual(['request.invalid', '/reportedOn'])
  })

  test('an uncertain birth date is kept as it is, and gives no age', async () => {
    const resident = await reported(klantmanager, { birthDate: '1980-00-00' })
    expect(await resident.page()).toMatchObject({ age: null, person: { birthDate: '1980-00-00' } })
  })

  test('an owner who does not work here is refused', async () => {
    const stranger = app.weert.of('case-manager').workerId
    const body = { person: { familyName: 'Ergens' }, ownerId: stranger }
    expect(await klantmanager.refusal(reportPerson, { body })).toMatchObject({ code: 'access.unknown-worker' })
  })
})

describe('somebody who may be known already', () => {
  test('is shown with where they are known, and is never merged in silence', async () => {
    const known = { givenNames: 'Ümit', prefix: 'van', familyName: 'Dübbel', birthDate: '1975-03-02', city: 'Diemen' }
    const first = await reported(klantmanager, known)
    const again = { person: { ...known, givenNames: 'U.' } }
    const { items } = await klantmanager.call(findDuplicates, { body: again })
    expect(items).toMatchObject([{ ground: 'same-name-and-birth-date', dossierId: first.dossierId, city: 'Diemen' }])
    expect(await klantmanager.refusal(reportPerson, { body: again })).toMatchObject({ code: 'person.exists' })
    const other = await klantmanager.call(reportPerson, { body: { ...again, isKnownToDiffer: true } })
    expect(other.dossierId).not.toBe(first.dossierId)
  })

  test('cannot get the BSN of somebody else, not even when both are said to differ', async () => {
    const bsn = testBsn(1)
    await reported(klantmanager, { bsn })
    const body = { person: { familyName: 'Anders', bsn }, isKnownToDiffer: true }
    expect(await klantmanager.refusal(reportPerson, { body })).toMatchObject({ status: 409, code: 'person.bsn-taken' })
    const other = await reported(klantmanager)
    const change = { person: { familyName: 'Anders', bsn } }
    expect(await other.refusal(changePerson, change)).toMatchObject({ status: 409, code: 'person.bsn-taken' })
  })

  test('may have the same BSN in another municipality: nobody looks over that border', async () => {
    const bsn = testBsn(2)
    await reported(klantmanager, { bsn })
    const elsewhere = await reported(app.as(app.weert.of('case-manager')), { bsn })
    expect((await elsewhere.page()).person.bsn).toBe(bsn)
  })

  test('gets one dossier when two workers report the same BSN at the same moment', async () => {
    const body = { person: { familyName: 'Tegelijk', bsn: testBsn(3) } }
    const colleague = app.as(app.amsterdam.colleague)
    await Promise.all([klantmanager.headers(), colleague.headers()])
    const answers = await Promise.all([klantmanager, colleague].map((one) => one.raw('post', '/dossiers', { body })))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })
})

describe('the page of a dossier', () => {
  test('holds everything at once: who, owner, goal in own words, next contact and the timeline', async () => {
    const resident = await guided(klantmanager, app.today())
    await talk(resident, 'Ze belde zelf.')
    const page = await resident.page()
    const state = await resident.state()
    expect(page.texts[state.plan?.goalTextId ?? '']).toBe('Ik wil weer onder de mensen zijn.')
    expect(page.names[app.amsterdam.of('case-manager').workerId]).toBe(app.amsterdam.of('case-manager').name)
    expect(page.names[app.amsterdam.north]).toBe('Team Noord Amsterdam')
    expect(state).toMatchObject({ nextContactOn: '2026-12-07', lastContactOn: '2026-11-23' })
    expect(page.events.map(({ kind }) => kind)).toEqual(['dossier-opened', 'plan-made', 'contact-noted'])
    expect(page.permissions).toContain('plan.write')
  })

  test('corrected details of a person show at once and are found under the new name', async () => {
    const resident = await reported(klantmanager, { givenNames: 'Ans', familyName: 'Verkeerd' })
    const person = { givenNames: 'Ans', familyName: 'Goedgeschreven', postcode: '1012 AB' }
    await resident.write(changePerson, { person })
    expect((await resident.page()).person).toMatchObject(person)
    const corrected = { kind: 'person-corrected', fields: ['familyName', 'postcode'] }
    expect((await resident.events()).at(-1)).toMatchObject(corrected)
  })

  test('a corrected birth date may not lie in the future either', async () => {
    const resident = await reported(klantmanager)
    const person = { familyName: 'Later', birthDate: '2030-01-01' }
    expect(await resident.refusal(changePerson, { person })).toMatchObject({ status: 400 })
  })

  test('a dossier that does not exist and one of another municipality look the same from outside', async () => {
    const elsewhere = await reported(app.as(app.weert.of('case-manager')))
    const ids = [elsewhere.dossierId, '00000000-0000-4000-8000-000000000000']
    const problems = await Promise.all(
      ids.map((dossierId) => klantmanager.refusal(getDossier, { params: { dossierId } })),
    )
    const told = problems.map(({ instance: _instance, facts: _facts, ...rest }) => rest)
    expect(told[0]).toEqual(told[1])
    expect(told[0]).toMatchObject({ status: 404, code: 'dossier.not-found' })
  })
})

describe('a correction', () => {
  test('takes a contact out of what counts, and leaves both in the timeline', async () => {
    const resident = await guided(klantmanager, app.today())
    await talk(resident, 'Dit ging over iemand anders.', '2026-12-01')
    await resident.write(withdrawEventRoute, { reason: 'wrong-person' }, { seq: 3 })
    const state = await resident.state()
    expect(state).toMatchObject({ lastContactOn: null, nextContactOn: '2026-12-07', contactCount: 0 })
    expect([...state.withdrawn]).toEqual([3])
    expect((await resident.events()).map(({ kind }) => kind).slice(-2)).toEqual(['contact-noted', 'event-withdrawn'])
  })

  test('is made once, and not of what others rest on', async () => {
    const resident = await guided(klantmanager, app.today())
    await talk(resident, 'Dubbel genoteerd.')
    await resident.write(withdrawEventRoute, { reason: 'typing-error' }, { seq: 3 })
    const again = await resident.refusal(withdrawEventRoute, { reason: 'typing-error' }, { seq: 3 })
    const opening = await resident.refusal(withdrawEventRoute, { reason: 'not-true' }, { seq: 1 })
    const nothing = await resident.refusal(withdrawEventRoute, { reason: 'not-true' }, { seq: 99 })
    expect([again, opening, nothing].map(({ code }) => code)).toEqual([
      'dossier.event-not-found',
      'dossier.not-correctable',
      'dossier.event-not-found',
    ])
  })
})

describe('two people work in one dossier', () => {
  test('the later one is told what happened since, by whom, and loses nothing', async () => {
    const resident = await guided(klantmanager, app.today())
    const lead = resident.seenBy(app.as(app.amsterdam.of('team-lead')))
    await talk(resident, 'Eerst deze notitie.')
    const problem = await lead.refusal(noteContactRoute, { text: 'Tegelijk getypt.', channel: 'phone' })
    expect(problem).toMatchObject({ status: 409, code: 'dossier.changed-meanwhile' })
    expect(problem.facts).toMatchObject({
      version: 3,
      since: [{ seq: 3, kind: 'contact-noted', actorId: klantmanager.worker.workerId }],
    })
    expect(problem.detail).toContain('Wat je typte is bewaard')
    expect((await resident.events()).length).toBe(3)
  })

  test('of two writers at the same moment exactly one wins', async () => {
    const resident = await guided(klantmanager, app.today())
    const path = `/dossiers/${resident.dossierId}/contacten`
    const body = { version: resident.version, text: 'Wie is het eerst?', channel: 'talk' }
    const writers = [klantmanager, app.as(app.amsterdam.of('team-lead')), app.as(app.amsterdam.of('income-consultant'))]
    await Promise.all(writers.map((writer) => writer.headers()))
    const answers = await Promise.all(writers.map((writer) => writer.raw('post', path, { body })))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409])
    const refused = answers.filter(({ status }) => status === 409)
    for (const one of refused)
      expect(await one.json()).toMatchObject({
        code: 'dossier.changed-meanwhile',
        facts: { version: 3, since: [{ seq: 3, kind: 'contact-noted' }] },
      })
    expect((await resident.events()).filter(({ kind }) => kind === 'contact-noted')).toHaveLength(1)
  })

  test('a version from the future is stale too', async () => {
    const resident = await reported(klantmanager)
    resident.version = 7
    const problem = await resident.refusal(makePlanRoute, planOf(app.today()))
    expect(problem).toMatchObject({ code: 'dossier.changed-meanwhile', facts: { version: 1, since: [] } })
  })
})

test('a statement in the name of another day keeps both days: when it was so, and when it was written down', async () => {
  const resident = await reported(klantmanager, {}, { reportedOn: '2026-11-02' })
  await resident.write(makeStatementRoute, {
    domain: 'housing',
    nature: 'circumstance',
    source: 'said',
    text: 'Woont bij haar zus.',
    on: '2026-11-10',
  })
  expect((await resident.events()).at(-1)).toMatchObject({ on: '2026-11-10', recordedAt: '2026-11-23T08:00:00.000Z' })
})
