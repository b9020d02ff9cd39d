import { Failure } from '../core/failure.ts'
import { type Db, type Trx, withScope } from '../db/connect.ts'
import { findVersion, publishedVersions, type StoredVersion } from '../db/policy-version.ts'
import { listMunicipalities } from '../db/rebuild.ts'
import { canonicalJson } from '../policy/canonical.ts'
import { PolicyFault } from '../policy/decision-model.ts'
import type { LoadedPolicy } from '../policy/loaded-policy.ts'
import { PolicyPack } from '../policy/pack.ts'
import type { Call } from './deps.ts'
import { type LoadedPolicies, loadVersion } from './policies.ts'
import { sha256 } from './policy-file.ts'

/** SHA-256 of what a municipality's own version says, with which a decision can be made again. */
const hashesOf = (pack: PolicyPack, files: Readonly<Record<string, string>>): Record<string, string> => ({
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
async function readPublished(trx: Trx, policies: LoadedPolicies, municipalityId: string): Promise<void> {
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
function findShipped(policies: LoadedPolicies, version: string): LoadedPolicy | undefined {
  return policies.municipalities.get(version.split('-')[0] ?? '')?.find((each) => each.version === version)
}

/** What a stored version says. */
export function read(stored: StoredVersion): FoundVersion {
  const pack = PolicyPack.parse(stored.pack)
  return { pack, files: stored.files, hashes: hashesOf(pack, stored.files), stored }
}

/** Where versions are looked up: the caller's municipality, and what came with Trede. */
export interface Shelf {
  trx: Trx
  policies: LoadedPolicies
  municipalityId: string
}

export const shelfOf = ({ trx, deps, municipalityId }: Call): Shelf => ({
  trx,
  policies: deps.policies,
  municipalityId,
})

/** A version of one's own municipality, or one that came with Trede. @throws policy.version-not-found */
export async function getVersion({ trx, policies, municipalityId }: Shelf, version: string): Promise<FoundVersion> {
  const stored = await findVersion(trx, municipalityId, version)
  if (stored) return read(stored)
  const shipped = findShipped(policies, version)
  if (!shipped) throw new Failure('policy.version-not-found', { version })
  return { pack: shipped.pack, files: policies.filesOf(version) ?? {}, hashes: shipped.hashes, stored: null }
}

/** A version, ready to decide with. @throws policy.version-not-found; policy.has-faults when it cannot be used yet */
export async function getLoaded(shelf: Shelf, version: string): Promise<LoadedPolicy> {
  const { policies, municipalityId } = shelf
  const found = await getVersion(shelf, version)
  const known = found.stored
    ? policies.own.get(municipalityId)?.find((policy) => policy.version === found.pack.version)
    : findShipped(policies, version)
  if (known) return known
  return loadOwn(policies, found).catch((error: unknown) => {
    throw error instanceof PolicyFault ? new Failure('policy.has-faults', { version }) : error
  })
}
