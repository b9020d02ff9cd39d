import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeAppointmentRoute, noteContactRoute, settleAppointmentRoute } from '../../src/api/contact.ts'
import { changePerson, withdrawEventRoute } from '../../src/api/dossier.ts'
import { getLetterPdf, getLetters, sendLetterRoute } from '../../src/api/letter.ts'
import { recordOutflowRoute } from '../../src/api/outflow.ts'
import { getRadar } from '../../src/api/radar.ts'
import { runningChain } from '../../src/core/no-show.ts'
import type { PersonDetails } from '../../src/core/person.ts'
import { proposeTemplate } from '../../src/policy/letter.ts'
import { letterFields, mergeLetter } from '../../src/policy/letter-field.ts'
import { smtpPort } from '../../src/server/mail.ts'
import { loadPolicies } from '../../src/server/policies.ts'
import { checkPolicies } from '../../src/server/policy-check.ts'
import { type Client, createTestApp, filledPath, type OpenDossier, type TestApp } from '../kit.ts'
import { guided, reported } from '../resident.ts'
import { settleTown, type Town } from '../town.ts'

const MONDAY = '2026-11-23'
const ADDRESS = { street: 'Dorpsstraat', houseNumber: '1', postcode: '1234AB', city: 'Ons Dorp' }
const EMAIL = 'fatma@example.org'

let app: TestApp
let rotterdam: Town
beforeAll(async () => {
  app = await createTestApp()
  rotterdam = await settleTown(app.db, 'GM0599', 'Rotterdam')
})
afterAll(() => app.close())

const newWorker = async (town: Town): Promise<Client> => app.as(await town.hire(['case-manager']))

/** Somebody who can be written to, unless the test leaves something out. */
const resident = (worker: Client, person: Partial<PersonDetails> = ADDRESS): Promise<OpenDossier> =>
  reported(worker, { givenNames: 'Fatma', familyName: 'Yıldız', ...person })

const LETTER = { templateKey: 'free', way: 'post', subject: 'Bericht', body: 'Beste Fatma,\n\nTot ziens.' } as const

async function pdfOf(worker: Client, dossierId: string, letterId: string) {
  const path = filledPath(getLetterPdf.path, { dossierId, letterId })
  const response = await worker.raw('get', path)
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  return new Uint8Array(await response.arrayBuffer())
}

interface Node {
  role?: string
  type?: string
  id?: string
  children?: Node[]
}

/** A PDF as a screen reader has it: language, title, and the elements in reading order with their words. */
async function readAloud(data: Uint8Array) {
  const document = await getDocument({ data, verbosity: 0 }).promise
  const { info } = await document.getMetadata()
  const spoken: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent({ includeMarkedContent: true })
    const words = new Map<string, string>()
    let at = ''
    for (const item of items) {
      if ('id' in item && item.type === 'beginMarkedContentProps') at = item.id ?? ''
      if ('str' in item) words.set(at, `${words.get(at) ?? ''}${item.str}${item.hasEOL ? '\n' : ''}`)
    }
    const walk = (node: Node, role: string) => {
      if (node.type === 'content') spoken.push(`${role}: ${words.get(node.id ?? '')?.trim()}`)
      for (const child of node.children ?? []) walk(child, node.role ?? role)
    }
    walk((await page.getStructTree()) as Node, 'none')
  }
  const { Language: language, Title: title } = info as { Language: string; Title: string }
  // A map, whatever its type says.
  const mark: unknown = await document.getMarkInfo()
  const isTagged = mark instanceof Map && mark.get('Marked') === true
  return { language, title, isTagged, spoken, pages: document.numPages }
}

interface Mail {
  to: string[]
  raw: string
}

/** A mail server that takes messages, or answers every recipient with a refusal. */
async function mailServer(refusal?: { code: number; text: string }) {
  const mails: Mail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) =>
      done(refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : null),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks).toString() })
        done()
      })
    },
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.server.address() as AddressInfo
  const close = () => new Promise<void>((done) => server.close(() => done()))
  return { mails, port, close }
}

