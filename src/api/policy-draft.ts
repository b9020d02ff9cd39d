import * as z from 'zod'
import { IsoDate } from '../core/day.ts'
import { Difference } from '../policy/differences.ts'
import { EditableTable } from '../policy/editable-table.ts'
import { Finding } from '../policy/finding.ts'
import { OpenTerm } from '../policy/law.ts'
import { PolicyPack } from '../policy/pack.ts'
import { LocalText } from '../policy/sourced.ts'
import { Nothing, route } from './route.ts'

const tag = 'Beleid'

/**
 * `draft`: somebody works on it; `proposed`: put forward, waits for a second person; `published`: holds over its period.
 * A published version never changes.
 */
export const VersionState = z.enum(['draft', 'proposed', 'published'])
export type VersionState = z.infer<typeof VersionState>

const Person = z.object({ name: z.string(), at: z.string() })

/** One version in the list of a municipality's versions. */
export const VersionRow = z
  .object({
    version: z.string(),
    state: VersionState,
    /** `shipped` came with Trede, `own` was made here. */
    origin: z.enum(['shipped', 'own']),
    title: z.string(),
    validFrom: IsoDate,
    validUntil: IsoDate.nullable(),
    isInForce: z.boolean(),
    basedOn: z.string().nullable(),
    /** Counts the savings of a draft; a save names the revision that it saw. */
    revision: z.int().min(0),
    made: Person.nullable(),
    proposed: Person.nullable(),
    published: Person.nullable(),
    /** What the caller may do now, so that a screen asks nothing it cannot have. */
    mayEdit: z.boolean(),
    mayPropose: z.boolean(),
    /** False for who proposed it: publishing takes two people. */
    mayPublish: z.boolean(),
  })
  .meta({ id: 'PolicyVersionRow' })
export type VersionRow = z.infer<typeof VersionRow>

/** A DMN file of a version with its tables. Decisions that are no table are only named. */
export const PolicyFile = z
  .object({ file: z.string(), tables: z.array(EditableTable), others: z.array(z.string()) })
  .meta({ id: 'PolicyFile' })
export type PolicyFile = z.infer<typeof PolicyFile>

export const PolicyDocument = z
  .object({
    row: VersionRow,
    pack: PolicyPack,
    files: z.array(PolicyFile),
    findings: z.array(Finding),
    /** The law on the first day of the version: what it leaves open to the municipality. */
    law: z.object({
      version: z.string(),
      ...LocalText.shape,
      openTerms: z.array(OpenTerm),
      articles: z.record(z.string(), z.object({ label: z.string(), ...LocalText.shape })),
    }),
    /** SHA-256 in hex of the pack and of every file, with which a decision can be made again. */
    hashes: z.record(z.string(), z.string()),
  })
  .meta({ id: 'PolicyDocument' })
export type PolicyDocument = z.infer<typeof PolicyDocument>

const versionParams = z.object({ version: z.string().max(60) })
const Revision = z.int().min(0)

export const listPolicyVersions = route({
  method: 'get',
  path: '/beleid/versies',
  operationId: 'listPolicyVersions',
  summary: 'De versies van het beleid van de gemeente: wat gold, wat geldt en waaraan wordt gewerkt',
  tag,
  permission: 'policy.read',
  place: 'municipality',
  response: z.object({
    versions: z.array(VersionRow),
    /** A complete policy of nobody in particular, for who starts without one. */
    starts: z.array(z.object({ version: z.string(), title: z.string() })),
  }),
  failures: [],
})

export const getPolicyVersion = route({
  method: 'get',
  path: '/beleid/versies/{version}',
  operationId: 'getPolicyVersion',
  summary: 'Een versie van het beleid, met haar tabellen, wat er bij nakijken is gevonden en de wet van die dag',
  tag,
  permission: 'policy.read',
  place: 'municipality',
  params: versionParams,
  response: PolicyDocument,
  failures: ['policy.version-not-found'],
})

export const exportPolicyFile = route({
  method: 'get',
  path: '/beleid/versies/{version}/bestanden/{file}',
  operationId: 'exportPolicyFile',
  summary: 'Een DMN-bestand van een versie, zoals andere DMN-programma’s het lezen',
  tag,
  permission: 'policy.read',
  place: 'municipality',
  params: versionParams.extend({ file: z.string().max(120) }),
  response: z.string(),
  responseType: 'application/xml',
  failures: ['policy.version-not-found', 'policy.file-not-found'],
})

export const getPolicyDifferences = route({
  method: 'get',
  path: '/beleid/versies/{version}/verschillen',
  operationId: 'getPolicyDifferences',
  summary: 'Wat deze versie anders doet dan een andere, in woorden en per cel; zonder `met` dan die waarop ze rust',
  tag,
  permission: 'policy.read',
  place: 'municipality',
  params: versionParams,
  query: z.object({ met: z.string().max(60).optional() }),
  response: z.object({ with: z.string().nullable(), differences: z.array(Difference) }),
  failures: ['policy.version-not-found'],
})

