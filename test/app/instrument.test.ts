import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getAttachmentRoute } from '../../src/api/attachment.ts'
import { makeStatementRoute } from '../../src/api/diagnosis.ts'
import {
  listInstruments,
  orderInstrumentRoute,
  recordMedicalResultRoute,
  recordResultRoute,
} from '../../src/api/instrument.ts'
import { startIntakeRoute, suspendIntakeRoute } from '../../src/api/intake.ts'
import { addDays } from '../../src/core/day.ts'
import { outcomeSeries } from '../../src/core/instrument.ts'
import { bringIn, bringInMedical } from '../attachment.ts'
import { type Client, createTestApp, filledPath, type OpenDossier, type TestApp } from '../kit.ts'
import { reported } from '../resident.ts'

let app: TestApp
let klantmanager: Client
beforeAll(async () => {
  app = await createTestApp()
  klantmanager = app.as(app.amsterdam.of('case-manager'))
})
afterAll(() => app.close())

const melba = { instrument: 'melba', measuredBy: 'A. Bos, De Risse', on: '2026-10-01', text: 'Werkt zorgvuldig.' }

/** Amsterdam, had its policy said how long results hold. */
async function withTerms(value: { key: string; months: number }[]): Promise<TestApp> {
  const folder = await mkdtemp(join(tmpdir(), 'trede-policies-'))
  await cp(resolve(import.meta.dirname, '../../policies'), folder, { recursive: true })
  const file = join(folder, 'GM0363/2017-01-01.json')
  const pack = JSON.parse(await readFile(file, 'utf8'))
  await writeFile(file, JSON.stringify({ ...pack, instrumentTerms: { value, source: 'Collegebesluit 2026/12' } }))
  const known = await createTestApp({ policies: folder })
  const close = async () => {
    await known.close()
    await rm(folder, { recursive: true })
  }
  return { ...known, close }
}

const pathOf = (dossierId: string, attachmentId: string) =>
  filledPath(getAttachmentRoute.path, { dossierId, attachmentId })

describe('an instrument', () => {
  test('comes from the list of the country, and a municipality adds its own', async () => {
    const { items } = await klantmanager.call(listInstruments, {})
    const keys = items.map(({ key }) => key)
    expect(keys).toEqual(expect.arrayContaining(['matchcare', 'dps', 'dariuz', 'melba', 'kwint', 'loonwaarde']))
    expect(items.filter(({ isMedical }) => isMedical).map(({ key }) => key)).toEqual(['medical-limits'])
    const ofHelmond = app.deps.policies.instrumentsOf('GM0794').map(({ key }) => key)
    expect(ofHelmond).toEqual(['wage-dispensation-test', ...keys])
  })

  test('holds as long as the policy of the municipality says, with its source; of the others that stays unknown', async () => {
    const known = await withTerms([{ key: 'melba', months: 12 }])
    try {
      const worker = known.as(known.amsterdam.of('case-manager'))
      const officer = known.as(known.amsterdam.of('policy-officer'))
      for (const { items } of [await worker.call(listInstruments, {}), await officer.call(listInstruments, {})]) {
        const termOf = (key: string) => items.find((one) => one.key === key)?.validMonths
        expect(termOf('melba')).toEqual({ value: 12, source: 'Collegebesluit 2026/12' })
        expect(termOf('dps')).toMatchObject({ unknown: true })
      }
      const resident = await reported(worker)
      await resident.write(recordResultRoute, { ...melba, on: '2025-11-01' })
      expect((await resident.state()).instrumentResults[0]?.validUntil).toBe('2026-11-01')
      // It has ended by itself, so nobody asks why it is done again.
      await resident.write(orderInstrumentRoute, { instrument: 'melba' })
    } finally {
      await known.close()
    }
  })

  test('is ordered, and the order waits in sight until its result is there', async () => {
    const resident = await reported(klantmanager)
    await resident.write(orderInstrumentRoute, { instrument: 'melba', text: 'Kan zij acht uur staan?' })
    const [order] = (await resident.state()).instrumentOrders
    await resident.write(recordResultRoute, { ...melba, orderId: order?.orderId })
    const again = await resident.refusal(recordResultRoute, { ...melba, orderId: order?.orderId })
    expect(again.code).toBe('instrument.order-not-found')
    const { texts } = await resident.page()
    const [result] = (await resident.state()).instrumentResults
    expect(result).toMatchObject({ on: '2026-10-01', orderId: order?.orderId, validUntil: null })
    expect(texts[result?.measuredByTextId ?? '']).toBe('A. Bos, De Risse')
  })

  test('is used again within the validity of a result only with a reason, and freely after it', async () => {
    const resident = await reported(klantmanager)
    await resident.write(recordResultRoute, { ...melba, validUntil: addDays(app.today(), 30) })
    const order = { instrument: 'melba' } as const
    expect(await resident.refusal(orderInstrumentRoute, order)).toMatchObject({
      code: 'instrument.repeat',
      facts: { results: 1, orders: 0 },
      errors: [{ pointer: '/repeatReason' }],
    })
    const other = await resident.refusal(orderInstrumentRoute, { ...order, repeatReason: 'other' })
    expect(other.code).toBe('instrument.words-missing')
    await resident.write(orderInstrumentRoute, { ...order, repeatReason: 'situation-changed' })
    expect((await resident.state()).instrumentOrders.at(-1)?.repeatReason).toBe('situation-changed')

    const longAgo = await reported(klantmanager)
    await longAgo.write(recordResultRoute, { ...melba, validUntil: '2026-11-01' })
    await longAgo.write(orderInstrumentRoute, order)
    expect((await longAgo.refusal(orderInstrumentRoute, order)).facts).toMatchObject({ results: 0, orders: 1 })
  })

  test('asks a reason too where nobody knows how long the result holds', async () => {
    const resident = await reported(klantmanager)
    await resident.write(recordResultRoute, melba)
    expect((await resident.refusal(orderInstrumentRoute, { instrument: 'melba' })).code).toBe('instrument.repeat')
  })
})

