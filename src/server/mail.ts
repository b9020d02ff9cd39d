import { createTransport } from 'nodemailer'
import * as z from 'zod'
import { Failure } from '../core/failure.ts'

/** A message to one person, with the letter itself beside it. */
export interface Message {
  to: string
  subject: string
  text: string
  attachment: { name: string; pdf: Uint8Array }
}

/** Where messages leave. @throws letter.mail-away, letter.mail-refused; then nothing was sent */
export interface MailPort {
  send: (message: Message) => Promise<void>
}

export interface SmtpSettings {
  /** smtp://user:password@host:587, or smtps:// for TLS from the first byte. */
  url: URL
  from: string
}

/** Whoever waits for a letter holds a transaction: a mail server that does not answer must not hold up everybody. */
const WAIT_MS = 6_000

/** On the same machine nobody listens in; to any other one, a message travels by TLS or not at all. */
const isLocal = ({ hostname }: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

/** What went wrong, by its codes alone: the words of a server may hold the address. */
const SmtpFault = z
  .object({ code: z.string().optional(), responseCode: z.number().optional() })
  .catch({ code: undefined, responseCode: undefined })

/** The server took no part of it: it could not be reached, did not know Trede, or gave no answer in time. */
const UNREACHED: ReadonlySet<string> = new Set([
  'ECONNECTION',
  'ESOCKET',
  'ETIMEDOUT',
  'EDNS',
  'ETLS',
  'EAUTH',
  'EPROTOCOL',
])

/**
 * Sends by SMTP, one connection per message. What the server says may hold the address, so it is neither logged nor told.
 * A temporary refusal (4xx) is as good as no server: trying again later helps.
 */
export function smtpPort({ url, from }: SmtpSettings): MailPort {
  const isSecure = url.protocol === 'smtps:'
  const user = decodeURIComponent(url.username)
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (isSecure ? 465 : 587) : Number(url.port),
    secure: isSecure,
    requireTLS: !isSecure && !isLocal(url),
    ignoreTLS: !isSecure && isLocal(url),
    connectionTimeout: WAIT_MS,
    greetingTimeout: WAIT_MS,
    socketTimeout: WAIT_MS,
    ...(user === '' ? {} : { auth: { user, pass: decodeURIComponent(url.password) } }),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async ({ to, subject, text, attachment: { name, pdf } }) => {
      const attachments = [{ filename: name, content: Buffer.from(pdf), contentType: 'application/pdf' }]
      try {
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text, attachments })
      } catch (error) {
        const { code, responseCode } = SmtpFault.parse(error)
        const isAway = UNREACHED.has(code ?? '') || (responseCode !== undefined && responseCode < 500)
        throw new Failure(isAway ? 'letter.mail-away' : 'letter.mail-refused', { smtp: responseCode ?? code ?? null })
      }
    },
  }
}
