import * as z from 'zod'
import { IsoDate } from '../core/day.ts'
import { FactInput, FactKey, type FactValue } from '../core/fact.ts'
import { REGISTER_FIELDS } from '../policy/algorithm-register.ts'
import { CategoryProposal, ContactProposal, KeyProposal } from '../policy/explanation.ts'
import { PackOwner } from '../policy/pack.ts'
import { Step } from '../policy/parameter.ts'
import { LocalText, Source, Unknown } from '../policy/sourced.ts'
import { route } from './route.ts'

const tag = 'Beleid'

const Pack = {
  municipality: z.object({ id: PackOwner, name: z.string() }),
  version: z.string(),
  validFrom: IsoDate,
  validUntil: IsoDate.nullable(),
}

/** What the policy of one municipality makes of the facts. A label is null where nothing is proposed. */
export const PackVerdict = z
  .object({
    ...Pack,
    category: z.object({ label: LocalText.nullable(), looksAt: LocalText, proposal: CategoryProposal }),
    gate: z.object({ label: LocalText.nullable(), proposal: KeyProposal }),
    team: z.object({ label: LocalText.nullable(), proposal: KeyProposal }),
    attention: z.object({ label: LocalText.nullable(), proposal: KeyProposal }),
    contact: ContactProposal,
  })
  .meta({ id: 'PackVerdict' })
export type PackVerdict = z.infer<typeof PackVerdict>

/** Facts of nobody in particular: a policy officer makes up a situation. */
export const ComparedFacts = z.strictObject({
  facts: z.array(FactInput).max(FactKey.options.length),
  age: z.int().min(0).max(120).optional(),
})

export const comparePolicies = route({
  method: 'post',
  path: '/beleid/vergelijking',
  operationId: 'comparePolicies',
  summary: 'Wat alle bekende gemeenten van dezelfde feiten maken, en waarom; er wordt niets bewaard',
  tag,
  permission: 'policy.read',
  place: 'municipality',
  body: ComparedFacts,
  response: z.object({ verdicts: z.array(PackVerdict) }),
  failures: [],
})

/** One parameter of one pack as it stands there. */
const PackValue = z.union([z.object({ value: z.unknown(), source: Source, note: LocalText.optional() }), Unknown])

export const listPolicyPacks = route({
  method: 'get',
  path: '/beleid/gemeenten',
  operationId: 'listPolicyPacks',
  summary: 'Het beleid van alle bekende gemeenten naast elkaar, een stap van het werk per keer',
  tag,
  permission: 'policy.read',
  place: 'municipality',
  query: z.object({ stap: Step.default('gate') }),
  response: z.object({
    packs: z.array(z.object({ ...Pack, values: z.record(z.string(), PackValue) }).meta({ id: 'PackValues' })),
  }),
  failures: [],
})

export const getAlgorithmRegister = route({
  method: 'get',
  path: '/beleid/algoritmeregister',
  operationId: 'getAlgorithmRegister',
  summary: 'De velden van het Algoritmeregister voor elke beslistabel van het beleid dat vandaag geldt',
  tag,
  permission: 'policy.read',
  place: 'municipality',
  response: z.object({
    version: z.string(),
    entries: z.array(
      z.object({
        file: z.string(),
        decision: z.string(),
        fields: z.record(z.enum(REGISTER_FIELDS), z.string().nullable()),
      }),
    ),
  }),
  failures: ['profile.no-scheme'],
})

export type ComparedFact = { key: FactKey; value: FactValue }
