import * as z from 'zod'
import { ListedPerson } from '../core/attention.ts'
import { BuddyAsk, BuddyEnd, BuddyInput, BuddyProposal, BuddySide } from '../core/buddy.ts'
import { IsoDate } from '../core/day.ts'
import { Id } from '../core/person.ts'
import { GoalKind } from '../core/plan-goal.ts'
import { dossierParams, Version, Written } from './dossier.ts'
import { Nothing, route } from './route.ts'

const tag = 'Maatjes'

/** Somebody who can ride along, and how many residents they have now. */
export const Buddy = z
  .object({
    buddyId: Id,
    name: z.string(),
    organisation: z.string().nullable(),
    kinds: z.array(GoalKind),
    districts: z.array(z.string()),
    languages: z.array(z.string()),
    seats: z.int(),
    /** Residents they ride along with, or are proposed to. */
    taken: z.int(),
    fromOn: IsoDate,
    untilOn: IsoDate.nullable(),
    revision: z.int(),
  })
  .meta({ id: 'Buddy' })
export type Buddy = z.infer<typeof Buddy>

export const listBuddies = route({
  method: 'get',
  path: '/maatjes',
  operationId: 'listBuddies',
  summary: 'De lijst van maatjes, met hoeveel plaats ieder heeft',
  tag,
  permission: 'buddy.read',
  place: 'municipality',
  response: z.object({ items: z.array(Buddy), today: IsoDate }),
  failures: [],
})

export const addBuddy = route({
  method: 'post',
  path: '/maatjes',
  operationId: 'addBuddy',
  summary: 'Een maatje in de lijst zetten',
  tag,
  permission: 'buddy.write',
  place: 'municipality',
  body: BuddyInput,
  response: z.object({ buddyId: Id }),
  failures: ['buddy.ends-before-start'],
})

const buddyParams = z.object({ buddyId: Id })

export const changeBuddy = route({
  method: 'put',
  path: '/maatjes/{buddyId}',
  operationId: 'changeBuddy',
  summary: 'Een maatje in de lijst wijzigen',
  tag,
  permission: 'buddy.write',
  place: 'municipality',
  params: buddyParams,
  body: BuddyInput.extend({ revision: z.int().min(0) }),
  response: Nothing,
  failures: ['buddy.not-found', 'buddy.ends-before-start', 'buddy.changed-meanwhile'],
})

export const removeBuddy = route({
  method: 'delete',
  path: '/maatjes/{buddyId}',
  operationId: 'removeBuddy',
  summary: 'Een maatje uit de lijst halen; de naam is daarna weg, ook in dossiers',
  tag,
  permission: 'buddy.write',
  place: 'municipality',
  params: buddyParams,
  response: Nothing,
  failures: ['buddy.not-found', 'buddy.in-use'],
})

/** A request that waits. Outside the reach of who looks, it names nobody. */
export const WaitingRequest = z
  .object({
    requestId: Id,
    dossierId: Id,
    person: ListedPerson.nullable(),
    ownerName: z.string().nullable(),
    helpKind: GoalKind,
    askedOn: IsoDate,
    neededFrom: IsoDate,
    answeredOn: IsoDate.nullable(),
    state: z.enum(['open', 'proposed', 'started']),
    buddyId: Id.nullable(),
    meetsOn: IsoDate.nullable(),
    /** Four digits of the postcode. */
    district: z.string().nullable(),
    language: z.string().nullable(),
    /** Nobody has answered within the days of the policy. */
    isLate: z.boolean(),
  })
  .meta({ id: 'WaitingBuddyRequest' })
export type WaitingRequest = z.infer<typeof WaitingRequest>

export const listBuddyRequests = route({
  method: 'get',
  path: '/maatjes/vragen',
  operationId: 'listBuddyRequests',
  summary: 'Wie op een maatje wacht en sinds wanneer; buiten het eigen bereik zonder naam',
  tag,
  permission: 'buddy.read',
  place: 'municipality',
  response: z.object({
    items: z.array(WaitingRequest),
    isCut: z.boolean(),
    /** Days within which a request is answered; null where nothing says so. */
    answerDays: z.int().nullable(),
    today: IsoDate,
  }),
  failures: [],
})

