import type { Hono } from 'hono'
import type * as z from 'zod'
import {
  deletePolicyDraft,
  importPolicyFile,
  proposePolicy,
  publishPolicy,
  returnPolicy,
  savePolicyPack,
  savePolicyTable,
  startPolicyDraft,
} from '../api/policy-draft.ts'
import { Failure, type FieldFault } from '../core/failure.ts'
import { getMunicipality } from '../db/access.ts'
import {
  type Deed,
  deleteDraft,
  findVersion,
  insertDraft,
  lockPublishing,
  moveVersion,
  type StoredVersion,
  saveDraft,
  takeVersionNumber,
} from '../db/policy-version.ts'
import { PolicyPack } from '../policy/pack.ts'
import type { Call, Deps } from './deps.ts'
import { mount } from './mount.ts'
import { isSecondPerson, policyDocument, versionRow } from './policy-document.ts'
import { deepest } from './policy-file.ts'
import { findingsOf } from './policy-findings.ts'
import { putTable, readFiles } from './policy-parts.ts'
import { getVersion, read, shelfOf } from './policy-version.ts'
import { faultsOf } from './problem.ts'

const deedOf = (call: Call): Deed => ({ by: call.worker.workerId, at: call.nowText })

/** The municipality's next number for a first day: 'GM0363-2027.1'. Versions that came with Trede count along. */
async function nextVersion(call: Call, validFrom: string): Promise<string> {
  const { trx, municipalityId, deps } = call
  const year = validFrom.slice(0, 4)
  const prefix = `${municipalityId}-${year}.`
  const shipped = (deps.policies.municipalities.get(municipalityId) ?? [])
    .filter(({ version }) => version.startsWith(prefix))
    .map(({ version }) => Number(version.slice(prefix.length)))
  return prefix + (await takeVersionNumber(trx, municipalityId, year, Math.max(0, ...shipped)))
}

/** @throws policy.starts-in-past */
function requireFuture(call: Call, validFrom: string): void {
  if (validFrom < call.today)
    throw new Failure('policy.starts-in-past', { validFrom }, [{ pointer: '/validFrom', code: 'past' }])
}

interface Seen {
  version: string
  revision: number
}

/** A version as its writer saw it, locked. @throws policy.version-not-found, policy.changed-meanwhile */
async function lockVersion(call: Call, { version, revision }: Seen): Promise<StoredVersion> {
  const stored = await findVersion(call.trx, call.municipalityId, version, { isLocked: true })
  if (!stored) throw new Failure('policy.version-not-found', { version })
  if (stored.revision !== revision) {
    const { by, at } = stored.changed
    throw new Failure('policy.changed-meanwhile', { version, revision: stored.revision, changedBy: by, changedAt: at })
  }
  return stored
}

/** @throws policy.not-a-draft, and as {@link lockVersion} */
async function lockDraft(call: Call, seen: Seen): Promise<StoredVersion> {
  const stored = await lockVersion(call, seen)
  if (stored.state !== 'draft')
    throw new Failure('policy.not-a-draft', { version: stored.version, state: stored.state })
  return stored
}

async function lockProposed(call: Call, seen: Seen): Promise<StoredVersion> {
  const stored = await lockVersion(call, seen)
  if (stored.state !== 'proposed')
    throw new Failure('policy.not-proposed', { version: stored.version, state: stored.state })
  return stored
}

/** A pack with every fault at its own parameter. @throws policy.invalid */
function parsePack(pack: unknown): PolicyPack {
  const parsed = PolicyPack.safeParse(pack, { reportInput: true })
  if (parsed.success) return parsed.data
  const faults = faultsOf(parsed.error, '/pack', deepest)
  throw new Failure('policy.invalid', {}, faults.map(atPeriod))
}

/** Fields of the pack that the request names itself. */
const atPeriod = (fault: FieldFault): FieldFault => ({
  ...fault,
  pointer: fault.pointer.replace(/^\/pack\/(validFrom|validUntil)$/, '/$1'),
})

async function startDraft(call: Call, body: z.infer<typeof startPolicyDraft.body>) {
  requireFuture(call, body.validFrom)
  const { trx, municipalityId } = call
  const base = await getVersion(shelfOf(call), body.basedOn)
  const { name } = await getMunicipality(trx, municipalityId)
  const { title, validFrom, validUntil } = body
  const period = { validFrom, validUntil, version: await nextVersion(call, validFrom) }
  const pack = parsePack({ ...base.pack, ...period, municipality: { id: municipalityId, name } })
  const basedOn = base.stored?.version ?? base.pack.version
  await insertDraft(trx, municipalityId, { ...period, title, basedOn, pack, files: base.files }, deedOf(call))
  return versionRow(call, await getVersion(shelfOf(call), period.version))
}

