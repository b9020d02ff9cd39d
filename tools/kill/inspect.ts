/**
 * Looks at the database of an application that does not run, and tells what should not be so. A program of its own,
 * started with a JSON file that holds a Place and a Ledger, since an embedded database takes memory and gives none back.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { amcheck } from '@electric-sql/pglite/contrib/amcheck'
import { sql } from 'kysely'
import { type Db, openEmbedded, openServer } from '../../src/db/connect.ts'
import { listMunicipalities, verify } from '../../src/db/rebuild.ts'
import { type Findings, Inspection, type Ledger, type Load, type Write } from './ledger.ts'

/** Each query finds rows that cannot be when every write was kept whole or not at all. */
const HALVES: Readonly<Record<string, string>> = {
  'an event without its dossier row': `select distinct dossier_id::text as what from event e where not exists
    (select 1 from dossier_row d where (d.municipality_id, d.dossier_id) = (e.municipality_id, e.dossier_id))`,
  'a dossier row without events': `select dossier_id::text as what from dossier_row d where version <>
    (select count(*) from event e where (e.municipality_id, e.dossier_id) = (d.municipality_id, d.dossier_id))`,
  'a dossier without its person': `select dossier_id::text as what from dossier_row d where not exists
    (select 1 from person p where (p.municipality_id, p.person_id) = (d.municipality_id, d.person_id))`,
  'a person without a dossier': `select person_id::text as what from person p where not exists
    (select 1 from dossier_row d where (d.municipality_id, d.person_id) = (p.municipality_id, p.person_id))`,
  'a person without name parts': `select person_id::text as what from person p where not exists
    (select 1 from person_name_part n where (n.municipality_id, n.person_id) = (p.municipality_id, p.person_id))`,
  'a text without an event': `select text_id::text as what from text t where not exists
    (select 1 from event e where (e.municipality_id, e.dossier_id) = (t.municipality_id, t.dossier_id)
      and strpos(e.body::text, t.text_id::text) > 0)`,
  'a loaded row without its dossier': `select row_number::text as what from import_result r where result = 'opened' and
    not exists (select 1 from dossier_row d where (d.municipality_id, d.dossier_id, d.person_id) =
      (r.municipality_id, r.dossier_id, r.person_id))`,
  'a dossier from a file whose row is not marked': `select dossier_id::text as what from event e where seq = 1
    and body->>'via' = 'import' and not exists (select 1 from import_result r where r.municipality_id = e.municipality_id
      and r.dossier_id = e.dossier_id and r.result = 'opened')`,
}

async function halves(db: Db): Promise<string[]> {
  const faults: string[] = []
  for (const [what, query] of Object.entries(HALVES)) {
    const { rows } = await sql.raw<{ what: string }>(query).execute(db)
    if (rows.length > 0) faults.push(`${what}: ${rows.length}, such as ${rows[0]?.what}`)
  }
  return faults
}

interface Kept {
  municipality_id: string
  marker: string
  dossier_id: string
  seq: number
}

/** Every note and report of the ledger that the database holds, by marker. */
async function keptWrites(db: Db): Promise<Map<string, Kept[]>> {
  const { rows } = await sql<Kept>`
    select t.municipality_id, t.body as marker, t.dossier_id, e.seq from text t join event e
      on (e.municipality_id, e.dossier_id) = (t.municipality_id, t.dossier_id) and e.body->>'textId' = t.text_id::text
      where t.body like 'kill %'
    union all
    select p.municipality_id, p.family_name, e.dossier_id, e.seq from person p join event e
      on e.municipality_id = p.municipality_id and e.seq = 1 and e.body->>'personId' = p.person_id::text
      where p.family_name like 'Kill%'`.execute(db)
  return Map.groupBy(rows, ({ marker }) => marker)
}

function faultOf(write: Write, kept: readonly Kept[]): string | undefined {
  const told = `${write.kind} '${write.marker}' of life ${write.life}`
  const [first] = kept
  if (kept.length > 1) return `${told} is there ${kept.length} times`
  if (write.fate === 'refused') return first ? `${told} was refused, and is there` : undefined
  if (write.fate === 'unanswered') return undefined
  if (!first) return `LOST: ${told} was acknowledged, and is not there`
  // Nobody writes between the events of one request, so the last one has the version that was answered.
  const isPlace = first.dossier_id === write.dossierId && first.seq <= (write.version ?? 0)
  return isPlace ? undefined : `${told} was acknowledged at another place`
}

