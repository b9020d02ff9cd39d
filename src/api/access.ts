import * as z from 'zod'
import { Permission, Place, Purpose, Role } from '../core/access.ts'
import { IsoDate, Moment } from '../core/day.ts'
import { freeText } from '../core/free-text.ts'
import { Id, MunicipalityId } from '../core/person.ts'
import { Nothing, route } from './route.ts'

const tag = 'Toegang'

export const Worker = z
  .object({
    workerId: Id,
    name: z.string(),
    roles: z.array(Role),
    teamIds: z.array(Id),
    isActive: z.boolean(),
  })
  .meta({ id: 'Worker' })
export type Worker = z.infer<typeof Worker>

export const Team = z.object({ teamId: Id, name: z.string() }).meta({ id: 'Team' })

/** Who is signed in, where, and what they may do how far. */
export const Session = z
  .object({
    csrfToken: z.string(),
    worker: Worker,
    municipality: z.object({ municipalityId: MunicipalityId, name: z.string(), theme: z.string() }),
    permissions: z.partialRecord(Permission, Place),
    standsInFor: z.array(z.object({ workerId: Id, name: z.string(), untilOn: IsoDate })),
    today: IsoDate,
  })
  .meta({ id: 'Session' })
export type Session = z.infer<typeof Session>

export const getSession = route({
  method: 'get',
  path: '/sessie',
  operationId: 'getSession',
  summary: 'Wie is aangemeld, en wat mag die persoon',
  tag,
  permission: 'signed-in',
  place: 'municipality',
  response: Session,
  failures: ['session.none'],
})

export const signOut = route({
  method: 'delete',
  path: '/sessie',
  operationId: 'signOut',
  summary: 'Afmelden',
  tag,
  permission: 'signed-in',
  place: 'municipality',
  response: Nothing,
  failures: [],
})

export const listWorkers = route({
  method: 'get',
  path: '/medewerkers',
  operationId: 'listWorkers',
  summary: 'Medewerkers en teams van de gemeente',
  tag,
  permission: 'worker.read',
  place: 'municipality',
  response: z.object({ workers: z.array(Worker), teams: z.array(Team) }),
  failures: [],
})

export const StandIn = z
  .object({
    standInId: Id,
    absentWorkerId: Id,
    workerId: Id,
    fromOn: IsoDate,
    untilOn: IsoDate,
  })
  .meta({ id: 'StandIn' })
export type StandIn = z.infer<typeof StandIn>

export const listStandIns = route({
  method: 'get',
  path: '/vervangingen',
  operationId: 'listStandIns',
  summary: 'Wie vervangt wie, nu en straks',
  tag,
  permission: 'worker.read',
  place: 'municipality',
  response: z.object({ items: z.array(StandIn) }),
  failures: [],
})

export const addStandIn = route({
  method: 'post',
  path: '/vervangingen',
  operationId: 'addStandIn',
  summary: 'Een vervanger aanwijzen',
  tag,
  permission: 'stand-in.manage',
  place: 'municipality',
  body: StandIn.omit({ standInId: true }).strict(),
  response: StandIn,
  failures: ['access.unknown-worker', 'stand-in.self', 'stand-in.past', 'stand-in.overlap', 'stand-in.chain'],
})

export const endStandIn = route({
  method: 'delete',
  path: '/vervangingen/{standInId}',
  operationId: 'endStandIn',
  summary: 'Een vervanging beëindigen',
  tag,
  permission: 'stand-in.manage',
  place: 'municipality',
  params: z.object({ standInId: Id }),
  response: Nothing,
  failures: [],
})

/** One look at one person, or at a list of so many. */
export const ReadEntry = z
  .object({
    readId: Id,
    readAt: Moment,
    worker: z.object({ workerId: Id, name: z.string(), roles: z.array(Role) }),
    dossierId: Id.nullable(),
    dossierNumber: z.string().nullable(),
    what: z.string(),
    purpose: Purpose,
    subjects: z.int(),
    isBreakGlass: z.boolean(),
  })
  .meta({ id: 'ReadEntry' })
export type ReadEntry = z.infer<typeof ReadEntry>

export const listReads = route({
  method: 'get',
  path: '/inzagen',
  operationId: 'listReads',
  summary: 'Wie keek waar, wanneer en waarom',
  tag,
  permission: 'readlog.read',
  place: 'municipality',
  query: z.object({
    dossierId: Id.optional(),
    workerId: Id.optional(),
    fromOn: IsoDate.optional(),
    untilOn: IsoDate.optional(),
    onlyBreakGlass: z.enum(['true', 'false']).optional(),
    purpose: Purpose.optional(),
    after: Id.optional(),
  }),
  response: z.object({ items: z.array(ReadEntry), next: Id.nullable() }),
  failures: [],
})

export const openBreakGlass = route({
  method: 'post',
  path: '/dossiers/{dossierId}/noodtoegang',
  operationId: 'openBreakGlass',
  summary: 'Noodtoegang tot een dossier, met een reden; wordt gemeld',
  tag,
  permission: 'break-glass.use',
  place: 'municipality',
  params: z.object({ dossierId: Id }),
  body: z.strictObject({ reason: freeText(2000) }),
  response: z.object({ breakGlassId: Id, expiresAt: Moment }),
  failures: ['dossier.not-found', 'access.reason-missing'],
})

export const BreakGlass = z
  .object({
    breakGlassId: Id,
    dossierId: Id,
    dossierNumber: z.string(),
    worker: z.object({ workerId: Id, name: z.string() }),
    reason: z.string(),
    openedAt: Moment,
    expiresAt: Moment,
    reviewedBy: z.string().nullable(),
    reviewedAt: Moment.nullable(),
    review: z.string().nullable(),
  })
  .meta({ id: 'BreakGlass' })
export type BreakGlass = z.infer<typeof BreakGlass>

export const listBreakGlass = route({
  method: 'get',
  path: '/noodtoegangen',
  operationId: 'listBreakGlass',
  summary: 'Gebruikte noodtoegang, om te beoordelen',
  tag,
  permission: 'break-glass.review',
  place: 'municipality',
  response: z.object({ items: z.array(BreakGlass) }),
  failures: [],
})

export const reviewBreakGlass = route({
  method: 'put',
  path: '/noodtoegangen/{breakGlassId}/beoordeling',
  operationId: 'reviewBreakGlass',
  summary: 'Noodtoegang beoordelen',
  tag,
  permission: 'break-glass.review',
  place: 'municipality',
  params: z.object({ breakGlassId: Id }),
  body: z.strictObject({ review: freeText(2000) }),
  response: Nothing,
  failures: ['request.not-found'],
})
