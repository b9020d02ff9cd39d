import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changePerson, withdrawEventRoute } from '../../src/api/dossier.ts'
import { getLetterPdf, sendLetterRoute } from '../../src/api/letter.ts'
import { recordOutflowRoute } from '../../src/api/outflow.ts'
import type { PersonDetails } from '../../src/core/person.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { pdfOf, readAloud } from '../read-aloud.ts'
import { reported } from '../resident.ts'
import type { Town } from '../town.ts'

const MONDAY = '2026-11-23'
const ADDRESS = { street: 'Dorpsstraat', houseNumber: '1', postcode: '1234AB', city: 'Ons Dorp' }

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const newWorker = async (town: Town): Promise<Client> => app.as(await town.hire(['case-manager']))

/** Somebody who can be written to, unless the test leaves something out. */
const resident = (worker: Client, person: Partial<PersonDetails> = ADDRESS): Promise<OpenDossier> =>
  reported(worker, { givenNames: 'Fatma', familyName: 'Yıldız', ...person })

const LETTER = { templateKey: 'free', way: 'post', subject: 'Bericht', body: 'Beste Fatma,\n\nTot ziens.' } as const

describe('a letter by post', () => {
  test('is kept with its words apart from the journal, and is no contact', async () => {
    const worker = await newWorker(app.weert)
    const fatma = await resident(worker)
    await fatma.write(sendLetterRoute, LETTER)
    const { events, texts } = await fatma.page()
    const sent = events.at(-1)
    expect(sent).toMatchObject({ kind: 'letter-sent', letterKind: 'free', way: 'post', appointmentId: null })
    expect(JSON.stringify(sent)).not.toMatch(/Fatma|Dorpsstraat|Tot ziens/)
    expect(sent?.kind === 'letter-sent' && texts[sent.textId]).toBe(
      'Fatma Yıldız\nDorpsstraat 1\n1234 AB Ons Dorp\n\nBericht\n\nBeste Fatma,\n\nTot ziens.',
    )
    expect(await fatma.state()).toMatchObject({ triedOn: MONDAY, lastContactOn: null, contactCount: 0 })
  })

  test('without an address is refused with what to do, and nothing is kept', async () => {
    const worker = await newWorker(app.weert)
    const fatma = await resident(worker, { street: 'Dorpsstraat' })
    const refused = await fatma.refusal(sendLetterRoute, LETTER)
    expect(refused).toMatchObject({
      status: 409,
      code: 'letter.address-missing',
      facts: { missing: ['postcode', 'city'] },
    })
    expect(`${refused.title} ${refused.detail}`).toContain('Vul straat, postcode en plaats aan')
    expect(await fatma.events()).toHaveLength(1)
    const person = { givenNames: 'Fatma', familyName: 'Yıldız', ...ADDRESS }
    await fatma.write(changePerson, { person })
    await fatma.write(sendLetterRoute, LETTER)
    expect((await fatma.state()).letters).toHaveLength(1)
  })

  test('with a place still open, an unknown template or a stranger’s appointment is refused', async () => {
    const worker = await newWorker(app.weert)
    const fatma = await resident(worker)
    const open = await fatma.refusal(sendLetterRoute, { ...LETTER, body: 'Tot {{appointment-day}}.' })
    expect([open.code, open.errors?.map(({ pointer }) => pointer)]).toEqual(['letter.place-open', ['/body']])
    expect((await fatma.refusal(sendLetterRoute, { ...LETTER, templateKey: 'made-up' })).code).toBe(
      'letter.template-unknown',
    )
    const appointmentId = '00000000-0000-4000-8000-000000000000'
    expect((await fatma.refusal(sendLetterRoute, { ...LETTER, appointmentId })).code).toBe(
      'contact.appointment-not-found',
    )
    expect((await fatma.refusal(sendLetterRoute, { ...LETTER, subject: ' ' })).code).toBe('request.invalid')
  })

  test('in a script that the font cannot draw is refused, not printed as boxes', async () => {
    const fatma = await resident(await newWorker(app.weert))
    expect((await fatma.refusal(sendLetterRoute, { ...LETTER, body: 'Tot ziens 👋' })).code).toBe('letter.character')
    await fatma.write(sendLetterRoute, { ...LETTER, body: 'Łukasz, Ğülşen, Ñandú, café, ĳ, €, Ελένη, Иван' })
  })

  test('is not sent twice on a day unless the sender says so', async () => {
    const fatma = await resident(await newWorker(app.weert))
    const stale = fatma.version
    await fatma.write(sendLetterRoute, LETTER)
    const again = fatma.seenBy(fatma.client)
    again.version = stale
    expect((await again.refusal(sendLetterRoute, LETTER)).code).toBe('dossier.changed-meanwhile')
    expect((await fatma.refusal(sendLetterRoute, LETTER)).code).toBe('letter.sent-today')
    await fatma.write(sendLetterRoute, { ...LETTER, isAgain: true })
    await fatma.write(sendLetterRoute, { ...LETTER, templateKey: 'invitation' })
    app.travelTo('2026-11-24')
    await fatma.write(sendLetterRoute, LETTER)
    app.travelTo(MONDAY)
  })

  test('can be withdrawn as a mistake, and then counts for nothing', async () => {
    const fatma = await resident(await newWorker(app.weert))
    await fatma.write(sendLetterRoute, LETTER)
    await fatma.write(withdrawEventRoute, { reason: 'wrong-person' }, { seq: fatma.version })
    expect(await fatma.state()).toMatchObject({ letters: [], triedOn: null })
    await fatma.write(sendLetterRoute, LETTER)
  })

  test('is refused in a closed dossier, and by who may read but not write', async () => {
    const worker = await newWorker(app.weert)
    const fatma = await resident(worker)
    const reviewer = fatma.seenBy(app.as(app.weert.of('lawfulness-reviewer')))
    expect((await reviewer.refusal(sendLetterRoute, LETTER)).code).toBe('access.denied')
    await fatma.write(recordOutflowRoute, { on: MONDAY, reason: '03' })
    expect((await fatma.refusal(sendLetterRoute, LETTER)).code).toBe('dossier.closed')
  })
})

