import * as z from 'zod'
import { FACTS, FactKey, type Facts, FactValue } from '../core/fact.ts'
import type { LoadedPolicy } from './loaded-policy.ts'
import { proposeAttention, proposeCategory, proposeContactInterval } from './proposal.ts'
import { LocalText, Source } from './sourced.ts'

/** What is known of the person; a value outside its dimension is refused. */
const ScenarioFacts = z
  .partialRecord(z.enum([...FactKey.options, 'age']), FactValue)
  .refine(
    (facts) => FactKey.options.every((key) => facts[key] === undefined || FACTS[key].safeParse(facts[key]).success),
    {
      error: 'fact.out-of-bounds',
    },
  )

/**
 * A situation and what the municipality's policy makes of it, as its study says. `null` says that nothing is proposed;
 * a part that is left out is not looked at.
 */
export const Scenario = z.strictObject({
  ...LocalText.shape,
  source: Source,
  version: z.string(),
  facts: ScenarioFacts,
  expect: z.strictObject({
    category: z.string().nullable().optional(),
    missing: z.array(z.string()).optional(),
    attentionClass: z.string().nullable().optional(),
    maxDays: z.int().nullable().optional(),
    standing: z.enum(['norm', 'example']).nullable().optional(),
  }),
})
export type Scenario = z.infer<typeof Scenario>

export const Scenarios = z.strictObject({ scenarios: z.array(Scenario).min(1) })

/** What the policy makes of a scenario, cut down to the parts that the scenario looks at. */
export function runScenario(policy: LoadedPolicy, scenario: Scenario): Scenario['expect'] {
  const facts: Facts = {}
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema has these keys alone
  for (const [key, value] of Object.entries(scenario.facts)) if (value !== undefined) facts[key as keyof Facts] = value
  const { category, missing } = proposeCategory(policy, facts)
  const { attentionClass } = proposeAttention(policy, facts, category)
  const { maxDays, standing } = proposeContactInterval(policy, facts, category)
  const outcome = { category, missing, attentionClass, maxDays, standing }
  return Object.fromEntries(Object.entries(outcome).filter(([part]) => part in scenario.expect))
}