export const startPolicyDraft = route({
  method: 'post',
  path: '/beleid/concepten',
  operationId: 'startPolicyDraft',
  summary: 'Een concept beginnen vanuit een versie',
  tag,
  permission: 'policy.write',
  place: 'municipality',
  body: z.strictObject({
    basedOn: z.string().max(60),
    title: z.string().trim().min(1).max(120),
    validFrom: IsoDate,
    validUntil: IsoDate.nullable(),
  }),
  response: VersionRow,
  failures: ['policy.version-not-found', 'policy.starts-in-past', 'policy.invalid'],
})

const drafting = ['policy.version-not-found', 'policy.not-a-draft', 'policy.changed-meanwhile'] as const

export const savePolicyPack = route({
  method: 'put',
  path: '/beleid/concepten/{version}',
  operationId: 'savePolicyPack',
  summary: 'De waarden van een concept bewaren; wat niet klopt, wordt gemeld en niet bewaard',
  tag,
  permission: 'policy.write',
  place: 'municipality',
  params: versionParams,
  body: z.strictObject({
    revision: Revision,
    title: z.string().trim().min(1).max(120),
    validFrom: IsoDate,
    validUntil: IsoDate.nullable(),
    /** Checked in the handler, so that every fault names its parameter. */
    pack: z.record(z.string(), z.unknown()),
  }),
  response: PolicyDocument,
  failures: [...drafting, 'policy.invalid', 'policy.starts-in-past'],
})

export const savePolicyTable = route({
  method: 'put',
  path: '/beleid/concepten/{version}/tabellen',
  operationId: 'savePolicyTable',
  summary: 'Een beslistabel van een concept bewaren',
  tag,
  permission: 'policy.write',
  place: 'municipality',
  params: versionParams,
  body: z.strictObject({ revision: Revision, file: z.string().max(120), table: EditableTable }),
  response: PolicyDocument,
  failures: [...drafting, 'policy.file-not-found', 'policy.invalid'],
})

export const importPolicyFile = route({
  method: 'post',
  path: '/beleid/concepten/{version}/bestanden',
  operationId: 'importPolicyFile',
  summary: 'Een DMN-bestand in een concept zetten, in de plaats van dat met dezelfde naam',
  tag,
  permission: 'policy.write',
  place: 'municipality',
  params: versionParams,
  body: z.strictObject({
    revision: Revision,
    file: z.string().regex(/^[a-z0-9-]+\.dmn$/),
    xml: z.string().max(2_000_000),
  }),
  response: PolicyDocument,
  failures: [...drafting, 'policy.invalid'],
})

export const proposePolicy = route({
  method: 'post',
  path: '/beleid/concepten/{version}/voordracht',
  operationId: 'proposePolicy',
  summary: 'Een concept voordragen: een tweede persoon kan het dan vaststellen',
  tag,
  permission: 'policy.write',
  place: 'municipality',
  params: versionParams,
  body: z.strictObject({ revision: Revision }),
  response: VersionRow,
  failures: [...drafting, 'policy.has-faults', 'policy.starts-in-past'],
})

export const returnPolicy = route({
  method: 'post',
  path: '/beleid/concepten/{version}/teruggave',
  operationId: 'returnPolicy',
  summary: 'Een voordracht teruggeven: het wordt weer een concept',
  tag,
  permission: 'policy.write',
  place: 'municipality',
  params: versionParams,
  body: z.strictObject({ revision: Revision }),
  response: VersionRow,
  failures: ['policy.version-not-found', 'policy.not-proposed', 'policy.changed-meanwhile'],
})

export const publishPolicy = route({
  method: 'post',
  path: '/beleid/concepten/{version}/vaststelling',
  operationId: 'publishPolicy',
  summary: 'Een voorgedragen versie vaststellen; alleen door iemand anders dan wie haar voordroeg',
  tag,
  permission: 'policy.publish',
  place: 'municipality',
  params: versionParams,
  body: z.strictObject({ revision: Revision }),
  response: VersionRow,
  failures: [
    'policy.version-not-found',
    'policy.not-proposed',
    'policy.changed-meanwhile',
    'policy.needs-second-person',
    'policy.has-faults',
    'policy.starts-in-past',
  ],
})

export const deletePolicyDraft = route({
  method: 'delete',
  path: '/beleid/concepten/{version}',
  operationId: 'deletePolicyDraft',
  summary: 'Een concept weggooien',
  tag,
  permission: 'policy.write',
  place: 'municipality',
  params: versionParams,
  response: Nothing,
  failures: ['policy.version-not-found', 'policy.not-a-draft'],
})
