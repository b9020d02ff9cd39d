import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getToday } from '../../src/api/attention.ts'
import {
  addBuddy,
  askBuddyRoute,
  changeBuddy,
  countBuddyRequests,
  declineBuddyRoute,
  endBuddyRoute,
  findNobodyRoute,
  listBuddies,
  listBuddyRequests,
  proposeBuddyRoute,
  removeBuddy,
  startBuddyRoute,
} from '../../src/api/buddy.ts'
import { getDossier, withdrawEventRoute } from '../../src/api/dossier.ts'
import { recordOutflowRoute } from '../../src/api/outflow.ts'
import { closeStepRoute } from '../../src/api/plan.ts'
import { buddyState } from '../../src/core/buddy.ts'
import { rebuild, verify } from '../../src/db/rebuild.ts'
import { asked, inRegister, waiting } from '../buddy.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp, TODAY } from '../kit.ts'
import { planOfToday, termsOn } from '../plan-state.ts'
import { during } from '../radar.ts'
import { guided, reported } from '../resident.ts'
import { teamOf } from '../team.ts'

let app: TestApp
let klantmanager: Client
let keeper: Client
beforeAll(async () => {
  app = await createTestApp()
  klantmanager = app.as(app.amsterdam.of('case-manager'))
  keeper = app.as(app.amsterdam.of('neighbourhood-worker'))
})
afterAll(() => app.close())

const stateOf = async (resident: OpenDossier) => {
  const last = (await resident.state()).buddies.at(-1)
  return last && buddyState(last)
}

describe('the register of buddies', () => {
  test('is kept by whom the rights name, read by who guides, and closed to the others', async () => {
    const body = { name: 'W.J.', organisation: 'Stichting Samen', kinds: ['care', 'health'], seats: 2 } as const
    const more = { districts: ['1013'], languages: ['Arabisch'], fromOn: TODAY, untilOn: '2027-06-30' }
    const { buddyId } = await keeper.call(addBuddy, { body: { ...body, kinds: [...body.kinds], ...more } })
    const { items } = await klantmanager.call(listBuddies)
    const first = items.find((one) => one.buddyId === buddyId)
    expect(first).toEqual({ buddyId, ...body, ...more, taken: 0, revision: 0 })
    const other = { name: 'X', kinds: ['care' as const], seats: 1, fromOn: TODAY }
    expect((await klantmanager.refusal(addBuddy, { body: other })).code).toBe('access.denied')
    for (const role of ['income-consultant', 'provider-coach', 'lawfulness-reviewer', 'policy-officer'] as const)
      expect((await app.as(app.amsterdam.of(role)).refusal(listBuddies)).code, role).toBe('access.denied')
    // Another municipality has its own.
    expect((await app.as(app.weert.of('case-manager')).call(listBuddies)).items).toEqual([])
  })

  test('says what is wrong with somebody who is written down', async () => {
    const good = { name: 'Ria', kinds: ['care' as const], seats: 1, fromOn: TODAY }
    const pointerOf = async (body: object) =>
      (await keeper.refusal(addBuddy, { body: { ...good, ...body } })).errors?.[0]?.pointer
    expect(await pointerOf({ name: '  ' })).toBe('/name')
    expect(await pointerOf({ kinds: [] })).toBe('/kinds')
    expect(await pointerOf({ seats: 0 })).toBe('/seats')
    expect(await pointerOf({ districts: ['0123'] })).toBe('/districts/0')
    expect(await pointerOf({ untilOn: '2026-11-01' })).toBe('/untilOn')
  })

  test('is changed by one at a time, and a name can be taken out once nobody is helped', async () => {
    const buddyId = await inRegister(keeper, { name: 'Ans', kinds: ['debt'] })
    const change = { name: 'Ans de B.', kinds: ['debt' as const], seats: 3, fromOn: TODAY }
    await keeper.call(changeBuddy, { params: { buddyId }, body: { ...change, revision: 0 } })
    const late = await keeper.refusal(changeBuddy, { params: { buddyId }, body: { ...change, revision: 0 } })
    expect(late.code).toBe('buddy.changed-meanwhile')
    const resident = await reported(klantmanager)
    const params = await asked(resident, { helpKind: 'debt' })
    await klantmanager.call(proposeBuddyRoute, { params, body: { buddyId } })
    expect((await keeper.refusal(removeBuddy, { params: { buddyId } })).code).toBe('buddy.in-use')
    expect((await resident.page()).names[buddyId]).toBe('Ans de B.')
    await resident.state()
    await resident.write(endBuddyRoute, { reason: 'other-help' }, params)
    await keeper.call(removeBuddy, { params: { buddyId } })
    expect((await keeper.refusal(removeBuddy, { params: { buddyId } })).code).toBe('buddy.not-found')
    // The journal held an id; the name is gone wherever it was shown.
    expect((await resident.page()).names[buddyId]).toBeUndefined()
  })
})

