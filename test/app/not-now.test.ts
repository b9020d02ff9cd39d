import { afterAll, beforeAll, expect, test } from 'vitest'
import { endNotNowRoute, noteNotNowRoute } from '../../src/api/not-now.ts'
import { closeStepRoute } from '../../src/api/plan.ts'
import { openQuestions } from '../../src/core/preparation.ts'
import { type Client, createTestApp, type TestApp, TODAY } from '../kit.ts'
import { planOfToday, termsOn, wordsOf } from '../plan-state.ts'
import { guided } from '../resident.ts'

let app: TestApp
let klantmanager: Client
beforeAll(async () => {
  app = await createTestApp()
  klantmanager = app.as(app.amsterdam.of('case-manager'))
})
afterAll(() => app.close())

test('seed4 T9: "not now" gets a later day, stands on Vandaag that day, and is asked again', async () => {
  const resident = await guided(klantmanager, TODAY, { steps: [], promises: [], nextContactOn: '2027-05-03' })
  const text = 'Iets doen om mensen te ontmoeten? Hij houdt de boot af.'
  const past = await resident.refusal(noteNotNowRoute, { text, retryOn: TODAY })
  expect(past).toMatchObject({ code: 'not-now.retry-past', errors: [{ pointer: '/retryOn' }] })
  await resident.write(noteNotNowRoute, { text, retryOn: '2027-02-22' })
  expect(await termsOn(app, '2027-02-22', resident)).toEqual([{ kind: 'not-now', dueOn: '2027-02-22' }])
  const [first] = (await resident.state()).notNows
  expect(openQuestions(await resident.state(), '2027-02-22')).toContainEqual({
    kind: 'not-now',
    on: '2027-02-22',
    refId: first?.notNowId,
  })
  expect(openQuestions(await resident.state(), '2027-02-21').map(({ kind }) => kind)).not.toContain('not-now')
  expect(await wordsOf(resident, first?.textId ?? null)).toBe(text)
  const again = { notNowId: first?.notNowId ?? '' }
  expect((await resident.refusal(endNotNowRoute, { outcome: 'again' }, again)).code).toBe('not-now.retry-past')
  await resident.write(endNotNowRoute, { outcome: 'again', retryOn: '2027-04-12' }, again)
  expect((await resident.refusal(endNotNowRoute, { outcome: 'let-go' }, again)).code).toBe('not-now.ended')
  expect(await termsOn(app, '2027-04-12', resident)).toEqual([{ kind: 'not-now', dueOn: '2027-04-12' }])
  const second = (await resident.state()).notNows[1]?.notNowId ?? ''
  await resident.write(endNotNowRoute, { outcome: 'taken-up' }, { notNowId: second })
  expect(await termsOn(app, '2027-04-12', resident)).toEqual([])
})

test('a step that is put off waits for its own later day, and one that is over is not asked again', async () => {
  const resident = await guided(klantmanager, TODAY, { promises: [], nextContactOn: '2027-05-03' })
  const stepId = (await planOfToday(resident)).steps[0]?.stepId ?? ''
  await resident.write(noteNotNowRoute, { text: 'Na de verhuizing.', stepId, retryOn: '2027-01-11' })
  expect(await termsOn(app, '2027-01-11', resident)).toEqual([{ kind: 'not-now', dueOn: '2027-01-11' }])
  await resident.write(closeStepRoute, { outcome: 'dropped' }, { stepId })
  expect(await termsOn(app, '2027-01-11', resident)).toEqual([])
  const over = { text: 'Nog eens.', stepId, retryOn: '2027-01-11' }
  expect((await resident.refusal(noteNotNowRoute, over)).code).toBe('plan.step-not-found')
})
