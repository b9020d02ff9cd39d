import * as z from 'zod'
import { FACTS, FactKey, type Facts, FactValue } from '../core/fact.ts'
import { evaluate, type Variables } from './decide.ts'
import type { LoadedLaw } from './loaded-law.ts'
import type { LoadedPolicy } from './loaded-policy.ts'
import { proposeAttention, proposeCategory, proposeContactInterval } from './proposal.ts'
import { readInput } from './read-input.ts'
import type { DecisionRef } from './scheme.ts'
import { LocalText, Source, valueOf } from './sourced.ts'

/** What is known of the person; a value outside its dimension is refused. */
const ScenarioFacts = z
  .partialRecord(z.enum([...FactKey.options, 'age']), FactValue)
  .refine(
    (facts) => FactKey.options.every((key) => facts[key] === undefined || FACTS[key].safeParse(facts[key]).success),
    {
      error: 'fact.out-of-bounds',
    },
  )

const said = { ...LocalText.shape, source: Source, version: z.string() }

/**
 * A situation and what the municipality's policy makes of it, as its study says. `null` says that nothing is proposed;
 * a part that is left out is not looked at.
 */
const SituationScenario = z.strictObject({
  ...said,
  facts: ScenarioFacts,
  expect: z.strictObject({
    category: z.string().nullable().optional(),
    missing: z.array(z.string()).optional(),
    attentionClass: z.string().nullable().optional(),
    maxDays: z.int().nullable().optional(),
    standing: z.enum(['norm', 'example']).nullable().optional(),
    team: z.string().nullable().optional(),
    gateRoute: z.string().nullable().optional(),
  }),
})
type SituationScenario = z.infer<typeof SituationScenario>

/**
 * What a pack says of one parameter ('intake.regime', 'ordinance.x', in the law a parameter or an open term by its key).
 * `value` is a pattern (see `fits`); null says that it is unknown.
 */
const ParameterScenario = z.strictObject({ ...said, parameter: z.string().min(1).max(120), value: z.json() })
type ParameterScenario = z.infer<typeof ParameterScenario>

/** What a decision of the law makes of its inputs. `rows`: the rows that fire, from 1; both lists may be left out. */
const DecisionScenario = z.strictObject({
  ...said,
  decision: z.string().min(1).max(120),
  inputs: z.record(z.string(), z.json()),
  value: z.json(),
  rows: z.array(z.int().min(1)).optional(),
  missing: z.array(z.string()).optional(),
})
type DecisionScenario = z.infer<typeof DecisionScenario>

export const Scenario = z.union([SituationScenario, ParameterScenario, DecisionScenario])
export type Scenario = z.infer<typeof Scenario>

export const Scenarios = z.strictObject({ scenarios: z.array(Scenario).min(1) })

/** What was expected and what came out, cut down to the parts that the scenario looks at: equal when all is well. */
export interface ScenarioOutcome {
  expected: unknown
  actual: unknown
}

/**
 * `actual` cut down to what a pattern looks at: of an object the keys that the pattern names, of a list each element by
 * the pattern's element at its place. The rest of a list stays whole, so that a longer one differs.
 */
export function cutTo(actual: unknown, pattern: unknown): unknown {
  if (Array.isArray(pattern)) return Array.isArray(actual) ? actual.map((each, at) => cutTo(each, pattern[at])) : actual
  if (!isRecord(pattern) || !isRecord(actual)) return actual
  return Object.fromEntries(Object.keys(pattern).map((key) => [key, cutTo(actual[key] ?? null, pattern[key])]))
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a scenario came out as it should. Keys stand in the pattern's order on both sides. */
export const isAsExpected = ({ expected, actual }: ScenarioOutcome): boolean =>
  JSON.stringify(expected) === JSON.stringify(actual)

function proposedKey(policy: LoadedPolicy, ref: DecisionRef | null | undefined, variables: Variables): string | null {
  const model = ref ? policy.models[ref.file] : undefined
  if (!ref || !model) return null
  const { value } = evaluate(model, ref.decision, variables)
  return typeof value === 'string' ? value : null
}

function runSituation(policy: LoadedPolicy, scenario: SituationScenario): ScenarioOutcome {
  const facts: Facts = {}
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema has these keys alone
  for (const [key, value] of Object.entries(scenario.facts)) if (value !== undefined) facts[key as keyof Facts] = value
  const { category, missing } = proposeCategory(policy, facts)
  const { attentionClass } = proposeAttention(policy, facts, category)
  const { maxDays, standing } = proposeContactInterval(policy, facts, category)
  const team = proposedKey(
    policy,
    valueOf(policy.pack.teams)?.decision,
    category === null ? facts : { ...facts, category },
  )
  const gateRoute = proposedKey(policy, valueOf(policy.pack.gate)?.decision, facts)
  const outcome = { category, missing, attentionClass, maxDays, standing, team, gateRoute }
  return { expected: scenario.expect, actual: cutTo(outcome, scenario.expect) }
}

/** A parameter as the pack has it: its value, null where it says unknown, undefined where there is no such parameter. */
function parameterAt({ pack }: LoadedPolicy, path: string): unknown {
  const [first = '', second] = path.split('.')
  const part: unknown = Object.entries(pack).find(([key]) => key === first)?.[1]
  const found = second === undefined ? part : isRecord(part) ? part[second] : undefined
  if (!isRecord(found)) return undefined
  return 'value' in found ? found['value'] : 'unknown' in found ? null : undefined
}

/** What does not come out at all: a scenario of another kind, or of something that is not there. */
const nothing = (scenario: Scenario): ScenarioOutcome => ({
  expected: 'facts' in scenario ? scenario.expect : scenario.value,
  actual: undefined,
})

/** What a municipality's policy makes of a scenario. */
export function runScenario(policy: LoadedPolicy, scenario: Scenario): ScenarioOutcome {
  if ('facts' in scenario) return runSituation(policy, scenario)
  if ('decision' in scenario) return nothing(scenario)
  return { expected: scenario.value, actual: cutTo(parameterAt(policy, scenario.parameter), scenario.value) }
}

function runDecision(law: LoadedLaw, scenario: DecisionScenario): ScenarioOutcome {
  const ref = law.pack.decisions.find(({ key }) => key === scenario.decision)?.decision
  const model = ref && law.models[ref.file]
  if (!model) return nothing(scenario)
  const { decision, variables } = readInput(model, ref.decision, scenario.inputs)
  const { value, rules, missing } = decision.explain(variables)
  const { value: expected, rows, missing: unknown } = scenario
  const pattern = { value: expected, ...(rows && { rows }), ...(unknown && { missing: unknown }) }
  return { expected: pattern, actual: cutTo({ value, rows: rules.map(({ index }) => index + 1), missing }, pattern) }
}

/** What a law makes of a scenario: of a decision, or of a parameter or open term by its key. */
export function runLawScenario(law: LoadedLaw, scenario: Scenario): ScenarioOutcome {
  if ('facts' in scenario) return nothing(scenario)
  if ('decision' in scenario) return runDecision(law, scenario)
  const isWanted = ({ key }: { key: string }) => key === scenario.parameter
  const parameter = law.pack.parameters.find(isWanted)
  const actual = parameter ? parameter.value : law.pack.openTerms.find(isWanted)
  return { expected: scenario.value, actual: cutTo(actual, scenario.value) }
}
