/** Milliseconds at the median and at the 95th percentile. */
export interface Spread {
  p50: number
  p95: number
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function spreadOf(times: readonly number[]): Spread {
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
  const runners = Object.entries<Contender>(contenders).map(([name, run]) => ({ name, run, times: [] as number[] }))
  for (let round = 0; round < warmUp + rounds; round++) {
    const first = round % runners.length
    for (const { run, times } of [...runners.slice(first), ...runners.slice(0, first)]) {
      const ms = await timed(() => run(round))
      if (round >= warmUp) times.push(ms)
    }
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one spread per contender, under its name
  return Object.fromEntries(runners.map(({ name, times }) => [name, spreadOf(times)])) as Record<Name, Spread>
}
