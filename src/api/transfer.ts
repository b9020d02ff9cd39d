import * as z from 'zod'
import { ListedPerson, Phase } from '../core/attention.ts'
import { IsoDate } from '../core/day.ts'
import { Note } from '../core/decision.ts'
import { Id } from '../core/person.ts'
import { TransferOutcome, TransferState } from '../core/transfer.ts'
import { route } from './route.ts'

const tag = 'Overdracht'

const transferParams = z.object({ transferId: Id })

export const TransferReceiver = z
  .object({
    workerId: Id,
    name: z.string(),
    /** In a team of whoever leaves; others can be chosen and are not proposed. */
    isColleague: z.boolean(),
    residents: z.int(),
    hoursPerWeek: z.number().nullable(),
    /** How many the proposal gives them. */
    proposed: z.int(),
  })
  .meta({ id: 'TransferReceiver' })
export type TransferReceiver = z.infer<typeof TransferReceiver>

export const TransferRow = ListedPerson.extend({
  phase: Phase,
  category: z.string().nullable(),
  attentionClass: z.string().nullable(),
  nextContactOn: IsoDate.nullable(),
  /** Already offered to somebody: answer or withdraw that first. */
  isOnOffer: z.boolean(),
  proposedWorkerId: Id.nullable(),
}).meta({ id: 'TransferRow' })
export type TransferRow = z.infer<typeof TransferRow>

/** A division of somebody's residents over colleagues by what they have in hand; nothing is kept yet. */
export const proposeTransfer = route({
  method: 'get',
  path: '/caseloadoverdrachten/_voorstel',
  operationId: 'proposeTransfer',
  summary: 'Een voorstel om de bewoners van een medewerker te verdelen',
  tag,
  permission: 'handover.bulk',
  place: 'municipality',
  query: z.object({ fromWorkerId: Id, phase: Phase.optional(), category: z.string().max(60).optional() }),
  response: z.object({
    rows: z.array(TransferRow),
    /** There are more than are shown: offer these first, or narrow by phase or category. */
    hasMore: z.boolean(),
    receivers: z.array(TransferReceiver),
    categories: z.array(z.string()),
  }),
  failures: ['access.unknown-worker'],
})

export const startTransfer = route({
  method: 'post',
  path: '/caseloadoverdrachten',
  operationId: 'startTransfer',
  summary: 'Beginnen met de overdracht van een caseload, met de laatste werkdag',
  tag,
  permission: 'handover.bulk',
  place: 'municipality',
  body: z.strictObject({ fromWorkerId: Id, leavesOn: IsoDate }),
  response: z.object({ transferId: Id }),
  failures: ['transfer.leaving-past', 'access.unknown-worker'],
})

export const MOST_AT_ONCE = 25

export const offerTransfer = route({
  method: 'post',
  path: '/caseloadoverdrachten/{transferId}/_aanbieden',
  operationId: 'offerTransfer',
  summary: 'Een deel van de caseload aanbieden; per bewoner wat ervan kwam',
  tag,
  permission: 'handover.bulk',
  place: 'municipality',
  params: transferParams,
  body: z.strictObject({
    items: z
      .array(z.strictObject({ dossierId: Id, toWorkerId: Id }))
      .min(1)
      .max(MOST_AT_ONCE),
    note: Note,
    language: z.enum(['nl', 'en']).default('nl'),
  }),
  response: z.object({ outcomes: z.array(z.object({ dossierId: Id, outcome: TransferOutcome })) }),
  failures: ['transfer.not-found', 'handover.unknown-receiver', 'handover.to-self', 'dossier.changed-meanwhile'],
})

const Counts = z.record(TransferState, z.int())

export const TransferSummary = z
  .object({
    transferId: Id,
    fromWorkerId: Id,
    fromName: z.string(),
    leavesOn: IsoDate,
    madeOn: IsoDate,
    madeByName: z.string(),
    counts: Counts,
    /** Residents whom the leaving worker still owns and who are offered to nobody. */
    notOffered: z.int(),
  })
  .meta({ id: 'TransferSummary' })
export type TransferSummary = z.infer<typeof TransferSummary>

export const listTransfers = route({
  method: 'get',
  path: '/caseloadoverdrachten',
  operationId: 'listTransfers',
  summary: 'Overdrachten van een caseload, nieuwste eerst',
  tag,
  permission: 'handover.bulk',
  place: 'municipality',
  response: z.object({ items: z.array(TransferSummary) }),
  failures: [],
})

export const TransferItem = ListedPerson.extend({
  toWorkerId: Id.nullable(),
  toName: z.string(),
  state: TransferState,
  offeredOn: IsoDate,
}).meta({ id: 'TransferItem' })
export type TransferItem = z.infer<typeof TransferItem>

export const getTransfer = route({
  method: 'get',
  path: '/caseloadoverdrachten/{transferId}',
  operationId: 'getTransfer',
  summary: 'Hoe het staat met de overdracht van een caseload',
  tag,
  permission: 'handover.bulk',
  place: 'municipality',
  params: transferParams,
  query: z.object({ page: z.coerce.number().int().min(0).max(1000).default(0) }),
  response: TransferSummary.extend({ items: z.array(TransferItem), page: z.int(), pageSize: z.int() }),
  failures: ['transfer.not-found'],
})

export const stopTransfer = route({
  method: 'post',
  path: '/caseloadoverdrachten/{transferId}/_stoppen',
  operationId: 'stopTransfer',
  summary: 'Wat nog niet is aanvaard terugnemen; herhaal tot er niets meer openstaat',
  tag,
  permission: 'handover.bulk',
  place: 'municipality',
  params: transferParams,
  body: z.strictObject({}),
  response: z.object({ withdrawn: z.int(), left: z.int() }),
  failures: ['transfer.not-found', 'dossier.changed-meanwhile'],
})

export const getNotices = route({
  method: 'get',
  path: '/caseloadoverdrachten/{transferId}/berichten',
  operationId: 'getTransferNotices',
  summary: 'Berichten aan bewoners en partners van wie is overgenomen, om af te drukken',
  tag,
  permission: 'handover.bulk',
  place: 'municipality',
  params: transferParams,
  query: z.object({ page: z.coerce.number().int().min(0).max(1000).default(0) }),
  response: z.object({
    items: z.array(z.object({ dossierId: Id, name: z.string(), resident: z.string(), partner: z.string() })),
    total: z.int(),
    page: z.int(),
    pageSize: z.int(),
  }),
  failures: ['transfer.not-found'],
})
