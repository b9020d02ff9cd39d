import type { Purpose } from '../core/access.ts'
import { logPartOfDossier } from '../db/access.ts'
import type { Call } from './deps.ts'

/** Why somebody looks when they did not say: emergency access, the purpose of their role, or guidance. */
export function purposeOf(call: Call): Purpose {
  if (call.breakGlassId) return 'break-glass'
  const byRole: Partial<Record<string, Purpose>> = { 'lawfulness-reviewer': 'legal', 'privacy-officer': 'privacy' }
  return call.actor.roles.map((role) => byRole[role]).find((purpose) => purpose !== undefined) ?? 'guidance'
}

/** Keeps that somebody saw a part of a dossier beside its page, such as the category that its facts lead to. */
export function logPart(call: Call, dossierId: string): Promise<void> {
  const look = { dossierId, purpose: purposeOf(call), breakGlassId: call.breakGlassId }
  return logPartOfDossier(call.trx, call.municipalityId, call.worker.workerId, look)
}
