import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Db, openEmbedded } from '../src/db/connect.ts'
import { migrate } from '../src/db/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** File with the dump of an embedded database that has every migration and nothing else. */
    embeddedTemplate: string
  }
}

/** Vitest's global set-up of the project `app`: one migrated database, from which every test file starts. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { template, remove } = await makeTemplate()
  project.provide('embeddedTemplate', template)
  return remove
}

/** A file with the dump of a migrated database, and what is filled in; starting from it is faster than doing it again. */
export async function makeTemplate(
  fill: (db: Db) => Promise<unknown> = async () => undefined,
): Promise<{ template: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'trede-embedded-'))
  const template = join(folder, 'template.tar')
  const { db, pglite } = await openEmbedded()
  await migrate(db)
  await fill(db)
  const dump = await pglite.dumpDataDir('none')
  await writeFile(template, new Uint8Array(await dump.arrayBuffer()))
  await db.destroy()
  return { template, remove: () => rm(folder, { recursive: true, force: true }) }
}