test('a result in the future, before the birth, or that ends before it began, is refused in words', async () => {
  const resident = await reported(klantmanager, { birthDate: '1990-05-12' })
  const late = await resident.refusal(recordResultRoute, { ...melba, on: addDays(app.today(), 1) })
  expect(late.errors?.[0]).toMatchObject({ pointer: '/on', code: 'future' })
  const early = await resident.refusal(recordResultRoute, { ...melba, on: '1989-01-01' })
  expect(early.errors?.[0]).toMatchObject({ pointer: '/on', code: 'before-birth' })
  const short = await resident.refusal(recordResultRoute, { ...melba, validUntil: '2026-09-30' })
  expect(short).toMatchObject({ code: 'instrument.validity' })
  expect(short.errors?.[0]?.detail).toContain('einde ligt voor het begin')
  const strange = await resident.refusal(recordResultRoute, { ...melba, instrument: 'tarot' })
  expect(strange.code).toBe('instrument.unknown')
  const domain = await resident.refusal(recordResultRoute, { ...melba, domains: ['religion'] })
  expect(domain.errors?.[0]).toMatchObject({ pointer: '/domains/0', code: 'unknown' })
  expect((await resident.state()).instrumentResults).toEqual([])
})

test('an instrument that gives a number keeps it as a series by day; another one, or a number out of bounds, is refused', async () => {
  const resident = await reported(klantmanager)
  const wage = { ...melba, instrument: 'loonwaarde' }
  await resident.write(recordResultRoute, { ...wage, outcome: 43 })
  await resident.write(recordResultRoute, { ...wage, outcome: 38, on: '2026-03-01' })
  await resident.write(recordResultRoute, { ...wage, on: '2026-11-01' })
  const { instrumentResults } = await resident.state()
  const series = outcomeSeries(instrumentResults, 'loonwaarde')
  expect(series.map(({ on, outcome }) => [on, outcome])).toEqual([
    ['2026-03-01', 38],
    ['2026-10-01', 43],
  ])
  const tooMuch = await resident.refusal(recordResultRoute, { ...wage, outcome: 101 })
  expect(tooMuch).toMatchObject({ code: 'instrument.outcome', facts: { least: 0, most: 100 } })
  expect(tooMuch.errors?.[0]).toMatchObject({ pointer: '/outcome', code: 'out-of-bounds' })
  const none = await resident.refusal(recordResultRoute, { ...melba, outcome: 43 })
  expect(none.code).toBe('instrument.outcome')
  const half = await resident.refusal(recordResultRoute, { ...wage, outcome: 42.5 })
  expect(half.errors?.[0]?.pointer).toBe('/outcome')
})

/** A dossier whose intake waits for a medical judgement, and the adviser who may see it. */
async function waiting(): Promise<[OpenDossier, OpenDossier]> {
  const resident = await reported(klantmanager)
  await resident.write(startIntakeRoute, {})
  await resident.write(suspendIntakeRoute, {})
  return [resident, resident.seenBy(app.as(app.amsterdam.of('medical-adviser')))]
}

