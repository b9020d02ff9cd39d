import {
  cancelImport,
  FILE_NAME_HEADER,
  getImport,
  ImportPage,
  listImportRows,
  loadImport,
  mapImport,
  type ShownRow,
  uploadImport,
} from '../src/api/import.ts'
import type { ImportMapping } from '../src/core/import.ts'
import type { ImportOutcome } from '../src/core/import-choice.ts'
import { type Db, withScope } from '../src/db/connect.ts'
import { importsAtRest } from '../src/server/import-job.ts'
import type { Client, Problem, TestApp } from './kit.ts'
import type { Town } from './town.ts'

/** A file in the hands of a functional administrator. */
export interface Loader {
  client: Client
  /** Sends a file as its own body. */
  send: (file: Uint8Array | string, fileName?: string) => Promise<Response>
  /** Stages a file that can be read. */
  stage: (file: Uint8Array | string, fileName?: string) => Promise<ImportPage>
  /** Sends a file that should be refused. */
  refused: (file: Uint8Array | string, fileName?: string) => Promise<Problem>
  /** Maps the columns (as guessed, unless given) and waits until every row is checked. */
  check: (page: ImportPage, mapping?: ImportMapping) => Promise<ImportPage>
  /** Loads what is ready and waits for the end. */
  load: (importId: string) => Promise<ImportPage>
  /** All of it: stage, map as guessed, check, load. */
  run: (file: Uint8Array | string) => Promise<ImportPage>
  rows: (importId: string, outcome?: ImportOutcome) => Promise<ShownRow[]>
  page: (importId: string) => Promise<ImportPage>
  cancel: (importId: string) => Promise<unknown>
}

export function loaderOf(app: TestApp, client: Client): Loader {
  const page = (importId: string) => client.call(getImport, { params: { importId } })
  const send: Loader['send'] = async (file, fileName = 'caseload.csv') =>
    app.hono.request(`http://localhost:3000/v1${uploadImport.path}`, {
      method: 'POST',
      headers: {
        ...(await client.headers()),
        'content-type': 'application/octet-stream',
        [FILE_NAME_HEADER]: encodeURIComponent(fileName),
      },
      body: typeof file === 'string' ? file : new Blob([new Uint8Array(file)]),
    })
  const stage: Loader['stage'] = async (file, fileName) => {
    const response = await send(file, fileName)
    if (!response.ok) throw new Error(`the file was refused: ${await response.text()}`)
    return ImportPage.parse(await response.json())
  }
  const check: Loader['check'] = async ({ importId, guess }, mapping = guess.mapping) => {
    await client.call(mapImport, { params: { importId }, body: { mapping } })
    await importsAtRest(app.db)
    return page(importId)
  }
  const load: Loader['load'] = async (importId) => {
    await client.call(loadImport, { params: { importId } })
    await importsAtRest(app.db)
    return page(importId)
  }
  return {
    client,
    send,
    stage,
    refused: async (file, fileName) => {
      const response = await send(file, fileName)
      if (response.ok) throw new Error('the file was not refused')
      return (await response.json()) as Problem
    },
    check,
    load,
    run: async (file) => load((await check(await stage(file))).importId),
    rows: async (importId, outcome) => {
      const query = { limit: 200, ...(outcome ? { outcome } : {}) }
      return (await client.call(listImportRows, { params: { importId }, query })).items
    },
    page,
    cancel: (importId) => client.call(cancelImport, { params: { importId } }),
  }
}

/** A small CSV file: heading and rows as lines, cells by semicolon. */
export const csv = (...lines: string[]): string => `${lines.join('\r\n')}\r\n`

const TABLES = ['person', 'person_name_part', 'event', 'text', 'dossier_row', 'term_row'] as const

/** Everything a load can write, in a fixed order. */
export function loadedTables(db: Db, municipalityId: string): Promise<Record<string, unknown[]>> {
  return withScope(db, municipalityId, async (trx) => {
    const tables: Record<string, unknown[]> = {}
    for (const table of TABLES) {
      const rows = await trx.selectFrom(table).selectAll().execute()
      tables[table] = rows.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
    }
    return tables
  })
}

/** The dossiers of a municipality with the details of their persons. */
export function dossiersOf(db: Db, town: Town) {
  return withScope(db, town.id, (trx) =>
    trx
      .selectFrom('dossier_row')
      .innerJoin('person', 'person.person_id', 'dossier_row.person_id')
      .selectAll('person')
      .select(['dossier_id', 'dossier_number', 'version', 'owner_id', 'team_id', 'opened_on', 'phase'])
      .select(['last_contact_on', 'next_contact_on'])
      .execute(),
  )
}
