import fc from 'fast-check'
import { expect, test } from 'vitest'
import { factsFromAnswers, type GivenAnswer, intakePath } from './intake-path.ts'
import { Questions } from './question.ts'

const ask = (key: string, rest: object = {}) => ({ key, nl: key, en: key, kind: 'yes-no', ...rest })

const questions = Questions.parse([
  ask('can-work', { fact: 'canWork', next: [{ equals: false, to: 'obstacle' }] }),
  ask('months', { kind: 'number', min: 0, max: 600, fact: 'monthsToWork', next: [{ atMost: 3, to: 'end' }] }),
  ask('last-worked', { kind: 'date', isOptional: true }),
  ask('obstacle', { kind: 'text' }),
])

const value = (given: GivenAnswer['value']): GivenAnswer => ({ value: given, hasText: false })
const keys = (answers: Record<string, GivenAnswer>) => intakePath(questions, answers).asked.map(({ key }) => key)

test('what comes after an open question that branches is not known yet', () => {
  expect(intakePath(questions, {})).toMatchObject({ open: ['can-work'], next: 'can-work' })
  expect(keys({})).toEqual(['can-work'])
})

test('an answer leads to its own next question (seed2 L770)', () => {
  expect(keys({ 'can-work': value(false) })).toEqual(['can-work', 'obstacle'])
  expect(keys({ 'can-work': value(true), months: value(3) })).toEqual(['can-work', 'months'])
  expect(keys({ 'can-work': value(true), months: value(4) })).toEqual(['can-work', 'months', 'last-worked', 'obstacle'])
})

test('an optional question may stay open; words count as an answer', () => {
  const answers = { 'can-work': value(true), months: value(8) }
  expect(intakePath(questions, answers).open).toEqual(['obstacle'])
  expect(intakePath(questions, { ...answers, obstacle: { value: null, hasText: true } }).next).toBeNull()
})

test('an answer that is no longer on the path fills no fact', () => {
  const answers = { 'can-work': value(false), months: value(8) }
  expect(factsFromAnswers(intakePath(questions, answers), answers)).toEqual([{ key: 'canWork', value: false }])
})

test('every answer leads to an end', () => {
  const anyAnswer = fc.oneof(fc.boolean(), fc.integer(), fc.string()).map((given) => value(given))
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('can-work', 'months', 'last-worked', 'obstacle'), anyAnswer),
      (answers) => {
        const path = intakePath(questions, answers)
        expect(new Set(path.asked).size).toBe(path.asked.length)
        expect(path.next).toBe(path.open[0] ?? null)
      },
    ),
  )
})

test.each([
  ['leads back', [ask('a', { next: [{ equals: true, to: 'a' }] })], 'question.branch-not-ahead'],
  ['leads nowhere', [ask('a', { next: [{ equals: true, to: 'b' }] })], 'question.branch-not-ahead'],
  ['stands twice', [ask('a'), ask('a')], 'question.key-twice'],
  ['is a choice without options', [ask('a', { kind: 'choice' })], 'question.options'],
  ['cannot fill its fact', [ask('a', { fact: 'monthsToWork' })], 'question.fact-out-of-bounds'],
])('a question that %s is refused', (_, list, message) => {
  expect(Questions.safeParse(list).error?.issues.map((issue) => issue.message)).toContain(message)
})
