import * as z from 'zod'
import { CaseloadQuery, CaseloadRow, ListedPerson, TermKind } from '../core/attention.ts'
import { IsoDate, Moment } from '../core/day.ts'
import { freeText } from '../core/free-text.ts'
import { Id } from '../core/person.ts'
import { GoalKind } from '../core/plan-goal.ts'
import { RadarRow } from '../core/radar.ts'
import { Nothing, route } from './route.ts'

const tag = 'Aandacht'

export const getCaseload = route({
  method: 'get',
  path: '/caseload',
  operationId: 'getCaseload',
  summary: 'Caseload: filteren, sorteren, bladeren',
  tag,
  permission: 'caseload.read',
  place: 'municipality',
  query: CaseloadQuery.extend({
    after: Id.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ items: z.array(CaseloadRow), next: Id.nullable(), total: z.int(), place: z.string() }),
  failures: [],
})

export const exportCaseload = route({
  method: 'get',
  path: '/caseload/bestand',
  operationId: 'exportCaseload',
  summary: 'De gefilterde caseload als CSV-bestand',
  tag,
  permission: 'caseload.export',
  place: 'municipality',
  query: CaseloadQuery.extend({ language: z.enum(['nl', 'en']).default('nl') }),
  responseType: 'text/csv',
  response: z.string(),
  failures: [],
})

export const SavedView = z
  .object({ viewId: Id, name: z.string(), query: z.record(z.string(), z.string()) })
  .meta({ id: 'SavedView' })
export type SavedView = z.infer<typeof SavedView>

export const listViews = route({
  method: 'get',
  path: '/weergaven',
  operationId: 'listViews',
  summary: 'Bewaarde weergaven van mijn caseload',
  tag,
  permission: 'caseload.read',
  place: 'municipality',
  response: z.object({ items: z.array(SavedView) }),
  failures: [],
})

export const saveView = route({
  method: 'post',
  path: '/weergaven',
  operationId: 'saveView',
  summary: 'Een weergave bewaren',
  tag,
  permission: 'caseload.read',
  place: 'municipality',
  body: z.strictObject({ name: freeText(80), query: z.record(z.string().max(40), z.string().max(80)) }),
  response: SavedView,
  failures: [],
})

export const deleteView = route({
  method: 'delete',
  path: '/weergaven/{viewId}',
  operationId: 'deleteView',
  summary: 'Een weergave weggooien',
  tag,
  permission: 'caseload.read',
  place: 'municipality',
  params: z.object({ viewId: Id }),
  response: Nothing,
  failures: [],
})

export const TodayAppointment = ListedPerson.extend({
  appointmentId: Id,
  startsAt: Moment,
  minutes: z.int(),
  place: z.string(),
  outcome: z.string().nullable(),
  kind: z.enum(['talk', 'conference']),
  version: z.int(),
  /** The name of whom one goes with, at a home visit in a pair. */
  withName: z.string().nullable(),
  /** The dossier can be opened; the other one of a pair may have no part in it. */
  isInReach: z.boolean(),
}).meta({ id: 'TodayAppointment' })

/** A term with its day: the reason in words is made from `kind` and the days to go. */
export const TodayTerm = ListedPerson.extend({
  kind: TermKind,
  dueOn: IsoDate,
}).meta({ id: 'TodayTerm' })

/** Somebody of the radar, with the reasons that hold; the norms behind them are on the radar itself. */
export const TodaySilent = RadarRow.omit({ norm: true }).meta({ id: 'TodaySilent' })

export const TodayHandover = ListedPerson.extend({
  offeredOn: IsoDate,
  fromName: z.string().nullable(),
  isForTeam: z.boolean(),
}).meta({ id: 'TodayHandover' })

/** Missed an appointment, and nothing was done since. */
export const TodayNoShow = ListedPerson.extend({ absentOn: IsoDate }).meta({ id: 'TodayNoShow' })

/** Asked for a buddy, and nobody answered within the days of the policy. */
export const TodayBuddy = ListedPerson.extend({ helpKind: GoalKind, askedOn: IsoDate }).meta({ id: 'TodayBuddy' })

export const Today = z
  .object({
    today: IsoDate,
    appointments: z.array(TodayAppointment),
    /** Of earlier days, and nobody has said yet how they ended. */
    unsettled: z.array(TodayAppointment),
    terms: z.array(TodayTerm),
    termCount: z.int(),
    silent: z.array(TodaySilent),
    /** Everybody of the own caseload, on the radar or not. */
    caseloadCount: z.int(),
    noShows: z.array(TodayNoShow),
    unownedCount: z.int(),
    handovers: z.array(TodayHandover),
    /** Of the own caseload, whose measurements are older than the policy's term. */
    measureCount: z.int(),
    buddies: z.array(TodayBuddy),
    /** Requests of others that wait for an answer of who keeps the register; null for everybody else. */
    buddyCount: z.int().nullable(),
    /** Of the own caseload, whose category must be weighed again by now. */
    reviewCount: z.int(),
  })
  .meta({ id: 'Today' })
export type Today = z.infer<typeof Today>

export const getToday = route({
  method: 'get',
  path: '/vandaag',
  operationId: 'getToday',
  summary: 'Afspraken van vandaag, termijnen die aflopen, wie het langst uit beeld is',
  tag,
  permission: 'caseload.read',
  place: 'municipality',
  response: Today,
  failures: [],
})

/** Found persons; `isInReach` false means: only the owner may open it, or emergency access with a reason. */
export const SearchHit = ListedPerson.extend({
  ownerName: z.string().nullable(),
  teamName: z.string(),
  closedOn: IsoDate.nullable(),
  isInReach: z.boolean(),
}).meta({ id: 'SearchHit' })
export type SearchHit = z.infer<typeof SearchHit>

export const searchPersons = route({
  method: 'post',
  path: '/personen/_zoek',
  operationId: 'searchPersons',
  summary: 'Een persoon vinden op naamdeel, geboortedatum, dossiernummer of BSN',
  tag,
  permission: 'person.search',
  place: 'municipality',
  body: z.strictObject({
    text: z.string().trim().min(2).max(100),
    /** Also outside one's own reach; then only who it is and who the owner is. */
    everywhere: z.boolean().default(false),
  }),
  response: z.object({ items: z.array(SearchHit), isCut: z.boolean() }),
  failures: ['request.too-many'],
})