const limits = {
  instrument: 'medical-limits',
  measuredBy: 'Bedrijfsarts',
  on: '2026-11-20',
  text: 'Kan vier uur per dag zittend werk doen. Niet tillen.',
}

test('the medical adviser keeps words and a file for medical eyes; the case manager sees the limits alone', async () => {
  const [resident, adviser] = await waiting()
  const attachmentId = await bringInMedical(adviser.client, adviser.dossierId)
  const attachments = [{ attachmentId, name: 'medisch rapport.pdf' }]
  await adviser.write(recordMedicalResultRoute, { ...limits, medicalText: 'Hernia.', attachments })
  const { texts, events } = await resident.page()
  const [result] = (await resident.state()).instrumentResults
  expect(texts[result?.textId ?? '']).toBe(limits.text)
  expect(Object.values(texts)).not.toContain('Hernia.')
  expect(Object.values(texts)).not.toContain('medisch rapport.pdf')
  expect(JSON.stringify(events)).not.toContain('Hernia')
  const path = pathOf(resident.dossierId, attachmentId)
  expect((await klantmanager.raw('get', path)).status).toBe(404)
  expect((await app.as(app.amsterdam.of('team-lead')).raw('get', path)).status).toBe(404)
  expect((await adviser.client.raw('get', path)).status).toBe(200)
})

test('a case manager keeps no medical file and no medical words, only what somebody can and cannot do', async () => {
  const [resident] = await waiting()
  const attachmentId = await bringIn(klantmanager, resident.dossierId)
  const attachments = [{ attachmentId, name: 'x.pdf' }]
  const file = await resident.refusal(recordResultRoute, { ...limits, attachments })
  expect(file).toMatchObject({ code: 'instrument.medical-file', errors: [{ pointer: '/attachments' }] })
  const words = await resident.refusal(recordResultRoute, { ...limits, medicalText: 'Hernia.' })
  expect(words).toMatchObject({ code: 'instrument.medical-file', errors: [{ pointer: '/medicalText' }] })
  await resident.write(recordResultRoute, limits)
})

test('seed1 C7: the burden of an ill child stands beside the capacity; the physician may not weigh it, a second assessor does', async () => {
  const [resident, physician] = await waiting()
  const burden = {
    instrument: 'burden',
    measuredBy: 'S. Kaya, re-integratiebureau',
    on: app.today(),
    text: 'Zorgt dag en nacht voor een ziek kind.',
    domains: ['home'],
  }
  await physician.write(recordMedicalResultRoute, { ...limits, text: 'Redelijk wat draagkracht.' })
  expect((await physician.refusal(recordMedicalResultRoute, burden)).code).toBe('instrument.not-medical')
  resident.version = physician.version
  await resident.write(recordResultRoute, burden)
  const { items } = await klantmanager.call(listInstruments, {})
  const partOf = (key: string) => items.find((one) => one.key === key)?.part
  const { instrumentResults } = await resident.state()
  expect(instrumentResults.map(({ instrument, actorId }) => [partOf(instrument), actorId])).toEqual([
    ['capacity', physician.client.worker.workerId],
    ['burden', klantmanager.worker.workerId],
  ])
})

test('seed4 T16: capacity differs from day to day, and the wish for a real contract stays beside it', async () => {
  const resident = await reported(klantmanager)
  const wish = { domain: 'wishes', nature: 'wish', source: 'said', text: 'Liever een echt contract.' } as const
  await resident.write(makeStatementRoute, wish)
  const text = 'De ene dag gaat het beter dan de andere. Op goede dagen speelt hij een hele dag.'
  await resident.write(recordResultRoute, { ...melba, instrument: 'dariuz', text, varies: true })
  const { statements, instrumentResults } = await resident.state()
  expect(instrumentResults).toMatchObject([{ varies: true }])
  expect(statements).toMatchObject([{ nature: 'wish' }])
})

test('seed0 V33: an ex-partner who roams, a child with ADHD and nights without sleep are one burden, with what could help', async () => {
  const resident = await reported(klantmanager)
  await resident.write(recordResultRoute, {
    instrument: 'burden',
    measuredBy: 'Wijkteam',
    on: app.today(),
    text: 'Een ex-partner die ergens rondzwerft, een kind met ADHD, geen oog dichtgedaan.',
    help: 'Opvoedhulp via het wijkteam, een logeerweekend voor het kind, contactverbod bespreken.',
    domains: ['network', 'home', 'health'],
  })
  const { texts } = await resident.page()
  const [burden] = (await resident.state()).instrumentResults
  expect(burden?.domains).toEqual(['network', 'home', 'health'])
  expect(texts[burden?.helpTextId ?? '']).toContain('logeerweekend')
})