describe('a request for a buddy', () => {
  test('runs from asking to meeting to its end, for a step of the plan', async () => {
    const resident = await guided(klantmanager, TODAY, { promises: [] })
    const stepId = (await planOfToday(resident)).steps[0]?.stepId ?? ''
    const params = await asked(resident, {
      helpKind: 'participation',
      stepId,
      neededFrom: '2026-12-01',
      text: 'De bus.',
    })
    expect(await stateOf(resident)).toBe('open')
    const first = await inRegister(keeper, { name: 'Cor', kinds: ['participation'] })
    const second = await inRegister(keeper, { name: 'Els', organisation: 'Humanitas', kinds: ['participation'] })
    await keeper.call(proposeBuddyRoute, { params, body: { buddyId: first } })
    await keeper.call(declineBuddyRoute, { params, body: { side: 'buddy' } })
    expect(await stateOf(resident)).toBe('open')
    await keeper.call(proposeBuddyRoute, { params, body: { buddyId: second, meetsOn: '2026-12-03' } })
    expect(await stateOf(resident)).toBe('proposed')
    expect((await resident.page()).names[second]).toBe('Els (Humanitas)')
    expect(await termsOn(app, '2026-12-03', resident)).toContainEqual({ kind: 'buddy-meeting', dueOn: '2026-12-03' })
    await during(app, '2026-12-04', async () => {
      await resident.state()
      await resident.write(startBuddyRoute, { on: '2026-12-03' }, params)
      expect(await stateOf(resident)).toBe('started')
      expect((await keeper.call(listBuddies)).items.find((one) => one.buddyId === second)).toMatchObject({ taken: 1 })
      await resident.write(endBuddyRoute, { reason: 'not-needed' }, params)
      expect(await stateOf(resident)).toBe('ended')
      expect((await keeper.call(listBuddies)).items.find((one) => one.buddyId === second)).toMatchObject({ taken: 0 })
    })
    expect(await termsOn(app, '2026-12-03', resident)).not.toContainEqual(
      expect.objectContaining({ kind: 'buddy-meeting' }),
    )
    const words = (await resident.page()).texts[(await resident.state()).buddies[0]?.textId ?? '']
    expect(words).toBe('De bus.')
  })

  test('refuses what cannot be, in words at the field', async () => {
    const resident = await guided(klantmanager, TODAY, { promises: [] })
    const stepId = (await planOfToday(resident)).steps[0]?.stepId ?? ''
    const code = async (...given: Parameters<typeof resident.refusal<typeof askBuddyRoute>>) => {
      const { code: why, errors } = await resident.refusal(...given)
      return [why, errors?.[0]?.pointer]
    }
    const past = { helpKind: 'care' as const, neededFrom: '2026-11-22' }
    expect(await code(askBuddyRoute, past)).toEqual(['buddy.from-past', '/neededFrom'])
    expect(await code(askBuddyRoute, { helpKind: 'care', stepId: app.deps.newId() })).toEqual([
      'plan.step-not-found',
      undefined,
    ])
    const params = await asked(resident, { helpKind: 'care', stepId })
    expect(await code(askBuddyRoute, { helpKind: 'work', stepId })).toEqual(['buddy.already-asked', undefined])
    await asked(resident, { helpKind: 'care' })
    expect(await code(askBuddyRoute, { helpKind: 'care' })).toEqual(['buddy.already-asked', undefined])
    expect((await resident.refusal(startBuddyRoute, {}, params)).code).toBe('buddy.not-so')
    expect((await resident.refusal(endBuddyRoute, { reason: 'other' }, params)).code).toBe('buddy.words-missing')
    const nobody = { ...params, requestId: app.deps.newId() }
    expect((await resident.refusal(endBuddyRoute, { reason: 'not-needed' }, nobody)).code).toBe(
      'buddy.request-not-found',
    )
    await resident.write(closeStepRoute, { outcome: 'done' }, { stepId })
    expect(await code(askBuddyRoute, { helpKind: 'work', stepId })).toEqual(['plan.step-closed', undefined])
  })

  test('gets nobody who is full, not there or not in the register', async () => {
    const [one, two] = [await reported(klantmanager), await reported(klantmanager)]
    const busy = await inRegister(keeper, { name: 'Bep', kinds: ['health'] })
    const later = await inRegister(keeper, { name: 'Jo', kinds: ['health'], fromOn: '2027-01-01' })
    const params = await asked(one, { helpKind: 'health' })
    const others = await asked(two, { helpKind: 'health' })
    await keeper.call(proposeBuddyRoute, { params, body: { buddyId: busy } })
    const propose = async (body: object) => {
      const { code, errors } = await keeper.refusal(proposeBuddyRoute, {
        params: others,
        body: { buddyId: busy, ...body },
      })
      return [code, errors?.[0]?.pointer]
    }
    expect(await propose({})).toEqual(['buddy.full', '/buddyId'])
    expect(await propose({ buddyId: later })).toEqual(['buddy.not-available', '/buddyId'])
    expect(await propose({ meetsOn: '2026-11-20' })).toEqual(['buddy.meeting-past', '/meetsOn'])
    expect(await propose({ buddyId: app.deps.newId() })).toEqual(['buddy.not-found', '/buddyId'])
    // A first meeting in January is no problem for who is there from January on.
    await keeper.call(proposeBuddyRoute, { params: others, body: { buddyId: later, meetsOn: '2027-01-04' } })
    // Another day with the same buddy does not need another seat.
    await keeper.call(proposeBuddyRoute, { params, body: { buddyId: busy, meetsOn: '2026-12-01' } })
    expect((await keeper.refusal(findNobodyRoute, { params })).code).toBe('buddy.not-so')
    await one.state()
    const early = await one.refusal(startBuddyRoute, { on: '2026-11-22' }, params)
    expect([early.code, early.errors?.[0]?.pointer]).toEqual(['buddy.start-day', '/on'])
    expect((await one.refusal(startBuddyRoute, { on: '2026-12-01' }, params)).code).toBe('buddy.start-day')
  })

  test('can be corrected from its last event back, and ends with the dossier', async () => {
    const resident = await reported(klantmanager)
    const params = await asked(resident, { helpKind: 'work' })
    const buddyId = await inRegister(keeper, { kinds: ['work'] })
    await klantmanager.call(proposeBuddyRoute, { params, body: { buddyId } })
    const seqOf = async (kind: string) => (await resident.events()).find((one) => one.kind === kind)?.seq ?? 0
    const wrong = { reason: 'typing-error' as const }
    await resident.state()
    const first = { seq: await seqOf('buddy-asked') }
    expect((await resident.refusal(withdrawEventRoute, wrong, first)).code).toBe('dossier.not-correctable')
    await resident.write(withdrawEventRoute, wrong, { seq: await seqOf('buddy-proposed') })
    expect(await stateOf(resident)).toBe('open')
    await resident.write(recordOutflowRoute, { on: TODAY, reason: '03' })
    expect(await stateOf(resident)).toBe('withdrawn')
    expect(await waiting(keeper, params)).toBeUndefined()
    expect((await keeper.refusal(findNobodyRoute, { params })).code).toBe('dossier.closed')
  })

  test('stands in what lists read as the journal has it, also after making it anew', async () => {
    expect(await verify(app.db, app.amsterdam.id)).toEqual([])
    const read = () => sql`select * from buddy_request order by request_id`.execute(app.db)
    const before = await read()
    expect(before.rows.length).toBeGreaterThan(0)
    await sql`delete from buddy_request`.execute(app.db)
    expect((await verify(app.db, app.amsterdam.id)).map(({ what }) => what)).toContain('buddy-requests-differ')
    await rebuild(app.db, app.amsterdam.id)
    expect((await read()).rows).toEqual(before.rows)
  })
})

