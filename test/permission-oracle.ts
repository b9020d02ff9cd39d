import type { Permission, Place, Role } from '../src/core/access.ts'

/**
 * Who may do what, and how far, written out by hand from standards.md §5.3, design §2 and the sources that the packs
 * name. It is not read from `policies/` and does not use `may`: both are what it judges.
 */
const COUNTRY: Readonly<Record<Role, Partial<Record<Permission, Place>>>> = {
  // Own caseload and stand-in, break-glass with a reason.
  'case-manager': {
    'case-question.read': 'municipality',
    'case-question.write': 'municipality',
    'dossier.read': 'own',
    'dossier.report': 'municipality',
    'dossier.correct': 'own',
    'person.search': 'municipality',
    'person.write': 'own',
    'intake.write': 'own',
    'diagnosis.write': 'own',
    'profile.decide': 'own',
    'profile.dissent': 'own',
    'plan.write': 'own',
    'contact.write': 'own',
    'handover.offer': 'own',
    'handover.accept': 'own',
    'outflow.decide': 'own',
    'caseload.read': 'own',
    'caseload.export': 'own',
    'break-glass.use': 'municipality',
    'policy.read': 'municipality',
    'worker.read': 'municipality',
    'buddy.read': 'municipality',
    'buddy.count': 'municipality',
    'buddy.match': 'own',
  },
  // Examines the right to benefit: reaches the team, guides nobody.
  'income-consultant': {
    'case-question.read': 'municipality',
    'case-question.write': 'municipality',
    'dossier.read': 'team',
    'dossier.report': 'municipality',
    'person.search': 'municipality',
    'person.write': 'team',
    'profile.dissent': 'team',
    'contact.write': 'team',
    'outflow.decide': 'team',
    'caseload.read': 'team',
    'break-glass.use': 'municipality',
    'policy.read': 'municipality',
    'worker.read': 'municipality',
  },
  // "Only own referrals": there are none yet, so nothing at all.
  'provider-coach': {},
  'neighbourhood-worker': {
    'case-question.read': 'municipality',
    'case-question.write': 'municipality',
    'dossier.read': 'own',
    'diagnosis.write': 'own',
    'profile.dissent': 'own',
    'plan.write': 'own',
    'contact.write': 'own',
    'handover.offer': 'own',
    'handover.accept': 'own',
    'caseload.read': 'own',
    'policy.read': 'municipality',
    'worker.read': 'municipality',
    'buddy.read': 'municipality',
    'buddy.count': 'municipality',
    'buddy.match': 'municipality',
    'buddy.write': 'municipality',
  },
  // The medical side of those who wait for a judgement, and nothing else.
  'medical-adviser': {
    'case-question.read': 'municipality',
    'case-question.write': 'municipality',
    'dossier.read': 'own',
    'caseload.read': 'own',
    'intake.medical-outcome': 'municipality',
    'policy.read': 'municipality',
    'worker.read': 'municipality',
  },
  // "Dossier by case, logged."
  'lawfulness-reviewer': {
    'case-question.read': 'municipality',
    'case-question.write': 'municipality',
    'dossier.read': 'municipality',
    'person.search': 'municipality',
    'policy.read': 'municipality',
    'worker.read': 'municipality',
  },
  'team-lead': {
    'case-question.read': 'municipality',
    'case-question.write': 'municipality',
    'dossier.read': 'team',
    'dossier.report': 'municipality',
    'dossier.correct': 'team',
    'person.search': 'municipality',
    'person.write': 'team',
    'profile.dissent': 'team',
    'contact.write': 'team',
    'handover.offer': 'team',
    'handover.accept': 'team',
    'handover.bulk': 'team',
    'outflow.decide': 'team',
    'caseload.read': 'team',
    'caseload.export': 'team',
    'break-glass.use': 'municipality',
    'stand-in.manage': 'team',
    // Hours, load and working figures of the own teams; a rule of the municipality is for all of them.
    'capacity.read': 'team',
    'capacity.write': 'team',
    'capacity.rule': 'municipality',
    'policy.read': 'municipality',
    'worker.read': 'municipality',
    'buddy.read': 'municipality',
    'buddy.match': 'municipality',
    'buddy.write': 'municipality',
    'buddy.count': 'municipality',
  },
  // "Aggregates only." Writes policy; another one publishes it.
  'policy-officer': {
    'case-question.read': 'municipality',
    'policy.read': 'municipality',
    'policy.write': 'municipality',
    'policy.publish': 'municipality',
    'capacity.rule': 'municipality',
    'buddy.count': 'municipality',
  },
  // "No case content."
  'functional-administrator': {
    'letter.sender': 'municipality',
    'import.run': 'municipality',
    'stand-in.manage': 'municipality',
    'policy.read': 'municipality',
    'worker.read': 'municipality',
  },
  'privacy-officer': {
    'case-question.read': 'municipality',
    'case-question.remove': 'municipality',
    'readlog.read': 'municipality',
    'break-glass.review': 'municipality',
    'policy.read': 'municipality',
    'worker.read': 'municipality',
  },
}

export const ROLES_IN_ORACLE = Object.keys(COUNTRY)

/** Where a municipality differs. @source seed2 L737 (one job); seed3 L209, L272 (a joint intake team) */
const DIFFERENT: Readonly<Record<string, Partial<typeof COUNTRY>>> = {
  GM1916: { 'income-consultant': {} },
  GM0988: {
    'income-consultant': {
      ...COUNTRY['income-consultant'],
      'intake.write': 'team',
      'handover.offer': 'team',
      'handover.accept': 'team',
    },
  },
}

/** How a dossier lies towards a worker of team north. All but the first three are of a worker of team south. */
export const SITUATIONS = [
  'own',
  'team',
  'municipality',
  'elsewhere',
  'stand-in',
  'offered-to-me',
  'offered-to-team',
  'break-glass',
  'suspended',
] as const
export type Situation = (typeof SITUATIONS)[number]

export const rightOf = (municipalityId: string, role: Role, permission: Permission): Place | undefined =>
  (DIFFERENT[municipalityId]?.[role] ?? COUNTRY[role])[permission]

/** Whether somebody with this one role may do this in a dossier that lies so. */
export function mayInDossier(
  municipalityId: string,
  role: Role,
  permission: Permission,
  situation: Situation,
): boolean {
  if (situation === 'elsewhere') return false
  const place = rightOf(municipalityId, role, permission)
  if (permission === 'dossier.read') {
    if (situation === 'break-glass' && rightOf(municipalityId, role, 'break-glass.use')) return true
    if (situation === 'suspended' && role === 'medical-adviser') return true
  }
  if (permission === 'intake.medical-outcome') return place !== undefined && situation === 'suspended'
  if (place === undefined) return false
  const isOffered = situation === 'offered-to-me' || situation === 'offered-to-team'
  if (isOffered && (permission === 'dossier.read' || permission === 'handover.accept')) return true
  if (situation === 'own' || situation === 'stand-in') return true
  if (situation === 'team') return place !== 'own'
  return place === 'municipality'
}
