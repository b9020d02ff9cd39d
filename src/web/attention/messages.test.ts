import { expect, test } from 'vitest'
import { messages } from './messages.ts'

const { nl, en } = messages

test('a term says what it is and how it stands, in words', () => {
  expect(nl.terms.step(-3)).toBe('Stap uit het plan, 3 dagen te laat')
  expect(nl.terms.step(-1)).toBe('Stap uit het plan, 1 dag te laat')
  expect(nl.terms.intake(1)).toBe('Intake moet uiterlijk morgen')
  expect(nl.terms.intake(5)).toBe('Intake moet binnen 5 dagen')
  expect(nl.terms.handover(-3)).toBe('Overdracht nog niet aanvaard, aangeboden 3 dagen geleden')
  expect(en.terms.promise(0)).toBe('Promise by the municipality, today at the latest')
})

test('how long somebody is out of sight is exact up to a year, and then coarse', () => {
  expect(nl.silent.last(214, '23 apr 2026')).toBe('Laatste contact 214 dagen geleden, op 23 apr 2026')
  expect(nl.silent.last(700, '23 dec 2024')).toBe('Laatste contact 22 maanden geleden, op 23 dec 2024')
  expect(en.silent.last(2300, '6 Aug 2020')).toBe('Last contact 6 years ago, on 6 Aug 2020')
  expect(nl.silent.last(0, '23 nov 2026')).toBe('Laatste contact vandaag, op 23 nov 2026')
})
