import { expect, test } from 'vitest'
import { whenEn, whenNl } from './days-words.ts'
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

test('how long ago something was is exact up to a year, and then coarse', () => {
  expect(whenNl(-214)).toBe('214 dagen geleden')
  expect(whenNl(-700)).toBe('22 maanden geleden')
  expect(whenEn(-2300)).toBe('6 years ago')
  expect(whenNl(0)).toBe('vandaag')
})