async function faultsOfLoad(db: Db, load: Load): Promise<string[]> {
  const { rows } = await sql<{ staged: number; opened: number; persons: number; dossiers: number; notes: number }>`
    select (select count(*) from import_row where import_id = ${load.importId}) as staged,
      (select count(*) from import_result where import_id = ${load.importId} and result = 'opened') as opened,
      (select count(*) from person where starts_with(external_ref, ${load.prefix})) as persons,
      (select count(*) from person p join dossier_row d using (municipality_id, person_id)
        where starts_with(p.external_ref, ${load.prefix})) as dossiers,
      (select count(*) from text where starts_with(body, ${`opmerking ${load.prefix}`})) as notes`.execute(db)
  const { staged, ...made } = rows[0] ?? { staged: 0, opened: 0 }
  const faults = []
  if (staged !== load.rows) faults.push(`LOST: file ${load.prefix} has ${staged} of its ${load.rows} rows`)
  if (new Set(Object.values(made)).size > 1) faults.push(`file ${load.prefix} is half: ${JSON.stringify(made)}`)
  if (load.acknowledged === 'loaded' && made.opened !== load.rows)
    faults.push(`LOST: file ${load.prefix} was loaded, and ${made.opened} of its ${load.rows} rows are`)
  return faults
}

/** PostgreSQL's own check of every table and index, down to the bytes. */
async function physicalFaults(directory: string): Promise<string[]> {
  const faults: string[] = []
  const pglite = await PGlite.create({ dataDir: directory, extensions: { amcheck } })
  await pglite.exec('create extension if not exists amcheck')
  const tables = await pglite.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c where relkind in ('r', 't') and relpersistence = 'p'`,
  )
  for (const { name } of tables.rows) {
    const found = await pglite.query<{ msg: string }>('select msg from verify_heapam($1::regclass)', [name])
    faults.push(...found.rows.map(({ msg }) => `${name}: ${msg}`))
  }
  const indexes = await pglite.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_am a on a.oid = c.relam
      where relkind = 'i' and amname = 'btree' and relpersistence = 'p'`,
  )
  for (const { name } of indexes.rows) {
    const check = pglite.query('select bt_index_check($1::regclass, true)', [name])
    await check.catch((error: unknown) => faults.push(`${name}: ${String(error)}`))
  }
  await pglite.close()
  return faults
}

async function inspect(db: Db, { writes, loads }: Ledger): Promise<Findings> {
  // Nothing else counts the rows of an embedded database, and without counts the questions below take minutes.
  await sql`analyze`.execute(db)
  const faults = await halves(db)
  for (const municipalityId of await listMunicipalities(db))
    for (const { dossierId, what, detail } of await verify(db, municipalityId))
      faults.push(`verify: ${municipalityId} ${dossierId} ${what} ${detail}`)
  const kept = await keptWrites(db)
  for (const write of writes) {
    const mine = (kept.get(write.marker) ?? []).filter((one) => one.municipality_id === write.municipalityId)
    faults.push(...[faultOf(write, mine) ?? []].flat())
  }
  for (const load of loads) faults.push(...(await faultsOfLoad(db, load)))
  const count = async (what: string) =>
    (await sql.raw<{ count: number }>(`select count(*) as count from ${what}`).execute(db)).rows[0]?.count ?? 0
  return {
    faults,
    dossiers: await count('dossier_row'),
    writesKept: kept.size,
    rowsLoaded: await count(`import_result where result = 'opened'`),
  }
}

if (import.meta.main) {
  const { place, ledger, isDeep } = Inspection.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')))
  const directory = join(place.directory, 'database')
  const physical = isDeep && place.url === undefined ? await physicalFaults(directory) : []
  const db = place.url === undefined ? (await openEmbedded(directory)).db : openServer(place.url, 2)
  const { faults, ...counts } = await inspect(db, ledger)
  await db.destroy()
  process.stdout.write(JSON.stringify({ faults: [...physical, ...faults], ...counts }))
}
