import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { PARAMETER_SCHEMAS } from '../../policy/pack.ts'
import { filledSourced, keyFrom, problemsOf } from './typed-value.ts'
import { kindOf, knownPart } from './value-kind.ts'

const schemaOf = (path: string): z.ZodType => PARAMETER_SCHEMAS[path] ?? z.never()
const kindAt = (path: string) => kindOf(knownPart(schemaOf(path))?.shape['value'] as z.ZodType)
const faults = (path: string, value: unknown) =>
  problemsOf(schemaOf(path), value, `/pack/${path}`, (issue) => issue.code).map(({ pointer, detail }) => [
    pointer,
    detail,
  ])

describe('what is typed in a parameter', () => {
  test('a number out of bounds is refused at the number', () => {
    const typed = { value: 900, source: 'raadsbesluit' }
    expect(faults('intake.durationMinutes', typed)).toEqual([['/pack/intake.durationMinutes/value', 'too_big']])
  })

  test('a number that is no number is refused at the number, a missing source at the source', () => {
    expect(faults('intake.durationMinutes', { value: 'een uur', source: '' })).toEqual([
      ['/pack/intake.durationMinutes/value', 'invalid_type'],
      ['/pack/intake.durationMinutes/source', 'too_small'],
    ])
  })

  test('what is unknown asks for a reason in both languages', () => {
    expect(faults('intake.termDays', { unknown: true, reason: { nl: 'De nota zwijgt.', en: '' } })).toEqual([
      ['/pack/intake.termDays/reason/en', 'too_small'],
    ])
  })

  test('a fault deep in a list is refused at its own field', () => {
    const category = {
      key: 'a',
      nl: 'A',
      en: 'A',
      definition: { unknown: true, reason: { nl: '', en: 'x' } },
      source: 'nota',
    }
    const scheme = { basis: 'goal', categories: [category], decision: { file: 'a.dmn', decision: 'a' } }
    expect(faults('profilingScheme', { value: scheme, source: 'nota' })).toEqual([
      ['/pack/profilingScheme/value/categories/0/definition/reason/nl', 'too_small'],
    ])
  })

  test('an empty note is left out, an open end is null, and a right value is refused nowhere', () => {
    const team = {
      key: '',
      nl: 'Team Werk & Zorg',
      en: 'Team',
      group: { nl: 'a', en: 'a' },
      minMonths: '',
      maxMonths: 6,
    }
    const typed = { value: { teams: [team], decision: null }, source: 'nota', note: { nl: '', en: '' } }
    const value = filledSourced(kindAt('teams'), typed)
    expect(value).toEqual({
      value: { teams: [{ ...team, key: 'team-werk-zorg', minMonths: null }], decision: null },
      source: 'nota',
    })
    expect(faults('teams', value)).toEqual([])
  })

  test('two new things of one name get keys of their own, and a key that was there stays', () => {
    const things = [
      { key: 'lopen', nl: 'Lopen', en: 'Walk' },
      { key: '', nl: 'Lopen', en: 'Walk' },
      { key: '', nl: 'Lopen', en: 'Walk' },
    ]
    const value = filledSourced(kindAt('activities'), { value: things, source: 'nota' })
    expect((value as { value: { key: string }[] }).value.map(({ key }) => key)).toEqual(['lopen', 'lopen-2', 'lopen-3'])
  })

  test('a key is made of a name with accents and signs', () => {
    expect(keyFrom('  Zorg & coördinatie (1e) ')).toBe('zorg-coordinatie-1e')
  })
})
