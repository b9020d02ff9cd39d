import { describe, expect, test } from 'vitest'
import { testBsn } from './bsn.ts'
import { understand } from './search.ts'

describe('what somebody typed is understood as', () => {
  test('a dossier number', () => {
    expect(understand(' 2026-000123 ')).toEqual({ by: 'number', number: '2026-000123' })
  })

  test('a BSN, when it passes the eleven-test', () => {
    expect(understand(testBsn(3))).toEqual({ by: 'bsn', bsn: testBsn(3) })
    expect(understand('123456789')).toEqual({ by: 'name', parts: ['123456789'] })
  })

  test.each(['9-2-1980', '09-02-1980', '9/2/1980', '9.2.1980', '9 2 1980', '1980-02-09'])(
    'a birth date: %s',
    (text) => {
      expect(understand(text)).toEqual({ by: 'birth-date', birthDate: '1980-02-09' })
    },
  )

  test('parts of a name, at most six', () => {
    expect(understand('Berg, Ümit v.d.')).toEqual({ by: 'name', parts: ['berg', 'umit', 'v', 'd'] })
    expect(understand('aa bb cc dd ee ff gg')).toMatchObject({ parts: ['aa', 'bb', 'cc', 'dd', 'ee', 'ff'] })
  })
})

test.each(['', ' ', 'b', 'b c', '%', '*', '--', '.'])('"%s" is too little to look for anybody', (text) => {
  expect(understand(text)).toBeUndefined()
})

test('a day that does not exist is no birth date', () => {
  expect(understand('31-2-1980')).toEqual({ by: 'name', parts: ['31', '2', '1980'] })
})
