import { sql } from 'kysely'
import { foldDossier, type RecordedEvent } from '../core/dossier.ts'
import { type Db, type Trx, withScope } from './connect.ts'
import { readEvent } from './journal.ts'
import { type Projected, project, projectedRows } from './projection.ts'

/** Dossiers that are read at a time. */
const CHUNK = 500

/** Something in the database that should not be so. */
export interface Fault {
  dossierId: string
  what:
    | 'seq-gap'
    | 'unreadable-event'
    | 'not-opened'
    | 'row-differs'
    | 'terms-differ'
    | 'appointments-differ'
    | 'buddy-requests-differ'
    | 'text-missing'
    | 'no-journal'
  detail: string
}

/** All municipalities of this installation. Runs as the owner of the tables. */
export async function listMunicipalities(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('municipality').select('municipality_id').orderBy('municipality_id').execute()
  return rows.map((row) => row.municipality_id)
}

async function nextDossiers(trx: Trx, municipalityId: string, after: string | undefined): Promise<string[]> {
  let rows = trx
    .selectFrom('event')
    .select('dossier_id')
    .where('municipality_id', '=', municipalityId)
    .where('seq', '=', 1)
  if (after !== undefined) rows = rows.where('dossier_id', '>', after)
  const found = await rows.orderBy('dossier_id').limit(CHUNK).execute()
  return found.map((row) => row.dossier_id)
}

async function eventsByDossier(trx: Trx, municipalityId: string, ids: readonly string[]) {
  const rows = await trx
    .selectFrom('event')
    .selectAll()
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', 'in', ids)
    .orderBy('dossier_id')
    .orderBy('seq')
    .execute()
  return Map.groupBy(rows, (row) => row.dossier_id)
}

type EventRows = Awaited<ReturnType<typeof eventsByDossier>> extends Map<string, infer R> ? R : never

/** Reads and folds one dossier, telling what is wrong with its journal. */
function foldRows(
  dossierId: string,
  rows: EventRows,
): { projected?: Projected; events: RecordedEvent[]; faults: Fault[] } {
  const faults: Fault[] = []
  const events: RecordedEvent[] = []
  for (const [index, row] of rows.entries()) {
    if (row.seq !== index + 1) faults.push({ dossierId, what: 'seq-gap', detail: `${index + 1}` })
    try {
      events.push(readEvent(row))
    } catch {
      faults.push({ dossierId, what: 'unreadable-event', detail: `${row.seq}` })
    }
  }
  const dossier = foldDossier(events)
  if (!dossier) return { events, faults: [...faults, { dossierId, what: 'not-opened', detail: '' }] }
  return { projected: { dossierId, dossier }, events, faults }
}

/** Fields in one order: the database keeps those of a jsonb value in an order of its own. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => [key, inOrder(one)])
}

const canonical = (rows: readonly Record<string, unknown>[]): string =>
  JSON.stringify(rows.map((row) => JSON.stringify(inOrder(row))).toSorted())

async function compareProjection(trx: Trx, municipalityId: string, projected: readonly Projected[]): Promise<Fault[]> {
  const ids = projected.map(({ dossierId }) => dossierId)
  const faults: Fault[] = []
  const tables = [
    ['dossier_row', 'row-differs'],
    ['term_row', 'terms-differ'],
    ['appointment_row', 'appointments-differ'],
    ['buddy_request', 'buddy-requests-differ'],
  ] as const
  for (const [table, what] of tables) {
    const live = await trx
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- all of them have municipality and dossier
      .selectFrom(table as 'dossier_row')
      .selectAll()
      .where('municipality_id', '=', municipalityId)
      .where('dossier_id', 'in', ids)
      .execute()
    const liveByDossier = Map.groupBy(live, (row) => row.dossier_id)
    for (const one of projected) {
      const should = canonical(projectedRows(municipalityId, one)[table])
      if (canonical(liveByDossier.get(one.dossierId) ?? []) !== should)
        faults.push({ dossierId: one.dossierId, what, detail: '' })
    }
  }
  return faults
}

/** Ids of the texts that an event points at: every field of its body whose name ends in TextId or textId. */
function textIdsOf(value: unknown, name = ''): string[] {
  if (typeof value === 'string') return /textId$/i.test(name) ? [value] : []
  if (Array.isArray(value)) return value.flatMap((one) => textIdsOf(one, name))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => textIdsOf(one, key))
}

