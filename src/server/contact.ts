import type { Hono } from 'hono'
import { makeAppointmentRoute, noteContactRoute, settleAppointmentRoute } from '../api/contact.ts'
import { makeAppointment, noteContact, settleAppointment } from '../core/contact.ts'
import { Failure } from '../core/failure.ts'
import { findWorker } from '../db/access.ts'
import { changed } from './change.ts'
import type { Call, Deps } from './deps.ts'
import { requireListed } from './deviation.ts'
import { mount } from './mount.ts'
import { bindingNorm } from './policy.ts'

/** An appointment is with somebody who works here. @throws access.unknown-worker */
export async function requireWorker(call: Call, workerId: string | undefined): Promise<void> {
  const { trx, municipalityId, today } = call
  const worker = workerId ? await findWorker(trx, municipalityId, workerId, today) : call.worker
  if (!worker?.isActive) throw new Failure('access.unknown-worker', {}, [{ pointer: '/workerId', code: 'unknown' }])
}

/** Contacts and appointments. */
export function mountContact(app: Hono, deps: Deps): void {
  mount(app, deps, noteContactRoute, (call, { params, body: { version, ...input } }) => {
    requireListed(call, input.deviation, 'contact-interval')
    return changed(call, { ...params, version, purpose: 'guidance' }, async (dossier, context) =>
      noteContact(input, dossier, await bindingNorm(call, dossier), context),
    )
  })
  mount(app, deps, makeAppointmentRoute, async (call, { params, body: { version, ...input } }) => {
    await requireWorker(call, input.workerId)
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
