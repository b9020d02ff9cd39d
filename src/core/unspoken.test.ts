import { expect, test } from 'vitest'
import { unspoken } from './unspoken.ts'

const opened = { openedOn: '2026-11-02', returns: [], firstContactOn: null }

test('what was agreed before the first talk says so, of the same day it does not', () => {
  expect(unspoken(opened, '2026-11-10')).toBe('still')
  expect(unspoken({ ...opened, firstContactOn: '2026-11-11' }, '2026-11-10')).toBe('then')
  expect(unspoken({ ...opened, firstContactOn: '2026-11-10' }, '2026-11-10')).toBeUndefined()
})

test('what is of an earlier period is left as it was', () => {
  const outflow = { on: '2026-06-01', reason: '1', work: null }
  const returned = {
    ...opened,
    openedOn: '2026-01-05',
    returns: [{ outflow, reopenedOn: '2026-11-02', isReturnWithinTwelveMonths: true }],
  }
  expect(unspoken(returned, '2026-02-01')).toBeUndefined()
  expect(unspoken(returned, '2026-11-02')).toBe('still')
})
