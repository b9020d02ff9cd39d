import * as z from 'zod'
import { ListedPerson } from '../core/attention.ts'
import { AbsenceReason, ContactInput, VisitPurpose } from '../core/contact.ts'
import { ContactDayInput, ContactDayKind, DayCounts, DayState } from '../core/contact-day.ts'
import { CallOffReason } from '../core/contact-day-change.ts'
import { IsoDate, Moment } from '../core/day.ts'
import { Id } from '../core/person.ts'
import { Nothing, route } from './route.ts'

const tag = 'Contactdagen'
const params = z.object({ contactDayId: Id })
const permission = 'contact.write'
const place = 'municipality'

export const ContactDayRow = z
  .object({
    contactDayId: Id,
    kind: ContactDayKind,
    heldOn: IsoDate,
    startsAt: Moment,
    endsAt: Moment,
    place: z.string(),
    theme: z.string().nullable(),
    /** Null: people walk in when they like. */
    seatsPerQuarter: z.int().nullable(),
    visitPurpose: VisitPurpose.nullable(),
    teamId: Id,
    finishedAt: Moment.nullable(),
    cancelledAt: Moment.nullable(),
    cancelReason: CallOffReason.nullable(),
    cancelNote: z.string().nullable(),
    /** Counts changes of the day itself; whoever changes it says which one they saw. */
    revision: z.int(),
    changedAt: Moment.nullable(),
    changedBy: Id.nullable(),
    workerIds: z.array(Id),
    counts: DayCounts,
  })
  .meta({ id: 'ContactDayRow' })
export type ContactDayRow = z.infer<typeof ContactDayRow>

export const Address = z.object({
  street: z.string().nullable(),
  houseNumber: z.string().nullable(),
  postcode: z.string().nullable(),
  city: z.string().nullable(),
})

/**
 * Somebody on the list of a day. An address is given for a round alone: there it is where one goes. Of who is beyond the
 * caller's reach there is a name and what the day and its following up ask; no number and no birth date.
 */
export const ContactDayPerson = ListedPerson.extend({
  dossierNumber: z.string().nullable(),
  position: z.int(),
  isInvited: z.boolean(),
  startsAt: Moment.nullable(),
  state: DayState,
  cameAt: Moment.nullable(),
  workerId: Id.nullable(),
  changedAt: Moment,
  changedBy: Id,
  revision: z.int(),
  /** Was invited to other hours or another place than hold now. */
  isOutdated: z.boolean(),
  ownerId: Id.nullable(),
  nextContactOn: IsoDate.nullable(),
  address: Address.nullable(),
  /** The dossier itself can be opened. */
  isInReach: z.boolean(),
}).meta({ id: 'ContactDayPerson' })
export type ContactDayPerson = z.infer<typeof ContactDayPerson>

export const ContactDay = ContactDayRow.extend({
  people: z.array(ContactDayPerson),
  /** People on the list whose names the caller does not see now: colleagues guide them. */
  unnamedCount: z.int(),
  /** From this day on whoever works on the day sees every name on it. */
  namesFromOn: IsoDate,
  /** Names of workers and of the team. */
  names: z.record(z.string(), z.string()),
  now: Moment,
}).meta({ id: 'ContactDay' })
export type ContactDay = z.infer<typeof ContactDay>

export const listContactDays = route({
  method: 'get',
  path: '/contactdagen',
  operationId: 'listContactDays',
  summary: 'Contactdagen en wijkrondes van mijn teams, met hun aantallen',
  tag,
  permission,
  place,
  response: z.object({ items: z.array(ContactDayRow), today: IsoDate }),
  failures: [],
})

export const planContactDay = route({
  method: 'post',
  path: '/contactdagen',
  operationId: 'planContactDay',
  summary: 'Een contactdag of wijkronde plannen',
  tag,
  permission,
  place,
  body: ContactDayInput,
  response: z.object({ contactDayId: Id }),
  failures: [
    'contact-day.ends-before-start',
    'contact-day.past',
    'contact-day.closed-day',
    'contact-day.purpose-missing',
    'access.unknown-worker',
  ],
})

