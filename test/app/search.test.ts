import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { searchPersons } from '../../src/api/attention.ts'
import { testBsn } from '../../src/core/bsn.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { reported } from '../resident.ts'

let app: TestApp
let client: Client
let umit: OpenDossier
let annie: OpenDossier

beforeAll(async () => {
  app = await createTestApp()
  client = app.as(app.amsterdam.of('case-manager'))
  umit = await reported(client, {
    givenNames: 'Ümit',
    prefix: 'van den',
    familyName: 'Berg-Özdemir',
    birthDate: '1980-02-09',
    bsn: testBsn(10),
  })
  annie = await reported(client, { givenNames: 'Annie', familyName: 'Bergsma', birthDate: '1990-00-00' })
})
afterAll(() => app.close())

const found = async (text: string, by = client, everywhere = false): Promise<string[]> =>
  (await by.call(searchPersons, { body: { text, everywhere } })).items.map(({ dossierId }) => dossierId)

describe('somebody is found', () => {
  test.each(['umit', 'ÜMIT', 'özd', 'ozdemir', 'berg ümit', 'van den berg', 'Berg-Özdemir, Ümit'])(
    'by a part of the name: %s',
    async (text) => {
      expect(await found(text)).toEqual([umit.dossierId])
    },
  )

  test('together with others whose name begins alike, by name', async () => {
    expect(await found('berg')).toEqual([umit.dossierId, annie.dossierId])
  })

  test.each(['9-2-1980', '09-02-1980', '9/2/1980', '1980-02-09'])('by birth date: %s', async (text) => {
    expect(await found(text)).toEqual([umit.dossierId])
  })

  test('by dossier number and by BSN', async () => {
    expect(await found((await umit.state()).dossierNumber)).toEqual([umit.dossierId])
    expect(await found(testBsn(10))).toEqual([umit.dossierId])
    expect(await found(testBsn(11))).toEqual([])
  })

  test.each(['b', '%', '_', 'x%', '   b  ', "b'--"])(
    'by nothing too short or too clever to be a name: "%s"',
    async (text) => {
      const response = await client.raw('post', '/personen/_zoek', { body: { text } })
      const answer = (await response.json()) as { items?: unknown[] }
      expect(answer.items ?? []).toEqual([])
      expect(response.status).toBeLessThan(500)
    },
  )
})

describe('search keeps within reach', () => {
  test('a colleague finds nobody of mine, unless they look everywhere: then only who it is and whose', async () => {
    const colleague = app.as(app.amsterdam.colleague)
    expect(await found('bergsma', colleague)).toEqual([])
    const { items } = await colleague.call(searchPersons, { body: { text: 'bergsma', everywhere: true } })
    expect(items).toEqual([
      expect.objectContaining({ dossierId: annie.dossierId, ownerName: client.worker.name, isInReach: false }),
    ])
    expect(Object.keys(items[0] ?? {}).toSorted()).toEqual(
      ['birthDate', 'closedOn', 'dossierId', 'dossierNumber', 'isInReach', 'name', 'ownerName', 'teamName'].toSorted(),
    )
  })

  test('nobody is found over the border of the municipality', async () => {
    for (const text of ['umit', testBsn(10), '9-2-1980'])
      expect(await found(text, app.as(app.weert.of('case-manager')), true)).toEqual([])
  })

  test('a list that was cut says so', async () => {
    const worker = app.as(await app.amsterdam.hire(['case-manager']))
    for (let index = 0; index < 21; index++)
      await reported(worker, { familyName: `Veelvoorkomend${'abcdefghijklmnopqrstu'[index]}` })
    const answer = await worker.call(searchPersons, { body: { text: 'veelvoor' } })
    expect([answer.items.length, answer.isCut]).toEqual([20, true])
  })
})

test('who searches too often in a minute is asked to wait, and told how long', async () => {
  const strict = await createTestApp({ limits: { searchPerMinute: 3 } })
  const worker = strict.as(strict.weert.of('case-manager'))
  for (let count = 0; count < 3; count++) await worker.call(searchPersons, { body: { text: 'iemand' } })
  const problem = await worker.refusal(searchPersons, { body: { text: 'iemand' } })
  expect(problem).toMatchObject({
    status: 429,
    code: 'request.too-many',
    facts: { retryAfterSeconds: expect.any(Number) },
  })
  await strict.as(strict.weert.colleague).call(searchPersons, { body: { text: 'iemand' } })
  await strict.close()
})
