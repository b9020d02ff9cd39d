import type { Hono } from 'hono'
import { exportPolicyFile, getPolicyDifferences, getPolicyVersion, listPolicyVersions } from '../api/policy-draft.ts'
import { Failure } from '../core/failure.ts'
import { type Compared, differences } from '../policy/differences.ts'
import { EXAMPLE_TOWN } from '../policy/pack.ts'
import type { Call, Deps } from './deps.ts'
import { mount } from './mount.ts'
import { policyDocument, versionRows } from './policy-document.ts'
import { readFiles } from './policy-parts.ts'
import { type FoundVersion, getVersion, shelfOf } from './policy-version.ts'

async function compared({ pack, files }: FoundVersion): Promise<Compared> {
  const read = await readFiles(files)
  return { pack, tables: Object.fromEntries(read.files.map(({ shown: { file, tables } }) => [file, tables])) }
}

async function differencesWith(call: Call, version: string, asked: string | undefined) {
  const found = await getVersion(shelfOf(call), version)
  const other = asked ?? found.stored?.basedOn ?? null
  if (other === null) return { with: null, differences: [] }
  const before = await compared(await getVersion(shelfOf(call), other))
  return { with: other, differences: differences(before, await compared(found)) }
}

/** The versions of a policy, as everybody who may read policy sees them. */
export function mountPolicyRead(app: Hono, deps: Deps): void {
  mount(app, deps, listPolicyVersions, async (call) => {
    const examples = deps.policies.municipalities.get(EXAMPLE_TOWN) ?? []
    const starts = examples.map(({ version, pack }) => ({
      version,
      title: `${pack.municipality.name} ${pack.validFrom.slice(0, 4)}`,
    }))
    return { versions: await versionRows(call), starts }
  })
  mount(app, deps, getPolicyVersion, async (call, { params }) =>
    policyDocument(call, await getVersion(shelfOf(call), params.version)),
  )
  mount(app, deps, exportPolicyFile, async (call, { params: { version, file } }) => {
    const { files } = await getVersion(shelfOf(call), version)
    const xml = Object.hasOwn(files, file) ? files[file] : undefined
    if (xml === undefined) throw new Failure('policy.file-not-found', { version, file })
    return xml
  })
  mount(app, deps, getPolicyDifferences, (call, { params, query }) => differencesWith(call, params.version, query.met))
}
