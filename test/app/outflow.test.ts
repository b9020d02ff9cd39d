import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getCaseload, getToday } from '../../src/api/attention.ts'
import { noteContactRoute } from '../../src/api/contact.ts'
import { recordOutflowRoute, reopenRoute } from '../../src/api/outflow.ts'
import { makePlanRoute } from '../../src/api/plan.ts'
import { getPolicy } from '../../src/api/policy.ts'
import { type Client, createTestApp, type TestApp } from '../kit.ts'
import { guided, planOf, reported } from '../resident.ts'

let app: TestApp
let klantmanager: Client
beforeAll(async () => {
  app = await createTestApp()
  klantmanager = app.as(app.amsterdam.of('case-manager'))
})
afterAll(() => app.close())

const JOB = { hoursPerWeek: 24, contract: 'fixed-term', startsOn: '2026-12-01' } as const

describe('outflow', () => {
  test.each(['11', '13'])('to work (code %s) asks hours, contract and first day', async (reason) => {
    const resident = await guided(klantmanager, app.today())
    const problem = await resident.refusal(recordOutflowRoute, { on: app.today(), reason })
    expect(problem).toMatchObject({ status: 400, code: 'outflow.work-missing', errors: [{ pointer: '/work' }] })
    await resident.write(recordOutflowRoute, { on: app.today(), reason, work: JOB })
    expect((await resident.state()).outflow).toEqual({ on: app.today(), reason, work: JOB })
  })

  test('for every other reason of the national list asks no work, and keeps none', async () => {
    const { outflowReasons } = await klantmanager.call(getPolicy)
    const others = outflowReasons.filter(({ isWork }) => !isWork).map(({ code }) => code)
    expect(others).toHaveLength(19)
    for (const reason of others) {
      const resident = await reported(klantmanager)
      await resident.write(recordOutflowRoute, { on: app.today(), reason, work: JOB })
      expect((await resident.state()).outflow).toEqual({ on: app.today(), reason, work: null })
    }
  })

  test('for a reason that is not on the list is refused', async () => {
    const resident = await reported(klantmanager)
    const problem = await resident.refusal(recordOutflowRoute, { on: app.today(), reason: '12' })
    expect(problem).toMatchObject({ code: 'outflow.unknown-reason', errors: [{ pointer: '/reason' }] })
  })

  test('lies between the opening and today, both included', async () => {
    const resident = await reported(klantmanager, {}, { reportedOn: '2026-11-10' })
    for (const on of ['2026-11-09', '2026-11-24'])
      expect((await resident.refusal(recordOutflowRoute, { on, reason: '03' })).code).toBe('outflow.day')
    await resident.write(recordOutflowRoute, { on: '2026-11-10', reason: '03' })
    expect((await resident.state()).outflow?.on).toBe('2026-11-10')
  })

  test('closes the dossier: nothing is written in it, it leaves Vandaag and the open caseload, and stays readable', async () => {
    const worker = app.as(await app.amsterdam.hire(['case-manager']))
    const resident = await guided(worker, app.today())
    await resident.write(recordOutflowRoute, { on: app.today(), reason: '02' })
    for (const code of [
      (await resident.refusal(noteContactRoute, { text: 'Nog gebeld.', channel: 'phone' })).code,
      (await resident.refusal(makePlanRoute, planOf(app.today()))).code,
      (await resident.refusal(recordOutflowRoute, { on: app.today(), reason: '02' })).code,
    ])
      expect(code).toBe('dossier.closed')
    const today = await worker.call(getToday)
    expect([today.terms, today.silent]).toEqual([[], []])
    const ids = async (state: 'open' | 'closed') =>
      (await worker.call(getCaseload, { query: { state } })).items.map(({ dossierId }) => dossierId)
    expect([await ids('open'), await ids('closed')]).toEqual([[], [resident.dossierId]])
    expect((await resident.page()).texts).not.toEqual({})
  })
})

describe('somebody comes back', () => {
  const gone = async (reason = '03') => {
    const resident = await guided(klantmanager, app.today())
    await resident.write(recordOutflowRoute, { on: app.today(), reason, ...(reason === '11' ? { work: JOB } : {}) })
    return resident
  }

  test.each([
    ['2027-11-23', true, 'on the last day of twelve months'],
    ['2027-11-24', false, 'a day later'],
    ['2026-11-23', true, 'on the very day'],
  ])('on %s: within twelve months is %s (%s)', async (day, isReturnWithinTwelveMonths) => {
    const resident = await gone('11')
    app.travelTo(day)
    expect(await resident.write(reopenRoute, {})).toMatchObject({ isReturnWithinTwelveMonths })
    const state = await resident.state()
    expect(state.outflow).toBeNull()
    expect(state.returns).toEqual([
      { outflow: { on: '2026-11-23', reason: '11', work: JOB }, reopenedOn: day, isReturnWithinTwelveMonths },
    ])
    app.travelTo('2026-11-23')
  })

  test('the file goes on where it was: plan, contacts and what was told', async () => {
    const resident = await gone()
    await resident.write(reopenRoute, {})
    expect(await resident.state()).toMatchObject({ plan: { version: 1 }, ownerId: klantmanager.worker.workerId })
    await resident.write(noteContactRoute, {
      text: 'Meldde zich opnieuw.',
      channel: 'talk',
      nextContactOn: '2026-12-10',
    })
  })

  test('only where somebody had left', async () => {
    const resident = await reported(klantmanager)
    expect((await resident.refusal(reopenRoute, {})).code).toBe('dossier.not-closed')
  })

  test('and leaves again: the second end counts from the return, not from the first opening', async () => {
    const resident = await gone()
    app.travelTo('2027-02-01')
    await resident.write(reopenRoute, {})
    expect((await resident.refusal(recordOutflowRoute, { on: '2027-01-31', reason: '03' })).code).toBe('outflow.day')
    await resident.write(recordOutflowRoute, { on: '2027-02-01', reason: '11', work: JOB })
    app.travelTo('2028-03-01')
    await resident.write(reopenRoute, {})
    expect((await resident.state()).returns.map((one) => one.isReturnWithinTwelveMonths)).toEqual([true, false])
    app.travelTo('2026-11-23')
  })
})

test('seed2 T11: who withdraws and moves to another municipality is recorded as moved, never as work', async () => {
  const resident = await reported(app.as(app.leidschendam.of('case-manager')))
  await resident.write(recordOutflowRoute, { on: app.today(), reason: '32' })
  const { outflowReasons } = await resident.client.call(getPolicy)
  const { outflow } = await resident.state()
  expect(outflow).toEqual({ on: app.today(), reason: '32', work: null })
  expect(outflowReasons.find(({ code }) => code === outflow?.reason)).toMatchObject({ nl: 'Verhuizing', isWork: false })
})
