import type { Hono } from 'hono'
import { proveLetter, setLetterSender } from '../api/letter.ts'
import { dayInAmsterdam } from '../core/day.ts'
import { foldDossier } from '../core/dossier.ts'
import { Failure } from '../core/failure.ts'
import { addresseeOf, type Letter } from '../core/letter.ts'
import { type LetterSender, requireWholeAddress, senderLines } from '../core/letter-sender.ts'
import { readLetterText } from '../core/letter-words.ts'
import { getMunicipality, logReads, namesOf } from '../db/access.ts'
import { dossierTexts, getPerson } from '../db/dossier.ts'
import { findSender, insertSender } from '../db/letter-sender.ts'
import type { PrintedLetter } from '../policy/letter-sheet.ts'
import { valueOf } from '../policy/sourced.ts'
import { getDossier, getDossierEvents } from './change.ts'
import type { Call, Deps } from './deps.ts'
import { lettersPdf, requirePrintable } from './letter-pdf.ts'
import { purposeOf } from './look.ts'
import { mount } from './mount.ts'
import { visibleTexts } from './visible-text.ts'

/** Where a letter comes from, as it held at a moment; now unless said. */
async function senderFor(call: Call, contact: string | undefined, at?: string): Promise<LetterSender> {
  const found = await findSender(call.trx, call.municipalityId, at)
  const policyLines = valueOf(call.deps.policies.lettersOf(call.municipalityId).sender) ?? []
  return { details: found?.details ?? {}, policyLines, contact }
}

/**
 * A letter that was sent, as it was: its words, and the sender that held then.
 * @param recordedAt the moment of its event
 */
export async function printed(call: Call, letter: Letter, text: string, recordedAt: string): Promise<PrintedLetter> {
  const names = await namesOf(call.trx, call.municipalityId, new Set([letter.actorId]))
  return {
    ...readLetterText(text),
    municipality: (await getMunicipality(call.trx, call.municipalityId)).name,
    sender: await senderFor(call, names[letter.actorId], recordedAt),
    on: letter.on,
    language: letter.language,
  }
}

/** A letter of a dossier, as it was sent. @throws letter.not-found, letter.erased */
export async function getSent(call: Call, dossierId: string, letterId: string): Promise<PrintedLetter> {
  const { trx, municipalityId, worker } = call
  const events = await getDossierEvents(call, dossierId)
  const letter = foldDossier(events)?.letters.find((one) => one.letterId === letterId)
  if (!letter) throw new Failure('letter.not-found', { letterId })
  const texts = await dossierTexts(trx, municipalityId, dossierId, visibleTexts(call), worker.workerId)
  const text = texts[letter.textId]
  if (text === undefined) throw new Failure('letter.erased', { letterId })
  return printed(call, letter, text, events[letter.seq - 1]?.recordedAt ?? call.nowText)
}

/** What the municipality filled in itself, for who writes a letter and for who may change it. */
export async function ownSender(call: Call) {
  const found = await findSender(call.trx, call.municipalityId)
  if (!found) return { revision: 0, details: {}, madeOn: null, madeBy: null }
  const { revision, details, madeAt, madeBy } = found
  return { revision, details, madeOn: dayInAmsterdam(new Date(madeAt)), madeBy }
}

/** Looking at a letter before it is sent, and who letters come from. */
export function mountLetterPrint(app: Hono, deps: Deps): void {
  mount(app, deps, proveLetter, async (call, { params: { dossierId }, body }) => {
    const { trx, municipalityId, worker, breakGlassId, today } = call
    const template = deps.policies.lettersOf(municipalityId).templates.find(({ key }) => key === body.templateKey)
    if (!template) throw new Failure('letter.template-unknown', {}, [{ pointer: '/templateKey', code: 'unknown' }])
    const { personId } = await getDossier(call, dossierId)
    const person = await getPerson(trx, municipalityId, personId)
    const look = { dossierId, what: 'letter', purpose: purposeOf(call), subjects: 1, breakGlassId } as const
    await logReads(trx, municipalityId, worker.workerId, [look])
    const letter = {
      addressee: addresseeOf(body.way, person),
      subject: body.subject,
      body: body.body,
      municipality: (await getMunicipality(trx, municipalityId)).name,
      sender: await senderFor(call, worker.name),
      on: today,
      language: template.language,
    }
    return lettersPdf([letter], { isProof: true })
  })
  mount(app, deps, setLetterSender, async (call, { body: { revision: seen, ...details } }) => {
    requireWholeAddress(details)
    const sender = { details, policyLines: [], contact: undefined }
    requirePrintable([...senderLines(sender, 'nl'), details.address ?? '', details.city ?? ''])
    const { trx, municipalityId, worker, nowText } = call
    const { revision: current } = await ownSender(call)
    const revision = seen + 1
    const made = { revision, details, madeBy: worker.workerId, madeAt: nowText }
    const isFirst = current === seen && (await insertSender(trx, municipalityId, made))
    if (!isFirst) throw new Failure('letter.sender-changed', { revision: current })
    return { revision }
  })
}
