import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBreakGlass } from '../../src/api/access.ts'
import { bePresentRoute } from '../../src/api/presence.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { reported, talk } from '../resident.ts'

let app: TestApp
let klantmanager: Client
let lead: Client
beforeAll(async () => {
  app = await createTestApp()
  klantmanager = app.as(app.weert.of('case-manager'))
  lead = app.as(app.weert.of('team-lead'))
})
afterAll(() => app.close())

const present = (client: Client, { dossierId, version }: OpenDossier) =>
  client.call(bePresentRoute, { params: { dossierId }, body: { version } })
const names = async (client: Client, resident: OpenDossier) =>
  (await present(client, resident)).others.map(({ name }) => name)

test('two people in one file see each other, nobody sees themselves, and another file shows nobody', async () => {
  const resident = await reported(klantmanager)
  const other = await reported(klantmanager)
  expect(await names(klantmanager, resident)).toEqual([])
  expect(await names(lead, resident)).toEqual([klantmanager.worker.name])
  expect(await names(klantmanager, resident)).toEqual([lead.worker.name])
  expect(await names(klantmanager, other)).toEqual([])
})

test('who closed the page is gone within a minute', async () => {
  const resident = await reported(klantmanager)
  await present(lead, resident)
  expect(await names(klantmanager, resident)).toEqual([lead.worker.name])
  app.wait(1)
  expect(await names(klantmanager, resident)).toEqual([])
  const rows = await app.db.selectFrom('presence').selectAll().where('dossier_id', '=', resident.dossierId).execute()
  expect(rows.map(({ worker_id }) => worker_id)).toEqual([klantmanager.worker.workerId])
})

test('what a colleague wrote since is told by kind and name, without its words, and is no look of its own', async () => {
  const resident = await reported(klantmanager)
  const seen = resident.seenBy(lead)
  await talk(resident, 'Iets persoonlijks.', '2026-11-30')
  const looks = async () =>
    (await app.db.selectFrom('read_log').select('read_id').where('dossier_id', '=', resident.dossierId).execute())
      .length
  const before = await looks()
  const news = await present(lead, seen)
  expect(news).toMatchObject({
    version: resident.version,
    since: [{ seq: resident.version, kind: 'contact-noted', actorName: klantmanager.worker.name }],
  })
  expect(JSON.stringify(news)).not.toContain('persoonlijks')
  expect(await looks()).toBe(before)
  expect((await present(lead, resident)).since).toEqual([])
})

test('who may not read the dossier hears nothing of who is there; emergency access lets one hear it', async () => {
  const resident = await reported(klantmanager)
  const stranger = app.as(app.weert.neighbour)
  const input = { params: { dossierId: resident.dossierId }, body: { version: 1 } }
  expect((await stranger.refusal(bePresentRoute, input)).code).toBe('dossier.not-found')
  expect((await app.as(app.amsterdam.of('case-manager')).refusal(bePresentRoute, input)).code).toBe('dossier.not-found')
  expect(await names(klantmanager, resident)).toEqual([])
  await stranger.call(openBreakGlass, { params: { dossierId: resident.dossierId }, body: { reason: 'spoed' } })
  expect(await names(stranger, resident)).toEqual([klantmanager.worker.name])
  expect(await names(klantmanager, resident)).toEqual([stranger.worker.name])
})
