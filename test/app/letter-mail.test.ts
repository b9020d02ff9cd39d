import { type AddressInfo, createServer, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getLetters, sendLetterRoute } from '../../src/api/letter.ts'
import type { PersonDetails } from '../../src/core/person.ts'
import { smtpPort } from '../../src/server/mail.ts'
import { type Client, createTestApp, filledPath, type OpenDossier, type TestApp } from '../kit.ts'
import { decoded, mailServer } from '../mail-server.ts'
import { readAloud } from '../read-aloud.ts'
import { reported } from '../resident.ts'
import type { Town } from '../town.ts'

const EMAIL = 'fatma@example.org'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const newWorker = async (town: Town): Promise<Client> => app.as(await town.hire(['case-manager']))
const resident = (worker: Client, person: Partial<PersonDetails> = {}): Promise<OpenDossier> =>
  reported(worker, { givenNames: 'Fatma', familyName: 'Yıldız', ...person })

/** Runs with a mail server on a port, as the administrator would have set it. */
async function withMail(port: number, run: () => Promise<void>): Promise<void> {
  app.deps.mail = smtpPort({ url: new URL(`smtp://127.0.0.1:${port}`), from: 'Gemeente <post@gemeente.example>' })
  try {
    await run()
  } finally {
    app.deps.mail = undefined
  }
}

describe('a letter by e-mail', () => {
  const MAILED = {
    templateKey: 'free',
    way: 'e-mail',
    subject: 'Over uw plan',
    body: '# Kop\n\nBeste Fatma, café.',
  } as const

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
