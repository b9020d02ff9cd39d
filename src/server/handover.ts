import type { Hono } from 'hono'
import {
  acceptCaseload,
  acceptHandoverRoute,
  declineHandoverRoute,
  draftSummary,
  offerHandoverRoute,
  withdrawHandoverRoute,
} from '../api/handover.ts'
import { isReceiver, may, placeOf } from '../core/access.ts'
import { foldDossier, type RecordedEvent } from '../core/dossier.ts'
import { Failure } from '../core/failure.ts'
import { acceptHandover, declineHandover, offerHandover, withdrawHandover } from '../core/handover.ts'
import { findTarget, findWorker, listWorkers, logReads } from '../db/access.ts'
import { dossierTexts } from '../db/dossier.ts'
import { change, changed, getDossierEvents } from './change.ts'
import type { Call, Deps } from './deps.ts'
import { handoverSummary } from './handover-summary.ts'
import { mount } from './mount.ts'

const NOTES_IN_SUMMARY = 3

export async function summaryOf(call: Call, dossierId: string, language: 'nl' | 'en'): Promise<string> {
  const events = await getDossierEvents(call, dossierId)
  const dossier = foldDossier(events)
  if (!dossier) throw new Failure('dossier.not-found', { dossierId })
  const isNote = (event: RecordedEvent) => event.kind === 'contact-noted' && !dossier.withdrawn.has(event.seq)
  const lastNotes = events
    .filter(isNote)
    .slice(-NOTES_IN_SUMMARY)
    .reverse()
    .flatMap((event) => (event.kind === 'contact-noted' ? [{ on: event.on, textId: event.textId }] : []))
  const texts = await dossierTexts(call.trx, call.municipalityId, dossierId, ['team', 'resident'])
  return handoverSummary({ dossier, texts, lastNotes, policy: call.policy, today: call.today }, language)
}

/** @throws handover.unknown-receiver */
export async function getReceiver(
  call: Call,
  input: { toWorkerId?: string | undefined; toTeamId?: string | undefined },
) {
  const unknown = (pointer: string) => new Failure('handover.unknown-receiver', {}, [{ pointer, code: 'unknown' }])
  if (input.toWorkerId) {
    const worker = await findWorker(call.trx, call.municipalityId, input.toWorkerId, call.today)
    const teamId = worker?.teamIds.find((id) => id === input.toTeamId) ?? worker?.teamIds[0]
    const canGuide = worker && placeOf(call.rights, worker.roles, 'handover.accept') !== undefined
    if (!worker?.isActive || !teamId || !canGuide) throw unknown('/toWorkerId')
    return { workerId: worker.workerId, teamId }
  }
  const { teams } = await listWorkers(call.trx, call.municipalityId)
  const team = teams.find(({ teamId }) => teamId === input.toTeamId)
  if (!team) throw unknown(input.toTeamId ? '/toTeamId' : '/toWorkerId')
  return { workerId: null, teamId: team.teamId }
}

const receiverOf = ({ actor }: Call) => ({ workerId: actor.workerId, teamIds: actor.teamIds })

function mountOffer(app: Hono, deps: Deps): void {
  mount(app, deps, draftSummary, async (call, { params, query }) => {
    const look = { dossierId: params.dossierId, what: 'handover', purpose: 'handover', subjects: 1 } as const
    await logReads(call.trx, call.municipalityId, call.worker.workerId, [look])
    return { summary: await summaryOf(call, params.dossierId, query.language) }
  })
  mount(app, deps, offerHandoverRoute, async (call, { params, body }) => {
    const receiver = await getReceiver(call, body)
    return changed(call, { ...params, version: body.version, purpose: 'handover' }, (dossier, context) =>
      offerHandover(dossier, receiver, body.summary, { terms: body }, context),
    )
  })
  mount(app, deps, withdrawHandoverRoute, (call, { params, body }) =>
    changed(call, { ...params, version: body.version, purpose: 'handover' }, (dossier, context) =>
      withdrawHandover(dossier.handover, context),
    ),
  )
}

function mountAnswer(app: Hono, deps: Deps): void {
  mount(app, deps, acceptHandoverRoute, (call, { params, body }) =>
    changed(call, { ...params, version: body.version, purpose: 'handover' }, (dossier, context) =>
      acceptHandover(dossier, receiverOf(call), context),
    ),
  )
  mount(app, deps, declineHandoverRoute, (call, { params, body: { version, ...input } }) =>
    changed(call, { ...params, version, purpose: 'handover' }, (dossier, context) =>
      declineHandover(dossier.handover, receiverOf(call), input, context),
    ),
  )
}

/** Everything that somebody was offered, at once. */
function mountCaseload(app: Hono, deps: Deps): void {
  mount(app, deps, acceptCaseload, async (call, { body }) => {
    let accepted = 0
    for (const dossierId of new Set(body.dossierIds)) {
      const who = { workerId: call.worker.workerId, now: call.nowText }
      const target = await findTarget(call.trx, call.municipalityId, dossierId, who)
      if (!target || !isReceiver(call.actor, target)) continue
      if (!may(call.rights, call.actor, 'handover.accept', target)) continue
      const version = (await getDossierEvents(call, dossierId)).length
      await change(call, { dossierId, version, purpose: 'handover' }, (dossier, context) =>
        acceptHandover(dossier, receiverOf(call), context),
      )
      accepted++
    }
    return { accepted, skipped: body.dossierIds.length - accepted }
  })
}

/** Hand-over of one resident, or of a whole caseload. */
export function mountHandover(app: Hono, deps: Deps): void {
  mountOffer(app, deps)
  mountAnswer(app, deps)
  mountCaseload(app, deps)
}
