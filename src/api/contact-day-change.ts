import * as z from 'zod'
import { CallOff, ContactDayChange } from '../core/contact-day-change.ts'
import { Id } from '../core/person.ts'
import { Nothing, route } from './route.ts'

const tag = 'Contactdagen'
const params = z.object({ contactDayId: Id })
const permission = 'contact.write'
const place = 'municipality'

export const changeContactDay = route({
  method: 'put',
  path: '/contactdagen/{contactDayId}',
  operationId: 'changeContactDay',
  summary: 'Een contactdag of wijkronde wijzigen: plaats, tijden, plaatsen per kwartier, wie er werken',
  tag,
  permission,
  place,
  params,
  body: ContactDayChange,
  response: z.object({
    revision: z.int(),
    /** Who has another time or place than their invitation says. */ moved: z.int(),
  }),
  failures: [
    'contact-day.not-found',
    'contact-day.finished',
    'contact-day.called-off',
    'contact-day.changed-meanwhile',
    'contact-day.begun',
    'contact-day.full',
    'contact-day.ends-before-start',
    'contact-day.past',
    'contact-day.closed-day',
    'contact-day.purpose-missing',
    'access.unknown-worker',
    'dossier.changed-meanwhile',
  ],
})

export const callOffContactDay = route({
  method: 'post',
  path: '/contactdagen/{contactDayId}/_afgelasten',
  operationId: 'callOffContactDay',
  summary: 'Een contactdag of wijkronde afgelasten: de gemeente zegt de afspraken af, niemand geldt als niet gekomen',
  tag,
  permission,
  place,
  params,
  body: CallOff,
  response: z.object({ cancelled: z.int() }),
  failures: [
    'contact-day.not-found',
    'contact-day.finished',
    'contact-day.called-off',
    'contact-day.changed-meanwhile',
    'contact-day.reason-missing',
    'contact-day.still-talking',
    'dossier.changed-meanwhile',
  ],
})

export const takeOffList = route({
  method: 'post',
  path: '/contactdagen/{contactDayId}/_van-de-lijst',
  operationId: 'takeOffList',
  summary: 'Iemand met wie nog niet is gesproken van de lijst halen; de gemeente zegt de afspraak af',
  tag,
  permission,
  place,
  params,
  body: z.strictObject({ dossierId: Id, revision: z.int().min(0) }),
  response: Nothing,
  failures: [
    'contact-day.not-found',
    'contact-day.not-listed',
    'contact-day.finished',
    'contact-day.called-off',
    'contact-day.cannot',
    'contact-day.changed-meanwhile',
    'dossier.changed-meanwhile',
  ],
})
