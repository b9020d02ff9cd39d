import type { Hono } from 'hono'
import { makeAppointmentRoute, noteContactRoute, settleAppointmentRoute } from '../api/contact.ts'
import { makeAppointment, settleAppointment } from '../core/contact.ts'
import { Failure } from '../core/failure.ts'
import { keepByNote } from '../core/note-appointment.ts'
import { noteTalk } from '../core/talk.ts'
import { findWorker } from '../db/access.ts'
import { changed } from './change.ts'
import type { Call, Deps } from './deps.ts'
import { requireListed } from './deviation.ts'
import { mount } from './mount.ts'
import { bindingNorm } from './policy.ts'
import { requireLifting } from './talk.ts'

/** An appointment is with somebody who works here. @throws access.unknown-worker */
export async function requireActive(call: Call, workerId: string | undefined, pointer: string): Promise<void> {
  if (workerId === undefined) return
  const worker = await findWorker(call.trx, call.municipalityId, workerId, call.today)
  if (!worker?.isActive) throw new Failure('access.unknown-worker', {}, [{ pointer, code: 'unknown' }])
}

/** Contacts and appointments. */
export function mountContact(app: Hono, deps: Deps): void {
  mount(app, deps, noteContactRoute, async (call, { params, body }) => {
    const { version, passages = [], keptAppointmentId, ...input } = body
    requireListed(call, input.deviation, 'contact-interval')
    await requireLifting(call, params.dossierId, passages)
    return changed(call, { ...params, version, purpose: 'guidance' }, async (dossier, context) => {
      const noted = noteTalk(input, passages, dossier, await bindingNorm(call, dossier), context)
      if (keptAppointmentId === undefined) return noted
      const about = { on: input.on ?? context.today, channel: input.channel }
      const { events } = keepByNote(dossier.appointments, keptAppointmentId, about, context)
      return { ...noted, events: [...noted.events, ...events] }
    })
  })
  mount(app, deps, makeAppointmentRoute, async (call, { params, body: { version, ...input } }) => {
    await requireActive(call, input.workerId, '/workerId')
    await requireActive(call, input.secondWorkerId, '/secondWorkerId')
    requireListed(call, input.deviation, 'contact-interval')
    return changed(call, { ...params, version, purpose: 'guidance' }, async (dossier, context) =>
      makeAppointment(input, context, { ...dossier, ...(await bindingNorm(call, dossier)) }),
    )
  })
  mount(app, deps, settleAppointmentRoute, (call, { params, body: { version, ...input } }) =>
    changed(call, { dossierId: params.dossierId, version, purpose: 'guidance' }, (dossier, context) =>
      settleAppointment(dossier.appointments, params.appointmentId, input, context),
    ),
  )
}
