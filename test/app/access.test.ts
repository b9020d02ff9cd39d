import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  getSession,
  listBreakGlass,
  listReads,
  listWorkers,
  openBreakGlass,
  reviewBreakGlass,
} from '../../src/api/access.ts'
import { exportCaseload, getCaseload, getToday, searchPersons } from '../../src/api/attention.ts'
import { noteContactRoute } from '../../src/api/contact.ts'
import { findDuplicates, getDossier } from '../../src/api/dossier.ts'
import { draftSummary } from '../../src/api/handover.ts'
import { getProposal } from '../../src/api/profile.ts'
import { ROUTES } from '../../src/server/routes.ts'
import { type Client, createTestApp, filledPath, type OpenDossier, type TestApp } from '../kit.ts'
import { guided, reported } from '../resident.ts'

let app: TestApp
let owner: Client
let privacy: Client
let lead: Client
beforeAll(async () => {
  app = await createTestApp()
  owner = app.as(app.amsterdam.of('case-manager'))
  privacy = app.as(app.amsterdam.of('privacy-officer'))
  lead = app.as(app.amsterdam.of('team-lead'))
})
afterAll(() => app.close())

const looksAt = async (resident: OpenDossier) =>
  (await privacy.call(listReads, { query: { dossierId: resident.dossierId } })).items.filter(
    ({ what }) => what !== 'read-log',
  )

describe('a session', () => {
  test('says who is there, where, and what they may do how far', async () => {
    const session = await owner.call(getSession)
    expect(session).toMatchObject({
      worker: { workerId: owner.worker.workerId, name: owner.worker.name, roles: ['case-manager'] },
      municipality: { municipalityId: 'GM0363', name: 'Amsterdam' },
      today: app.today(),
      standsInFor: [],
    })
    expect(session.permissions).toMatchObject({ 'dossier.read': 'own', 'person.search': 'municipality' })
    expect(session.permissions).not.toHaveProperty(['readlog.read'])
  })

  test('of somebody with two roles has the widest right of both', async () => {
    const both = app.as(await app.amsterdam.hire(['case-manager', 'team-lead']))
    expect((await both.call(getSession)).permissions).toMatchObject({ 'dossier.read': 'team', 'plan.write': 'own' })
  })

  test('shows the workers and teams of the own municipality alone', async () => {
    const { workers, teams } = await owner.call(listWorkers)
    expect(teams.map(({ teamId }) => teamId).toSorted()).toEqual([app.amsterdam.north, app.amsterdam.south].toSorted())
    expect(workers.every(({ name }) => name.endsWith('Amsterdam'))).toBe(true)
  })
})