describe('who answers for others', () => {
  test('sees what is needed, where and whom to ask, and nothing that names the resident', async () => {
    const colleague = app.as(app.amsterdam.colleague)
    const resident = await reported(colleague, {
      familyName: 'Geheim',
      postcode: '1013AB',
      preferredLanguage: 'Arabisch',
    })
    const params = await asked(resident, { helpKind: 'learning', text: 'Naar de taalles, voor Geheim.' })
    const row = await waiting(keeper, params)
    expect(row).toMatchObject({ person: null, ownerName: app.amsterdam.colleague.name, helpKind: 'learning' })
    expect(row).toMatchObject({ district: '1013', language: 'Arabisch', askedOn: TODAY, isLate: false })
    expect(JSON.stringify(await keeper.call(listBuddyRequests))).not.toContain('Geheim')
    expect((await keeper.refusal(getDossier, { params })).code).toBe('dossier.not-found')
    expect(await waiting(colleague, params)).toMatchObject({ person: { dossierId: resident.dossierId } })
    // A case manager sees the requests of the own caseload, and answers those alone.
    expect(await waiting(klantmanager, params)).toBeUndefined()
    expect((await klantmanager.refusal(findNobodyRoute, { params })).code).toBe('dossier.not-found')
    await colleague.call(findNobodyRoute, { params })
    const { rows } = await sql<{ what: string }>`select what from read_log
      where worker_id = ${keeper.worker.workerId} order by read_at desc limit 1`.execute(app.db)
    expect(rows).toEqual([{ what: 'buddy-requests' }])
  })

  test('is told what waits too long, and so is the owner; an answer gives time again', async () => {
    const { leaving, lead } = await teamOf(app, 0)
    const resident = await reported(leaving)
    const params = await asked(resident, { helpKind: 'rest' })
    const lateOf = async (day: string) => {
      let late: { mine: number; others: number | null; isLate: boolean | undefined } | undefined
      await during(app, day, async () => {
        const { buddies } = await leaving.call(getToday)
        const { buddyCount } = await lead.call(getToday)
        const row = await waiting(lead, params)
        late = { mine: buddies.length, others: buddyCount, isLate: row?.isLate }
      })
      return late
    }
    // Amsterdam's policy does not say how soon, so our own two weeks hold.
    expect(await lateOf('2026-12-07')).toMatchObject({ mine: 0, isLate: false })
    const late = await lateOf('2026-12-08')
    expect(late).toMatchObject({ mine: 1, isLate: true })
    expect(late?.others).toBeGreaterThan(0)
    expect((await leaving.call(getToday)).buddyCount).toBeNull()
    await during(app, '2026-12-08', () => lead.call(findNobodyRoute, { params }))
    expect(await stateOf(resident)).toBe('open')
    expect(await lateOf('2026-12-09')).toMatchObject({ mine: 0, isLate: false })
    expect(await lateOf('2026-12-23')).toMatchObject({ mine: 1, isLate: true })
  })
})

