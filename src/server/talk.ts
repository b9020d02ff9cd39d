import type { Hono } from 'hono'
import { liftPassagesRoute } from '../api/contact.ts'
import { may } from '../core/access.ts'
import { Failure } from '../core/failure.ts'
import { findNote, liftPassages, type Passage } from '../core/talk.ts'
import { findTarget } from '../db/access.ts'
import { findText } from '../db/talk.ts'
import { changed } from './change.ts'
import type { Call, Deps } from './deps.ts'
import { requireDomain } from './diagnosis.ts'
import { mount } from './mount.ts'

function requireDomains(call: Call, passages: readonly Passage[]): void {
  for (const [index, { domain }] of passages.entries()) requireDomain(call, domain, `/passages/${index}/domain`)
}

/**
 * Statements that come with a note ask the right to make statements, beside the right to note.
 * @throws access.denied, request.invalid
 */
export async function requireLifting(call: Call, dossierId: string, passages: readonly Passage[]): Promise<void> {
  if (passages.length === 0) return
  const who = { workerId: call.worker.workerId, now: call.nowText }
  const target = await findTarget(call.trx, call.municipalityId, dossierId, who)
  if (!target || !may(call.rights, call.actor, 'diagnosis.write', target))
    throw new Failure('access.denied', { permission: 'diagnosis.write' })
  requireDomains(call, passages)
}

/** Talk first, structure later: statements are lifted from the text of a note. @source seed3 P36 */
export function mountTalk(app: Hono, deps: Deps): void {
  mount(app, deps, liftPassagesRoute, (call, { params: { dossierId, contactId }, body: { version, passages } }) => {
    requireDomains(call, passages)
    return changed(call, { dossierId, version, purpose: 'guidance' }, async (_dossier, context, events) => {
      const note = findNote(events, contactId)
      const text = note && (await findText(call.trx, call.municipalityId, dossierId, note.textId))
      if (!note || text === undefined) throw new Failure('talk.note-not-found', { contactId })
      return liftPassages(passages, { contactId, on: note.on, text }, context)
    })
  })
}
