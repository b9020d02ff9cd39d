import { addDays, weekday } from '../../src/core/day.ts'
import { CITY, TODAY } from './installation.ts'

type Statement = readonly [text: string, values: readonly unknown[]]

const MONDAY = addDays(TODAY, 1 - weekday(TODAY))

/** What does not depend on whose load it is. */
const COMMON: readonly Statement[] = [
  ['select worker_id, name, roles from worker where municipality_id = $1 order by name', [CITY]],
  [
    `select distinct on (worker_id) worker_id, from_on, minutes_per_week from worker_hours
      where municipality_id = $1 and from_on <= $2 order by worker_id, from_on desc`,
    [CITY, TODAY],
  ],
  [
    `select worker_id, count(*) from appointment_row where municipality_id = $1 and starts_at >= $2
      and starts_at < $3 group by worker_id`,
    [CITY, `${MONDAY}T00:00:00+01:00`, `${addDays(MONDAY, 7)}T00:00:00+01:00`],
  ],
  [
    `select handover_to_worker_id, count(*) from dossier_row
      where municipality_id = $1 and handover_to_worker_id is not null group by handover_to_worker_id`,
    [CITY],
  ],
  ['select * from stand_in where municipality_id = $1 and until_on >= $2', [CITY, TODAY]],
]

/** Counts and hours per worker, as a good hand would write them; null for the whole municipality. */
export function loadStatements(teamId: string | null, outOfSight: string): Statement[] {
  const where = teamId === null ? 'and $2::text is null' : 'and team_id = $2'
  const groups = `select owner_id, attention_class, category, count(*), count(handover_to_team_id),
      count(*) filter (where ${outOfSight}) from dossier_row
    where municipality_id = $1 ${where} and closed_on is null group by owner_id, attention_class, category`
  return [[groups, [CITY, teamId, TODAY]], ...COMMON]
}