/** Runs with a mail server on a port, as the administrator would have set it. */
async function withMail(port: number, run: () => Promise<void>): Promise<void> {
  app.deps.mail = smtpPort({ url: new URL(`smtp://127.0.0.1:${port}`), from: 'Gemeente <post@gemeente.example>' })
  try {
    await run()
  } finally {
    app.deps.mail = undefined
  }
}

const decoded = (raw: string, type: string): Buffer => {
  const part = raw.split(/\r\n--/).find((one) => one.includes(`Content-Type: ${type}`)) ?? ''
  const body = part.slice(part.indexOf('\r\n\r\n') + 4)
  return part.includes('base64')
    ? Buffer.from(body, 'base64')
    : Buffer.from(
        body
          .replaceAll('=\r\n', '')
          .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      )
}

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
    expect(read.spoken[1]).toContain('Dorpsstraat 1')
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

describe('a letter by e-mail', () => {
  const MAILED = { ...LETTER, way: 'e-mail', subject: 'Over uw plan', body: '# Kop\n\nBeste Fatma, café.' } as const

  test('arrives with its words and the PDF, under a subject that says nothing of the resident', async () => {
    const worker = await newWorker(app.weert)
    const fatma = await resident(worker, { email: EMAIL })
    const server = await mailServer()
    await withMail(server.port, async () => {
      await fatma.write(sendLetterRoute, MAILED)
    })
    await server.close()
    expect(server.mails.map(({ to }) => to)).toEqual([[EMAIL]])
    const raw = server.mails[0]?.raw ?? ''
    expect(raw).toContain('Subject: Brief van de gemeente Weert')
    expect(raw.slice(0, raw.indexOf('\r\n\r\n'))).not.toMatch(/Fatma|plan/)
    expect(decoded(raw, 'text/plain').toString()).toContain('Over uw plan')
    const read = await readAloud(new Uint8Array(decoded(raw, 'application/pdf')))
    expect([read.title, read.spoken.at(-1)]).toEqual(['Over uw plan', 'P: Beste Fatma, café.'])
    expect((await fatma.state()).letters).toMatchObject([{ way: 'e-mail' }])
  })

  test('is refused where no mail server is set or no address is known', async () => {
    const worker = await newWorker(app.weert)
    expect((await worker.call(getLetters)).canMail).toBe(false)
    const fatma = await resident(worker, { email: EMAIL })
    expect((await fatma.refusal(sendLetterRoute, MAILED)).code).toBe('letter.mail-unset')
    const nobody = await resident(worker)
    await withMail(1, async () => {
      expect((await worker.call(getLetters)).canMail).toBe(true)
      expect((await nobody.refusal(sendLetterRoute, MAILED)).code).toBe('letter.email-missing')
    })
  })

  test('that the server refuses leaves no trace, tells nobody the address, and can be sent later', async () => {
    const worker = await newWorker(app.weert)
    const fatma = await resident(worker, { email: EMAIL })
    const logged = app.logLines.length
    for (const [code, expected] of [
      [550, 'letter.mail-refused'],
      [451, 'letter.mail-away'],
    ] as const) {
      const server = await mailServer({ code, text: `${EMAIL} is not welcome` })
      await withMail(server.port, async () => {
        const refused = await fatma.refusal(sendLetterRoute, MAILED)
        expect(refused.code).toBe(expected)
        expect(JSON.stringify(refused)).not.toContain(EMAIL)
      })
      await server.close()
      expect(server.mails).toEqual([])
    }
    expect(await fatma.events()).toHaveLength(1)
    expect(app.logLines.slice(logged).join('\n')).not.toContain(EMAIL)
    const server = await mailServer()
    await withMail(server.port, async () => {
      await fatma.write(sendLetterRoute, MAILED)
    })
    await server.close()
    expect(server.mails).toHaveLength(1)
  })

  test('to a server that is away or says nothing gives up in time', async () => {
    const fatma = await resident(await newWorker(app.weert), { email: EMAIL })
    const silent: Server = createServer(() => undefined)
    await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready))
    const { port } = silent.address() as AddressInfo
    const began = Date.now()
    await withMail(port, async () => {
      expect((await fatma.refusal(sendLetterRoute, MAILED)).code).toBe('letter.mail-away')
    })
    expect(Date.now() - began).toBeLessThan(12_000)
    await new Promise((done) => silent.close(done))
    await withMail(port, async () => {
      expect((await fatma.refusal(sendLetterRoute, MAILED)).code).toBe('letter.mail-away')
    })
    expect(await fatma.events()).toHaveLength(1)
  })

  test('pressed twice at once leaves once', async () => {
    const fatma = await resident(await newWorker(app.weert), { email: EMAIL })
    const server = await mailServer()
    await withMail(server.port, async () => {
      const params = { dossierId: fatma.dossierId }
      const body = { ...MAILED, version: fatma.version }
      const both = await Promise.all(
        [0, 1].map(() => fatma.client.raw('post', filledPath(sendLetterRoute.path, params), { body })),
      )
      expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 409]))
    })
    await server.close()
    expect(server.mails).toHaveLength(1)
  })
})

