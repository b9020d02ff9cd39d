/** Milliseconds at the median and at the 95th percentile. */
export interface Spread {
  p50: number
  p95: number
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function spreadOf(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b)
  return { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) }
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAtMs = performance.now()
  await work()
  return performance.now() - startedAtMs
}

export type Contender = (round: number) => Promise<unknown>

/**
 * Lets contenders do the same work in turn, so that a busy machine troubles them alike. Each round begins with another
 * one, because the first to ask finds the data cold.
 */
export async function race<Name extends string>(
  contenders: Record<Name, Contender>,
  { rounds, warmUp }: { rounds: number; warmUp: number },
): Promise<Record<Name, Spread>> {
  const names = Object.keys(contenders) as Name[]
  const times = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let round = 0; round < warmUp + rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + turn) % names.length] as Name
      const ms = await timed(() => contenders[name](round))
      if (round >= warmUp) times.get(name)?.push(ms)
    }
  }
  return Object.fromEntries(names.map((name) => [name, spreadOf(times.get(name) ?? [])])) as Record<Name, Spread>
}
