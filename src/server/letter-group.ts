import type { Hono } from 'hono'
import { type GroupMember, printLetters, weighGroup } from '../api/letter-group.ts'
import { may } from '../core/access.ts'
import type { Dossier } from '../core/dossier.ts'
import { Failure } from '../core/failure.ts'
import { addresseeOf, isSentToday } from '../core/letter.ts'
import { missingAddressParts } from '../core/letter-words.ts'
import { fullName } from '../core/person.ts'
import { findTarget, getMunicipality, logReads, namesOf } from '../db/access.ts'
import { dossierTexts, getPerson } from '../db/dossier.ts'
import type { ShownTemplate } from '../policy/letter.ts'
import { fieldsIn, LetterField } from '../policy/letter-field.ts'
import type { PrintedLetter } from '../policy/letter-sheet.ts'
import { fieldsFrom } from '../policy/letter-source.ts'
import { getDossier } from './change.ts'
import type { Call, Deps } from './deps.ts'
import { lettersPdf } from './letter-pdf.ts'
import { getSent } from './letter-print.ts'
import { purposeOf } from './look.ts'
import { mount } from './mount.ts'
import { visibleTexts } from './visible-text.ts'

/** Whether the caller may write to whom this dossier is about. */
async function isInReach(call: Call, dossierId: string): Promise<boolean> {
  const { trx, municipalityId, rights, actor, worker, nowText } = call
  const target = await findTarget(trx, municipalityId, dossierId, { workerId: worker.workerId, now: nowText })
  return target !== undefined && may(rights, actor, 'contact.write', target)
}

/** The next appointment, for a letter that speaks of one. */
function appointmentFor({ appointments }: Dossier, asked: readonly string[], now: string): string | null {
  if (!asked.some((field) => field.startsWith('appointment-'))) return null
  const ahead = appointments.filter(({ settled, startsAt }) => !settled && Date.parse(startsAt) > Date.parse(now))
  return ahead.toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))[0]?.appointmentId ?? null
}

interface Writing {
  template: ShownTemplate
  municipality: string
}

async function memberOf(call: Call, dossierId: string, { template, municipality }: Writing): Promise<GroupMember> {
  const { trx, municipalityId, worker, nowText, today } = call
  const dossier = await getDossier(call, dossierId)
  const person = await getPerson(trx, municipalityId, dossier.personId)
  const asked = fieldsIn(`${template.subject}\n${template.body}`)
  const appointmentId = appointmentFor(dossier, asked, nowText)
  const texts = await dossierTexts(trx, municipalityId, dossierId, visibleTexts(call), worker.workerId)
  const receiver = dossier.handover?.toWorkerId ?? dossier.ownerId
  const names = await namesOf(trx, municipalityId, new Set(receiver ? [receiver] : []))
  const file = {
    dossier,
    person,
    text: (textId: string | null) => (textId === null ? undefined : texts[textId]),
    municipality,
    worker: worker.name,
    newWorker: receiver ? (names[receiver] ?? null) : null,
    places: call.deps.policies.lettersOf(municipalityId).places,
  }
  const known = fieldsFrom(file, template.language, appointmentId)
  // No more of the dossier than this letter asks.
  const needed = LetterField.options.filter((field) => asked.includes(field) && known[field] !== undefined)
  return {
    dossierId,
    dossierNumber: dossier.dossierNumber,
    name: fullName(person),
    version: dossier.version,
    isClosed: dossier.outflow !== null,
    addressee: { post: addresseeOf('post', person), 'e-mail': addresseeOf('e-mail', person) },
    missingAddress: missingAddressParts(person),
    hasEmail: person.email !== undefined,
    isSentToday: isSentToday(dossier.letters, { templateKey: template.key, appointmentId, today }),
    appointmentId,
    fields: Object.fromEntries(needed.map((field) => [field, known[field]])),
  }
}

const lookAt = (call: Call, dossierIds: readonly string[]) => {
  const looks = dossierIds.map(
    (dossierId) => ({ dossierId, what: 'letter', purpose: purposeOf(call), subjects: 1 }) as const,
  )
  return logReads(call.trx, call.municipalityId, call.worker.workerId, looks)
}

/**
 * A letter to several people: what is known of each, and the letters in one file. Sending is the single letter's own
 * route, one by one, with its own checks: what fails for one holds up nobody.
 */
export function mountLetterGroup(app: Hono, deps: Deps): void {
  mount(app, deps, weighGroup, async (call, { body: { dossierIds, templateKey } }) => {
    const template = deps.policies.lettersOf(call.municipalityId).templates.find(({ key }) => key === templateKey)
    if (!template) throw new Failure('letter.template-unknown', {}, [{ pointer: '/templateKey', code: 'unknown' }])
    const { name: municipality } = await getMunicipality(call.trx, call.municipalityId)
    const asked = [...new Set(dossierIds)]
    const items: GroupMember[] = []
    for (const dossierId of asked)
      if (await isInReach(call, dossierId)) items.push(await memberOf(call, dossierId, { template, municipality }))
    await lookAt(
      call,
      items.map(({ dossierId }) => dossierId),
    )
    return { items, outOfReach: asked.length - items.length }
  })
  mount(app, deps, printLetters, async (call, { body: { letters } }) => {
    const sheets: PrintedLetter[] = []
    for (const { dossierId, letterId } of letters) {
      // A letter that one may not see does not exist.
      if (!(await isInReach(call, dossierId))) throw new Failure('letter.not-found', { letterId })
      sheets.push(await getSent(call, dossierId, letterId))
    }
    await lookAt(
      call,
      letters.map(({ dossierId }) => dossierId),
    )
    const [first, ...others] = sheets
    if (!first) throw new Failure('letter.not-found')
    return lettersPdf([first, ...others], others.length > 0 ? { title: `${first.subject} (${sheets.length})` } : {})
  })
}