describe('who looked', () => {
  test('every view of a dossier is kept with who, when and why, and the privacy officer can see it', async () => {
    const resident = await guided(owner, app.today())
    await resident.page()
    await lead.call(getDossier, { params: { dossierId: resident.dossierId }, query: { purpose: 'quality' } })
    await app
      .as(app.amsterdam.of('lawfulness-reviewer'))
      .call(getDossier, { params: { dossierId: resident.dossierId } })
    const looks = await looksAt(resident)
    expect(looks.map(({ worker, what, purpose }) => [worker.name, what, purpose])).toEqual([
      [app.amsterdam.of('lawfulness-reviewer').name, 'dossier', 'legal'],
      [lead.worker.name, 'dossier', 'quality'],
      [owner.worker.name, 'dossier', 'guidance'],
    ])
    expect(looks.every(({ isBreakGlass, dossierNumber }) => !isBreakGlass && dossierNumber !== null)).toBe(true)
  })

  test('a view that was refused shows nothing, and is no view', async () => {
    const resident = await guided(owner, app.today())
    await app.as(app.amsterdam.colleague).refusal(getDossier, { params: { dossierId: resident.dossierId } })
    expect(await looksAt(resident)).toEqual([])
  })

  test('a summary, a search hit and a row in a file are views of that person too', async () => {
    const resident = await reported(owner, { familyName: 'Zoekbaar' })
    await owner.call(draftSummary, { params: { dossierId: resident.dossierId } })
    await owner.call(searchPersons, { body: { text: 'zoekbaar' } })
    await owner.call(exportCaseload)
    expect((await looksAt(resident)).map(({ what }) => what).toSorted()).toEqual(['export', 'handover', 'search'])
  })

  test('what is shown of a dossier beside its page leaves a trace too: once, if the page was not open', async () => {
    // Of one thing in a dossier nothing is shown where there is none.
    const shown = ROUTES.filter(
      ({ method, place, path }) => method === 'get' && place === 'dossier' && !/\{(?!dossierId)/.test(path),
    )
    expect(shown.length).toBeGreaterThan(3)
    for (const route of shown) {
      const resident = await guided(owner, app.today())
      for (let count = 0; count < 2; count++)
        await lead.raw('get', filledPath(route.path, { dossierId: resident.dossierId }))
      const looks = await looksAt(resident)
      expect(looks.length, route.operationId).toBeGreaterThan(0)
      expect(looks.every(({ worker }) => worker.workerId === lead.worker.workerId)).toBe(true)
    }
    const resident = await guided(owner, app.today())
    await resident.page()
    await owner.call(getProposal, { params: { dossierId: resident.dossierId } })
    expect(await looksAt(resident)).toHaveLength(1)
  })

  test('a list is kept as a look at so many people', async () => {
    const worker = app.as(await app.amsterdam.hire(['case-manager']))
    await reported(worker)
    await reported(worker)
    await worker.call(getCaseload)
    await worker.call(getToday)
    await worker.call(findDuplicates, { body: { person: { familyName: 'Niemand', birthDate: '1950-01-01' } } })
    const { items } = await privacy.call(listReads, { query: { workerId: worker.worker.workerId } })
    expect(items.map(({ what, subjects, dossierId }) => [what, subjects, dossierId]).toReversed()).toEqual([
      ['caseload', 2, null],
      ['today', 2, null],
      ['duplicates', 0, null],
    ])
  })

  test('who reads the log stands in the log', async () => {
    const resident = await reported(owner)
    await looksAt(resident)
    const { items } = await privacy.call(listReads, { query: { dossierId: resident.dossierId } })
    expect(items).toMatchObject([{ what: 'read-log', purpose: 'privacy', worker: { name: privacy.worker.name } }])
  })

  test('nobody can change or remove a line of it', async () => {
    const resident = await reported(owner)
    await resident.page()
    const before = await looksAt(resident)
    for (const method of ['put', 'post', 'delete'])
      expect((await privacy.raw(method, `/inzagen/${before[0]?.readId}`, { body: {} })).status).toBe(404)
    expect(await looksAt(resident)).toEqual(before)
  })

  test('the log is paged without a gap or a double, newest first', async () => {
    const worker = app.as(await app.amsterdam.hire(['case-manager']))
    for (let count = 0; count < 60; count++) await worker.call(getToday)
    const query = { workerId: worker.worker.workerId }
    const first = await privacy.call(listReads, { query })
    const rest = await privacy.call(listReads, { query: { ...query, ...(first.next ? { after: first.next } : {}) } })
    const all = [...first.items, ...rest.items]
    expect([first.items.length, all.length, new Set(all.map(({ readId }) => readId)).size, rest.next]).toEqual([
      50,
      60,
      60,
      null,
    ])
    expect(all.map(({ readAt }) => readAt)).toEqual(
      all
        .map(({ readAt }) => readAt)
        .toSorted()
        .toReversed(),
    )
  })

  test('the log of another municipality is closed to its privacy officer', async () => {
    const resident = await reported(owner)
    await resident.page()
    const elsewhere = app.as(app.weert.of('privacy-officer'))
    expect((await elsewhere.call(listReads, { query: { dossierId: resident.dossierId } })).items).toEqual([])
  })
})

describe('emergency access', () => {
  const REASON = 'De politie belt over een acuut gevaar.'

  test('opens a dossier out of reach with a reason, and is reported to the privacy officer', async () => {
    const resident = await guided(owner, app.today())
    const stranger = app.as(app.amsterdam.neighbour)
    const params = { dossierId: resident.dossierId }
    const { breakGlassId } = await stranger.call(openBreakGlass, { params, body: { reason: REASON } })
    const page = await stranger.call(getDossier, { params })
    expect(page.isBreakGlass).toBe(true)
    // A question to colleagues is asked in nobody's dossier.
    const writing = /^(?!case-question).*(write|decide|correct|offer|accept|outcome)/
    expect(page.permissions.filter((one) => writing.test(one))).toEqual([])
    expect(await looksAt(resident)).toMatchObject([
      { purpose: 'break-glass', isBreakGlass: true, worker: { name: stranger.worker.name } },
    ])
    const { items } = await privacy.call(listBreakGlass)
    expect(items[0]).toMatchObject({
      breakGlassId,
      reason: REASON,
      worker: { name: stranger.worker.name },
      reviewedAt: null,
    })
    const only = await privacy.call(listReads, { query: { onlyBreakGlass: 'true' } })
    expect(only.items.map(({ dossierId }) => dossierId)).toContain(resident.dossierId)
  })

  test('lets somebody read and never write', async () => {
    const resident = await guided(owner, app.today())
    const stranger = resident.seenBy(app.as(app.amsterdam.neighbour))
    await stranger.client.call(openBreakGlass, { params: { dossierId: resident.dossierId }, body: { reason: REASON } })
    const problem = await stranger.refusal(noteContactRoute, { text: 'x', channel: 'talk' })
    expect(problem).toMatchObject({ status: 403, code: 'access.denied' })
  })

  test('needs a reason, a role that may use it, and a dossier of the own municipality', async () => {
    const { dossierId } = await guided(owner, app.today())
    const open = async (client: Client, reason: string) =>
      (await client.refusal(openBreakGlass, { params: { dossierId }, body: { reason } })).status
    expect(await open(app.as(app.amsterdam.neighbour), '   ')).toBe(400)
    expect(await open(app.as(app.amsterdam.of('policy-officer')), REASON)).toBe(403)
    expect(await open(app.as(app.weert.of('case-manager')), REASON)).toBe(404)
  })

  test('ends after a working day, and is for one worker and one dossier', async () => {
    const [one, other] = [await guided(owner, app.today()), await guided(owner, app.today())]
    const stranger = app.as(app.amsterdam.neighbour)
    const params = { dossierId: one.dossierId }
    await stranger.call(openBreakGlass, { params, body: { reason: REASON } })
    expect((await stranger.refusal(getDossier, { params: { dossierId: other.dossierId } })).status).toBe(404)
    expect((await app.as(app.amsterdam.colleague).refusal(getDossier, { params })).status).toBe(404)
    app.travelTo('2026-11-24')
    expect((await stranger.refusal(getDossier, { params })).status).toBe(404)
    app.travelTo('2026-11-23')
  })

  test('is judged once by the privacy officer, with words', async () => {
    const { dossierId } = await guided(owner, app.today())
    const body = { reason: REASON }
    const { breakGlassId } = await app.as(app.amsterdam.neighbour).call(openBreakGlass, { params: { dossierId }, body })
    const review = { params: { breakGlassId }, body: { review: 'Terecht.' } }
    await privacy.call(reviewBreakGlass, review)
    const { items } = await privacy.call(listBreakGlass)
    const mine = items.find((one) => one.breakGlassId === breakGlassId)
    expect(mine).toMatchObject({ review: 'Terecht.', reviewedBy: privacy.worker.name })
    expect((await privacy.refusal(reviewBreakGlass, review)).status).toBe(404)
  })
})
