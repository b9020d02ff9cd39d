import { sql } from 'kysely'
import { AwaitedFrom, type RadarRow } from '../core/radar.ts'
import type { Trx } from './connect.ts'

/** Rows with whose answer is waited for, which stands in the journal alone: few wait, and a page asks for them at once. */
export async function withAwaited<Row extends Pick<RadarRow, 'dossierId' | 'snooze'>>(
  trx: Trx,
  municipalityId: string,
  rows: readonly Row[],
): Promise<Row[]> {
  const waiting = rows.filter(({ snooze }) => snooze?.reason === 'answer-awaited').map(({ dossierId }) => dossierId)
  if (waiting.length === 0) return [...rows]
  const found = await sql<{ dossier_id: string; awaited_from: string | null; until_on: string }>`
    select distinct on (dossier_id) dossier_id, body ->> 'awaitedFrom' as awaited_from, body ->> 'untilOn' as until_on
    from event where municipality_id = ${municipalityId} and kind = 'radar-snoozed'
      and dossier_id in (${sql.join(waiting)}) and body ->> 'reason' = 'answer-awaited'
    order by dossier_id, seq desc`.execute(trx)
  const byDossier = new Map(found.rows.map((row) => [row.dossier_id, row]))
  return rows.map((row) => {
    const event = byDossier.get(row.dossierId)
    if (!row.snooze || !event?.awaited_from || event.until_on !== row.snooze.untilOn) return row
    return { ...row, snooze: { ...row.snooze, awaitedFrom: AwaitedFrom.parse(event.awaited_from) } }
  })
}
