import type { Hono } from 'hono'
import type * as z from 'zod'
import {
  type ComparedFacts,
  comparePolicies,
  getAlgorithmRegister,
  listPolicyPacks,
  type PackVerdict,
} from '../api/policy-compare.ts'
import type { Facts } from '../core/fact.ts'
import { registerEntries } from '../policy/algorithm-register.ts'
import type { LoadedPolicy } from '../policy/loaded-policy.ts'
import { PARAMETER_SCHEMAS, type PolicyPack } from '../policy/pack.ts'
import { parameters, type Step } from '../policy/parameter.ts'
import {
  looksAt,
  proposeAttention,
  proposeCategory,
  proposeContactInterval,
  proposeGateRoute,
  proposeTeam,
} from '../policy/proposal.ts'
import { type LocalText, type Sourced, valueOf } from '../policy/sourced.ts'
import type { Deps } from './deps.ts'
import { mount } from './mount.ts'
import type { LoadedPolicies } from './policies.ts'
import { requirePolicy } from './policy.ts'

/** Every version of every municipality, by name and then by age. */
function allPacks(policies: LoadedPolicies): LoadedPolicy[] {
  const all = [...policies.municipalities.values()].flat()
  const byName = new Intl.Collator('nl')
  return all.toSorted(
    (a, b) =>
      byName.compare(a.pack.municipality.name, b.pack.municipality.name) ||
      a.pack.validFrom.localeCompare(b.pack.validFrom),
  )
}

const headOf = ({ pack: { municipality, version, validFrom, validUntil } }: LoadedPolicy) => ({
  municipality,
  version,
  validFrom,
  validUntil,
})

type Named = { key: string; nl: string; en: string }

function labelOf(list: readonly Named[] | undefined, key: string | null): LocalText | null {
  const found = list?.find((each) => each.key === key)
  return found ? { nl: found.nl, en: found.en } : null
}

function verdict(policy: LoadedPolicy, facts: Facts): PackVerdict {
  const { pack } = policy
  const category = proposeCategory(policy, facts)
  const team = proposeTeam(policy, facts, category.category)
  const gate = proposeGateRoute(policy, facts)
  const { attentionClass, ...attention } = proposeAttention(policy, facts, category.category)
  return {
    ...headOf(policy),
    category: {
      label: labelOf(valueOf(pack.profilingScheme)?.categories, category.category),
      looksAt: looksAt(policy),
      proposal: category,
    },
    gate: { label: labelOf(valueOf(pack.gate)?.routes, gate.key), proposal: gate },
    team: { label: labelOf(valueOf(pack.teams)?.teams, team.key), proposal: team },
    attention: {
      label: labelOf(valueOf(pack.attention)?.classes, attentionClass),
      proposal: { ...attention, key: attentionClass },
    },
    contact: proposeContactInterval(policy, facts, category.category),
  }
}

function factsOf({ facts, age }: z.infer<typeof ComparedFacts>): Facts {
  const known: Facts = Object.fromEntries(facts.map(({ key, value }) => [key, value]))
  return age === undefined ? known : { ...known, age }
}

function valueAt(pack: PolicyPack, path: string): Sourced<unknown> | undefined {
  const [first = '', second] = path.split('.')
  const group: unknown = Object.entries(pack).find(([key]) => key === first)?.[1]
  const value: unknown = second === undefined ? group : Object.entries(group ?? {}).find(([key]) => key === second)?.[1]
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the pack's schema has a sourced value at every such path
  return value as Sourced<unknown> | undefined
}

/** The parameters of one step, in the order of the work. */
function valuesOf(pack: PolicyPack, step: Step): Record<string, Sourced<unknown>> {
  const paths = Object.entries(PARAMETER_SCHEMAS).filter(([, schema]) => parameters.get(schema)?.step === step)
  return Object.fromEntries(
    paths.flatMap(([path]) => {
      const value = valueAt(pack, path)
      return value ? [[path, value] as const] : []
    }),
  )
}

/** Policies beside each other: one situation through all of them, and all of them in rows. @source seed2 §4, seed4 §2 */
export function mountPolicyCompare(app: Hono, deps: Deps): void {
  // oxlint-disable-next-line typescript/require-await -- a handler answers later, whatever it does
  mount(app, deps, comparePolicies, async (_call, { body }) => {
    const facts = factsOf(body)
    return { verdicts: allPacks(deps.policies).map((policy) => verdict(policy, facts)) }
  })
  // oxlint-disable-next-line typescript/require-await -- as above
  mount(app, deps, listPolicyPacks, async (_call, { query }) => ({
    packs: allPacks(deps.policies).map((policy) => ({ ...headOf(policy), values: valuesOf(policy.pack, query.stap) })),
  }))
  // oxlint-disable-next-line typescript/require-await -- as above
  mount(app, deps, getAlgorithmRegister, async (call) => {
    const policy = requirePolicy(call)
    return { version: policy.version, entries: registerEntries(policy, call.today) }
  })
}
