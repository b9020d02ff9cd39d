import type { NewText } from '../core/decision.ts'
import type { EventBody } from '../core/dossier.ts'
import type { PersonDetails } from '../core/person.ts'
import { type Db, type Trx, withScope } from './connect.ts'
import { takeDossierNumbers } from './dossier.ts'
import { append } from './journal.ts'
import { insertPersons } from './person.ts'

/** A made-up resident to be kept: who it is, and everything that happened, with who recorded it and when. */
export interface PopulationDossier {
  person: PersonDetails & { personId: string; externalRef: string }
  dossierId: string
  events: readonly (EventBody & { actorId: string; recordedAt: string })[]
  texts: readonly (NewText & { authorId: string })[]
}

/** Dossiers per transaction: large enough to be fast, small enough that a stop loses little. */
const CHUNK = 500

/** Gives each dossier the municipality's next number of the year in which it was opened. */
async function withNumbers(
  trx: Trx,
  municipalityId: string,
  dossiers: readonly PopulationDossier[],
): Promise<readonly PopulationDossier[]> {
  const byYear = Map.groupBy(dossiers, ({ events }) => events[0]?.on.slice(0, 4) ?? '')
  const numbers = new Map<string, string>()
  for (const [year, opened] of byYear) {
    const taken = await takeDossierNumbers(trx, municipalityId, year, opened.length)
    for (const [index, { dossierId }] of opened.entries()) numbers.set(dossierId, taken[index] ?? '')
  }
  return dossiers.map((dossier) => ({
    ...dossier,
    events: dossier.events.map((event) =>
      event.kind === 'dossier-opened' ? { ...event, dossierNumber: numbers.get(dossier.dossierId) ?? '' } : event,
    ),
  }))
}

/** Keeps made-up residents in the caller's transaction: persons, journal, texts and all that lists read. */
export async function insertPopulation(
  trx: Trx,
  municipalityId: string,
  dossiers: readonly PopulationDossier[],
  policyVersion: string | null,
): Promise<void> {
  if (dossiers.length === 0) return
  const numbered = await withNumbers(trx, municipalityId, dossiers)
  await insertPersons(
    trx,
    municipalityId,
    numbered.map(({ person }) => person),
  )
  const first = numbered[0]?.events[0]
  const writing = {
    municipalityId,
    actorId: first?.actorId ?? '',
    purpose: 'guidance',
    recordedAt: first?.recordedAt ?? '',
    policyVersion,
  }
  await append(
    trx,
    writing,
    numbered.map(({ dossierId, events, texts }) => ({ dossierId, earlier: [], events, texts })),
  )
}

/**
 * Keeps a stream of made-up residents, some hundreds per transaction, so that any number fits in memory.
 *
 * @param onChunk told after each transaction how many dossiers are in
 * @returns how many dossiers and events were kept
 */
export async function storePopulation(
  db: Db,
  municipalityId: string,
  population: Iterable<PopulationDossier>,
  policyVersion: string | null,
  onChunk: (dossiers: number) => void = () => {},
): Promise<{ dossiers: number; events: number }> {
  const stored = { dossiers: 0, events: 0 }
  let chunk: PopulationDossier[] = []
  const flush = async () => {
    const dossiers = chunk
    chunk = []
    await withScope(db, municipalityId, (trx) => insertPopulation(trx, municipalityId, dossiers, policyVersion))
    stored.dossiers += dossiers.length
    stored.events += dossiers.reduce((sum, { events }) => sum + events.length, 0)
    onChunk(stored.dossiers)
  }
  for (const dossier of population) {
    chunk.push(dossier)
    if (chunk.length === CHUNK) await flush()
  }
  if (chunk.length > 0) await flush()
  return stored
}

/** Workers who can own a dossier, with one of their teams; ordered so that a population is repeatable. */
export async function listOwners(trx: Trx, municipalityId: string): Promise<{ workerId: string; teamId: string }[]> {
  const rows = await trx
    .selectFrom('worker')
    .innerJoin('worker_team', (join) =>
      join
        .onRef('worker_team.municipality_id', '=', 'worker.municipality_id')
        .onRef('worker_team.worker_id', '=', 'worker.worker_id'),
    )
    .select(['worker.worker_id', 'worker_team.team_id'])
    .where('worker.municipality_id', '=', municipalityId)
    .where('worker.is_active', '=', true)
    .where(({ eb, val, ref }) => eb(val('case-manager'), '=', eb.fn.any(ref('worker.roles'))))
    .orderBy('worker.worker_id')
    .orderBy('worker_team.team_id')
    .execute()
  const first = new Map<string, string>()
  for (const row of rows) if (!first.has(row.worker_id)) first.set(row.worker_id, row.team_id)
  return [...first].map(([workerId, teamId]) => ({ workerId, teamId }))
}

/** How many persons a municipality has: later populations number on from there. */
export async function countPersons(trx: Trx, municipalityId: string): Promise<number> {
  const { count } = await trx
    .selectFrom('person')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('municipality_id', '=', municipalityId)
    .executeTakeFirstOrThrow()
  return count
}

/** Test BSNs (9999…) that somebody in the municipality has: at most some 9,000. */
export async function listTestBsns(trx: Trx, municipalityId: string): Promise<ReadonlySet<string>> {
  const rows = await trx
    .selectFrom('person')
    .select('bsn')
    .where('municipality_id', '=', municipalityId)
    .where('bsn', '>=', '9999')
    .execute()
  return new Set(rows.flatMap(({ bsn }) => bsn ?? []))
}
