import { sql } from 'kysely'
import type { ImportOutcome } from '../core/import-choice.ts'
import type { Trx } from './connect.ts'
import { checksOf, IS_TAKEN } from './import-check.ts'
import { KeptProblem } from './import-row.ts'

export interface RowCounts {
  outcomes: Record<ImportOutcome, number>
  opened: number
  changed: number
  undecided: number
  ready: number
  skipped: number
}

/** How many rows there are of each kind. */
export async function countRows(trx: Trx, municipalityId: string, importId: string): Promise<RowCounts> {
  const rows = await checksOf(trx, municipalityId, importId)
    .select(['outcome', 'choice', 'import_result.result'])
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .select(IS_TAKEN.as('is_taken'))
    .groupBy(['outcome', 'choice', 'import_result.result'])
    .execute()
  const sum = (counts: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(counts).reduce((total, row) => total + Number(row.count), 0)
  const waits = ['changed', 'duplicate']
  return {
    outcomes: {
      new: sum((row) => row.outcome === 'new'),
      same: sum((row) => row.outcome === 'same'),
      changed: sum((row) => row.outcome === 'changed'),
      duplicate: sum((row) => row.outcome === 'duplicate'),
      bad: sum((row) => row.outcome === 'bad'),
    },
    opened: sum((row) => row.result === 'opened'),
    changed: sum((row) => row.result === 'changed'),
    undecided: sum((row) => waits.includes(row.outcome) && row.choice === null && row.result === null),
    ready: sum((row) => row.is_taken && row.result === null),
    skipped: sum((row) => row.choice === 'skip'),
  }
}

export type KindOfProblem = KeptProblem & { count: number; firstRows: number[] }

/** Each kind of problem per column, the most frequent first, with the first five rows that have it. */
export async function problemKinds(
  trx: Trx,
  municipalityId: string,
  importId: string,
  limit: number,
): Promise<KindOfProblem[]> {
  const { rows } = await sql<{ problem: unknown; count: number; first_rows: number[] }>`
    select problem, count(*) as count, (array_agg(row_number order by row_number))[1:5] as first_rows
    from import_check, jsonb_array_elements(problems) as problem
    where municipality_id = ${municipalityId} and import_id = ${importId} and problems is not null
    group by problem order by count(*) desc, min(row_number) limit ${limit}`.execute(trx)
  return rows.map(({ problem, count, first_rows }) => ({
    ...KeptProblem.parse(problem),
    count: Number(count),
    firstRows: first_rows,
  }))
}
