import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getLetters, proveLetter, sendLetterRoute, setLetterSender } from '../../src/api/letter.ts'
import type { PersonDetails } from '../../src/core/person.ts'
import { type Client, createTestApp, filledPath, type OpenDossier, type TestApp } from '../kit.ts'
import { pdfOf, readAloud } from '../read-aloud.ts'
import { reported } from '../resident.ts'

const ADDRESS = { street: 'Dorpsstraat', houseNumber: '1', postcode: '1234AB', city: 'Ons Dorp' }
const LETTER = { templateKey: 'free', way: 'post', subject: 'Bericht', body: 'Beste Fatma,\n\nTot ziens.' } as const
const SENDER = {
  department: 'Werk en Inkomen',
  address: 'Postbus 1',
  postcode: '9990AA',
  city: 'Verzonnen',
  phone: '0000 - 00 00 00',
  hours: 'maandag tot en met vrijdag van 9.00 tot 17.00 uur',
}

let app: TestApp
let admin: Client
let worker: Client
beforeAll(async () => {
  app = await createTestApp()
  admin = app.as(app.weert.of('functional-administrator'))
  worker = app.as(await app.weert.hire(['case-manager']))
})
afterAll(() => app.close())

const resident = (person: Partial<PersonDetails> = ADDRESS): Promise<OpenDossier> =>
  reported(worker, { givenNames: 'Fatma', familyName: 'Yıldız', ...person })

async function proofOf(fatma: OpenDossier, body: object = LETTER) {
  const response = await worker.raw('post', filledPath(proveLetter.path, { dossierId: fatma.dossierId }), { body })
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  return readAloud(new Uint8Array(await response.arrayBuffer()))
}

describe('a letter can be looked at before it is sent', () => {
  test('as the very PDF that will be sent, and says on the file that it was not', async () => {
    const fatma = await resident()
    const proof = await proofOf(fatma)
    const { letterId } = await fatma.write(sendLetterRoute, LETTER)
    const sent = await readAloud(await pdfOf(worker, fatma.dossierId, letterId))
    expect(proof.spoken).toEqual(sent.spoken)
    expect([proof.title, sent.title]).toEqual(['Proef: deze brief is nog niet verstuurd: Bericht', 'Bericht'])
  })

  test('without a trace in the journal; the look is kept with its purpose', async () => {
    const fatma = await resident()
    await proofOf(fatma)
    expect(await fatma.events()).toHaveLength(1)
    const looks = await app.db
      .selectFrom('read_log')
      .select(['what', 'purpose', 'worker_id'])
      .where('dossier_id', '=', fatma.dossierId)
      .where('what', '=', 'letter')
      .execute()
    expect(looks).toEqual([{ what: 'letter', purpose: 'guidance', worker_id: worker.worker.workerId }])
  })

  test('also while the address or a place in it is not known yet', async () => {
    const proof = await proofOf(await resident({}), { ...LETTER, body: 'Tot {{appointment-day}}.' })
    expect(proof.spoken.slice(-1)).toEqual(['P: Tot {{appointment-day}}.'])
    expect(proof.spoken).toContain('P: Fatma Yıldız')
    const mail = await proofOf(await resident(), { ...LETTER, way: 'e-mail' })
    expect(mail.spoken.join()).not.toContain('Dorpsstraat')
  })

  test('but not with what cannot be printed, an unknown template, or by who may not write', async () => {
    const fatma = await resident()
    const params = { dossierId: fatma.dossierId }
    const refused = async (body: object, client = worker) =>
      (await client.refusal(proveLetter, { params, body: { ...LETTER, ...body } })).code
    expect(await refused({ body: 'Tot ziens 👋' })).toBe('letter.character')
    expect(await refused({ templateKey: 'made-up' })).toBe('letter.template-unknown')
    expect(await refused({}, app.as(app.weert.of('lawfulness-reviewer')))).toBe('access.denied')
    expect(await refused({}, app.as(app.weert.neighbour))).toBe('dossier.not-found')
  })
})

describe('who letters come from', () => {
  test('is empty until somebody fills it in; letters before that stay as they were', async () => {
    expect((await worker.call(getLetters)).ownSender).toEqual({
      revision: 0,
      details: {},
      madeOn: null,
      madeBy: null,
    })
    const fatma = await resident()
    const { letterId: early } = await fatma.write(sendLetterRoute, LETTER)
    app.travelTo('2026-11-24')
    await admin.call(setLetterSender, { body: { ...SENDER, revision: 0 } })
    const { letterId: late } = await fatma.write(sendLetterRoute, LETTER)
    const [before, after] = await Promise.all(
      [early, late].map(async (letterId) => readAloud(await pdfOf(worker, fatma.dossierId, letterId))),
    )
    const contact = `Uw contactpersoon: ${worker.worker.name}`
    expect(before?.spoken[1]?.replaceAll(/\s+/g, ' ')).toBe(`P: ${contact}`)
    expect(after?.spoken[1]?.replaceAll(/\s+/g, ' ')).toBe(
      `P: Werk en Inkomen Telefoon: 0000 - 00 00 00 Bereikbaar: ${SENDER.hours} ${contact}`,
    )
    expect(after?.spoken[2]).toBe('P: Retouradres: Postbus 1, 9990 AA Verzonnen')
    expect((await worker.call(getLetters)).ownSender).toMatchObject({
      revision: 1,
      details: SENDER,
      madeOn: '2026-11-24',
      madeBy: admin.worker.name,
    })
  })

  test('is refused with half an address, what cannot be printed, and over somebody else’s change', async () => {
    const { revision } = (await admin.call(getLetters)).ownSender
    const refused = (body: object) => admin.refusal(setLetterSender, { body: { ...SENDER, revision, ...body } })
    const half = await refused({ postcode: undefined, city: undefined })
    expect([half.code, half.errors?.map(({ pointer }) => pointer)]).toEqual([
      'letter.sender-incomplete',
      ['/postcode', '/city'],
    ])
    expect((await refused({ hours: 'altijd 👋' })).code).toBe('letter.character')
    expect((await refused({ email: 'geen adres' })).errors?.[0]?.pointer).toBe('/email')
    expect((await refused({ revision: revision + 5 })).code).toBe('letter.sender-changed')
    await admin.call(setLetterSender, { body: { phone: '1', revision } })
    expect((await refused({})).code).toBe('letter.sender-changed')
    expect((await worker.refusal(setLetterSender, { body: { phone: '2', revision: revision + 1 } })).code).toBe(
      'access.denied',
    )
  })

  test('can be emptied again, and then the policy’s own lines hold', async () => {
    const { revision } = (await admin.call(getLetters)).ownSender
    await admin.call(setLetterSender, { body: { revision } })
    const fatma = await resident()
    expect((await proofOf(fatma)).spoken[1]?.replaceAll(/\s+/g, ' ')).toBe(
      `P: Uw contactpersoon: ${worker.worker.name}`,
    )
    const elsewhere = await app.as(app.amsterdam.of('case-manager')).call(getLetters)
    expect(elsewhere.ownSender.revision).toBe(0)
  })
})
