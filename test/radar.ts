import { getRadar } from '../src/api/radar.ts'
import { type Client, type TestApp, TODAY } from './kit.ts'

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
