import * as z from 'zod'
import type { Appointment } from './appointment.ts'
import { deviating, NO_NORM, requireNear, requireReason, type Sight } from './appointment-horizon.ts'
import { dayInAmsterdam, IsoDate, Moment } from './day.ts'
import { type Context, type Decision, Deviation, keepText, type NewText, Note } from './decision.ts'
import { Failure } from './failure.ts'
import { Id } from './person.ts'
import { checkNextContact } from './plan-check.ts'

/** How the contact went. 'tried' is an attempt that reached nobody: it is noted, and is no contact. */
export const ContactChannel = z.enum(['talk', 'phone', 'message', 'home-visit', 'letter', 'tried'])
export type ContactChannel = z.infer<typeof ContactChannel>

/** Only a talk in which both sides spoke brings somebody back in sight. @source seed4 P2, L1148-1151 */
export const TWO_WAY: ReadonlySet<ContactChannel> = new Set(['talk', 'phone', 'message', 'home-visit'])

export const Place = z.enum(['office', 'neighbourhood', 'home', 'phone', 'video', 'elsewhere'])
export type Place = z.infer<typeof Place>

/**
 * Why somebody is visited at home, said to the resident beforehand. A visit to check lawfulness is none of these: what the
 * law asks of one is in none of our sources, so it is not planned here.
 * @source seed0 L2167-2175 (control is feared; support, seeing somebody's world); seed3 L280 (diagnosis); seed4 L1043-1044
 *   (no reaction), L1595-1598 (acquaintance, as an equal of an invitation)
 */
export const VisitPurpose = z.enum(['acquaintance', 'support', 'diagnosis', 'no-reaction'])
export type VisitPurpose = z.infer<typeof VisitPurpose>

/** Cancelled with notice differs from absent. @source seed0 V20, L2528-2530; seed4 §3.2 */
export const AppointmentOutcome = z.enum(['kept', 'cancelled', 'missed'])
export type AppointmentOutcome = z.infer<typeof AppointmentOutcome>

/** Why an appointment did not happen; childcare and illness are no unwillingness. @source seed1 C4, L1513-1520 */
export const AbsenceReason = z.enum(['illness', 'childcare', 'work', 'transport', 'municipality', 'other', 'unknown'])
export type AbsenceReason = z.infer<typeof AbsenceReason>

export const contactEvents = [
  z.object({
    kind: z.literal('contact-noted'),
    on: IsoDate,
    contactId: Id,
    channel: ContactChannel,
    textId: Id,
    nextContactOn: IsoDate.nullable(),
    normMaxDays: z.int().nullable(),
    deviationCode: z.string().max(60).nullable(),
    deviationTextId: Id.nullable(),
  }),
  z.object({
    kind: z.literal('appointment-made'),
    on: IsoDate,
    appointmentId: Id,
    startsAt: Moment,
    minutes: z.int().min(5).max(480),
    place: Place,
    workerId: Id,
    textId: Id.nullable(),
    /** The other one of a pair, at a home visit. */
    secondWorkerId: Id.optional(),
    visitPurpose: VisitPurpose.optional(),
    /** The contact day that somebody was invited to. */
    contactDayId: Id.optional(),
    /** The series that it is one of. @source seed0 L2387-2391 (every six weeks) */
    seriesId: Id.nullable().default(null),
    /** Why it lies beyond the contact norm, where it does. */
    deviationCode: z.string().max(60).nullable().optional(),
    deviationTextId: Id.nullable().optional(),
  }),
  z.object({
    kind: z.literal('appointment-moved'),
    on: IsoDate,
    appointmentId: Id,
    startsAt: Moment,
    /** A contact day may change for everybody at once in how long it lasts and who is there. */
    minutes: z.int().min(5).max(480).optional(),
    workerId: Id.optional(),
  }),
  z.object({
    kind: z.literal('appointment-reassigned'),
    on: IsoDate,
    appointmentId: Id,
    /** Who holds it from now on, and the other one of a pair. */
    workerId: Id,
    secondWorkerId: Id.nullable(),
  }),
  z.object({
    kind: z.literal('appointment-settled'),
    on: IsoDate,
    appointmentId: Id,
    outcome: AppointmentOutcome,
    reason: AbsenceReason.nullable(),
    textId: Id.nullable(),
  }),
] as const
export type ContactEvent = z.infer<(typeof contactEvents)[number]>

export const ContactInput = z
  .object({
    text: Note,
    channel: ContactChannel,
    on: IsoDate.optional(),
    nextContactOn: IsoDate.optional(),
    deviation: Deviation.optional(),
  })
  .meta({ id: 'ContactInput' })
export type ContactInput = z.infer<typeof ContactInput>

/**
 * Notes a contact. Somebody with a plan keeps a next date: either a new one, or the one that still lies ahead.
 *
 * @param current the next contact date in force
 * @param norm the longest interval in days by the municipality's contact norm, or null
 * @throws contact.in-future, plan.next-contact-missing, plan.next-contact-past, plan.norm-reason-missing
 */
