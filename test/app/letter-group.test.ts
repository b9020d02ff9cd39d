import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeAppointmentRoute } from '../../src/api/contact.ts'
import { sendLetterRoute } from '../../src/api/letter.ts'
import { printLetters, weighGroup } from '../../src/api/letter-group.ts'
import { recordOutflowRoute } from '../../src/api/outflow.ts'
import type { PersonDetails } from '../../src/core/person.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { readAloud } from '../read-aloud.ts'
import { reported } from '../resident.ts'

const MONDAY = '2026-11-23'
const ADDRESS = { street: 'Dorpsstraat', houseNumber: '1', postcode: '1234AB', city: 'Ons Dorp' }

let app: TestApp
let worker: Client
beforeAll(async () => {
  app = await createTestApp()
  worker = app.as(await app.weert.hire(['case-manager']))
})
afterAll(() => app.close())

const resident = (person: Partial<PersonDetails> = {}): Promise<OpenDossier> =>
  reported(worker, { familyName: 'Groep', ...ADDRESS, ...person })

const weigh = (of: readonly OpenDossier[], templateKey = 'invitation', client = worker) =>
  client.call(weighGroup, { body: { dossierIds: of.map(({ dossierId }) => dossierId), templateKey } })

const letter = (name: string) => ({
  templateKey: 'free',
  way: 'post' as const,
  subject: 'Kom langs',
  body: `Beste ${name},\n\nTot ziens.`,
})

describe('a letter to a group', () => {
  test('says of each what is known and what is missing, before anything is sent', async () => {
    const [ready, homeless] = [await resident({ givenNames: 'Ada', email: 'ada@example.org' }), await reported(worker)]
    const at = { startsAt: '2026-11-24T10:00:00Z', minutes: 30, place: 'office' } as const
    await ready.write(makeAppointmentRoute, at)
    const { items, outOfReach } = await weigh([ready, homeless])
    expect(outOfReach).toBe(0)
    expect(items).toMatchObject([
      {
        name: 'Ada Groep',
        missingAddress: [],
        hasEmail: true,
        isClosed: false,
        isSentToday: false,
        version: ready.version,
        addressee: { post: ['Ada Groep', 'Dorpsstraat 1', '1234 AB Ons Dorp'], 'e-mail': ['Ada Groep'] },
        fields: { name: 'Ada Groep', 'appointment-day': 'dinsdag 24 november 2026', 'appointment-time': '11:00' },
      },
      { missingAddress: ['street', 'postcode', 'city'], hasEmail: false, appointmentId: null },
    ])
    expect(items[1]?.fields).not.toHaveProperty('appointment-day')
    expect(await ready.events()).toHaveLength(ready.version)
  })

  test('gives no more of a dossier than the template asks', async () => {
    const ada = await resident()
    const [of] = (await weigh([ada], 'free')).items
    expect(Object.keys(of?.fields ?? {}).filter((field) => /goal|steps|promises|appointment/.test(field))).toEqual([])
  })

  test('logs a look at each, and names nobody whom the caller may not write to', async () => {
    const [ada, other] = [await resident(), await reported(app.as(app.weert.neighbour), { familyName: 'Vreemde' })]
    const answer = await weigh([ada, other, ada])
    expect([answer.items.length, answer.outOfReach]).toEqual([1, 1])
    expect(JSON.stringify(answer)).not.toContain('Vreemde')
    const looks = async ({ dossierId }: OpenDossier) =>
      (
        await app.db
          .selectFrom('read_log')
          .select('what')
          .where('dossier_id', '=', dossierId)
          .where('worker_id', '=', worker.worker.workerId)
          .execute()
      ).filter(({ what }) => what === 'letter').length
    expect([await looks(ada), await looks(other)]).toEqual([1, 0])
    expect((await weigh([ada], 'free', app.as(app.weert.neighbour))).outOfReach).toBe(1)
  })

  test('says who got it today already, and whose dossier is closed', async () => {
    const [ada, gone] = [await resident(), await resident()]
    await ada.write(sendLetterRoute, letter('Ada'))
    await gone.write(recordOutflowRoute, { on: MONDAY, reason: '03' })
    const { items } = await weigh([ada, gone], 'free')
    expect(items.map(({ isSentToday, isClosed }) => [isSentToday, isClosed])).toEqual([
      [true, false],
      [false, true],
    ])
  })

  test('is refused for nobody, for too many and with an unknown template', async () => {
    const ada = await resident()
    const refused = async (body: object) =>
      (await worker.refusal(weighGroup, { body: { dossierIds: [ada.dossierId], templateKey: 'free', ...body } })).code
    expect(await refused({ dossierIds: [] })).toBe('request.invalid')
    expect(await refused({ dossierIds: Array.from({ length: 101 }, () => ada.dossierId) })).toBe('request.invalid')
    expect(await refused({ templateKey: 'made-up' })).toBe('letter.template-unknown')
    const reviewer = app.as(app.weert.of('lawfulness-reviewer'))
    expect(
      (await reviewer.refusal(weighGroup, { body: { dossierIds: [ada.dossierId], templateKey: 'free' } })).code,
    ).toBe('access.denied')
  })
})

describe('the letters of a group in one file', () => {
  const sent = async (of: OpenDossier, name: string) => ({
    dossierId: of.dossierId,
    letterId: (await of.write(sendLetterRoute, letter(name))).letterId,
  })

  test('begin each on a page of their own and are read in order; every look is logged', async () => {
    const [ada, bea] = [await resident({ givenNames: 'Ada' }), await resident({ givenNames: 'Bea' })]
    const letters = [await sent(ada, 'Ada'), await sent(bea, 'Bea')]
    const response = await worker.raw('post', printLetters.path, { body: { letters } })
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const read = await readAloud(new Uint8Array(await response.arrayBuffer()))
    expect(read).toMatchObject({ title: 'Kom langs (2)', isTagged: true, pages: 2, language: 'nl-NL' })
    expect(read.spoken.filter((words) => words.startsWith('P: Beste'))).toEqual(['P: Beste Ada,', 'P: Beste Bea,'])
    expect(read.spoken.filter((words) => words === 'H1: Kom langs')).toHaveLength(2)
    const looks = await app.db.selectFrom('read_log').select('dossier_id').where('what', '=', 'letter').execute()
    for (const { dossierId } of letters) expect(looks.filter((one) => one.dossier_id === dossierId)).toHaveLength(1)
  })

  test('are not for who may not write there, and not there when one is missing or erased', async () => {
    const ada = await resident()
    const one = await sent(ada, 'Ada')
    const body = { letters: [one] }
    expect((await app.as(app.weert.neighbour).refusal(printLetters, { body })).code).toBe('letter.not-found')
    const unknown = { letters: [{ ...one, letterId: '00000000-0000-4000-8000-000000000000' }] }
    expect((await worker.refusal(printLetters, { body: unknown })).code).toBe('letter.not-found')
    await app.db.deleteFrom('text').where('dossier_id', '=', ada.dossierId).execute()
    expect((await worker.refusal(printLetters, { body })).code).toBe('letter.erased')
  })
})
