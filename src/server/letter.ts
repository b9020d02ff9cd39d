import type { Hono } from 'hono'
import { getLetterPdf, getLetters, sendLetterRoute } from '../api/letter.ts'
import type { Context } from '../core/decision.ts'
import type { Dossier, EventBody } from '../core/dossier.ts'
import { type Letter, type LetterInput, sendLetter } from '../core/letter.ts'
import { plainBody } from '../core/letter-words.ts'
import { runningChain, takeNoShowStep } from '../core/no-show.ts'
import { logReads } from '../db/access.ts'
import { getPerson } from '../db/dossier.ts'
import { letterSheet } from '../policy/letter-sheet.ts'
import { valueOf } from '../policy/sourced.ts'
import { change } from './change.ts'
import type { Call, Deps } from './deps.ts'
import { lettersPdf, requirePrintable } from './letter-pdf.ts'
import { getSent, ownSender, printed } from './letter-print.ts'
import { purposeOf } from './look.ts'
import { mount } from './mount.ts'

/** The same for every resident: a message's subject is read by more people than its addressee. */
const MAIL_SUBJECT: Record<Letter['language'], (municipality: string) => string> = {
  nl: (municipality) => `Brief van de gemeente ${municipality}`,
  en: (municipality) => `Letter from the municipality of ${municipality}`,
}

/** The letter, and the step after a missed appointment that it is, in one decision. */
async function decideLetter(
  call: Call,
  dossier: Dossier,
  { noShowStep, ...input }: LetterInput & { noShowStep?: string | undefined },
  context: Context,
) {
  const person = await getPerson(call.trx, call.municipalityId, dossier.personId)
  const rules = {
    template: call.deps.policies.lettersOf(call.municipalityId).templates.find(({ key }) => key === input.templateKey),
    person,
    letters: dossier.letters,
    appointmentIds: new Set(dossier.appointments.map(({ appointmentId }) => appointmentId)),
    canMail: call.deps.mail !== undefined,
  }
  const { events, texts } = sendLetter(input, rules, context)
  for (const { body } of texts) requirePrintable([body])
  const both: EventBody[] = [...events]
  if (noShowStep !== undefined) {
    const steps = call.policy ? valueOf(call.policy.pack.noShow) : null
    const noShowRules = { steps, measuresBy: null, weigher: undefined }
    const chain = runningChain(dossier.noShows)
    both.push(...takeNoShowStep(chain, new Set(), { stepKey: noShowStep }, noShowRules, context).events)
  }
  return { decision: { events: both, texts }, email: person.email, text: texts[0]?.body ?? '' }
}

/**
 * The message leaves last, within the transaction that keeps the letter: a server that refuses leaves no trace, and of two
 * writers at once only one comes this far. @see docs/decisions/2026-11-25-letters.md
 */
async function mail(call: Call, letter: Letter, to: string, text: string): Promise<void> {
  const words = await printed(call, letter, text, call.nowText)
  const pdf = await lettersPdf([words])
  const { municipality, sender } = letterSheet(words)
  const from = [municipality, ...sender]
  await call.deps.mail?.send({
    to,
    subject: MAIL_SUBJECT[letter.language](words.municipality),
    text: `${words.subject}\n\n${plainBody(words.body)}\n\n${from.join('\n')}\n`,
    attachment: { name: `brief-${letter.on}.pdf`, pdf },
  })
}

function mountSend(app: Hono, deps: Deps): void {
  mount(app, deps, sendLetterRoute, async (call, { params, body: { version: seen, ...input } }) => {
    let made: Awaited<ReturnType<typeof decideLetter>> | undefined
    const { version, dossier } = await change(
      call,
      { ...params, version: seen, purpose: 'guidance' },
      async (before, context) => {
        made = await decideLetter(call, before, input, context)
        return made.decision
      },
    )
    const letter = dossier.letters.at(-1)
    if (!made || !letter) throw new Error('a letter was decided and is not there')
    if (letter.way === 'e-mail' && made.email !== undefined) await mail(call, letter, made.email, made.text)
    return { version, letterId: letter.letterId }
  })
}

/** Templates, sending, and the letter as it was sent. */
export function mountLetter(app: Hono, deps: Deps): void {
  mount(app, deps, getLetters, async (call) => {
    const { sender, places, ownPlaces, templates, wording } = deps.policies.lettersOf(call.municipalityId)
    const canMail = deps.mail !== undefined
    return {
      sender,
      ownSender: await ownSender(call),
      places,
      ownPlaces: [...ownPlaces],
      templates: [...templates],
      wording: [...wording],
      canMail,
    }
  })
  mountSend(app, deps)
  mount(app, deps, getLetterPdf, async (call, { params: { dossierId, letterId } }) => {
    const { trx, municipalityId, worker, breakGlassId } = call
    const letter = await getSent(call, dossierId, letterId)
    const look = { dossierId, what: 'letter', purpose: purposeOf(call), subjects: 1, breakGlassId } as const
    await logReads(trx, municipalityId, worker.workerId, [look])
    return lettersPdf([letter])
  })
}
