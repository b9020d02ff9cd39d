import * as z from 'zod'
import { Permission, Purpose } from '../core/access.ts'
import { ListedPerson } from '../core/attention.ts'
import { IsoDate, Moment } from '../core/day.ts'
import { EventBody, WithdrawReason } from '../core/dossier.ts'
import { Id, MunicipalityId, PersonDetails } from '../core/person.ts'
import { route } from './route.ts'

const tag = 'Dossier'

export const dossierParams = z.object({ dossierId: Id })

/** Every write names the version it was made on; a stale one is refused and shows what happened since. */
export const Version = z.int().min(0).meta({ title: 'Version', description: 'Number of events the writer had seen' })

/** What a write answers: the version that the dossier now has. */
export const Written = z.object({ version: z.int() }).meta({ id: 'Written' })

export const Recorded = EventBody.and(
  z.object({ seq: z.int(), actorId: Id, recordedAt: Moment, policyVersion: z.string().nullable() }),
).meta({ id: 'RecordedEvent' })

export const TermView = z.object({ kind: z.string(), dueOn: IsoDate, refId: Id.nullable() })

/**
 * A dossier with everything its reader may see. The state follows from `events` by the fold of `core/dossier.ts`;
 * a text that is absent from `texts` may not be read by this actor, or was erased.
 */
export const DossierPage = z
  .object({
    dossierId: Id,
    municipalityId: MunicipalityId,
    version: z.int(),
    person: PersonDetails.partial().extend({
      personId: Id,
      externalRef: z.string().nullable(),
      familyName: z.string(),
    }),
    age: z.int().nullable(),
    events: z.array(Recorded),
    texts: z.record(Id, z.string()),
    names: z.record(Id, z.string()).meta({ description: 'Names of workers, teams and buddies by id' }),
    otherDossiers: z.array(ListedPerson),
    permissions: z.array(Permission),
    isBreakGlass: z.boolean(),
  })
  .meta({ id: 'DossierPage' })
export type DossierPage = z.infer<typeof DossierPage>

export const getDossier = route({
  method: 'get',
  path: '/dossiers/{dossierId}',
  operationId: 'getDossier',
  summary: 'Een dossier met zijn tijdlijn; elke inzage wordt vastgelegd met het doel',
  tag,
  permission: 'dossier.read',
  place: 'dossier',
  params: dossierParams,
  query: z.object({ purpose: Purpose.optional() }),
  response: DossierPage,
  failures: ['dossier.not-found'],
})

/** A possible double, shown side by side; never merged silently. */
export const Duplicate = z
  .object({
    ground: z.enum(['same-bsn', 'same-name-and-birth-date']),
    dossierId: Id.nullable(),
    dossierNumber: z.string().nullable(),
    name: z.string(),
    birthDate: z.string().nullable(),
    city: z.string().nullable(),
    closedOn: IsoDate.nullable(),
    ownerName: z.string().nullable(),
  })
  .meta({ id: 'Duplicate' })
export type Duplicate = z.infer<typeof Duplicate>

export const reportPerson = route({
  method: 'post',
  path: '/dossiers',
  operationId: 'reportPerson',
  summary: 'Iemand meldt zich: persoon en dossier aanmaken',
  tag,
  permission: 'dossier.report',
  place: 'municipality',
  body: z.strictObject({
    person: PersonDetails,
    reportedOn: IsoDate.optional(),
    ownerId: Id.optional(),
    /** The reporter saw the possible doubles and says it is somebody else. */
    isKnownToDiffer: z.boolean().default(false),
  }),
  response: z.object({ dossierId: Id, version: z.int() }),
  failures: ['person.exists', 'person.bsn-taken', 'access.unknown-worker'],
})

export const findDuplicates = route({
  method: 'post',
  path: '/personen/_dubbel',
  operationId: 'findDuplicates',
  summary: 'Lijkt deze persoon al bekend?',
  tag,
  permission: 'dossier.report',
  place: 'municipality',
  body: z.strictObject({ person: PersonDetails }),
  response: z.object({ items: z.array(Duplicate) }),
  failures: [],
})

export const changePerson = route({
  method: 'put',
  path: '/dossiers/{dossierId}/persoon',
  operationId: 'changePerson',
  summary: 'Persoonsgegevens verbeteren',
  tag,
  permission: 'person.write',
  place: 'dossier',
  params: dossierParams,
  body: z.strictObject({ version: Version, person: PersonDetails }),
  response: Written,
  failures: ['dossier.not-found', 'person.bsn-taken', 'dossier.changed-meanwhile'],
})

export const withdrawEventRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/tijdlijn/{seq}/_intrekken',
  operationId: 'withdrawEvent',
  summary: 'Een gebeurtenis als onjuist intrekken; zij blijft zichtbaar als ingetrokken',
  tag,
  permission: 'dossier.correct',
  place: 'dossier',
  params: dossierParams.extend({ seq: z.coerce.number().int().min(1) }),
  body: z.strictObject({
    version: Version,
    reason: WithdrawReason,
  }),
  response: Written,
  failures: ['dossier.event-not-found', 'dossier.not-correctable', 'dossier.changed-meanwhile'],
})
