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
const [FIRST, SECOND, THIRD] = ['1', '2', '3'].map((digit) => digit.repeat(20)) as [string, string, string]
let count = 0

/** Writes a draft as a screen does that has seen what is there now. */
async function write(body: unknown): Promise<string> {
  const { revision: seen } = await client.call(getDraft, { params })
  const revision = `later${String(count++).padStart(15, '0')}`
  await client.call(putDraft, { params, body: { body, revision, seen } })
  return revision
}

const typed = { text: 'Half getypt', channel: 'talk', steps: [{ text: '“citaat” 😀' }] }

describe('a draft', () => {
  test('is there after a closed browser, a new session and another day', async () => {
    await write(typed)
    app.travelTo('2026-11-24')
    const again = await app.as(app.amsterdam.of('case-manager')).call(getDraft, { params })
    expect(again).toMatchObject({ body: typed, savedAt: '2026-11-23T08:00:00.000Z' })
    app.travelTo('2026-11-23')
  })

  test('is replaced by what was typed last, and gone once it is thrown away', async () => {
    await write({ text: 'Eerst' })
    const seen = await write({ text: 'Later' })
    expect((await client.call(getDraft, { params })).body).toEqual({ text: 'Later' })
    await client.call(deleteDraft, { params, query: { seen } })
    expect(await client.call(getDraft, { params })).toEqual({ body: null, savedAt: null, revision: null })
  })

  test('of an older screen never writes over a newer one, and who saw both may choose', async () => {
    const two = { draftKey: 'two-tabs' }
    const put = (text: string, revision: string, seen: string | null) => ({
      params: two,
      body: { body: { text }, revision, seen },
    })
    await client.call(putDraft, put('Samen begonnen.', FIRST, null))
    await client.call(putDraft, put('Verder in het ene venster.', SECOND, FIRST))
    for (const seen of [FIRST, null])
      expect(await client.refusal(putDraft, put('Uit het andere.', THIRD, seen))).toMatchObject({
        status: 409,
        code: 'draft.changed-meanwhile',
      })
    await client.call(deleteDraft, { params: two, query: { seen: FIRST } })
    expect(await client.call(getDraft, { params: two })).toMatchObject({
      body: { text: 'Verder in het ene venster.' },
      revision: SECOND,
    })
    await client.call(putDraft, put('Gekozen uit beide.', THIRD, SECOND))
    expect((await client.call(getDraft, { params: two })).body).toEqual({ text: 'Gekozen uit beide.' })
  })

  test('that was thrown away elsewhere can be typed again, and a page of before this check overwrites nothing', async () => {
    const one = { draftKey: 'one-tab' }
    await client.call(putDraft, { params: one, body: { body: 'Verder.', revision: SECOND, seen: FIRST } })
    const old = await client.raw('put', '/concepten/one-tab', { body: { body: 'Oud.' } })
    expect(old.status).toBe(400)
    expect((await client.call(getDraft, { params: one })).body).toBe('Verder.')
  })

  test('is seen by nobody else, of the same team or of another municipality', async () => {
    await write(typed)
    for (const worker of [app.amsterdam.colleague, app.amsterdam.of('team-lead'), app.weert.of('case-manager')])
      expect((await app.as(worker).call(getDraft, { params })).body).toBeNull()
  })

  test('survives the end of the session in which it was typed', async () => {
    await write(typed)
    app.wait(61)
    const ended = await client.raw('put', `/concepten/${params.draftKey}`, {
      body: { body: { text: 'te laat' }, revision: FIRST, seen: null },
    })
    expect(ended.status).toBe(401)
    app.travelTo('2026-11-23')
    expect((await client.call(getDraft, { params })).body).toEqual(typed)
  })

  test('that is longer than any form is refused', async () => {
    const body = { body: 'a'.repeat(200_001), revision: FIRST, seen: null }
    expect(await client.refusal(putDraft, { params, body })).toMatchObject({ status: 413, code: 'draft.too-large' })
  })

  test.each(['Jan de Vries', 'note/../x', 'NOTE', 'é'])(
    'has a key that can hold no name: "%s" is refused',
    async (draftKey) => {
      const response = await client.raw('put', `/concepten/${encodeURIComponent(draftKey)}`, {
        body: { body: 1, revision: FIRST, seen: null },
      })
      expect(response.status).toBe(404)
    },
  )

  test('with a character that no database can hold is refused, and what was kept stays', async () => {
    await write(typed)
    for (const text of ['a\u0000b', 'half \ud83d']) {
      const problem = await client.refusal(putDraft, {
        params,
        body: { body: { deep: [{ text }] }, revision: FIRST, seen: null },
      })
      expect(problem).toMatchObject({ status: 400, errors: [{ code: 'text.unreadable-character' }] })
    }
    expect((await client.call(getDraft, { params })).body).toEqual(typed)
  })
})