export function noteContact(
  input: ContactInput,
  current: { nextContactOn: IsoDate | null },
  norm: { maxDays: number | null },
  context: Context,
): Decision<ContactEvent> {
  const on = input.on ?? context.today
  if (on > context.today) throw new Failure('contact.in-future', { on }, [{ pointer: '/on', code: 'future' }])
  const keepsDate = input.nextContactOn === undefined && (current.nextContactOn ?? '') >= context.today
  const next = keepsDate ? null : checkNextContact(input.nextContactOn, input.deviation, norm.maxDays, context.today)
  const reason = next?.isDeviating ? input.deviation : undefined
  const texts: NewText[] = []
  const event: ContactEvent = {
    kind: 'contact-noted',
    on,
    contactId: context.newId(),
    channel: input.channel,
    textId: keepText(texts, context, input.text),
    nextContactOn: next?.nextContactOn ?? null,
    normMaxDays: norm.maxDays,
    deviationCode: reason?.code ?? null,
    deviationTextId: reason?.text === undefined ? null : keepText(texts, context, reason.text),
  }
  return { events: [event], texts }
}

export const AppointmentInput = z
  .object({
    startsAt: Moment,
    minutes: z.int().min(5).max(480),
    place: Place,
    workerId: Id.optional(),
    secondWorkerId: Id.optional(),
    visitPurpose: VisitPurpose.optional(),
    text: Note.optional(),
    /** Asked when it is the next contact and lies beyond the norm. */
    deviation: Deviation.optional(),
  })
  .meta({ id: 'AppointmentInput' })
export type AppointmentInput = z.infer<typeof AppointmentInput>

/** A home visit says why it is made; a pair is two people. Elsewhere neither means anything, and neither is kept. */
export function visitOf(
  { place, secondWorkerId, visitPurpose }: Pick<AppointmentInput, 'place' | 'secondWorkerId' | 'visitPurpose'>,
  workerId: Id,
) {
  if (place !== 'home') return {}
  if (!visitPurpose)
    throw new Failure('contact.visit-purpose-missing', {}, [{ pointer: '/visitPurpose', code: 'required' }])
  if (secondWorkerId === workerId)
    throw new Failure('contact.pair-same', {}, [{ pointer: '/secondWorkerId', code: 'same' }])
  return { visitPurpose, ...(secondWorkerId ? { secondWorkerId } : {}) }
}

/**
 * Makes an appointment on or after today.
 * @throws contact.appointment-past, contact.appointment-far, contact.visit-purpose-missing, contact.pair-same,
 *   plan.norm-reason-missing
 */
export function makeAppointment(
  input: AppointmentInput,
  context: Context,
  sight: Sight = NO_NORM,
): Decision<ContactEvent> {
  requireNear(input.startsAt, context.today)
  const workerId = input.workerId ?? context.workerId
  const visit = visitOf(input, workerId)
  const reason = requireReason(input.startsAt, input.deviation, sight, context.today)
  const texts: NewText[] = []
  const event: ContactEvent = {
    kind: 'appointment-made',
    on: context.today,
    appointmentId: context.newId(),
    startsAt: new Date(input.startsAt).toISOString(),
    minutes: input.minutes,
    place: input.place,
    workerId,
    textId: input.text === undefined ? null : keepText(texts, context, input.text),
    ...visit,
    ...deviating(reason, texts, context),
    seriesId: null,
  }
  return { events: [event], texts }
}

export const AppointmentSettling = z
  .object({
    outcome: AppointmentOutcome,
    reason: AbsenceReason.optional(),
    text: Note.optional(),
    /** Cancels with it all of its series that still lie ahead. */
    withSeries: z.boolean().optional(),
  })
  .meta({ id: 'AppointmentSettling' })
export type AppointmentSettling = z.infer<typeof AppointmentSettling>

/**
 * Says how an appointment ended: kept or missed once its day has come, cancelled with notice at any time.
 * @throws contact.appointment-not-found, contact.appointment-settled, contact.appointment-not-yet
 */
export function settleAppointment(
  appointments: readonly Appointment[],
  appointmentId: Id,
  input: AppointmentSettling,
  context: Context,
): Decision<ContactEvent> {
  const appointment = appointments.find((one) => one.appointmentId === appointmentId)
  if (!appointment) throw new Failure('contact.appointment-not-found', { appointmentId })
  if (appointment.settled) throw new Failure('contact.appointment-settled', { appointmentId })
  const isAhead = dayInAmsterdam(new Date(appointment.startsAt)) > context.today
  if (isAhead && input.outcome !== 'cancelled') throw new Failure('contact.appointment-not-yet', { appointmentId })
  const texts: NewText[] = []
  const textId = input.text === undefined ? null : keepText(texts, context, input.text)
  const { outcome } = input
  const reason = outcome === 'kept' ? null : (input.reason ?? 'unknown')
  const ended = outcome === 'cancelled' && input.withSeries ? restOfSeries(appointments, appointment) : [appointment]
  const events = ended.map(
    (one): ContactEvent => ({
      kind: 'appointment-settled',
      on: context.today,
      appointmentId: one.appointmentId,
      outcome,
      reason,
      textId,
    }),
  )
  return { events, texts }
}

/** An appointment and all of its series that come after it and still stand, by time. */
export function restOfSeries(appointments: readonly Appointment[], first: Appointment): Appointment[] {
  if (first.seriesId === null) return [first]
  const from = Date.parse(first.startsAt)
  return appointments
    .filter((one) => one.seriesId === first.seriesId && !one.settled && Date.parse(one.startsAt) >= from)
    .toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))
}
