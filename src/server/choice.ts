import type { Hono } from 'hono'
import { decideChoiceRoute, getChoices } from '../api/choice.ts'
import type { ChoiceOptions } from '../api/policy.ts'
import { type ChoicePart, decideChoice } from '../core/choice.ts'
import type { Dossier } from '../core/dossier.ts'
import type { Facts } from '../core/fact.ts'
import { Failure } from '../core/failure.ts'
import type { KeyProposal } from '../policy/explanation.ts'
import type { LoadedPolicy } from '../policy/loaded-policy.ts'
import { proposeAttention, proposeGateRoute } from '../policy/proposal.ts'
import { valueOf } from '../policy/sourced.ts'
import { changed, getDossier } from './change.ts'
import type { Call, Deps } from './deps.ts'
import { requireListed } from './deviation.ts'
import { dossierFacts } from './dossier-facts.ts'
import { logPart } from './look.ts'
import { mount } from './mount.ts'

/** What a municipality has people choose beside the category; empty where its policy names nothing. */
export function choiceOptions({ pack }: LoadedPolicy): ChoiceOptions[] {
  const routes = valueOf(pack.gate)?.routes
  const classes = valueOf(pack.attention)?.classes
  return [
    ...(routes ? [{ part: 'gate-route' as const, options: routes }] : []),
    ...(classes ? [{ part: 'attention-class' as const, options: classes }] : []),
  ]
}

function propose(policy: LoadedPolicy, part: ChoicePart, facts: Facts, dossier: Dossier): KeyProposal {
  if (part === 'gate-route') return proposeGateRoute(policy, facts)
  const { attentionClass, ...rest } = proposeAttention(policy, facts, dossier.category?.category ?? null)
  return { ...rest, key: attentionClass }
}

/** Choices that a table proposes and a person makes. */
export function mountChoice(app: Hono, deps: Deps): void {
  mount(app, deps, getChoices, async (call: Call, { params }) => {
    await logPart(call, params.dossierId)
    const { policy } = call
    if (!policy) return { choices: [] }
    const dossier = await getDossier(call, params.dossierId)
    const facts = await dossierFacts(call, dossier)
    const parts = choiceOptions(policy).map(({ part }) => part)
    return { choices: parts.map((part) => ({ part, proposal: propose(policy, part, facts, dossier) })) }
  })
  mount(app, deps, decideChoiceRoute, async (call, { params: { dossierId, part }, body: { version, ...input } }) => {
    requireListed(call, input.deviation, 'category')
    const { policy } = call
    const options = policy && choiceOptions(policy).find((one) => one.part === part)?.options
    if (!policy || !options) throw new Failure('profile.no-scheme')
    const before = await getDossier(call, dossierId)
    const { key, rules, missing } = propose(policy, part, await dossierFacts(call, before), before)
    const known = new Set(options.map((option) => option.key))
    return changed(call, { dossierId, version, purpose: 'guidance' }, (_dossier, context) =>
      decideChoice(part, input, { value: key, rules, missing }, known, context),
    )
  })
}
