import { sql } from 'kysely'
import type { IsoDate } from '../core/day.ts'
import type { Trx } from './connect.ts'

/** Decisions of one kind, with how many there are. Codes alone: no worker, no dossier, no words. */
export interface DecidedCategories {
  policyVersion: string | null
  /** Rules that led to the proposal: indexes in the table from 0. */
  rules: number[]
  proposed: string
  category: string
  /** Null when the proposal was followed. */
  deviationCode: string | null
  count: number
}

export interface DecidedIntervals {
  policyVersion: string | null
  /** Longest interval in days that the norm gave. */
  normMaxDays: number
  deviationCode: string | null
  count: number
  /** The middle one of the intervals that were chosen, in days. */
  medianDays: number
}

export interface Period {
  fromOn: IsoDate
  untilOn: IsoDate
}

/** What was withdrawn as wrong was never decided. */
const COUNTS = sql`not exists (select 1 from event as later where later.municipality_id = event.municipality_id
  and later.dossier_id = event.dossier_id and later.kind = 'event-withdrawn'
  and (later.body ->> 'withdrawnSeq')::int = event.seq)`

/** Categories that were decided over a period where the policy proposed one. */
export async function decidedCategories(
  trx: Trx,
  municipalityId: string,
  { fromOn, untilOn }: Period,
): Promise<DecidedCategories[]> {
  const { rows } = await sql<DecidedCategories>`
    select policy_version as "policyVersion", body -> 'rules' as rules, body ->> 'proposed' as proposed,
      body ->> 'category' as category, body ->> 'deviationCode' as "deviationCode", count(*) as count
    from event
    where municipality_id = ${municipalityId} and kind = 'category-decided'
      and effective_on between ${fromOn}::date and ${untilOn}::date and body ->> 'proposed' is not null and ${COUNTS}
    group by 1, 2, 3, 4, 5`.execute(trx)
  return rows
}

/** Next contacts that were agreed over a period where a norm held, in a plan or after a talk. */
export async function decidedIntervals(
  trx: Trx,
  municipalityId: string,
  { fromOn, untilOn }: Period,
): Promise<DecidedIntervals[]> {
  const { rows } = await sql<DecidedIntervals>`
    select policy_version as "policyVersion", (body ->> 'normMaxDays')::int as "normMaxDays",
      body ->> 'deviationCode' as "deviationCode", count(*) as count,
      percentile_disc(0.5) within group (order by (body ->> 'nextContactOn')::date - effective_on) as "medianDays"
    from event
    where municipality_id = ${municipalityId} and kind in ('plan-made', 'contact-noted')
      and effective_on between ${fromOn}::date and ${untilOn}::date
      and body ->> 'normMaxDays' is not null and body ->> 'nextContactOn' is not null and ${COUNTS}
    group by 1, 2, 3`.execute(trx)
  return rows
}
