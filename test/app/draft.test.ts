import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deleteDraft, getDraft, putDraft } from '../../src/api/draft.ts'
import { type Client, createTestApp, type TestApp } from '../kit.ts'

let app: TestApp
let client: Client
beforeAll(async () => {
  app = await createTestApp()
  client = app.as(app.amsterdam.of('case-manager'))
})
afterAll(() => app.close())

const params = { draftKey: 'note-00000000-0000-4000-8000-000000000000' }
const typed = { text: 'Half getypt', channel: 'talk', steps: [{ text: '“citaat” 😀' }] }

describe('a draft', () => {
  test('is there after a closed browser, a new session and another day', async () => {
    await client.call(putDraft, { params, body: { body: typed } })
    app.travelTo('2026-11-24')
    const again = await app.as(app.amsterdam.of('case-manager')).call(getDraft, { params })
    expect(again).toEqual({ body: typed, savedAt: '2026-11-23T08:00:00.000Z' })
    app.travelTo('2026-11-23')
  })

  test('is replaced by what was typed last, and gone once it is thrown away', async () => {
    await client.call(putDraft, { params, body: { body: { text: 'Eerst' } } })
    await client.call(putDraft, { params, body: { body: { text: 'Later' } } })
    expect((await client.call(getDraft, { params })).body).toEqual({ text: 'Later' })
    await client.call(deleteDraft, { params })
    expect(await client.call(getDraft, { params })).toEqual({ body: null, savedAt: null })
  })

  test('is seen by nobody else, of the same team or of another municipality', async () => {
    await client.call(putDraft, { params, body: { body: typed } })
    for (const worker of [app.amsterdam.colleague, app.amsterdam.of('team-lead'), app.weert.of('case-manager')])
      expect((await app.as(worker).call(getDraft, { params })).body).toBeNull()
  })

  test('survives the end of the session in which it was typed', async () => {
    await client.call(putDraft, { params, body: { body: typed } })
    app.wait(61)
    const ended = await client.raw('put', `/concepten/${params.draftKey}`, { body: { body: { text: 'te laat' } } })
    expect(ended.status).toBe(401)
    app.travelTo('2026-11-23')
    expect((await client.call(getDraft, { params })).body).toEqual(typed)
  })

  test('that is longer than any form is refused', async () => {
    const body = { body: 'a'.repeat(200_001) }
    expect(await client.refusal(putDraft, { params, body })).toMatchObject({ status: 413, code: 'draft.too-large' })
  })

  test.each(['Jan de Vries', 'note/../x', 'NOTE', 'é'])(
    'has a key that can hold no name: "%s" is refused',
    async (draftKey) => {
      const response = await client.raw('put', `/concepten/${encodeURIComponent(draftKey)}`, { body: { body: 1 } })
      expect(response.status).toBe(404)
    },
  )

  test('with a character that no database can hold is refused, and what was kept stays', async () => {
    await client.call(putDraft, { params, body: { body: typed } })
    for (const text of ['a\u0000b', 'half \ud83d']) {
      const problem = await client.refusal(putDraft, { params, body: { body: { deep: [{ text }] } } })
      expect(problem).toMatchObject({ status: 400, errors: [{ code: 'text.unreadable-character' }] })
    }
    expect((await client.call(getDraft, { params })).body).toEqual(typed)
  })
})
