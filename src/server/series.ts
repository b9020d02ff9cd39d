import type { Hono } from 'hono'
import { makeSeriesRoute, moveAppointmentRoute, weighMoments } from '../api/series.ts'
import { dayInAmsterdam } from '../core/day.ts'
import { makeSeries, moveAppointment } from '../core/series.ts'
import { overlapping } from '../db/agenda.ts'
import { closedOn } from '../policy/closed-day.ts'
import { valueOf } from '../policy/sourced.ts'
import { changed } from './change.ts'
import { requireActive } from './contact.ts'
import type { Deps } from './deps.ts'
import { requireListed } from './deviation.ts'
import { mount } from './mount.ts'
import { bindingNorm } from './policy.ts'

/** Series of appointments, moving them, and what to know about their days beforehand. */
export function mountSeries(app: Hono, deps: Deps): void {
  mount(app, deps, makeSeriesRoute, async (call, { params, body: { version, ...input } }) => {
    await requireActive(call, input.workerId, '/workerId')
    await requireActive(call, input.secondWorkerId, '/secondWorkerId')
    requireListed(call, input.deviation, 'contact-interval')
    return changed(call, { ...params, version, purpose: 'guidance' }, async (dossier, context) =>
      makeSeries(input, context, { ...dossier, ...(await bindingNorm(call, dossier)) }),
    )
  })
  mount(app, deps, moveAppointmentRoute, async (call, { params, body: { version, ...input } }) => {
    await requireActive(call, input.workerId, '/workerId')
    return changed(call, { dossierId: params.dossierId, version, purpose: 'guidance' }, (dossier, context) =>
      moveAppointment(dossier.appointments, params.appointmentId, input, context),
    )
  })
  mount(app, deps, weighMoments, async ({ trx, municipalityId, worker }, { body: { moments, minutes } }) => {
    const holidays = valueOf(deps.policies.country.data.publicHolidays) ?? []
    const weighed = []
    for (const startsAt of moments) {
      const overlaps = await overlapping(trx, municipalityId, worker.workerId, { startsAt, minutes })
      weighed.push({
        startsAt,
        overlaps: overlaps.map(({ startsAt: at, minutes: long, place }) => ({
          startsAt: at,
          minutes: long,
          place,
          workerId: null,
        })),
        closed: closedOn(holidays, dayInAmsterdam(new Date(startsAt))),
      })
    }
    return { moments: weighed }
  })
}