async function savePack(call: Call, version: string, body: z.infer<typeof savePolicyPack.body>) {
  const { revision, title, validFrom, validUntil } = body
  const stored = await lockDraft(call, { version, revision })
  requireFuture(call, validFrom)
  const sameYear = stored.validFrom.slice(0, 4) === validFrom.slice(0, 4)
  const period = { validFrom, validUntil, version: stored.version }
  const { municipality } = read(stored).pack
  // Checked before a number is taken, with the number that it has.
  const pack = parsePack({ ...body.pack, municipality, ...period })
  const number = sameYear ? stored.version : await nextVersion(call, validFrom)
  const content = { ...period, version: number, title, pack: { ...pack, version: number }, files: stored.files }
  await saveDraft(call.trx, call.municipalityId, stored.version, content, deedOf(call))
  return policyDocument(call, await getVersion(shelfOf(call), number))
}

/** Puts a file in a draft, with all that is still wrong in it. @throws policy.invalid when it is no DMN */
async function saveFile(call: Call, stored: StoredVersion, { file, xml }: { file: string; xml: string }) {
  const { faults } = await readFiles({ [file]: xml })
  if (faults.length > 0)
    throw new Failure(
      'policy.invalid',
      { file },
      faults.map(({ words }) => ({ pointer: '/xml', code: 'not-dmn', detail: words[call.language] })),
    )
  const content = { ...stored, files: { ...stored.files, [file]: xml } }
  await saveDraft(call.trx, call.municipalityId, stored.version, content, deedOf(call))
  return policyDocument(call, await getVersion(shelfOf(call), stored.version))
}

async function saveTable(call: Call, version: string, body: z.infer<typeof savePolicyTable.body>) {
  const stored = await lockDraft(call, { version, revision: body.revision })
  const xml = Object.hasOwn(stored.files, body.file) ? stored.files[body.file] : undefined
  if (xml === undefined) throw new Failure('policy.file-not-found', { file: body.file })
  return saveFile(call, stored, { file: body.file, xml: await putTable(body.file, xml, body.table) })
}

/** @throws policy.has-faults with what blocks; policy.starts-in-past */
async function requireReady(call: Call, stored: StoredVersion): Promise<void> {
  requireFuture(call, stored.validFrom)
  const found = read(stored)
  const all = await findingsOf(call, found, await readFiles(found.files))
  const findings = all.filter(({ isBlocking }) => isBlocking)
  if (findings.length > 0) throw new Failure('policy.has-faults', { findings })
}

async function move(call: Call, stored: StoredVersion, state: StoredVersion['state']) {
  await moveVersion(call.trx, call.municipalityId, stored.version, state, deedOf(call))
  return versionRow(call, await getVersion(shelfOf(call), stored.version))
}

function mountSaving(app: Hono, deps: Deps): void {
  mount(app, deps, startPolicyDraft, (call, { body }) => startDraft(call, body))
  mount(app, deps, savePolicyPack, (call, { params, body }) => savePack(call, params.version, body))
  mount(app, deps, savePolicyTable, (call, { params, body }) => saveTable(call, params.version, body))
  mount(app, deps, importPolicyFile, async (call, { params, body: { revision, ...file } }) =>
    saveFile(call, await lockDraft(call, { ...params, revision }), file),
  )
  mount(app, deps, deletePolicyDraft, async (call, { params: { version } }) => {
    const stored = await findVersion(call.trx, call.municipalityId, version, { isLocked: true })
    if (!stored) throw new Failure('policy.version-not-found', { version })
    if (stored.state !== 'draft') throw new Failure('policy.not-a-draft', { version, state: stored.state })
    await deleteDraft(call.trx, call.municipalityId, stored.version)
    return undefined
  })
}

/** Drafts of a policy: written, put forward by one person and published by another. */
export function mountPolicyEdit(app: Hono, deps: Deps): void {
  mountSaving(app, deps)
  mount(app, deps, proposePolicy, async (call, { params, body }) => {
    const stored = await lockDraft(call, { ...params, ...body })
    await requireReady(call, stored)
    return move(call, stored, 'proposed')
  })
  mount(app, deps, returnPolicy, async (call, { params, body }) =>
    move(call, await lockProposed(call, { ...params, ...body }), 'draft'),
  )
  mount(app, deps, publishPolicy, async (call, { params, body }) => {
    await lockPublishing(call.trx, call.municipalityId)
    const stored = await lockProposed(call, { ...params, ...body })
    if (!isSecondPerson(stored, call.worker.workerId)) throw new Failure('policy.needs-second-person')
    await requireReady(call, stored)
    return move(call, stored, 'published')
  })
}
