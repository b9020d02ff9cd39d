import type * as z from 'zod'
import type { PolicyDocument, VersionRow } from '../api/policy-draft.ts'
import { placeOf } from '../core/access.ts'
import { namesOf } from '../db/access.ts'
import { type Deed, listVersions, type VersionHead } from '../db/policy-version.ts'
import type { PolicyPack } from '../policy/pack.ts'
import type { Call } from './deps.ts'
import { findingsOf } from './policy-findings.ts'
import { lawOn, readFiles } from './policy-parts.ts'
import type { FoundVersion } from './policy-version.ts'

const isInForce = (call: Call, version: string): boolean =>
  call.deps.policies.inForce(call.municipalityId, call.today)?.version === version

/** Somebody other than who put a version forward or wrote it last publishes it. */
export const isSecondPerson = ({ proposed, changed }: VersionHead, workerId: string): boolean =>
  proposed?.by !== workerId && changed.by !== workerId

/** Names of everybody who did something with these versions. */
function doers(call: Call, heads: readonly VersionHead[]): Promise<Record<string, string>> {
  const deeds = heads.flatMap(({ made, proposed, published }) => [made, proposed, published])
  return namesOf(call.trx, call.municipalityId, new Set(deeds.flatMap((deed) => deed?.by ?? [])))
}

function ownRow(call: Call, head: VersionHead, names: Record<string, string>): VersionRow {
  const person = (deed: Deed | null) => deed && { name: names[deed.by] ?? '', at: deed.at }
  const { version, state, title, validFrom, validUntil, basedOn, revision } = head
  const { rights, actor, worker } = call
  const mayWrite = placeOf(rights, actor.roles, 'policy.write') !== undefined && state === 'draft'
  const mayPublish = placeOf(rights, actor.roles, 'policy.publish') !== undefined && state === 'proposed'
  return {
    version,
    state,
    origin: 'own',
    title,
    validFrom,
    validUntil,
    basedOn,
    revision,
    isInForce: isInForce(call, version),
    made: person(head.made),
    proposed: person(head.proposed),
    published: person(head.published),
    mayEdit: mayWrite,
    mayPropose: mayWrite,
    mayPublish: mayPublish && isSecondPerson(head, worker.workerId),
  }
}

function shippedRow(call: Call, { version, municipality, validFrom, validUntil }: PolicyPack): VersionRow {
  return {
    version,
    state: 'published',
    origin: 'shipped',
    title: `${municipality.name} ${validFrom.slice(0, 4)}`,
    validFrom,
    validUntil,
    isInForce: isInForce(call, version),
    basedOn: null,
    revision: 0,
    made: null,
    proposed: null,
    published: null,
    mayEdit: false,
    mayPropose: false,
    mayPublish: false,
  }
}

/** Every version of the municipality, newest first day first. */
export async function versionRows(call: Call): Promise<VersionRow[]> {
  const heads = await listVersions(call.trx, call.municipalityId)
  const names = await doers(call, heads)
  const shipped = call.deps.policies.municipalities.get(call.municipalityId) ?? []
  return [
    ...heads.map((head) => ownRow(call, head, names)),
    ...shipped.map(({ pack }) => shippedRow(call, pack)),
  ].toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : 0))
}

export async function versionRow(call: Call, { stored, pack }: FoundVersion): Promise<VersionRow> {
  return stored ? ownRow(call, stored, await doers(call, [stored])) : shippedRow(call, pack)
}

/** A version as its page shows it. */
export async function policyDocument(call: Call, found: FoundVersion): Promise<z.infer<typeof PolicyDocument>> {
  const read = await readFiles(found.files)
  return {
    row: await versionRow(call, found),
    pack: found.pack,
    files: read.files.map(({ shown }) => shown),
    findings: await findingsOf(call, found, read),
    law: lawOn(call.deps.policies, found.pack.validFrom),
    hashes: { ...found.hashes },
  }
}