describe('the PDF of a letter', () => {
  const BODY =
    'Beste Fatma,\n\n# Wanneer en waar?\n\n- Wanneer: maandag\n- Waar: bij u thuis\n\nMet vriendelijke groet,\nAnna'

  test('says its language, title and structure, and reads in order', async () => {
    const worker = await newWorker(app.weert)
    const fatma = await resident(worker)
    const { letterId } = await fatma.write(sendLetterRoute, {
      ...LETTER,
      subject: 'Uitnodiging voor café Oké',
      body: BODY,
    })
    const read = await readAloud(await pdfOf(worker, fatma.dossierId, letterId))
    expect(read).toMatchObject({ language: 'nl-NL', title: 'Uitnodiging voor café Oké', isTagged: true, pages: 1 })
    expect(read.spoken).toEqual([
      'P: Gemeente Weert',
      expect.stringContaining('P: Uw contactpersoon: case-manager'),
      'P: Fatma Yıldız\nDorpsstraat 1\n1234 AB Ons Dorp',
      'P: 23 november 2026',
      'H1: Uitnodiging voor café Oké',
      'P: Beste Fatma,',
      'H2: Wanneer en waar?',
      'Lbl: •',
      'LBody: Wanneer: maandag',
      'Lbl: •',
      'LBody: Waar: bij u thuis',
      'P: Met vriendelijke groet,\nAnna',
    ])
  })

  test('goes on over pages without losing a word or its order', async () => {
    const worker = await newWorker(app.weert)
    const fatma = await resident(worker)
    const parts = Array.from(
      { length: 40 },
      (_, index) => `# Kop ${index}\n\nAlinea ${index}. ${'Dit is een zin. '.repeat(12)}\n\n- punt ${index}`,
    )
    const { letterId } = await fatma.write(sendLetterRoute, { ...LETTER, body: parts.join('\n\n') })
    const read = await readAloud(await pdfOf(worker, fatma.dossierId, letterId))
    expect(read.pages).toBeGreaterThan(3)
    const heads = read.spoken.filter((one) => one.startsWith('H2')).map((one) => one.slice(8))
    expect(heads).toEqual(parts.map((_, index) => String(index)))
    expect(read.spoken.join(' ').match(/Dit\s+is\s+een\s+zin/g)).toHaveLength(40 * 12)
  })

  test('is the letter as it was sent, also after the person moved, and the look is logged', async () => {
    const worker = await newWorker(app.weert)
    const fatma = await resident(worker)
    const { letterId } = await fatma.write(sendLetterRoute, LETTER)
    const before = await pdfOf(worker, fatma.dossierId, letterId)
    await fatma.write(changePerson, { person: { familyName: 'Yıldız', ...ADDRESS, street: 'Elders' } })
    const read = await readAloud(await pdfOf(worker, fatma.dossierId, letterId))
    expect(read.spoken[2]).toContain('Dorpsstraat 1')
    expect((await readAloud(before)).spoken).toEqual(read.spoken)
    const looks = await app.db
      .selectFrom('read_log')
      .select(['what'])
      .where('dossier_id', '=', fatma.dossierId)
      .execute()
    expect(looks.filter(({ what }) => what === 'letter')).toHaveLength(2)
  })

  test('is gone when its words were erased, and is not there for others', async () => {
    const worker = await newWorker(app.weert)
    const fatma = await resident(worker)
    const { letterId } = await fatma.write(sendLetterRoute, LETTER)
    const params = { dossierId: fatma.dossierId, letterId }
    expect((await (await newWorker(app.weert)).refusal(getLetterPdf, { params })).code).toBe('dossier.not-found')
    const stranger = '00000000-0000-4000-8000-000000000000'
    expect((await worker.refusal(getLetterPdf, { params: { ...params, letterId: stranger } })).code).toBe(
      'letter.not-found',
    )
    await app.db.deleteFrom('text').where('dossier_id', '=', fatma.dossierId).execute()
    expect((await worker.refusal(getLetterPdf, { params })).code).toBe('letter.erased')
  })
})