async function missingTexts(trx: Trx, municipalityId: string, events: Map<string, RecordedEvent[]>): Promise<Fault[]> {
  const rows = await trx
    .selectFrom('text')
    .select('text_id')
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', 'in', [...events.keys()])
    .execute()
  const known = new Set(rows.map((row) => row.text_id))
  return [...events].flatMap(([dossierId, list]) =>
    textIdsOf(list)
      .filter((textId) => !known.has(textId))
      .map((textId): Fault => ({ dossierId, what: 'text-missing', detail: textId })),
  )
}

/** What hangs in the air: rows of lists without a journal, and events without the opening of their dossier. */
async function strays(trx: Trx, municipalityId: string): Promise<Fault[]> {
  const faults: Fault[] = []
  for (const table of ['dossier_row', 'term_row', 'appointment_row', 'buddy_request', 'event'] as const) {
    const { rows } = await sql<{ dossier_id: string }>`
      select distinct dossier_id from ${sql.table(table)} as one where municipality_id = ${municipalityId}
        and not exists (select 1 from event as opening where opening.municipality_id = ${municipalityId}
          and opening.dossier_id = one.dossier_id and opening.seq = 1)`.execute(trx)
    const what = table === 'event' ? 'not-opened' : 'no-journal'
    faults.push(...rows.map((row): Fault => ({ dossierId: row.dossier_id, what, detail: table })))
  }
  return faults
}

/**
 * Checks a municipality's journal against itself and against what lists read.
 * @param onProgress told the number of dossiers checked so far
 */
export async function verify(db: Db, municipalityId: string, onProgress?: (done: number) => void): Promise<Fault[]> {
  const faults = await withScope(db, municipalityId, (trx) => strays(trx, municipalityId), 'snapshot')
  let after: string | undefined
  for (let done = 0; ; ) {
    const found = await withScope(
      db,
      municipalityId,
      async (trx) => {
        const ids = await nextDossiers(trx, municipalityId, after)
        if (ids.length === 0) return { ids, faults: [] }
        const folded = [...(await eventsByDossier(trx, municipalityId, ids))].map(([id, rows]) => ({
          id,
          ...foldRows(id, rows),
        }))
        const projected = folded.flatMap((one) => one.projected ?? [])
        const events = new Map(folded.map((one) => [one.id, one.events]))
        return {
          ids,
          faults: [
            ...folded.flatMap((one) => one.faults),
            ...(await compareProjection(trx, municipalityId, projected)),
            ...(await missingTexts(trx, municipalityId, events)),
          ],
        }
      },
      'snapshot',
    )
    faults.push(...found.faults)
    done += found.ids.length
    onProgress?.(done)
    if (found.ids.length < CHUNK) return faults
    after = found.ids.at(-1)
  }
}

/** Makes everything that lists read anew from the journal, in one transaction. @returns dossiers projected */
export function rebuild(db: Db, municipalityId: string, onProgress?: (done: number) => void): Promise<number> {
  return withScope(db, municipalityId, async (trx) => {
    for (const table of ['dossier_row', 'term_row', 'appointment_row', 'buddy_request'] as const)
      await trx.deleteFrom(table).where('municipality_id', '=', municipalityId).execute()
    let done = 0
    for (let after: string | undefined; ; ) {
      const ids = await nextDossiers(trx, municipalityId, after)
      if (ids.length === 0) return done
      const folded = [...(await eventsByDossier(trx, municipalityId, ids))].map(([id, rows]) => foldRows(id, rows))
      await project(
        trx,
        municipalityId,
        folded.flatMap((one) => one.projected ?? []),
        true,
      )
      done += ids.length
      onProgress?.(done)
      after = ids.at(-1)
    }
  })
}
