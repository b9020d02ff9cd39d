import { setTimeout as wait } from 'node:timers/promises'
import { getTryOut, startTryOut, TryOut, type TryOutInput } from '../../src/api/try-out.ts'
import { ask, type World } from './world.ts'

/** Seconds as somebody waits for them, and as the processor worked: on a busy machine they differ. */
export interface TryOutFigures {
  whom: string
  residents: number
  version: string
  against: string
  seconds: number
  processorSeconds: number
  /** How often it was told how far it was, and the longest that somebody waited for that. */
  answers: number
  longestAnswerMs: number
}

/** As often as the page asks how far it is. */
const POLL_MS = 300

/** The present-day pack, which has a table for everything, beside what the city has. */
const WHOLE_PACK = 'GM9990-2026.1'

/** Tries a whole pack as the page does: starts it, asks how far it is, reads the outcome. */
async function measure(world: World, whom: string, residents: TryOutInput['residents']): Promise<TryOutFigures> {
  const [screen] = world.screens('lawfulness-reviewer')
  if (!screen) throw new Error('nobody in the city may try a policy out')
  const body = { version: WHOLE_PACK, residents, minutesPerContact: 60, hoursThereAre: null }
  const [startedAtMs, used] = [performance.now(), process.cpuUsage()]
  let run = TryOut.parse(JSON.parse(await ask(world.app, { method: 'POST', path: startTryOut.path, screen, body })))
  const waits: number[] = []
  while (run.state === 'running') {
    await wait(POLL_MS)
    const askedAtMs = performance.now()
    const path = getTryOut.path.replace('{tryOutId}', run.tryOutId)
    run = TryOut.parse(JSON.parse(await ask(world.app, { method: 'GET', path, screen })))
    waits.push(performance.now() - askedAtMs)
  }
  if (run.state !== 'done') throw new Error(`the try-out ${run.state}`)
  const { user, system } = process.cpuUsage(used)
  return {
    whom,
    residents: run.done,
    version: run.version,
    against: run.against,
    seconds: (performance.now() - startedAtMs) / 1000,
    processorSeconds: (user + system) / 1e6,
    answers: waits.length,
    longestAnswerMs: Math.max(...waits),
  }
}

/** A whole pack on made-up residents, and on the city's own, which are read from the database. */
export async function measureTryOut(city: World, residents: number): Promise<TryOutFigures[]> {
  return [
    await measure(city, 'made-up residents', { size: residents, seed: 'bench' }),
    await measure(city, 'own residents', 'own'),
  ]
}
