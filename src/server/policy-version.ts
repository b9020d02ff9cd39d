import { Failure } from '../core/failure.ts'
import { type Db, type Trx, withScope } from '../db/connect.ts'
import { findVersion, publishedVersions, type StoredVersion } from '../db/policy-version.ts'
import { listMunicipalities } from '../db/rebuild.ts'
import { canonicalJson } from '../policy/canonical.ts'
import type { LoadedPolicy } from '../policy/loaded-policy.ts'
import { PolicyPack } from '../policy/pack.ts'
import type { Call } from './deps.ts'
import { type LoadedPolicies, loadVersion, sha256 } from './policies.ts'

/** SHA-256 of what a municipality's own version says, with which a decision can be made again. */
export const hashesOf = (pack: PolicyPack, files: Readonly<Record<string, string>>): Record<string, string> => ({
  [`${pack.validFrom}.json`]: sha256(canonicalJson(pack)),
  ...Object.fromEntries(Object.entries(files).map(([file, xml]) => [file, sha256(xml)])),
})

/** A municipality's own version, ready to decide with. @throws PolicyFault when a part of it does not fit */
export function loadOwn(
  policies: LoadedPolicies,
  { pack, files }: { pack: PolicyPack; files: Readonly<Record<string, string>> },
): Promise<LoadedPolicy> {
  return loadVersion(pack, files, hashesOf(pack, files), policies.country)
}

/**
 * Reads what a municipality has published, so that `inForce` knows it. What was read before never changes and is kept.
 * @throws PolicyFault when a published version cannot be used: a municipality never works with half a policy
 */
export async function readPublished(trx: Trx, policies: LoadedPolicies, municipalityId: string): Promise<void> {
  const known = new Map(policies.own.get(municipalityId)?.map((policy) => [policy.version, policy]))
  const versions: LoadedPolicy[] = []
  for (const { version, pack, files } of await publishedVersions(trx, municipalityId))
    versions.push(known.get(version) ?? (await loadOwn(policies, { pack: PolicyPack.parse(pack), files })))
  // A reading that began earlier may end later; versions are only ever added.
  if (versions.length > (policies.own.get(municipalityId)?.length ?? 0)) policies.own.set(municipalityId, versions)
}

/** As {@link readPublished}, when there are more of them than this process knows. @param count how many there are */
export async function keepUp(trx: Trx, policies: LoadedPolicies, municipalityId: string, count: number): Promise<void> {
  if (count > (policies.own.get(municipalityId)?.length ?? 0)) await readPublished(trx, policies, municipalityId)
}

/** Reads what every municipality of this installation has published: for a server that starts, and for commands. */
export async function readAllPublished(db: Db, policies: LoadedPolicies): Promise<void> {
  for (const municipalityId of await listMunicipalities(db))
    await withScope(db, municipalityId, (trx) => readPublished(trx, policies, municipalityId))
}

/** A version with what it says; `stored` is null for one that came with Trede. */
export interface FoundVersion {
  pack: PolicyPack
  files: Readonly<Record<string, string>>
  hashes: Readonly<Record<string, string>>
  stored: StoredVersion | null
}

/** A version that came with Trede, of whatever municipality. */
function findShipped({ deps: { policies } }: Call, version: string): FoundVersion | undefined {
  const ofMunicipality = policies.municipalities.get(version.split('-')[0] ?? '') ?? []
  const policy = ofMunicipality.find((each) => each.version === version)
  return policy && { pack: policy.pack, files: policies.filesOf(version) ?? {}, hashes: policy.hashes, stored: null }
}

/** What a stored version says. */
export function read(stored: StoredVersion): FoundVersion {
  const pack = PolicyPack.parse(stored.pack)
  return { pack, files: stored.files, hashes: hashesOf(pack, stored.files), stored }
}

/** A version of the caller's own municipality, or one that came with Trede. @throws policy.version-not-found */
export async function getVersion(call: Call, version: string): Promise<FoundVersion> {
  const stored = await findVersion(call.trx, call.municipalityId, version)
  const found = stored ? read(stored) : findShipped(call, version)
  if (!found) throw new Failure('policy.version-not-found', { version })
  return found
}