describe('after a missed appointment', () => {
  async function absent(worker: Client): Promise<OpenDossier> {
    const fatma = await resident(worker)
    await fatma.write(makeAppointmentRoute, { startsAt: `${MONDAY}T08:00:00+01:00`, minutes: 30, place: 'office' })
    const appointmentId = (await fatma.state()).appointments[0]?.appointmentId ?? ''
    await fatma.write(settleAppointmentRoute, { outcome: 'missed' }, { appointmentId })
    return fatma
  }

  test('the letter of the municipality’s step is proposed, and sending it takes the step', async () => {
    const worker = await newWorker(rotterdam)
    const fatma = await absent(worker)
    const { templates } = await worker.call(getLetters)
    const asked = { isMissed: true, hasAppointment: false, silentDays: 0 }
    const proposed = ['first-letter', 'registered-letter', 'no-show-action'].map(
      (noShowStep) => proposeTemplate(templates, { ...asked, noShowStep })?.key,
    )
    expect(proposed).toEqual(['first-letter', 'registered-letter', 'no-show-action'])
    await fatma.write(sendLetterRoute, { ...LETTER, templateKey: 'first-letter', noShowStep: 'first-letter' })
    const { letters, noShows } = await fatma.state()
    expect([letters.length, runningChain(noShows)?.steps.map(({ stepKey }) => stepKey)]).toEqual([1, ['first-letter']])
  })

  test('a letter that is no step by now is refused, and neither is kept', async () => {
    const fatma = await absent(await newWorker(rotterdam))
    const later = { ...LETTER, templateKey: 'no-show-action', noShowStep: 'no-show-action' }
    expect((await fatma.refusal(sendLetterRoute, later)).code).toBe('no-show.reason-missing')
    expect((await fatma.state()).letters).toEqual([])
  })
})

describe('templates', () => {
  test('with a field that Trede does not know stop the start, and the check of policy says which', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'trede-letters-'))
    await cp(resolve(import.meta.dirname, '../../policies'), folder, { recursive: true })
    const path = join(folder, 'GM9990/letters.json')
    const file = JSON.parse(await readFile(join(folder, 'nl/letters.json'), 'utf8')) as {
      templates: { body: string }[]
    }
    const [first] = file.templates
    await writeFile(path, JSON.stringify({ ...file, templates: [{ ...first, body: 'Uw nummer is {{bsn}}.' }] }))
    await expect(loadPolicies(folder)).rejects.toThrow('GM9990/letters.json')
    const [report] = await checkPolicies(folder, 'GM9990')
    const found = report?.findings.filter(({ file: name }) => name === 'letters.json') ?? []
    expect(found.map(({ isBlocking, part, nl }) => [isBlocking, part, nl])).toEqual([
      [true, 'templates.0.body', '‘templates.0.body’: {{bsn}} is geen gegeven dat Trede in een brief kan zetten.'],
    ])
    await rm(folder, { recursive: true })
  })

  test('of every municipality can be filled in and name only what Trede knows', async () => {
    const owners = [...app.deps.policies.municipalities.keys()]
    for (const { templates } of owners.map((owner) => app.deps.policies.lettersOf(owner)))
      expect(new Set(templates.map(({ kind }) => kind))).toEqual(
        new Set(['invitation', 'missed', 'plan-summary', 'handover-notice', 'free']),
      )
  })

  test('for residents have short sentences and no article of law', () => {
    for (const { key, body } of app.deps.policies.lettersOf('GM0988').templates) {
      const sentences = body
        .replaceAll(/\{\{.*?\}\}/g, 'x')
        .split(/[.?!:\n]+/)
        .map((one) => one.trim())
        .filter(Boolean)
      const words = sentences.map((one) => one.split(/\s+/).length)
      expect(words.reduce((sum, count) => sum + count, 0) / words.length, key).toBeLessThanOrEqual(15)
      expect(body, key).not.toMatch(/artikel|lid \d/i)
    }
  })
})

