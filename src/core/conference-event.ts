import * as z from 'zod'
import { Place } from './contact.ts'
import { IsoDate, Moment } from './day.ts'
import { Id } from './person.ts'
import { StepOutcome, StepOwner } from './plan.ts'

/** Moments that policy fixes for a conference. @source seed1 L2553-2559 (intake, diagnosis, plan; outflow) */
export const ConferenceMoment = z.enum(['intake', 'diagnosis', 'plan', 'outflow'])
export type ConferenceMoment = z.infer<typeof ConferenceMoment>

/** A three-way talk is resident, case manager and coach. @source seed3 L404, L432-436 */
export const ConferenceForm = z.enum(['conference', 'three-way-talk'])
export type ConferenceForm = z.infer<typeof ConferenceForm>

/** In what capacity somebody from outside is there. Our own list. */
export const OutsideRole = z.enum([
  'provider',
  'employer',
  'care',
  'debt-help',
  'neighbourhood',
  'uwv',
  'school',
  'support',
  'interpreter',
  'other',
])
export type OutsideRole = z.infer<typeof OutsideRole>

/** Cancelled with notice differs from cancelled at the last moment, and both from absent. @source seed0 V20; 'late' is our own */
export const Attendance = z.enum(['present', 'cancelled', 'cancelled-late', 'absent'])
export type Attendance = z.infer<typeof Attendance>

/** Somebody of a conference: the id of an invitation, or the resident. */
export const Attendee = z.union([Id, z.literal('resident')])
export type Attendee = z.infer<typeof Attendee>

const InvitedWorker = z.object({ participantId: Id, workerId: Id })
const InvitedOutsider = z.object({ participantId: Id, role: OutsideRole, nameTextId: Id.nullable() })

/** Becomes a step or a promise of the plan; `workerId` keeps watch over it. */
const ActionRecord = z.object({
  actionId: Id,
  textId: Id,
  as: z.enum(['step', 'promise']),
  by: StepOwner,
  workerId: Id,
  dueOn: IsoDate,
})

export const conferenceEvents = [
  z.object({
    kind: z.literal('conference-planned'),
    on: IsoDate,
    conferenceId: Id,
    form: ConferenceForm,
    /** Null: nobody's policy asks for it, somebody needs it now. */
    moment: ConferenceMoment.nullable(),
    /** Since when somebody needs it: the wait runs from here. */
    neededOn: IsoDate,
    startsAt: Moment,
    minutes: z.int().min(5).max(480),
    place: Place,
    workers: z.array(InvitedWorker),
    outsiders: z.array(InvitedOutsider),
    /** Why the resident is not in it; null: the resident is. */
    leftOutTextId: Id.nullable(),
    questionTextId: Id,
  }),
  z.object({
    kind: z.literal('conference-held'),
    on: IsoDate,
    conferenceId: Id,
    attendance: z.array(z.object({ who: Attendee, was: Attendance })),
    weighingTextId: Id.nullable(),
    decisions: z.array(z.object({ textId: Id, decidedBy: Attendee })),
    actions: z.array(ActionRecord),
    /** Somebody said outright that nothing was decided. */
    isUndecided: z.boolean().default(false),
  }),
  z.object({
    kind: z.literal('conference-moved'),
    on: IsoDate,
    conferenceId: Id,
    startsAt: Moment,
    minutes: z.int().min(5).max(480),
    place: Place,
  }),
  z.object({ kind: z.literal('conference-cancelled'), on: IsoDate, conferenceId: Id, textId: Id.nullable() }),
  z.object({ kind: z.literal('conference-action-closed'), on: IsoDate, actionId: Id, outcome: StepOutcome }),
] as const
export type ConferenceEvent = z.infer<(typeof conferenceEvents)[number]>

export type ConferencePlanned = ConferenceEvent & { kind: 'conference-planned' }
export type ConferenceHeld = ConferenceEvent & { kind: 'conference-held' }
