import { describe, expect, test } from 'vitest'
import { lastTime, saysCourse } from './repeated.ts'

const found = (text: string, words: string): boolean => lastTime(text, [{ endedOn: '2022-05-01', words }]) !== undefined

describe('seed4 P25: the same course again', () => {
  test.each([
    ['Aanmelden voor een computercursus', 'Aanmelden voor de computercursus.'],
    ['Computercursus volgen', 'Aanmelden voor de computercursus.'],
    ['computercursussen', 'Volgde vorig jaar een computercursus'],
    ['Sollicitatietraining', 'Sollicitatiecursus afmaken'],
    ['Een cursus Nederlands volgen', 'Aangemeld voor de cursus Nederlands'],
    ['Nederlandse les', 'Cursus Nederlands'],
    ['Cursus computer', 'Computercursus gedaan'],
    ['Gesprekken met de huisarts', 'Een gesprek met huisarts'],
    ['  Post  sorteren! ', 'De post sorteren.'],
  ])('‘%s’ is ‘%s’ again', (text, words) => expect(found(text, words)).toBe(true))

  test.each([
    ['Computercursus volgen', 'Sollicitatiecursus volgen'],
    ['Een cursus zoeken', 'Een cursus volgen'],
    ['Cursus Nederlands', 'Cursus Excel'],
    ['Computer kopen', 'Computercursus volgen'],
    ['Controles bij de tandarts', 'Controles bij de huisarts'],
    ['Bellen met de huisarts', 'Brief van de huisarts meenemen'],
    ['Solliciteren bij drie bedrijven', 'Solliciteren bij de bakker'],
    ['Rijbewijs halen', 'Rijles'],
    ['de', 'het'],
    [' ', ''],
  ])('‘%s’ is not ‘%s’ again', (text, words) => expect(found(text, words)).toBe(false))

  test('tells the last time of all', () => {
    const earlier = [
      { endedOn: '2022-05-01', words: 'Sollicitatiecursus volgen.' },
      { endedOn: '2019-05-01', words: 'sollicitatiecursus' },
    ]
    expect(lastTime('Sollicitatiecursus', earlier)?.endedOn).toBe('2022-05-01')
  })

  test('is found in what was said of the past, not in a wish or in what never happened', () => {
    expect(saysCourse({ nature: 'circumstance' }, 'Volgde vorig jaar een computercursus')).toBe(true)
    expect(saysCourse({ nature: 'obstacle' }, 'Heeft de taalcursus afgebroken na een operatie')).toBe(true)
    expect(saysCourse({ nature: 'wish' }, 'Deed een cursus lassen en wil dat weer')).toBe(false)
    expect(saysCourse({ nature: 'circumstance' }, 'Heeft nooit een computercursus gevolgd')).toBe(false)
    expect(saysCourse({ nature: 'circumstance' }, 'Deed veel voor de buurt')).toBe(false)
  })
})
