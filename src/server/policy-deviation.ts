import type { Hono } from 'hono'
import { type DeviatedNorm, type DeviatedRule, listDeviations } from '../api/policy-effect.ts'
import { addDays } from '../core/day.ts'
import {
  type DecidedCategories,
  type DecidedIntervals,
  decidedCategories,
  decidedIntervals,
} from '../db/policy-deviation.ts'
import { getDecision } from '../policy/decision-model.ts'
import type { LoadedPolicy } from '../policy/loaded-policy.ts'
import { categoriesOf } from '../policy/proposal.ts'
import { type LocalText, valueOf } from '../policy/sourced.ts'
import type { Deps } from './deps.ts'
import { mount } from './mount.ts'
import type { LoadedPolicies } from './policies.ts'

const YEAR = 365

interface Counted {
  deviationCode: string | null
  count: number
}

const sum = (list: readonly Counted[]): number => list.reduce((total, { count }) => total + count, 0)

const deviatingOf = <T extends Counted>(list: readonly T[]): T[] =>
  list.filter(({ deviationCode }) => deviationCode !== null)

/** Counts by something, the most frequent first. */
function tally<T extends Counted>(list: readonly T[], by: (one: T) => string): { key: string; count: number }[] {
  const groups = Map.groupBy(list, by)
  return [...groups].map(([key, ones]) => ({ key, count: sum(ones) })).toSorted((a, b) => b.count - a.count)
}

const reasonsOf = (list: readonly Counted[]) =>
  tally(deviatingOf(list), ({ deviationCode }) => deviationCode ?? '').map(({ key, count }) => ({ code: key, count }))

function labelOf(policy: LoadedPolicy | undefined, category: string): LocalText | null {
  const found = policy && categoriesOf(policy).find(({ key }) => key === category)
  return found ? { nl: found.nl, en: found.en } : null
}

/** What the rules of a table say, as far as the version is known here. */
function wordsOf(policy: LoadedPolicy | undefined, indexes: readonly number[]) {
  const decision = policy && valueOf(policy.pack.profilingScheme)?.decision
  const model = decision && policy.models[decision.file]
  if (!decision || !model) return { part: null, source: null }
  const rules = getDecision(model, decision.decision).rules.filter(({ index }) => indexes.includes(index))
  return {
    part: `${decision.file}/${decision.decision}`,
    source: rules.map(({ source }) => source).join('; ') || null,
    nl: rules.map(({ nl }) => nl).join(' '),
    en: rules.map(({ en }) => en).join(' '),
  }
}

function deviatedRule(policies: LoadedPolicies, list: readonly DecidedCategories[]): DeviatedRule[] {
  const [first] = list
  if (!first) return []
  const policy = policies.find(first.policyVersion ?? '')
  const deviating = deviatingOf(list)
  return [
    {
      policyVersion: first.policyVersion ?? '',
      rows: first.rules.map((index) => index + 1),
      ...wordsOf(policy, first.rules),
      proposed: first.proposed,
      label: labelOf(policy, first.proposed),
      decided: sum(list),
      deviated: sum(deviating),
      chosen: tally(deviating, ({ category }) => category).map(({ key, count }) => ({
        category: key,
        label: labelOf(policy, key),
        count,
      })),
      reasons: reasonsOf(list),
    },
  ]
}

function deviatedNorm(list: readonly DecidedIntervals[]): DeviatedNorm[] {
  const [first] = list
  if (!first) return []
  const deviating = deviatingOf(list)
  return [
    {
      policyVersion: first.policyVersion ?? '',
      maxDays: first.normMaxDays,
      decided: sum(list),
      deviated: sum(deviating),
      reasons: deviating
        .map(({ deviationCode, count, medianDays }) => ({ code: deviationCode ?? '', count, medianDays }))
        .toSorted((a, b) => b.count - a.count),
    },
  ]
}

/** Rules that were used often enough, those that were deviated from most first. */
const ranked = <T extends { decided: number; deviated: number }>(list: readonly T[], minimum: number): T[] =>
  list.filter(({ decided }) => decided >= minimum).toSorted((a, b) => b.deviated - a.deviated || b.decided - a.decided)

/** Which rules do not fit, by what people decide. @source design §6 */
export function mountPolicyDeviation(app: Hono, deps: Deps): void {
  mount(app, deps, listDeviations, async ({ trx, municipalityId, today }, { query }) => {
    const untilOn = query.untilOn ?? today
    const fromOn = query.fromOn ?? addDays(untilOn, 1 - YEAR)
    const period = { fromOn, untilOn }
    const categories = await decidedCategories(trx, municipalityId, period)
    const intervals = await decidedIntervals(trx, municipalityId, period)
    const byRule = Map.groupBy(categories, (one) => `${one.policyVersion} ${one.rules.join()} ${one.proposed}`)
    const byNorm = Map.groupBy(intervals, (one) => `${one.policyVersion} ${one.normMaxDays}`)
    return {
      ...period,
      minimum: query.minimum,
      categories: ranked(
        [...byRule.values()].flatMap((list) => deviatedRule(deps.policies, list)),
        query.minimum,
      ),
      intervals: ranked([...byNorm.values()].flatMap(deviatedNorm), query.minimum),
    }
  })
}
