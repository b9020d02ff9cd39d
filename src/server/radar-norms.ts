import * as z from 'zod'
import { FactKey, FactValue } from '../core/fact.ts'
import { type NormDays, normKeys, type RadarWorld } from '../db/radar.ts'
import { endNorm, type RadarNorm, radarNorm, readByNorm } from '../policy/radar-norm.ts'
import type { Call } from './deps.ts'

const Key = z.array(FactValue.nullable())
const Values = z.partialRecord(z.enum([...FactKey.options, 'age']), FactValue)

/** The values of a combination by their names; what is unknown is absent. */
function valuesOf(key: string, reads: readonly string[]) {
  const values = Key.parse(JSON.parse(key))
  const known = reads.flatMap((name, index) => {
    const value = values[index] ?? null
    return value === null ? [] : [[name, value] as const]
  })
  const { category, attentionClass, ...facts } = Object.fromEntries(known)
  return {
    ...Values.parse(facts),
    ...(typeof category === 'string' ? { category } : {}),
    ...(typeof attentionClass === 'string' ? { attentionClass } : {}),
  }
}

/** The norm of every combination of values that there is among these people, by its key; and the one after an end. */
export async function normsFor(
  call: Call,
  world: RadarWorld,
): Promise<{ norms: ReadonlyMap<string, RadarNorm>; end: RadarNorm; days: NormDays }> {
  const reads = readByNorm(call.policy)
  const country = call.deps.policies.country.data
  const norms = new Map<string, RadarNorm>()
  for (const key of await normKeys(call.trx, world, reads))
    norms.set(key, radarNorm(call.policy, country, valuesOf(key, reads)))
  const end = endNorm(call.policy, country)
  const days = new Map([...norms].map(([key, { maxDays }]) => [key, maxDays]))
  return { norms, end, days: { reads, days, afterEnd: end.maxDays } }
}
