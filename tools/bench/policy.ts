/** How fast decision tables are over a city's residents, beside the same tables in other ways. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { compileDecision } from '../../src/policy/decide.ts'
import { type DecisionModel, getDecision } from '../../src/policy/decision-model.ts'
import { readModel } from '../../src/policy/dmn.ts'
import { createRandom } from '../../src/simulation/random.ts'
import { BY_HAND, byFeelin, byZen, type Facts, findZen, type Outcome } from './policy-peers.ts'
import { percentile } from './timing.ts'

/** One table: nanoseconds per resident at the median, and how much slower each other way is than ours. */
export interface PolicyFigures {
  table: string
  residents: number
  nanoseconds: { trede: number; hand: number; feelin: number; zen: number | null }
  /** Trede's explanation with rules, inputs and what is missing. */
  explainNanoseconds: number
}

const POLICIES = resolve(join(import.meta.dirname, '../../policies'))
const RESIDENTS = 400_000
/** feelin alone would take minutes for all; the share says enough. */
const FOR_FEELIN = 2_000
const FOR_EXPLAINING = 20_000
/** As many as the other engine handles fastest in one call. */
const BATCH = 1_000
const ROUNDS = 7

/** Residents as the dossiers hold them: what is not known is not there. */
function residents(count: number): Facts[] {
  const random = createRandom('bench/policy')
  const goals = ['work', 'work-later', 'participation', 'care', 'civic-integration', 'income-only'] as const
  const categories = ['youth', 'reintegration', 'activation'] as const
  return Array.from({ length: count }, () => {
    const facts: Facts = { age: random.int(18, 67) }
    if (random.chance(0.85)) facts['monthsToWork'] = random.int(0, 60)
    if (random.chance(0.9)) facts['goal'] = random.pick(goals)
    if (random.chance(0.8)) facts['careNeed'] = random.chance(0.3)
    if (random.chance(0.8)) facts['integrationDuty'] = random.chance(0.2)
    if (random.chance(0.8)) facts['copesAlone'] = random.chance(0.5)
    if (random.chance(0.8)) facts['hasDebts'] = random.chance(0.4)
    if (random.chance(0.9)) facts['category'] = random.pick(categories)
    return facts
  })
}

/** Writes what it decides for each into a list that is there already: making room for it is no part of the work. */
type Run = (people: readonly Facts[], outcomes: Outcome[]) => Promise<void> | void

const each =
  (decide: (facts: Facts) => Outcome): Run =>
  (people, outcomes) => {
    let index = 0
    for (const facts of people) outcomes[index++] = decide(facts)
  }

const inBatches =
  (decide: (people: readonly Facts[]) => Promise<Outcome[]>): Run =>
  async (people, outcomes) => {
    for (let from = 0; from < people.length; from += BATCH)
      for (const [index, outcome] of (await decide(people.slice(from, from + BATCH))).entries())
        outcomes[from + index] = outcome
  }

interface Contender {
  run: Run
  people: readonly Facts[]
  rounds: number
}

/** Lets contenders decide the same residents in turn. @returns nanoseconds per resident, and the outcomes of the last */
async function measured(contenders: readonly Contender[]): Promise<{ nanoseconds: number; outcomes: Outcome[] }[]> {
  const results = contenders.map(({ people }) => ({
    times: [] as number[],
    outcomes: people.map((): Outcome => ''),
  }))
  for (let round = 0; round <= ROUNDS; round++)
    for (const [index, { run, people, rounds }] of contenders.entries()) {
      if (round > rounds) continue
      const { times, outcomes } = results[index] ?? { times: [], outcomes: [] }
      const startedAtMs = performance.now()
      await run(people, outcomes)
      if (round > 0) times.push(((performance.now() - startedAtMs) * 1e6) / people.length)
    }
  return results.map(({ times, outcomes }) => ({
    nanoseconds: percentile(
      times.toSorted((a, b) => a - b),
      0.5,
    ),
    outcomes,
  }))
}

const text = (value: unknown): Outcome => (typeof value === 'string' ? value : null)

/** @throws when two ways do not agree: then one of them does not do the same work */
function checkSame(table: string, ours: readonly Outcome[], theirs: readonly Outcome[], who: string): void {
  const index = theirs.findIndex((outcome, at) => outcome !== ours[at])
  if (index >= 0 || theirs.length === 0)
    throw new Error(`${table}: ${who} gives ${theirs[index]}, Trede ${ours[index]}`)
}

async function measureTable(name: string, model: DecisionModel, people: readonly Facts[]): Promise<PolicyFigures> {
  const decision = name.split(' ')[1] ?? ''
  const { decide, explain } = compileDecision(model, decision)
  const table = getDecision(model, decision)
  const zen = await findZen()
  const hand = BY_HAND[name]
  if (!hand) throw new Error(`${name} is not written by hand`)
  const all = { people, rounds: ROUNDS }
  const contenders: Contender[] = [
    { run: each((facts) => text(decide(facts))), ...all },
    { run: each(hand), ...all },
    { run: each(byFeelin(table)), people: people.slice(0, FOR_FEELIN), rounds: 2 },
    { run: each((facts) => text(explain(facts).value)), people: people.slice(0, FOR_EXPLAINING), rounds: 3 },
    ...(zen ? [{ run: inBatches(byZen(zen, table)), people, rounds: 3 }] : []),
  ]
  const [ours, byHand, feelin, explained, byOther] = await measured(contenders)
  if (!ours || !byHand || !feelin || !explained) throw new Error('nothing was measured')
  for (const [who, result] of Object.entries({ hand: byHand, feelin, explained, zen: byOther }))
    if (result) checkSame(name, ours.outcomes, result.outcomes, who)
  return {
    table: name,
    residents: people.length,
    nanoseconds: {
      trede: ours.nanoseconds,
      hand: byHand.nanoseconds,
      feelin: feelin.nanoseconds,
      zen: byOther?.nanoseconds ?? null,
    },
    explainNanoseconds: explained.nanoseconds,
  }
}

export async function measurePolicy(say: (text: string) => void): Promise<PolicyFigures[]> {
  const people = residents(RESIDENTS)
  const figures: PolicyFigures[] = []
  for (const name of Object.keys(BY_HAND)) {
    say(`policy: ${name}`)
    const file = join(POLICIES, name.split(' ')[0] ?? '', 'profiling.dmn')
    figures.push(await measureTable(name, await readModel(readFileSync(file, 'utf8')), people))
  }
  return figures
}
