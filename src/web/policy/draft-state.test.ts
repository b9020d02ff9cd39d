import { describe, expect, test } from 'vitest'
import { PolicyPack } from '../../policy/pack.ts'
import { changeCount, conflictsOf, faultsIn, packToSave, typed, UNTYPED } from './draft-state.ts'

const both = (text: string) => ({ nl: text, en: text })

const pack = PolicyPack.parse({
  municipality: { id: 'GM0988', name: 'Weert' },
  version: 'GM0988-2026.1',
  validFrom: '2026-01-01',
  validUntil: null,
  note: both('n'),
  silence: both('De bronnen zwijgen.'),
  labels: {},
  intake: { termDays: { value: 7, source: 'seed2 L690' } },
  ordinance: { recidivism: { value: 3, source: 'verordening' } },
})
const document = (over: PolicyPack = pack) =>
  ({ pack: over, row: { title: 'Weert', validFrom: '2026-01-01', validUntil: null } }) as never

const TERM = 'intake.termDays'
const days = (value: unknown) => ({ value, source: 'raadsbesluit' })

describe('what is typed on a draft', () => {
  test('a value that is typed and then put back is no change', () => {
    const changed = typed(UNTYPED, pack, TERM, days(14))
    expect(changeCount(changed, document())).toBe(1)
    expect(changeCount(typed(changed, pack, TERM, pack.intake.termDays), document())).toBe(0)
  })

  test('the pack to save holds what was typed and everything else as it was', () => {
    const saved = packToSave(typed(UNTYPED, pack, TERM, days(14)), pack)
    expect(PolicyPack.parse(saved)).toEqual({ ...pack, intake: { ...pack.intake, termDays: days(14) } })
  })

  test('an open term that is no longer filled in is gone from the pack', () => {
    const saved = packToSave(typed(UNTYPED, pack, 'ordinance.recidivism', undefined), pack)
    expect(PolicyPack.parse(saved).ordinance).toEqual({})
  })

  test('somebody else changed the same value: a conflict, until both mean the same', () => {
    const mine = typed(UNTYPED, pack, TERM, days(14))
    const theirs: PolicyPack = { ...pack, intake: { ...pack.intake, termDays: { value: 21, source: 'x' } } }
    const same: PolicyPack = { ...pack, intake: { ...pack.intake, termDays: { source: 'raadsbesluit', value: 14 } } }
    expect(conflictsOf(mine, pack)).toEqual([])
    expect(conflictsOf(mine, theirs)).toEqual([TERM])
    expect(conflictsOf(mine, same)).toEqual([])
  })

  test('a number out of bounds is a fault at its field, before anything is sent', () => {
    const faults = faultsIn(typed(UNTYPED, pack, TERM, days(999)), (issue) => issue.code)
    expect(faults).toEqual([{ pointer: '/pack/intake/termDays/value', code: expect.any(String), detail: 'too_big' }])
  })
})
