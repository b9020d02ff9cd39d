import { expect, test } from 'vitest'
import { cardsAt, directionFor, EvidenceFile, type ShownCard } from './evidence.ts'

const finding = (goal: string, direction: string) => ({
  goal,
  direction,
  certainty: { nl: 'in bijna alle studies', en: 'in nearly all studies', literal: 'nl' },
  source: 'seed4 L1',
  year: 2017,
})
const card = (key: string, moments: string[], findings: object[]) => ({
  key,
  ingredient: { nl: key, en: key },
  says: { nl: key, en: key },
  moments,
  findings,
})
const file = (...cards: object[]) => EvidenceFile.safeParse({ version: '1', rule: null, cards })
const shown = (...cards: object[]): ShownCard[] =>
  EvidenceFile.parse({ version: '1', rule: null, cards }).cards.map((each) => ({ ...each, municipality: null }))

test('what a source does not say is unknown, and is not the same as no effect', () => {
  const [tailoring, programme] = shown(
    card('tailoring', ['goal'], [finding('participation', 'helps')]),
    card('programme', ['goal'], [finding('work', 'none-found')]),
  )
  if (!tailoring || !programme) throw new Error('no cards')
  expect([directionFor(tailoring, 'participation'), directionFor(tailoring, 'work')]).toEqual(['helps', 'unknown'])
  expect([directionFor(programme, 'participation'), directionFor(programme, 'work')]).toEqual(['unknown', 'none-found'])
})

test('the same card helps one goal and works against another', () => {
  const cards = shown(
    card('sanction', ['goal', 'measure'], [finding('participation', 'hinders'), finding('work', 'helps')]),
    card('letter', ['letter'], [finding('participation', 'helps')]),
  )
  const keys = (list: ShownCard[]) => list.map(({ key }) => key)
  expect(keys(cardsAt(cards, ['goal'], 'participation').hinders)).toEqual(['sanction'])
  expect(keys(cardsAt(cards, ['goal'], 'work').helps)).toEqual(['sanction'])
  expect(keys(cardsAt(cards, ['goal'], 'debt').unknown)).toEqual(['sanction'])
  expect(keys(cardsAt(cards, ['goal', 'letter'], 'participation').helps)).toEqual(['letter'])
})

test('a file with two cards of one key, two findings for one goal or a percentage field is refused', () => {
  const good = card('a', ['goal'], [finding('work', 'helps')])
  expect(file(good).success).toBe(true)
  expect(file(good, good).error?.issues[0]?.message).toBe('evidence.key-twice')
  const twice = card('b', ['goal'], [finding('work', 'helps'), finding('work', 'hinders')])
  expect(file(twice).error?.issues[0]?.message).toBe('evidence.goal-twice')
  expect(file(card('c', ['goal'], [{ ...finding('work', 'helps'), effectPercent: 5 }])).success).toBe(false)
  expect(file(card('d', ['goal'], [])).success).toBe(false)
})
