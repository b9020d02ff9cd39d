/** Sends planned requests at their moments, from a thread of its own, and tells how long each answer took. */
import { setTimeout as wait } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'

export interface Planned {
  /** Milliseconds after the start. */
  atMs: number
  kind: string
  path: string
  init: { method: string; headers: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> }
}

export interface Answered {
  kind: string
  atMs: number
  /** From the planned moment to the last byte, so that waiting for a turn counts too. */
  ms: number
  /** 0 when there was no answer. */
  status: number
}

async function send(origin: string, startedAtMs: number, { atMs, kind, path, init }: Planned): Promise<Answered> {
  await wait(Math.max(0, startedAtMs + atMs - performance.now()))
  const status = await fetch(origin + path, init).then(
    async (response) => {
      await response.text()
      return response.status
    },
    () => 0,
  )
  return { kind, atMs, ms: performance.now() - startedAtMs - atMs, status }
}

if (parentPort) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- load.ts sends it, typed alike
  const { origin, plan } = workerData as { origin: string; plan: readonly Planned[] }
  const startedAtMs = performance.now()
  parentPort.postMessage(await Promise.all(plan.map((planned) => send(origin, startedAtMs, planned))))
}
