import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Actor, isReceiver, may, Permission, placeOf, type Rights, Role, type Target } from './access.ts'

const RIGHTS: Rights = {
  'case-manager': { 'dossier.read': 'own', 'handover.accept': 'own', 'break-glass.use': 'municipality' },
  'team-lead': { 'dossier.read': 'team', 'plan.write': 'team' },
  'lawfulness-reviewer': { 'dossier.read': 'municipality' },
  'medical-adviser': { 'dossier.read': 'own', 'intake.medical-outcome': 'municipality' },
}

const actorWith = (...roles: Role[]): Actor => ({
  municipalityId: 'GM0363',
  workerId: 'me',
  roles,
  teamIds: ['north'],
  standsInFor: ['absent'],
})

const TARGET: Target = {
  municipalityId: 'GM0363',
  ownerId: 'somebody',
  teamId: 'south',
  handoverToWorkerId: null,
  handoverToTeamId: null,
  isSuspended: false,
  isBreakGlass: false,
}

const mayRead = (actor: Actor, target: Partial<Target>) => may(RIGHTS, actor, 'dossier.read', { ...TARGET, ...target })

describe('a right reaches as far as its place', () => {
  test.each<[string, Partial<Target>, own: boolean, team: boolean, municipality: boolean]>([
    ['one’s own', { ownerId: 'me' }, true, true, true],
    ['of an absent colleague', { ownerId: 'absent' }, true, true, true],
    ['of the team', { teamId: 'north' }, false, true, true],
    ['of the team, without an owner', { teamId: 'north', ownerId: null }, false, true, true],
    ['of another team', {}, false, false, true],
    ['of another municipality', { municipalityId: 'GM0988', ownerId: 'me' }, false, false, false],
  ])('a dossier %s', (_what, target, own, team, municipality) => {
    expect([
      mayRead(actorWith('case-manager'), target),
      mayRead(actorWith('team-lead'), target),
      mayRead(actorWith('lawfulness-reviewer'), target),
    ]).toEqual([own, team, municipality])
  })

  test('the widest role counts, right by right', () => {
    expect(placeOf(RIGHTS, ['case-manager', 'team-lead'], 'dossier.read')).toBe('team')
    expect(placeOf(RIGHTS, ['case-manager', 'team-lead'], 'handover.accept')).toBe('own')
    expect(placeOf(RIGHTS, [], 'dossier.read')).toBeUndefined()
  })
})

describe('a hand-over', () => {
  test('lets the receiver read and accept, and do nothing else yet', () => {
    const target = { ...TARGET, handoverToWorkerId: 'me', handoverToTeamId: 'south' }
    const actor = actorWith('case-manager')
    expect([may(RIGHTS, actor, 'dossier.read', target), may(RIGHTS, actor, 'handover.accept', target)]).toEqual([
      true,
      true,
    ])
    expect(may(RIGHTS, actorWith('team-lead'), 'plan.write', target)).toBe(false)
  })

  test('by name is for that person, not for their whole team', () => {
    expect(isReceiver(actorWith(), { ...TARGET, handoverToWorkerId: 'somebody', handoverToTeamId: 'north' })).toBe(
      false,
    )
    expect(isReceiver(actorWith(), { ...TARGET, handoverToTeamId: 'north' })).toBe(true)
    expect(isReceiver(actorWith(), TARGET)).toBe(false)
  })
})

describe('emergency access', () => {
  test('lets who may use it read, and never write', () => {
    const glass = { ...TARGET, isBreakGlass: true }
    expect(may(RIGHTS, actorWith('case-manager'), 'dossier.read', glass)).toBe(true)
    expect(may(RIGHTS, actorWith('case-manager'), 'handover.accept', glass)).toBe(false)
    expect(may(RIGHTS, actorWith('team-lead'), 'dossier.read', glass)).toBe(false)
  })

  test('takes nothing away from who could read already', () => {
    expect(mayRead(actorWith('lawfulness-reviewer'), { isBreakGlass: true })).toBe(true)
    expect(mayRead(actorWith('team-lead'), { isBreakGlass: true, teamId: 'north' })).toBe(true)
  })
})

test('a medical adviser reads and judges who waits for a judgement, and nobody else', () => {
  const actor = actorWith('medical-adviser')
  for (const isSuspended of [true, false]) {
    expect(mayRead(actor, { isSuspended })).toBe(isSuspended)
    expect(may(RIGHTS, actor, 'intake.medical-outcome', { ...TARGET, isSuspended })).toBe(isSuspended)
  }
})

const anyTarget = fc.record<Target>({
  municipalityId: fc.constantFrom('GM0363', 'GM0988'),
  ownerId: fc.constantFrom('me', 'absent', 'somebody', null),
  teamId: fc.constantFrom('north', 'south'),
  handoverToWorkerId: fc.constantFrom('me', 'somebody', null),
  handoverToTeamId: fc.constantFrom('north', 'south', null),
  isSuspended: fc.boolean(),
  isBreakGlass: fc.boolean(),
})
const anyRoles = fc.uniqueArray(fc.constantFrom(...Role.options), { maxLength: 3 })

test('whoever has no role may do nothing, and nobody does anything in another municipality', () => {
  fc.assert(
    fc.property(anyTarget, fc.constantFrom(...Permission.options), anyRoles, (target, permission, roles) => {
      expect(may(RIGHTS, actorWith(), permission, target)).toBe(false)
      if (target.municipalityId !== 'GM0363') expect(may(RIGHTS, actorWith(...roles), permission, target)).toBe(false)
    }),
  )
})

test('one more role never takes anything away', () => {
  fc.assert(
    fc.property(
      anyTarget,
      fc.constantFrom(...Permission.options),
      anyRoles,
      fc.constantFrom(...Role.options),
      (target, permission, roles, more) => {
        fc.pre(may(RIGHTS, actorWith(...roles), permission, target))
        expect(may(RIGHTS, actorWith(...roles, more), permission, target)).toBe(true)
      },
    ),
  )
})
