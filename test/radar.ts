import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { getRadar } from '../src/api/radar.ts'
import { type Client, createTestApp, type TestApp, TODAY } from './kit.ts'

/** Reasons and their days for each dossier on somebody's radar. */
export async function radar(client: Client, query: object = {}): Promise<[string, ...string[]][]> {
  const { items } = await client.call(getRadar, { query })
  return items.map(({ dossierId, lines }) => [dossierId, ...lines.map(({ reason, on }) => `${reason} ${on}`)])
}

/** The day comes, the work is done, and the next test starts on the first day again. */
export async function during(app: TestApp, day: string, work: () => Promise<void>): Promise<void> {
  app.travelTo(day)
  try {
    await work()
  } finally {
    app.travelTo(TODAY)
  }
}

/** Amsterdam, had it made a norm of the three weeks that its study shows once; `changed` is done to its table. */
export async function withNorm(changed: (xml: string) => string = (xml) => xml): Promise<TestApp> {
  const folder = await mkdtemp(join(tmpdir(), 'trede-policies-'))
  await cp(resolve(import.meta.dirname, '../policies'), folder, { recursive: true })
  const table = join(folder, 'GM0363/contact-norm.dmn')
  await writeFile(table, changed((await readFile(table, 'utf8')).replace('"example"', '"norm"')))
  const app = await createTestApp({ policies: folder })
  const close = async () => {
    await app.close()
    await rm(folder, { recursive: true })
  }
  return { ...app, close }
}
