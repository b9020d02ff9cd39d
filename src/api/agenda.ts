import * as z from 'zod'
import { ListedPerson, TermKind } from '../core/attention.ts'
import { Place } from '../core/contact.ts'
import { ContactDayKind } from '../core/contact-day.ts'
import { IsoDate, Moment } from '../core/day.ts'
import { Id } from '../core/person.ts'
import { Closed } from '../policy/closed-day.ts'
import { Nothing, route } from './route.ts'

const tag = 'Agenda'

export const getAgendaFeed = route({
  method: 'get',
  path: '/agenda/koppeling',
  operationId: 'getAgendaFeed',
  summary: 'Of mijn afspraken in mijn eigen agenda te lezen zijn, en sinds wanneer',
  tag,
  permission: 'contact.write',
  place: 'municipality',
  response: z.object({ madeOn: IsoDate.nullable() }),
  failures: [],
})

export const makeAgendaFeed = route({
  method: 'post',
  path: '/agenda/koppeling',
  operationId: 'makeAgendaFeed',
  summary: 'Een geheim adres maken waarop mijn eigen agenda mijn afspraken leest; het vorige adres vervalt',
  tag,
  permission: 'contact.write',
  place: 'municipality',
  /** The address is given once: afterwards only its hash is known. */
  response: z.object({ address: z.url(), madeOn: IsoDate }),
  failures: [],
})

export const withdrawAgendaFeed = route({
  method: 'delete',
  path: '/agenda/koppeling',
  operationId: 'withdrawAgendaFeed',
  summary: 'Het geheime adres van mijn agenda intrekken',
  tag,
  permission: 'contact.write',
  place: 'municipality',
  response: Nothing,
  failures: [],
})

/** What to know about a moment before an appointment is made: advice, never a refusal. */
export const MomentAdvice = z
  .object({
    overlaps: z.array(
      z.object({
        startsAt: Moment,
        minutes: z.int(),
        place: Place,
        /** Whose it is, when it is not one's own: the other one of a pair, or who works on the same contact day. */
        workerId: Id.nullable(),
      }),
    ),
    closed: Closed.nullable(),
  })
  .meta({ id: 'MomentAdvice' })

export const weighMoment = route({
  method: 'get',
  path: '/agenda/moment',
  operationId: 'weighMoment',
  summary: 'Of een moment samenvalt met een eigen afspraak of die van een collega, en of die dag gesloten is',
  tag,
  permission: 'contact.write',
  place: 'municipality',
  query: z.object({
    startsAt: Moment,
    minutes: z.coerce.number().int().min(5).max(1440),
    /** A colleague whose agenda counts too. */
    withWorkerId: Id.optional(),
  }),
  response: MomentAdvice,
  failures: [],
})

/** Somebody in an agenda; without a name and a dossier for who looks at a colleague's and may not see this resident. */
const InAgenda = z.object({ person: ListedPerson.nullable() })

export const AgendaDay = z
  .object({
    on: IsoDate,
    closed: Closed.nullable(),
    appointments: z.array(
      InAgenda.extend({
        appointmentId: Id,
        startsAt: Moment,
        minutes: z.int(),
        place: Place,
        kind: z.enum(['talk', 'conference']),
        outcome: z.string().nullable(),
        /** The other one of a home visit in a pair. */
        withName: z.string().nullable(),
      }),
    ),
    contactDays: z.array(
      z.object({ contactDayId: Id, kind: ContactDayKind, startsAt: Moment, endsAt: Moment, place: z.string() }),
    ),
    terms: z.array(InAgenda.extend({ kind: TermKind })),
  })
  .meta({ id: 'AgendaDay' })
export type AgendaDay = z.infer<typeof AgendaDay>

export const AgendaWeek = z
  .object({
    workerId: Id,
    /** From Monday to Sunday. */
    days: z.array(AgendaDay),
    /** Whose week the caller may see: their own, and those of their team for a team lead. */
    workers: z.array(z.object({ workerId: Id, name: z.string() })),
  })
  .meta({ id: 'AgendaWeek' })
export type AgendaWeek = z.infer<typeof AgendaWeek>

export const getAgendaWeek = route({
  method: 'get',
  path: '/agenda/week',
  operationId: 'getAgendaWeek',
  summary: 'Een week van een medewerker: afspraken, contactdagen, overleggen, termijnen en gesloten dagen',
  tag,
  permission: 'contact.write',
  place: 'municipality',
  query: z.object({
    /** Any day of the week that is asked for; this week when left out. */
    on: IsoDate.optional(),
    workerId: Id.optional(),
  }),
  response: AgendaWeek,
  failures: ['access.unknown-worker', 'access.denied'],
})