test('requests are counted per kind of help for team lead and policy officer, and a handful is not told', async () => {
  const worker = app.as(await app.weert.hire(['case-manager']))
  const [lead, officer] = [app.as(app.weert.of('team-lead')), app.as(app.weert.of('policy-officer'))]
  const careOf = async (client: Client) =>
    (await client.call(countBuddyRequests)).items.find(({ helpKind }) => helpKind === 'care')
  expect(await careOf(officer)).toEqual({ helpKind: 'care', waiting: 0, unanswered: 0, running: 0, room: 0 })
  for (let count = 0; count < 4; count++) await asked(await reported(worker), { helpKind: 'care' })
  expect(await careOf(officer)).toMatchObject({ waiting: null })
  for (let count = 0; count < 3; count++) await asked(await reported(worker), { helpKind: 'care' })
  await inRegister(lead, { kinds: ['care', 'health'], seats: 4 })
  await inRegister(lead, { kinds: ['care'], untilOn: '2026-11-20' })
  expect(await careOf(officer)).toMatchObject({ waiting: 5, room: 4 })
  expect(await careOf(lead)).toEqual(await careOf(officer))
  const reviewer = app.as(app.weert.of('lawfulness-reviewer'))
  expect((await reviewer.refusal(countBuddyRequests)).code).toBe('access.denied')
  expect((await officer.refusal(listBuddyRequests)).code).toBe('access.denied')
})