test('seed1 C2: after years of silence somebody is invited to be heard, with the contacts at hand and nothing sprung on them', async () => {
  const worker = await newWorker(app.weert)
  app.travelTo('2021-03-01')
  const fatma = await guided(worker, '2021-03-01', { nextContactOn: '2021-04-01' })
  await fatma.write(changePerson, { person: { givenNames: 'Fatma', familyName: 'Yıldız', ...ADDRESS } })
  await fatma.write(noteContactRoute, {
    text: 'Ze zoekt zelf werk en wil hulp bij de opvang.',
    channel: 'talk',
    nextContactOn: '2021-04-01',
  })
  app.travelTo(MONDAY)
  await fatma.write(makeAppointmentRoute, { startsAt: '2026-12-01T09:30:00Z', minutes: 60, place: 'neighbourhood' })
  const before = await fatma.state()
  const { templates, places } = await worker.call(getLetters)
  const appointment = before.appointments[0]
  const template = proposeTemplate(templates, {
    noShowStep: undefined,
    isMissed: false,
    hasAppointment: true,
    silentDays: 2000,
  })
  if (!template || !appointment) throw new Error('no template or no appointment')
  const person = { givenNames: 'Fatma', familyName: 'Yıldız' }
  const unknown = { missedOn: null, lastContactOn: null, nextContactOn: null, plan: null, newWorker: null }
  const source = {
    language: 'nl',
    person,
    municipality: 'Weert',
    worker: 'Anna',
    appointment,
    places,
    ...unknown,
  } as const
  const { subject, body, missing } = mergeLetter(template, letterFields(source))
  expect(missing).toEqual([])
  expect(body).toContain('U heeft lang niets van ons gehoord.')
  expect(body).toContain('We luisteren eerst naar u.')
  expect(body).toContain('Dan leggen we vooraf uit waarom, en wat daar gebeurt.')
  expect(body).toContain('dinsdag 1 december 2026, 10:30 uur')
  const { appointmentId } = appointment
  const { letterId } = await fatma.write(sendLetterRoute, {
    templateKey: template.key,
    way: 'post',
    subject,
    body,
    appointmentId,
  })
  expect((await readAloud(await pdfOf(worker, fatma.dossierId, letterId))).spoken).toContain(
    'H2: Wat gebeurt er daarna?',
  )
  // Written to, and still out of sight: the radar goes by the last talk, which the history of contacts shows.
  const { items } = await worker.call(getRadar, { query: {} })
  expect(items.map(({ dossierId }) => dossierId)).toContain(fatma.dossierId)
  const after = await fatma.state()
  expect([after.lastContactOn, after.triedOn]).toEqual(['2021-03-01', MONDAY])
  const { events, texts } = await fatma.page()
  const talks = events.flatMap((event) => (event.kind === 'contact-noted' ? (texts[event.textId] ?? '') : []))
  expect(talks).toEqual(['Ze zoekt zelf werk en wil hulp bij de opvang.'])
})
