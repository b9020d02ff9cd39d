import type { Hono } from 'hono'
import { makeAppointmentRoute, noteContactRoute, settleAppointmentRoute } from '../api/contact.ts'
import { makeAppointment, settleAppointment } from '../core/contact.ts'
import { Failure } from '../core/failure.ts'
import { noteTalk } from '../core/talk.ts'
import { findWorker } from '../db/access.ts'
import { changed } from './change.ts'
import type { Deps } from './deps.ts'
import { requireListed } from './deviation.ts'
import { mount } from './mount.ts'
import { bindingNorm } from './policy.ts'
import { requireLifting } from './talk.ts'

/** Contacts and appointments. */
export function mountContact(app: Hono, deps: Deps): void {
  mount(app, deps, noteContactRoute, async (call, { params, body: { version, passages = [], ...input } }) => {
    requireListed(call, input.deviation, 'contact-interval')
    await requireLifting(call, params.dossierId, passages)
    return changed(call, { ...params, version, purpose: 'guidance' }, async (dossier, context) =>
      noteTalk(input, passages, dossier, await bindingNorm(call, dossier), context),
    )
  })
  mount(app, deps, makeAppointmentRoute, async (call, { params, body: { version, ...input } }) => {
    const { trx, municipalityId, today } = call
    const worker = input.workerId ? await findWorker(trx, municipalityId, input.workerId, today) : call.worker
    if (!worker?.isActive) throw new Failure('access.unknown-worker', {}, [{ pointer: '/workerId', code: 'unknown' }])
    return changed(call, { ...params, version, purpose: 'guidance' }, (_dossier, context) =>
      makeAppointment(input, context),
    )
  })
  mount(app, deps, settleAppointmentRoute, (call, { params, body: { version, ...input } }) =>
    changed(call, { dossierId: params.dossierId, version, purpose: 'guidance' }, (dossier, context) =>
      settleAppointment(dossier.appointments, params.appointmentId, input, context),
    ),
  )
}
