import { Permission } from '../core/access.ts'
import { addDays } from '../core/day.ts'
import { listVersions, type StoredVersion, type VersionHead } from '../db/policy-version.ts'
import { checkPack } from '../policy/check-pack.ts'
import { type CheckedPeriod, checkPeriods } from '../policy/check-periods.ts'
import { toFinding } from '../policy/check-words.ts'
import { PolicyFault } from '../policy/decision-model.ts'
import type { Finding } from '../policy/finding.ts'
import type { LoadedPolicy } from '../policy/loaded-policy.ts'
import type { Call } from './deps.ts'
import type { ReadFiles } from './policy-parts.ts'
import { type FoundVersion, loadOwn } from './policy-version.ts'

/** What comes before and after a first day, of what came with Trede and was published here; own versions go first. */
async function neighbours(call: Call, { version, validFrom }: VersionHead): Promise<CheckedPeriod[]> {
  const heads = await listVersions(call.trx, call.municipalityId)
  const published = heads.filter((head) => head.state === 'published' && head.version !== version)
  const days = new Set([validFrom, ...published.map((head) => head.validFrom)])
  const shipped = (call.deps.policies.municipalities.get(call.municipalityId) ?? []).map(({ pack }) => pack)
  const all = [...published, ...shipped.filter((pack) => !days.has(pack.validFrom))]
    .map((one) => ({ version: one.version, file: one.version, validFrom: one.validFrom, validUntil: one.validUntil }))
    .toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  const earlier = all.filter((one) => one.validFrom <= validFrom).at(-1)
  const later = all.find((one) => one.validFrom > validFrom)
  return [earlier, later].filter((one) => one !== undefined)
}

/** Whether a version's period meets those around it. A day to come without a policy keeps it from being published. */
async function periods(call: Call, stored: StoredVersion): Promise<Finding[]> {
  const around = await neighbours(call, stored)
  const own = {
    version: stored.version,
    file: stored.version,
    validFrom: stored.validFrom,
    validUntil: stored.validUntil,
  }
  const isGapPast = around.some(
    ({ validUntil, validFrom }) =>
      validFrom < own.validFrom && validUntil !== null && validUntil < addDays(call.today, -1),
  )
  return checkPeriods([...around, own]).map((finding) => ({
    ...finding,
    file: null,
    isBlocking: finding.isBlocking || !isGapPast,
  }))
}

/** Permissions without which no policy could ever be changed again. */
const NEEDED = [Permission.enum['policy.write'], Permission.enum['policy.publish']]

function lockedOut({ rights }: LoadedPolicy): Finding[] {
  return NEEDED.filter((permission) => !Object.values(rights).some((ofRole) => ofRole?.[permission])).map(
    (permission) =>
      toFinding({
        code: 'pack-invalid',
        isBlocking: true,
        part: 'rights',
        nl: `Niemand heeft nog het recht ${permission}. Dan kan dit beleid nooit meer worden gewijzigd.`,
        en: `Nobody has the right ${permission} any more. This policy could never be changed again.`,
      }),
  )
}

/** What a start with this version would say, where no check has told it in words. */
async function loaded(call: Call, found: FoundVersion): Promise<Finding[]> {
  try {
    return lockedOut(await loadOwn(call.deps.policies, found))
  } catch (error) {
    if (!(error instanceof PolicyFault)) throw error
    const { nl, en } = error.words
    const words = { nl: `Dit beleid kan niet worden gebruikt: ${nl}`, en: `This policy cannot be used: ${en}` }
    return [toFinding({ code: 'pack-invalid', isBlocking: true, ...words })]
  }
}

/** What can be said against a version: its values, tables, files and period. What came with Trede has its period. */
export async function findingsOf(call: Call, found: FoundVersion, read: ReadFiles): Promise<Finding[]> {
  const { pack, stored } = found
  // The cities abroad that a study describes have another law.
  const law = pack.municipality.id.startsWith('GM') ? call.deps.policies.lawInForce(pack.validFrom)?.pack : undefined
  const findings = [
    ...read.faults.map(({ file, words }) => toFinding({ code: 'not-dmn', isBlocking: true, file, ...words })),
    ...checkPack({ pack, files: read.files.map(({ checked }) => checked) }, law ?? null),
  ]
  if (!stored) return findings
  if (stored.state !== 'published') findings.push(...(await periods(call, stored)))
  return findings.some(({ isBlocking }) => isBlocking) ? findings : [...findings, ...(await loaded(call, found))]
}
