import * as z from 'zod'
import { Place } from '../core/contact.ts'
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
