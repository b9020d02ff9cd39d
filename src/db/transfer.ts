import { type RawBuilder, sql } from 'kysely'
import { Phase } from '../core/attention.ts'
import type { IsoDate } from '../core/day.ts'
import { TransferState } from '../core/transfer.ts'
import { inReach, listed, listedDossiers, nameOf, type Reach } from './attention.ts'
import type { Trx } from './connect.ts'

export interface Transfer {
  transferId: string
  fromWorkerId: string
  leavesOn: IsoDate
  madeBy: string
  madeOn: IsoDate
}

const COLUMNS = [
  'transfer_id as transferId',
  'from_worker_id as fromWorkerId',
  'leaves_on as leavesOn',
  'made_by as madeBy',
  'made_on as madeOn',
] as const

export async function insertTransfer(trx: Trx, municipalityId: string, transfer: Transfer): Promise<void> {
  await trx
    .insertInto('transfer')
    .values({
      municipality_id: municipalityId,
      transfer_id: transfer.transferId,
      from_worker_id: transfer.fromWorkerId,
      leaves_on: transfer.leavesOn,
      made_by: transfer.madeBy,
      made_on: transfer.madeOn,
    })
    .execute()
}

export const findTransfer = (trx: Trx, municipalityId: string, transferId: string): Promise<Transfer | undefined> =>
  trx
    .selectFrom('transfer')
    .select(COLUMNS)
    .where('municipality_id', '=', municipalityId)
    .where('transfer_id', '=', transferId)
    .executeTakeFirst()

const MOST_TRANSFERS = 30

/** Transfers away from workers of these teams, the newest first; null: of the whole municipality. */
export async function transfersOf(
  trx: Trx,
  municipalityId: string,
  teamIds: readonly string[] | null,
): Promise<Transfer[]> {
  let query = trx.selectFrom('transfer').select(COLUMNS).where('municipality_id', '=', municipalityId)
  if (teamIds !== null)
    query = query.where('from_worker_id', 'in', (eb) =>
      eb
        .selectFrom('worker_team')
        .select('worker_id')
        .where('worker_team.municipality_id', '=', municipalityId)
        .where('team_id', 'in', [...teamIds]),
    )
  return query.orderBy('made_on', 'desc').orderBy('transfer_id').limit(MOST_TRANSFERS).execute()
}

/** Everybody a worker guides, by dossier number: enough to divide them, within reach. */
export async function residentsOf(
  trx: Trx,
  municipalityId: string,
  reach: Reach,
  {
    fromWorkerId,
    phase,
    category,
    limit,
  }: { fromWorkerId: string; phase?: string | undefined; category?: string | undefined; limit: number },
) {
  let query = listedDossiers(trx)
    .select(['phase', 'category', 'attention_class', 'next_contact_on', 'handover_to_team_id'])
    .where('dossier_row.municipality_id', '=', municipalityId)
    .where('owner_id', '=', fromWorkerId)
    .where('closed_on', 'is', null)
    .where(inReach(reach))
  if (phase) query = query.where('phase', '=', phase)
  if (category) query = query.where('category', '=', category)
  const rows = await query.orderBy('dossier_number').limit(limit).execute()
  return rows.map((row) => ({
    ...listed(row),
    phase: Phase.parse(row.phase),
    category: row.category,
    attentionClass: row.attention_class,
    nextContactOn: row.next_contact_on,
    isOnOffer: row.handover_to_team_id !== null,
  }))
}

/** Open dossiers of each worker. */
export async function residentCounts(trx: Trx, municipalityId: string, workerIds: readonly string[]) {
  if (workerIds.length === 0) return new Map<string, number>()
  const rows = await trx
    .selectFrom('dossier_row')
    .select(({ fn }) => ['owner_id', fn.countAll<number>().as('count')])
    .where('municipality_id', '=', municipalityId)
    .where('owner_id', 'in', [...workerIds])
    .where('closed_on', 'is', null)
    .groupBy('owner_id')
    .execute()
  return new Map(rows.flatMap(({ owner_id, count }) => (owner_id ? [[owner_id, Number(count)] as const] : [])))
}

