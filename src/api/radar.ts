import * as z from 'zod'
import { CapacityRule, Unfit } from '../core/capacity.ts'
import { IsoDate } from '../core/day.ts'
import { Id } from '../core/person.ts'
import { RadarQuery, RadarReason, RadarRow, SnoozeInput } from '../core/radar.ts'
import { RadarRule } from '../policy/country.ts'
import { RadarNorm } from '../policy/radar-norm.ts'
import { dossierParams, Version, Written } from './dossier.ts'
import { route } from './route.ts'

const tag = 'Radar'

/** How many people there are for each reason; somebody with two reasons counts in both. */
const RadarCounts = z.record(RadarReason, z.int()).meta({ id: 'RadarCounts' })

export const Radar = z
  .object({
    items: z.array(RadarRow),
    next: Id.nullable(),
    /** People in this list. */
    total: z.int(),
    /** The same filters without the reason: everybody on the radar, per reason, and who has been put away. */
    onRadar: z.int(),
    reasons: RadarCounts,
    snoozed: z.int(),
    /** Norms that hold for the people of this page. */
    norms: z.array(RadarNorm),
    /** How soon there must be a talk after help ended. */
    endNorm: RadarNorm,
    rules: z.array(RadarRule),
    /** Under a recorded rule: whom of these teams the hours do not suffice for; null where no rule is in force. */
    capacity: z.object({ rule: CapacityRule, unfit: z.array(Unfit) }).nullable(),
    place: z.string(),
    today: IsoDate,
  })
  .meta({ id: 'Radar' })
export type Radar = z.infer<typeof Radar>

export const getRadar = route({
  method: 'get',
  path: '/radar',
  operationId: 'getRadar',
  summary: 'Wie uit beeld raakt, met per persoon waarom',
  tag,
  permission: 'caseload.read',
  place: 'municipality',
  query: RadarQuery.extend({
    after: Id.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: Radar,
  failures: [],
})

/** What one worker has in hand, and how many of those people are out of sight. No rank: sorted by name. */
export const RadarWorker = z
  .object({
    /** Null: nobody guides these people. */
    workerId: Id.nullable(),
    name: z.string().nullable(),
    open: z.int(),
    onRadar: z.int(),
    snoozed: z.int(),
    reasons: RadarCounts,
  })
  .meta({ id: 'RadarWorker' })
export type RadarWorker = z.infer<typeof RadarWorker>

export const getRadarWorkers = route({
  method: 'get',
  path: '/radar/medewerkers',
  operationId: 'getRadarWorkers',
  summary: 'Aantallen per medewerker: open dossiers en mensen uit beeld, op naam',
  tag,
  permission: 'caseload.read',
  place: 'municipality',
  query: RadarQuery.pick({ place: true, teamId: true }),
  response: z.object({ items: z.array(RadarWorker) }),
  failures: [],
})

export const exportRadar = route({
  method: 'get',
  path: '/radar/bestand',
  operationId: 'exportRadar',
  summary: 'De gefilterde radar als CSV-bestand',
  tag,
  permission: 'caseload.export',
  place: 'municipality',
  query: RadarQuery.extend({ language: z.enum(['nl', 'en']).default('nl') }),
  responseType: 'text/csv',
  response: z.string(),
  failures: [],
})

export const snoozeRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/radar/_wegleggen',
  operationId: 'snoozeRadar',
  summary: 'Iemand tot een dag van de radar halen, met de reden',
  tag,
  permission: 'contact.write',
  place: 'dossier',
  params: dossierParams,
  body: SnoozeInput.extend({ version: Version }).strict(),
  response: Written,
  failures: [
    'radar.snooze-past',
    'radar.snooze-too-long',
    'radar.whom-missing',
    'radar.words-missing',
    'dossier.closed',
    'dossier.changed-meanwhile',
  ],
})

export const resumeRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/radar/_terugzetten',
  operationId: 'resumeRadar',
  summary: 'Iemand die weggelegd is terugzetten op de radar',
  tag,
  permission: 'contact.write',
  place: 'dossier',
  params: dossierParams,
  body: z.strictObject({ version: Version }),
  response: Written,
  failures: ['radar.not-snoozed', 'dossier.closed', 'dossier.changed-meanwhile'],
})
