import { Permission } from '../core/access.ts'
import { addDays } from '../core/day.ts'
import { listVersions, type StoredVersion, type VersionHead } from '../db/policy-version.ts'
import { type CheckedPeriod, checkPeriods } from '../policy/check-periods.ts'
import { PolicyFault } from '../policy/decision-model.ts'
import type { Finding } from '../policy/finding.ts'
import type { LoadedPolicy } from '../policy/loaded-policy.ts'
import type { Call } from './deps.ts'
import { type FoundVersion, loadOwn } from './policy-version.ts'

const NOWHERE = { file: null, part: null, rows: [], column: null, article: null, example: null }

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
    (permission): Finding => ({
      ...NOWHERE,
      code: 'pack-invalid',
      isBlocking: true,
      part: 'rights',
      nl: `Niemand heeft nog het recht ${permission}. Dan kan dit beleid nooit meer worden gewijzigd.`,
      en: `Nobody has the right ${permission} any more. This policy could never be changed again.`,
    }),
  )
}

/** What a start with this version would say; a fault that a check tells in words stands there too. */
async function loaded(call: Call, found: FoundVersion): Promise<Finding[]> {
  try {
    return lockedOut(await loadOwn(call.deps.policies, found))
  } catch (error) {
    if (!(error instanceof PolicyFault)) throw error
    const words = {
      nl: `Dit beleid kan niet worden gebruikt: ${error.message}`,
      en: `This policy cannot be used: ${error.message}`,
    }
    return [{ ...NOWHERE, code: 'pack-invalid', isBlocking: true, ...words }]
  }
}

/** What a version of the municipality has wrong. What came with Trede was checked when it was made. */
export async function findingsOf(call: Call, found: FoundVersion): Promise<Finding[]> {
  const { stored } = found
  if (!stored) return []
  const ofPeriod = stored.state === 'published' ? [] : await periods(call, stored)
  return [...ofPeriod, ...(await loaded(call, found))]
}
