import * as z from 'zod'
import { Role } from '../core/access.ts'
import { ChoicePart } from '../core/choice.ts'
import { DeviationReason, ForgottenTopic, LifeDomain, OutflowReason, SourceList } from '../policy/country.ts'
import { ContactProposal } from '../policy/explanation.ts'
import { IntakePolicy, Labels, PackOwner } from '../policy/pack.ts'
import { NoShowStep } from '../policy/practice.ts'
import { Category, SchemeBasis } from '../policy/scheme.ts'
import { LocalText, sourced } from '../policy/sourced.ts'
import { dossierParams } from './dossier.ts'
import { route } from './route.ts'

const tag = 'Beleid'

/** A choice that the municipality's tables propose, with what it can be. */
export const ChoiceOptions = z
  .object({
    part: ChoicePart,
    options: z.array(z.object({ key: z.string(), nl: z.string(), en: z.string(), definition: sourced(LocalText) })),
  })
  .meta({ id: 'ChoiceOptions' })
export type ChoiceOptions = z.infer<typeof ChoiceOptions>

/** The part of the policy in force that the screens need. */
export const PolicyView = z
  .object({
    municipality: z.object({ id: PackOwner, name: z.string() }),
    version: z.string(),
    note: LocalText,
    labels: Labels,
    intake: IntakePolicy,
    scheme: z.object({ basis: SchemeBasis, categories: z.array(Category) }).nullable(),
    /** What is proposed and decided beside the category, with what it can be. */
    choices: z.array(ChoiceOptions),
    deviationReasons: z.array(DeviationReason),
    lifeDomains: z.array(LifeDomain),
    selfRelianceDomains: z.array(LifeDomain),
    /** Months after which a measurement is due again; null where nothing says so. */
    measureAgainMonths: z.int().nullable(),
    /** Months that a category holds, and at most; null where nothing says so. */
    categoryValidity: z.object({ months: z.int().nullable(), mostMonths: z.int().nullable() }),
    /** Months after which a plan is looked at again; null where nothing says so. */
    planReviewMonths: z.int().nullable(),
    /** Words that are pointed out while somebody types. */
    judgingWords: z.array(z.string()),
    /** What files often leave out. */
    forgottenTopics: z.array(ForgottenTopic),
    outflowReasons: z.array(OutflowReason),
    noShow: sourced(z.array(NoShowStep)),
    /** Who decides on a measure; null where that is not known. */
    measuresBy: Role.nullable(),
    /** Which study 'seed2' in a source such as 'seed2 L721' is. */
    sources: SourceList,
  })
  .meta({ id: 'PolicyView' })
export type PolicyView = z.infer<typeof PolicyView>

export const getPolicy = route({
  method: 'get',
  path: '/beleid',
  operationId: 'getPolicy',
  summary: 'Het beleid van de gemeente dat vandaag geldt, zover de schermen het nodig hebben',
  tag,
  permission: 'policy.read',
  place: 'municipality',
  response: PolicyView,
  failures: ['profile.no-scheme'],
})

export const getContactNorm = route({
  method: 'get',
  path: '/dossiers/{dossierId}/contactnorm',
  operationId: 'getContactNorm',
  summary: 'Binnen hoeveel dagen het volgende contact hoort te zijn, en waarom',
  tag,
  permission: 'dossier.read',
  place: 'dossier',
  params: dossierParams,
  response: ContactProposal,
  failures: ['dossier.not-found'],
})
