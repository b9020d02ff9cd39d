import type { Hono } from 'hono'
import { getContactNorm, getPolicy } from '../api/policy.ts'
import type { Dossier } from '../core/dossier.ts'
import { Failure } from '../core/failure.ts'
import type { ContactProposal } from '../policy/explanation.ts'
import type { LoadedPolicy } from '../policy/loaded-policy.ts'
import { contactIntervalInForce } from '../policy/proposal.ts'
import { valueOf } from '../policy/sourced.ts'
import { getDossier } from './change.ts'
import { choiceOptions } from './choice.ts'
import type { Call, Deps } from './deps.ts'
import { dossierFacts } from './dossier-facts.ts'
import { logPart } from './look.ts'
import { mount } from './mount.ts'

/** @throws profile.no-scheme when no policy is in force: nothing can be proposed then */
export function requirePolicy(call: Call): LoadedPolicy {
  if (!call.policy) throw new Failure('profile.no-scheme')
  return call.policy
}

const NO_POLICY: ContactProposal = {
  maxDays: null,
  standing: null,
  missing: [],
  firedRules: [],
  rules: [],
  policyVersion: '',
  receipt: null,
  nl: 'Van deze gemeente is geen beleid bekend.',
  en: 'No policy is known for this municipality.',
}

/** The longest interval until the next contact, with why. */
async function contactNorm(call: Call, dossier: Dossier): Promise<ContactProposal> {
  if (!call.policy) return NO_POLICY
  const facts = await dossierFacts(call, dossier)
  return contactIntervalInForce(
    call.policy,
    call.deps.policies.country.data,
    facts,
    dossier.category?.category ?? null,
    dossier.choices['attention-class']?.value ?? null,
  )
}

/** The interval beyond which a reason is asked: a norm of the municipality or the default, never an example. */
export async function bindingNorm(call: Call, dossier: Dossier): Promise<{ maxDays: number | null }> {
  const { maxDays, standing } = await contactNorm(call, dossier)
  return { maxDays: standing === 'example' ? null : maxDays }
}

/** The policy in force, as screens read it. */
export function mountPolicy(app: Hono, deps: Deps): void {
  mount(app, deps, getPolicy, async (call) => {
    const policy = requirePolicy(call)
    const { municipality, version, note, labels, intake, profilingScheme, noShow, enforcement } = policy.pack
    const scheme = valueOf(profilingScheme)
    return {
      municipality,
      version,
      note,
      labels,
      intake,
      scheme: scheme ? { basis: scheme.basis, categories: scheme.categories } : null,
      choices: choiceOptions(policy),
      deviationReasons: [...policy.deviationReasons],
      lifeDomains: [...policy.lifeDomains],
      selfRelianceDomains: [...policy.selfRelianceDomains],
      measureAgainMonths: policy.measureAgainMonths,
      categoryValidity: policy.categoryValidity,
      planReviewMonths: policy.planReviewMonths,
      judgingWords: [...policy.judgingWords],
      forgottenTopics: [...policy.forgottenTopics],
      outflowReasons: valueOf(deps.policies.country.data.outflowReasons) ?? [],
      noShow,
      measuresBy: valueOf(enforcement)?.measuresBy ?? null,
      sources: deps.policies.country.sources,
    }
  })
  mount(app, deps, getContactNorm, async (call, { params }) => {
    await logPart(call, params.dossierId)
    return contactNorm(call, await getDossier(call, params.dossierId))
  })
}