/** Open dossiers of a worker that are offered to nobody. */
export async function countNotOffered(trx: Trx, municipalityId: string, workerId: string): Promise<number> {
  const { count } = await trx
    .selectFrom('dossier_row')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('municipality_id', '=', municipalityId)
    .where('owner_id', '=', workerId)
    .where('closed_on', 'is', null)
    .where('handover_to_team_id', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Every offer of a transfer with what became of it, read from the journal. */
const offers = (municipalityId: string, transferId: string): RawBuilder<unknown> => sql`(
  select offer.dossier_id, offer.seq, offer.effective_on as offered_on, offer.body ->> 'toWorkerId' as to_worker_id,
    offer.body ->> 'noticeTextId' as notice_id, offer.body ->> 'partnerTextId' as partner_id,
    case coalesce((select kind from event as answer
        where answer.municipality_id = offer.municipality_id and answer.dossier_id = offer.dossier_id
          and answer.seq > offer.seq and answer.body ->> 'handoverId' = offer.body ->> 'handoverId'
          and kind in ('handover-accepted', 'handover-declined', 'handover-withdrawn') order by seq limit 1), 'open')
      when 'handover-accepted' then 'accepted' when 'handover-declined' then 'declined'
      when 'handover-withdrawn' then 'withdrawn'
      else case when exists (select 1 from event as outflow where outflow.municipality_id = offer.municipality_id
        and outflow.dossier_id = offer.dossier_id and outflow.seq > offer.seq and outflow.kind = 'outflow-recorded')
        then 'closed' else 'open' end end as state
  from event as offer
  where offer.municipality_id = ${municipalityId} and offer.kind = 'handover-offered'
    and offer.body ->> 'batchId' = ${transferId}) as item`

export async function countStates(
  trx: Trx,
  municipalityId: string,
  transferId: string,
): Promise<Record<TransferState, number>> {
  const { rows } = await sql<{ state: string; count: number }>`
    select state, count(*) as count from ${offers(municipalityId, transferId)} group by state`.execute(trx)
  const of = (state: TransferState) => Number(rows.find((row) => row.state === state)?.count ?? 0)
  return {
    open: of('open'),
    accepted: of('accepted'),
    declined: of('declined'),
    withdrawn: of('withdrawn'),
    closed: of('closed'),
  }
}

/** Dossiers of a transfer whose offer nobody has answered. */
export async function openOffers(trx: Trx, municipalityId: string, transferId: string, limit: number) {
  const { rows } = await sql<{ dossier_id: string; version: number }>`
    select dossier_id, version from ${offers(municipalityId, transferId)} join dossier_row as d using (dossier_id)
    where d.municipality_id = ${municipalityId} and state = 'open' order by dossier_id limit ${limit}`.execute(trx)
  return rows.map(({ dossier_id, version }) => ({ dossierId: dossier_id, version: Number(version) }))
}

interface ItemRow {
  dossier_id: string
  dossier_number: string
  given_names: string | null
  initials: string | null
  prefix: string | null
  family_name: string
  birth_date: string | null
  offered_on: string
  to_worker_id: string | null
  state: string
  resident: string | null
  partner: string | null
}

/** Offers of a transfer by dossier number; with the notices of those in one state. */
export async function transferItems(
  trx: Trx,
  municipalityId: string,
  transferId: string,
  { state, page, pageSize }: { state?: TransferState; page: number; pageSize: number },
) {
  const only = state ? sql`and state = ${state}` : sql``
  const { rows } = await sql<ItemRow>`
    select item.*, dossier_number, given_names, initials, prefix, family_name, birth_date,
      notice.body as resident, partner.body as partner
    from ${offers(municipalityId, transferId)}
    join dossier_row as d on d.municipality_id = ${municipalityId} and d.dossier_id = item.dossier_id
    join person on person.municipality_id = d.municipality_id and person.person_id = d.person_id
    left join text as notice on notice.municipality_id = ${municipalityId} and notice.text_id = item.notice_id::uuid
    left join text as partner on partner.municipality_id = ${municipalityId} and partner.text_id = item.partner_id::uuid
    where true ${only} order by dossier_number, item.seq limit ${pageSize} offset ${page * pageSize}`.execute(trx)
  return rows.map((row) => ({
    dossierId: row.dossier_id,
    dossierNumber: row.dossier_number,
    name: nameOf(row),
    birthDate: row.birth_date,
    offeredOn: row.offered_on,
    toWorkerId: row.to_worker_id,
    state: TransferState.parse(row.state),
    resident: row.resident ?? '',
    partner: row.partner ?? '',
  }))
}
