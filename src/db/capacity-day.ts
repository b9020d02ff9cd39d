import { sql } from 'kysely'
import type { LoadGroup } from '../core/capacity.ts'
import type { IsoDate } from '../core/day.ts'
import type { Trx } from './connect.ts'
import { type NormDays, type RadarWorld, radarRows } from './radar.ts'

type Alike = Pick<LoadGroup, 'teamId' | 'attentionClass' | 'category'>

/** Residents of these groups by the day on which they were last seen; the longest ago first. */
export async function groupsByDay(trx: Trx, world: RadarWorld, norms: NormDays, groups: readonly Alike[]) {
  const wanted = groups.map(({ teamId: team, attentionClass: attention, category: own }) => ({ team, attention, own }))
  const { rows } = await sql<{
    team_id: string
    attention_class: string | null
    category: string | null
    norm_key: string | null
    unseen_on: IsoDate
    people: number
  }>`
    select team_id, attention_class, category, norm_key, unseen_on, count(*) as people
    from ${radarRows(world, norms)}
    where exists (select 1 from json_to_recordset(${JSON.stringify(wanted)}::json) as one(team uuid, attention text, own text)
      where team = team_id and attention is not distinct from attention_class and own is not distinct from category)
    group by team_id, attention_class, category, norm_key, unseen_on
    order by unseen_on`.execute(trx)
  return rows.map((row) => ({
    teamId: row.team_id,
    attentionClass: row.attention_class,
    category: row.category,
    normKey: row.norm_key,
    unseenOn: row.unseen_on,
    people: Number(row.people),
  }))
}
