import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openEmbedded } from '../src/db/connect.ts'
import { migrate } from '../src/db/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** File with the dump of an embedded database that has every migration and nothing else. */
    embeddedTemplate: string
  }
}

/** Vitest's global set-up of the project `app`: one migrated database, from which every test file starts. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'trede-embedded-'))
  const template = join(folder, 'template.tar')
  const { db, pglite } = await openEmbedded()
  await migrate(db)
  const dump = await pglite.dumpDataDir('none')
  await writeFile(template, new Uint8Array(await dump.arrayBuffer()))
  await db.destroy()
  project.provide('embeddedTemplate', template)
  return () => rm(folder, { recursive: true, force: true })
}
