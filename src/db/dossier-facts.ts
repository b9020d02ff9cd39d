import { sql } from 'kysely'
import type { IsoDate } from '../core/day.ts'
import type { Facts, FactValue } from '../core/fact.ts'
import { ageOn } from '../core/person.ts'
import { inReach, type Reach } from './attention.ts'
import type { Trx } from './connect.ts'

/** What a policy reads of an open dossier, and what was decided and agreed in it. */
export interface DossierFacts {
  dossierId: string
  /** Recorded dimensions, and the age on the day that was asked for where the birth date is known. */
  facts: Facts
  /** The category that a person decided. */
  category: string | null
  teamId: string
  ownerId: string | null
  /** The next contact as it was agreed with the resident. */
  nextContactOn: IsoDate | null
  /** What the municipality has promised in the plan and has not done yet. */
  promiseCount: number
}

/** Dossiers per query: large enough to be fast, small enough to show progress and to let others through. */
const CHUNK = 20_000

/** A chunk of dossiers, column by column: what is at one place in every column is of one dossier. */
interface Columns {
  dossier_id: string[]
  facts: Record<string, FactValue>[]
  birth_date: (string | null)[]
  category: (string | null)[]
  team_id: string[]
  owner_id: (string | null)[]
  next_contact_on: (string | null)[]
  promise_count: number[]
}

function dossiersIn(columns: Columns, day: IsoDate): DossierFacts[] {
  return columns.dossier_id.map((dossierId, index) => {
    const facts: Facts = columns.facts[index] ?? {}
    const age = ageOn(columns.birth_date[index] ?? undefined, day)
    if (age !== undefined) facts.age = age
    return {
      dossierId,
      facts,
      category: columns.category[index] ?? null,
      teamId: columns.team_id[index] ?? '',
      ownerId: columns.owner_id[index] ?? null,
      nextContactOn: columns.next_contact_on[index] ?? null,
      promiseCount: columns.promise_count[index] ?? 0,
    }
  })
}

export async function countOpenDossiers(trx: Trx, municipalityId: string): Promise<number> {
  const { total } = await trx
    .selectFrom('dossier_row')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where('municipality_id', '=', municipalityId)
    .where('closed_on', 'is', null)
    .executeTakeFirstOrThrow()
  return total
}

/** Dossiers after this one in the order of their ids; of the whole municipality unless a reach is given. */
export interface FactsPage {
  after: string | null
  limit: number
  reach?: Reach
}

/** One chunk as one list per column: database and driver make and read that several times faster than rows. */
async function readChunk(
  trx: Trx,
  municipalityId: string,
  { after, limit, reach }: FactsPage,
): Promise<Columns | undefined> {
  const { rows } = await sql<Columns>`
    select json_agg(dossier_id) as dossier_id, json_agg(facts) as facts, json_agg(birth_date) as birth_date,
      json_agg(category) as category, json_agg(team_id) as team_id, json_agg(owner_id) as owner_id,
      json_agg(next_contact_on) as next_contact_on, json_agg(promise_count) as promise_count
    from (
      select dossier_id, facts, birth_date, category, team_id, owner_id, next_contact_on, promise_count
      from dossier_row join person using (municipality_id, person_id)
      where municipality_id = ${municipalityId} and closed_on is null
        and (${after}::uuid is null or dossier_id > ${after}::uuid)
        and ${reach ? inReach(reach) : sql<boolean>`true`}
      order by dossier_id limit ${limit}) as chunk
    having count(*) > 0`.execute(trx)
  return rows[0]
}

/** One chunk of {@link openDossierFacts}, for who lets others through between chunks, or has a reach of their own. */
export async function someDossierFacts(
  trx: Trx,
  municipalityId: string,
  day: IsoDate,
  page: FactsPage,
): Promise<DossierFacts[]> {
  const columns = await readChunk(trx, municipalityId, page)
  return columns ? dossiersIn(columns, day) : []
}

/**
 * The facts of every open dossier of a municipality, chunk by chunk in the order of their ids; 400,000 in a few
 * seconds. In a `snapshot` all chunks are of one moment. Whoever shows a dossier found so logs the look.
 *
 * @param day the day that the age is counted on
 */
export async function* openDossierFacts(
  trx: Trx,
  municipalityId: string,
  day: IsoDate,
  chunk = CHUNK,
): AsyncGenerator<DossierFacts[]> {
  for (let after: string | null = null; ; ) {
    const found: DossierFacts[] = await someDossierFacts(trx, municipalityId, day, { after, limit: chunk })
    if (found.length > 0) yield found
    if (found.length < chunk) return
    after = found.at(-1)?.dossierId ?? null
  }
}

/** Ids of the open dossiers within a reach; 'all' where it is the whole municipality. */
export async function reachableDossiers(
  trx: Trx,
  municipalityId: string,
  reach: Reach,
): Promise<ReadonlySet<string> | 'all'> {
  if (reach.place === 'municipality') return 'all'
  const rows = await trx
    .selectFrom('dossier_row')
    .select('dossier_id')
    .where('municipality_id', '=', municipalityId)
    .where('closed_on', 'is', null)
    .where(inReach(reach))
    .execute()
  return new Set(rows.map((row) => row.dossier_id))
}
