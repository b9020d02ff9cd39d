import type { Hono } from 'hono'
import { decideCategoryRoute, disputeCategoryRoute, getProposal } from '../api/profile.ts'
import type { Dossier } from '../core/dossier.ts'
import { Failure } from '../core/failure.ts'
import { isSuspended } from '../core/intake.ts'
import { decideCategory, disputeCategory } from '../core/profile.ts'
import { compareCategories, proposeCategory } from '../policy/proposal.ts'
import { valueOf } from '../policy/sourced.ts'
import { changed, getDossier } from './change.ts'
import type { Call, Deps } from './deps.ts'
import { requireListed } from './deviation.ts'
import { dossierFacts } from './dossier-facts.ts'
import { logPart } from './look.ts'
import { mount } from './mount.ts'
import { requirePolicy } from './policy.ts'

/** The same facts under the policy of every municipality of this installation that is in force. @source seed2 T6 */
async function proposal(call: Call, dossier: Dossier) {
  const facts = await dossierFacts(call, dossier)
  const { policies } = call.deps
  const others = [...policies.municipalities.keys()].map((id) => policies.inForce(id, call.today))
  return {
    proposal: proposeCategory(requirePolicy(call), facts),
    comparison: compareCategories(
      others.filter((policy) => policy !== undefined),
      facts,
    ),
    isSuspended: isSuspended(dossier.intake),
  }
}

/** The category: proposed by the municipality's table, decided by a person. */
export function mountProfile(app: Hono, deps: Deps): void {
  mount(app, deps, getProposal, async (call, { params }) => {
    await logPart(call, params.dossierId)
    return proposal(call, await getDossier(call, params.dossierId))
  })
  mount(app, deps, decideCategoryRoute, async (call, { params, body: { version, ...input } }) => {
    requireListed(call, input.deviation, 'category')
    const policy = requirePolicy(call)
    const scheme = valueOf(policy.pack.profilingScheme)
    if (!scheme) throw new Failure('profile.no-scheme')
    const facts = await dossierFacts(call, await getDossier(call, params.dossierId))
    const proposed = proposeCategory(policy, facts)
    const known = new Set(scheme.categories.map(({ key }) => key))
    return changed(call, { ...params, version, purpose: 'guidance' }, (dossier, context) =>
      decideCategory(
        input,
        proposed,
        { known, suspended: isSuspended(dossier.intake), validity: policy.categoryValidity },
        context,
      ),
    )
  })
  mount(app, deps, disputeCategoryRoute, (call, { params, body: { version, ...input } }) =>
    changed(call, { ...params, version, purpose: 'guidance' }, ({ category }, context) =>
      disputeCategory(category, input, context),
    ),
  )
}
