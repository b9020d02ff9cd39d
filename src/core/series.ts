import * as z from 'zod'
import type { Appointment } from './appointment.ts'
import { reassign } from './appointment-holder.ts'
import { deviating, requireNear, requireReason, type Sight } from './appointment-horizon.ts'
import { AppointmentInput, type ContactEvent, restOfSeries, visitOf } from './contact.ts'
import { addDays, dayInAmsterdam, daysBetween, IsoDate, Moment, momentInAmsterdam, timeInAmsterdam } from './day.ts'
import { type Context, type Decision, keepText, type NewText } from './decision.ts'
import { Failure } from './failure.ts'
import { Id } from './person.ts'

/** More than a year of weeks is no agreement. Our own default. */
export const MOST_IN_SERIES = 52

/** How often, and how many times or until when. @source seed0 L2387-2391 (every six weeks) */
export const Rhythm = z.discriminatedUnion('ends', [
  z.strictObject({ ends: z.literal('after'), everyWeeks: z.int().min(1).max(26), times: z.int() }),
  z.strictObject({ ends: z.literal('on'), everyWeeks: z.int().min(1).max(26), untilOn: IsoDate }),
])
export type Rhythm = z.infer<typeof Rhythm>

export const SeriesInput = AppointmentInput.extend({ rhythm: Rhythm }).meta({ id: 'SeriesInput' })
export type SeriesInput = z.infer<typeof SeriesInput>

/** The days of a series, the first one included; no more than one beyond what a series may have. */
export function seriesDays(firstOn: IsoDate, rhythm: Rhythm): IsoDate[] {
  const days: IsoDate[] = []
  for (let day = firstOn; days.length <= MOST_IN_SERIES; day = addDays(day, rhythm.everyWeeks * 7)) {
    if (rhythm.ends === 'after' ? days.length >= rhythm.times : day > rhythm.untilOn) break
    days.push(day)
  }
  return days
}

/** The moments of a series: the same time on the clock, also when summer time begins or ends. */
export function seriesMoments(startsAt: Moment, rhythm: Rhythm): Moment[] {
  const first = new Date(startsAt)
  const clock = timeInAmsterdam(first)
  return seriesDays(dayInAmsterdam(first), rhythm).map((day) => momentInAmsterdam(day, clock))
}

/**
 * Makes all appointments of a series.
 * @throws contact.appointment-past, contact.appointment-far, series.too-few, series.too-many, plan.norm-reason-missing
 */
export function makeSeries({ rhythm, ...input }: SeriesInput, context: Context, sight: Sight): Decision<ContactEvent> {
  const pointer = rhythm.ends === 'after' ? '/rhythm/times' : '/rhythm/untilOn'
  requireNear(input.startsAt, context.today)
  const moments = seriesMoments(input.startsAt, rhythm)
  if (moments.length < 2) throw new Failure('series.too-few', {}, [{ pointer, code: 'too-few' }])
  if (moments.length > MOST_IN_SERIES) throw new Failure('series.too-many', {}, [{ pointer, code: 'too-many' }])
  for (const moment of moments) requireNear(moment, context.today, pointer)
  const reason = requireReason(input.startsAt, input.deviation, sight, context.today)
  const texts: NewText[] = []
  const workerId = input.workerId ?? context.workerId
  const same = {
    kind: 'appointment-made' as const,
    on: context.today,
    minutes: input.minutes,
    place: input.place,
    workerId,
    textId: input.text === undefined ? null : keepText(texts, context, input.text),
    ...visitOf(input, workerId),
    ...deviating(reason, texts, context),
    seriesId: context.newId(),
  }
  return { events: moments.map((startsAt) => ({ ...same, appointmentId: context.newId(), startsAt })), texts }
}

export const Moving = z
  .object({
    startsAt: Moment,
    /** Moves with it all of its series that still lie ahead, by as many days and to the same time. */
    withSeries: z.boolean().optional(),
    /** Who holds it from now on. */
    workerId: Id.optional(),
  })
  .meta({ id: 'Moving' })
export type Moving = z.infer<typeof Moving>

/**
 * Moves an appointment, or gives it to another worker, or both. One that stays on its day may have passed.
 * @throws contact.appointment-not-found, contact.appointment-settled, contact.appointment-past,
 *   contact.appointment-far
 */
export function moveAppointment(
  appointments: readonly Appointment[],
  appointmentId: Id,
  { startsAt, withSeries = false, workerId }: Moving,
  context: Context,
): Decision<ContactEvent> {
  const appointment = appointments.find((one) => one.appointmentId === appointmentId)
  if (!appointment) throw new Failure('contact.appointment-not-found', { appointmentId })
  if (appointment.settled) throw new Failure('contact.appointment-settled', { appointmentId })
  const to = new Date(startsAt)
  const which = withSeries ? restOfSeries(appointments, appointment) : [appointment]
  const given = workerId === undefined ? [] : which.filter((one) => one.workerId !== workerId)
  const reassigned = given.map((one) => reassign(one, workerId ?? one.workerId, context))
  if (reassigned.length > 0 && to.getTime() === Date.parse(appointment.startsAt))
    return { events: reassigned, texts: [] }
  requireNear(startsAt, context.today)
  const days = daysBetween(dayInAmsterdam(new Date(appointment.startsAt)), dayInAmsterdam(to))
  const clock = timeInAmsterdam(to)
  const moved = which.map(
    (one): ContactEvent => ({
      kind: 'appointment-moved',
      on: context.today,
      appointmentId: one.appointmentId,
      startsAt: momentInAmsterdam(addDays(dayInAmsterdam(new Date(one.startsAt)), days), clock),
    }),
  )
  return { events: [...moved, ...reassigned], texts: [] }
}