/** Requests of one kind of help. Fewer than five are not told; others are rounded to five. */
export const BuddyCount = z
  .object({
    helpKind: GoalKind,
    waiting: z.int().nullable(),
    unanswered: z.int().nullable(),
    running: z.int().nullable(),
    /** Room in the register for this kind of help today; one buddy counts under each kind. */
    room: z.int(),
  })
  .meta({ id: 'BuddyCount' })
export type BuddyCount = z.infer<typeof BuddyCount>

export const countBuddyRequests = route({
  method: 'get',
  path: '/maatjes/aantallen',
  operationId: 'countBuddyRequests',
  summary: 'Open vragen om een maatje per soort hulp, afgerond, naast de plaats die er is',
  tag,
  permission: 'buddy.count',
  place: 'municipality',
  response: z.object({ items: z.array(BuddyCount), answerDays: z.int().nullable() }),
  failures: [],
})

export const askBuddyRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/maatjes',
  operationId: 'askBuddy',
  summary: 'Om een maatje vragen, voor een stap van het plan of los daarvan',
  tag,
  permission: 'plan.write',
  place: 'dossier',
  params: dossierParams,
  body: BuddyAsk.extend({ version: Version }).strict(),
  response: Written,
  failures: [
    'buddy.from-past',
    'buddy.already-asked',
    'plan.none',
    'plan.step-not-found',
    'plan.step-closed',
    'dossier.closed',
    'dossier.changed-meanwhile',
  ],
})

const requestParams = dossierParams.extend({ requestId: Id })

/**
 * Who answers may not see the dossier, and so names no version of it: what was asked is refused when the request is
 * not as they saw it.
 */
const answer = {
  method: 'post',
  tag,
  permission: 'buddy.match',
  place: 'dossier',
  params: requestParams,
  response: Nothing,
} as const

export const proposeBuddyRoute = route({
  ...answer,
  path: '/dossiers/{dossierId}/maatjes/{requestId}/_voorstellen',
  operationId: 'proposeBuddy',
  summary: 'Iemand uit de lijst voorstellen, met de dag van de eerste ontmoeting als die bekend is',
  body: BuddyProposal.strict(),
  failures: [
    'buddy.request-not-found',
    'buddy.not-so',
    'buddy.not-found',
    'buddy.not-available',
    'buddy.full',
    'buddy.meeting-past',
    'dossier.closed',
  ],
})

export const findNobodyRoute = route({
  ...answer,
  path: '/dossiers/{dossierId}/maatjes/{requestId}/_niemand',
  operationId: 'findNoBuddy',
  summary: 'Vastleggen dat er nu niemand is; de vraag blijft open en telt mee',
  failures: ['buddy.request-not-found', 'buddy.not-so', 'dossier.closed'],
})

export const declineBuddyRoute = route({
  ...answer,
  path: '/dossiers/{dossierId}/maatjes/{requestId}/_afwijzen',
  operationId: 'declineBuddy',
  summary: 'De bewoner of het maatje wil het zo niet; de vraag is weer open',
  body: z.strictObject({ side: BuddySide }),
  failures: ['buddy.request-not-found', 'buddy.not-so', 'dossier.closed'],
})

export const startBuddyRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/maatjes/{requestId}/_beginnen',
  operationId: 'startBuddy',
  summary: 'Vastleggen dat bewoner en maatje elkaar hebben ontmoet',
  tag,
  permission: 'plan.write',
  place: 'dossier',
  params: requestParams,
  body: z.strictObject({ version: Version, on: IsoDate.optional() }),
  response: Written,
  failures: [
    'buddy.request-not-found',
    'buddy.not-so',
    'buddy.start-day',
    'dossier.closed',
    'dossier.changed-meanwhile',
  ],
})

export const endBuddyRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/maatjes/{requestId}/_beeindigen',
  operationId: 'endBuddy',
  summary: 'Het meegaan beëindigen of de vraag intrekken, met de reden',
  tag,
  permission: 'plan.write',
  place: 'dossier',
  params: requestParams,
  body: BuddyEnd.extend({ version: Version }).strict(),
  response: Written,
  failures: [
    'buddy.request-not-found',
    'buddy.not-so',
    'buddy.words-missing',
    'dossier.closed',
    'dossier.changed-meanwhile',
  ],
})