export const getContactDay = route({
  method: 'get',
  path: '/contactdagen/{contactDayId}',
  operationId: 'getContactDay',
  summary: 'Een contactdag of wijkronde: wie er verwacht wordt, er is, en gesproken is',
  tag,
  permission,
  place,
  params,
  response: ContactDay,
  failures: ['contact-day.not-found'],
})

const Marked = z.object({ revision: z.int() })
const change = z.strictObject({ dossierId: Id, revision: z.int().min(0) })

export const addWalkIn = route({
  method: 'post',
  path: '/contactdagen/{contactDayId}/inloop',
  operationId: 'addWalkIn',
  summary: 'Iemand die niet was uitgenodigd en er toch is, op de lijst zetten',
  tag,
  permission,
  place,
  params,
  body: z.strictObject({ dossierId: Id }),
  response: Marked,
  failures: [
    'contact-day.not-found',
    'contact-day.finished',
    'contact-day.called-off',
    'contact-day.not-today',
    'contact-day.already-listed',
    'contact-day.out-of-reach',
    'dossier.closed',
  ],
})

export const markPerson = route({
  method: 'put',
  path: '/contactdagen/{contactDayId}/stand',
  operationId: 'markPerson',
  summary: 'Zeggen waar iemand staat: gekomen, in gesprek, afgemeld, niet gekomen',
  tag,
  permission,
  place,
  params,
  body: change.extend({
    to: DayState.exclude(['spoken']),
    /** Who speaks; the caller, unless said otherwise. */
    workerId: Id.optional(),
    reason: AbsenceReason.optional(),
  }),
  response: Marked,
  failures: [
    'contact-day.not-found',
    'contact-day.not-listed',
    'contact-day.finished',
    'contact-day.called-off',
    'contact-day.not-today',
    'contact-day.cannot',
    'contact-day.changed-meanwhile',
    'dossier.changed-meanwhile',
  ],
})

export const noteDayTalk = route({
  method: 'post',
  path: '/contactdagen/{contactDayId}/gesprekken',
  operationId: 'noteDayTalk',
  summary: 'Het gesprek noteren, met de datum van het volgende contact',
  tag,
  permission,
  place,
  params,
  body: change.extend(ContactInput.pick({ text: true, nextContactOn: true, deviation: true }).shape),
  response: Marked,
  failures: [
    'contact-day.not-found',
    'contact-day.not-listed',
    'contact-day.finished',
    'contact-day.called-off',
    'contact-day.not-today',
    'contact-day.cannot',
    'contact-day.changed-meanwhile',
    'plan.next-contact-missing',
    'plan.next-contact-past',
    'plan.norm-reason-missing',
    'dossier.closed',
    'dossier.changed-meanwhile',
  ],
})

export const orderRound = route({
  method: 'put',
  path: '/contactdagen/{contactDayId}/volgorde',
  operationId: 'orderRound',
  summary: 'De volgorde van de bezoeken',
  tag,
  permission,
  place,
  params,
  body: z.strictObject({ dossierIds: z.array(Id).min(1).max(500) }),
  response: Nothing,
  failures: ['contact-day.not-found', 'contact-day.finished', 'contact-day.called-off'],
})

export const finishContactDay = route({
  method: 'post',
  path: '/contactdagen/{contactDayId}/_afsluiten',
  operationId: 'finishContactDay',
  summary: 'De dag afsluiten: wie nog verwacht werd, is niet gekomen',
  tag,
  permission,
  place,
  params,
  response: z.object({ absent: z.int(), left: z.int() }),
  failures: [
    'contact-day.not-found',
    'contact-day.finished',
    'contact-day.called-off',
    'contact-day.not-today',
    'contact-day.still-talking',
    'dossier.changed-meanwhile',
  ],
})
