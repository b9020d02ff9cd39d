import * as z from 'zod'
import type { Id, MunicipalityId } from './person.ts'

/** The people of design §2. A worker may have several roles. */
export const Role = z.enum([
  'case-manager',
  'income-consultant',
  'provider-coach',
  'neighbourhood-worker',
  'medical-adviser',
  'lawfulness-reviewer',
  'team-lead',
  'policy-officer',
  'functional-administrator',
  'privacy-officer',
])
export type Role = z.infer<typeof Role>

export const Permission = z.enum([
  'dossier.read',
  'dossier.report',
  'dossier.correct',
  'person.search',
  'person.write',
  'intake.write',
  'intake.medical-outcome',
  'diagnosis.write',
  'profile.decide',
  'profile.dissent',
  'plan.write',
  'contact.write',
  'handover.offer',
  'handover.accept',
  'handover.bulk',
  'outflow.decide',
  'caseload.read',
  'caseload.export',
  'import.run',
  'readlog.read',
  'break-glass.use',
  'break-glass.review',
  'stand-in.manage',
  'capacity.read',
  'capacity.write',
  'capacity.rule',
  'policy.read',
  'policy.write',
  'policy.publish',
  'worker.read',
  'case-question.read',
  'case-question.write',
  'case-question.remove',
  'letter.sender',
  'buddy.read',
  'buddy.match',
  'buddy.write',
  'buddy.count',
])
export type Permission = z.infer<typeof Permission>

/** How far a permission reaches: own caseload, own teams, or the whole municipality. */
export const Place = z.enum(['own', 'team', 'municipality'])
export type Place = z.infer<typeof Place>

/** What each role may do, and how far. What is not listed is denied. @source standards.md §5.3 */
export const Rights = z.partialRecord(Role, z.partialRecord(Permission, Place))
export type Rights = z.infer<typeof Rights>

export interface Actor {
  municipalityId: MunicipalityId
  workerId: Id
  roles: readonly Role[]
  teamIds: readonly Id[]
  /** Workers for whom this one stands in today. */
  standsInFor: readonly Id[]
}

/** What of a dossier decides who may see it. */
export interface Target {
  municipalityId: MunicipalityId
  ownerId: Id | null
  teamId: Id
  handoverToWorkerId: Id | null
  handoverToTeamId: Id | null
  /** The intake waits for a medical judgement. */
  isSuspended: boolean
  /** The actor has emergency access to this dossier now. */
  isBreakGlass: boolean
}

const REACH: Record<Place, number> = { own: 1, team: 2, municipality: 3 }

/** The widest place that the actor's roles give for a permission; undefined when none does. */
export function placeOf(rights: Rights, roles: readonly Role[], permission: Permission): Place | undefined {
  let widest: Place | undefined
  for (const role of roles) {
    const place = rights[role]?.[permission]
    if (place && (!widest || REACH[place] > REACH[widest])) widest = place
  }
  return widest
}

/** Own means: owned by the actor or by somebody the actor stands in for today. */
function isOwn(actor: Actor, target: Target): boolean {
  return target.ownerId !== null && (target.ownerId === actor.workerId || actor.standsInFor.includes(target.ownerId))
}

/** A medical adviser owns no dossiers: theirs are the ones that wait for a medical judgement. @source seed2 L694-696 */
export const judgesMedically = (rights: Rights, actor: Actor): boolean =>
  placeOf(rights, actor.roles, 'intake.medical-outcome') !== undefined

/** A hand-over is offered to the actor, by name or to a team of the actor. */
export function isReceiver(actor: Actor, target: Target): boolean {
  if (target.handoverToWorkerId !== null) return target.handoverToWorkerId === actor.workerId
  return target.handoverToTeamId !== null && actor.teamIds.includes(target.handoverToTeamId)
}

/**
 * Whether the actor may do this in this dossier. Denied unless a role gives it at a place that holds.
 * A receiver may read what is offered, and accept or decline it. Emergency access lets somebody read, never write.
 */
export function may(rights: Rights, actor: Actor, permission: Permission, target: Target): boolean {
  if (actor.municipalityId !== target.municipalityId) return false
  const place = placeOf(rights, actor.roles, permission)
  if (permission === 'dossier.read' && target.isBreakGlass && placeOf(rights, actor.roles, 'break-glass.use'))
    return true
  if (!place) return false
  if (permission === 'intake.medical-outcome') return target.isSuspended
  if (place === 'municipality' || isOwn(actor, target)) return true
  if (permission === 'dossier.read' && target.isSuspended && judgesMedically(rights, actor)) return true
  if ((permission === 'dossier.read' || permission === 'handover.accept') && isReceiver(actor, target)) return true
  return place === 'team' && actor.teamIds.includes(target.teamId)
}

/** Why somebody looks at a person: recorded with every look. @source design §4 (purpose), standards.md §5.3 */
export const Purpose = z.enum([
  'guidance',
  // On a contact day, in a conference or at a home visit that somebody is named for, beyond their own reach.
  'taking-part',
  'intake',
  'handover',
  'quality',
  'legal',
  'privacy',
  'break-glass',
  'administration',
])
export type Purpose = z.infer<typeof Purpose>
