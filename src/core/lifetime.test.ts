import { expect, test } from 'vitest'
import { requireInLifetime } from './lifetime.ts'

test.each([
  ['1981-05-31', '1981-06-01'],
  ['1981-05-31', '1981-06-00'],
  ['1980-12-31', '1981-00-00'],
])('nothing happens on %s to somebody who was born on %s', (on, born) => {
  expect(() => requireInLifetime(on, born)).toThrow(
    expect.objectContaining({ code: 'request.invalid', faults: [{ pointer: '/on', code: 'before-birth' }] }),
  )
})

test.each([
  ['1981-06-01', '1981-06-01'],
  ['1981-06-01', '1981-06-00'],
  ['1981-01-01', '1981-00-00'],
  ['1900-01-01', undefined],
])('%s may be a day in the life of somebody who was born on %s', (on, born) => {
  expect(() => requireInLifetime(on, born)).not.toThrow()
})
