import * as z from 'zod'
import type { Facts } from '../core/fact.ts'
import type { CountryData } from './country.ts'
import { compileDecision } from './decide.ts'
import { ContactStanding, VariableName } from './explanation.ts'
import type { LoadedPolicy } from './loaded-policy.ts'
import { contactIntervalInForce } from './proposal.ts'
import { LocalText, valueOf } from './sourced.ts'

/** The longest that somebody may go without a talk, as the radar weighs it, with why. Null days: no norm is known. */
export const RadarNorm = z
  .object({
    maxDays: z.int().min(1).nullable(),
    standing: ContactStanding.nullable(),
    ...LocalText.shape,
    sources: z.array(z.string()),
    policyVersion: z.string().nullable(),
  })
  .meta({ id: 'RadarNorm' })
export type RadarNorm = z.infer<typeof RadarNorm>

/** What the contact norm of a policy reads of a dossier, in a fixed order; dossiers alike in these have one norm. */
export function readByNorm(policy: LoadedPolicy | undefined): readonly VariableName[] {
  const ref = policy ? valueOf(policy.pack.contactNorm) : null
  const model = ref ? policy?.models[ref.file] : undefined
  if (!ref || !model) return []
  const { reads } = compileDecision(model, ref.decision)
  return VariableName.options.filter((name) => reads.includes(name))
}

const BY_MUNICIPALITY: LocalText = {
  nl: 'De gemeente koos deze termijn na afloop van een programma.',
  en: 'The municipality chose this term after a programme ended.',
}

/** The longest until a talk after help has ended, with why. Null days: nobody says. @source seed3 L370, L480 */
export function endNorm(policy: LoadedPolicy | undefined, country: CountryData): RadarNorm {
  const own = policy?.pack.afterEndDays
  const isOwn = own !== undefined && 'value' in own
  const used = isOwn ? own : country.afterEndDays
  const isKnown = 'value' in used
  return {
    ...((isKnown ? used.note : used.reason) ?? BY_MUNICIPALITY),
    maxDays: valueOf(used),
    standing: isOwn ? 'norm' : isKnown ? 'default' : null,
    sources: isKnown ? [used.source] : [],
    policyVersion: isOwn ? (policy?.version ?? null) : null,
  }
}

const NO_POLICY: LocalText = {
  nl: 'Van deze gemeente is geen beleid bekend.',
  en: 'No policy is known for this municipality.',
}

/** The norm for a dossier with these values; what only was an example in a study binds nobody. */
export function radarNorm(
  policy: LoadedPolicy | undefined,
  country: CountryData,
  { category, attentionClass, ...facts }: Facts & { category?: string; attentionClass?: string },
): RadarNorm {
  const { planReviewDays } = country
  const own = 'source' in planReviewDays ? [planReviewDays.source] : []
  if (!policy)
    return {
      ...NO_POLICY,
      maxDays: valueOf(planReviewDays),
      standing: 'default',
      sources: own,
      policyVersion: null,
    }
  const { maxDays, standing, nl, en, firedRules, policyVersion } = contactIntervalInForce(
    policy,
    country,
    facts,
    category ?? null,
    attentionClass ?? null,
  )
  const sources = standing === 'norm' ? [...new Set(firedRules.map(({ source }) => source))] : own
  return { maxDays: standing === 'example' ? null : maxDays, standing, nl, en, sources, policyVersion }
}
