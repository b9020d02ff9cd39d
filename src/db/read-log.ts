import { type InferResult, sql } from 'kysely'
import { Purpose, Role } from '../core/access.ts'
import type { Trx } from './connect.ts'

export interface ReadQuery {
  dossierId?: string | undefined
  workerId?: string | undefined
  fromOn?: string | undefined
  untilOn?: string | undefined
  onlyBreakGlass?: boolean
  purpose?: Purpose | undefined
  after?: string | undefined
}

const entries = (trx: Trx, municipalityId: string) =>
  trx
    .selectFrom('read_log')
    .innerJoin('worker', (join) =>
      join
        .onRef('worker.municipality_id', '=', 'read_log.municipality_id')
        .onRef('worker.worker_id', '=', 'read_log.worker_id'),
    )
    .leftJoin('dossier_row', (join) =>
      join
        .onRef('dossier_row.municipality_id', '=', 'read_log.municipality_id')
        .onRef('dossier_row.dossier_id', '=', 'read_log.dossier_id'),
    )
    .select(['read_id', 'read_at', 'read_log.worker_id', 'worker.name', 'worker.roles', 'read_log.dossier_id'])
    .select(['dossier_number', 'what', 'purpose', 'subjects', 'break_glass_id'])
    .where('read_log.municipality_id', '=', municipalityId)

const entry = (row: InferResult<ReturnType<typeof entries>>[number]) => ({
  readId: row.read_id,
  readAt: row.read_at,
  worker: { workerId: row.worker_id, name: row.name, roles: row.roles.map((role) => Role.parse(role)) },
  dossierId: row.dossier_id,
  dossierNumber: row.dossier_number,
  what: row.what,
  purpose: Purpose.parse(row.purpose),
  subjects: row.subjects,
  isBreakGlass: row.break_glass_id !== null,
})

/** A page of the read log, newest first. */
export async function readLogPage(trx: Trx, municipalityId: string, query: ReadQuery, limit: number) {
  let rows = entries(trx, municipalityId)
  for (const [column, value] of [
    ['read_log.dossier_id', query.dossierId],
    ['read_log.worker_id', query.workerId],
    ['purpose', query.purpose],
  ] as const)
    if (value) rows = rows.where(column, '=', value)
  if (query.fromOn) rows = rows.where(sql<boolean>`read_at >= ${query.fromOn}::date at time zone 'Europe/Amsterdam'`)
  if (query.untilOn)
    rows = rows.where(sql<boolean>`read_at < (${query.untilOn}::date + 1) at time zone 'Europe/Amsterdam'`)
  if (query.onlyBreakGlass) rows = rows.where('break_glass_id', 'is not', null)
  if (query.after)
    rows = rows.where(
      sql<boolean>`(read_at, read_id) < (select read_at, read_id from read_log
        where municipality_id = ${municipalityId} and read_id = ${query.after})`,
    )
  const found = await rows.orderBy('read_at', 'desc').orderBy('read_id', 'desc').limit(limit).execute()
  return found.map(entry)
}
