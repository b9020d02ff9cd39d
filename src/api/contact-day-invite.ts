import * as z from 'zod'
import { ListedPerson } from '../core/attention.ts'
import { CandidateQuery } from '../core/contact-day.ts'
import { IsoDate, Moment } from '../core/day.ts'
import { Id } from '../core/person.ts'
import { Address } from './contact-day.ts'
import { route } from './route.ts'

const tag = 'Contactdagen'
const params = z.object({ contactDayId: Id })
const permission = 'contact.write'
const place = 'municipality'

export const ContactDayCandidate = ListedPerson.extend({
  lastContactOn: IsoDate.nullable(),
  inSightOn: IsoDate,
  ownerId: Id.nullable(),
  postcode: z.string().nullable(),
  hasAddress: z.boolean(),
  isListed: z.boolean(),
  /** Another appointment of this resident on the same day. */
  appointmentAt: Moment.nullable(),
}).meta({ id: 'ContactDayCandidate' })
export type ContactDayCandidate = z.infer<typeof ContactDayCandidate>

export const listCandidates = route({
  method: 'get',
  path: '/contactdagen/{contactDayId}/kandidaten',
  operationId: 'listCandidates',
  summary: 'Wie er uitgenodigd kan worden, het langst niet gesproken eerst',
  tag,
  permission,
  place,
  params,
  query: CandidateQuery,
  response: z.object({
    items: z.array(ContactDayCandidate),
    isCut: z.boolean(),
    /** Seats that are left; null where people walk in. */
    free: z.int().nullable(),
    place: z.string(),
  }),
  failures: ['contact-day.not-found'],
})

export const invitePeople = route({
  method: 'post',
  path: '/contactdagen/{contactDayId}/uitnodigingen',
  operationId: 'invitePeople',
  summary: 'Mensen uitnodigen: op de lijst, en met een afspraak in hun dossier',
  tag,
  permission,
  place,
  params,
  body: z.strictObject({ dossierIds: z.array(Id).min(1).max(500) }),
  response: z.object({ invited: z.int(), withoutAddress: z.array(ListedPerson) }),
  failures: [
    'contact-day.not-found',
    'contact-day.finished',
    'contact-day.called-off',
    'contact-day.past',
    'contact-day.full',
    'contact-day.already-listed',
    'contact-day.out-of-reach',
    'dossier.closed',
    'dossier.changed-meanwhile',
  ],
})

/** `isOutdated`: the letter before this one said otherwise. */
export const Invitation = z
  .object({
    dossierId: Id,
    name: z.string(),
    address: Address,
    startsAt: Moment.nullable(),
    isOutdated: z.boolean(),
  })
  .meta({ id: 'Invitation' })
export type Invitation = z.infer<typeof Invitation>

export const getInvitations = route({
  method: 'get',
  path: '/contactdagen/{contactDayId}/uitnodigingen',
  operationId: 'getInvitations',
  summary: 'De uitnodigingen om te printen, of het bericht dat de dag niet doorgaat, en wie geen adres heeft',
  tag,
  permission,
  place,
  params,
  response: z.object({
    items: z.array(Invitation),
    withoutAddress: z.array(ListedPerson),
    municipality: z.string(),
    /** Others who are to get a letter; whoever guides them prints it. */
    othersCount: z.int(),
  }),
  failures: ['contact-day.not-found'],
})
