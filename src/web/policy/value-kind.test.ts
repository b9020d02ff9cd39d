import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { PARAMETER_SCHEMAS } from '../../policy/pack.ts'
import { kindOf, knownPart, type ValueKind } from './value-kind.ts'
import { messages } from './value-messages.ts'

const kindAt = (path: string): ValueKind => {
  const known = knownPart(PARAMETER_SCHEMAS[path] ?? z.never())
  if (!known) throw new Error(`${path} is no parameter`)
  return kindOf(known.shape['value'] as z.ZodType)
}

function inside(kind: ValueKind): { keys: string[]; options: string[] } {
  const parts =
    kind.kind === 'object'
      ? kind.fields.map((field) => inside(field.value))
      : kind.kind === 'list'
        ? [inside(kind.item)]
        : kind.kind === 'sourced'
          ? [inside(kind.value)]
          : []
  const own = kind.kind === 'object' ? kind.fields.map((field) => field.key) : []
  const options = kind.kind === 'choice' || kind.kind === 'set' ? [...kind.options] : []
  return {
    keys: [...own, ...parts.flatMap((part) => part.keys)],
    options: [...options, ...parts.flatMap((part) => part.options)],
  }
}

describe('the form of a parameter follows from its schema', () => {
  test('a whole number has the bounds that the schema has', () => {
    expect(kindAt('intake.durationMinutes')).toEqual({ kind: 'number', isWhole: true, min: 5, max: 480 })
  })

  test('an amount may be broken and have no upper bound', () => {
    const targets = kindAt('targets')
    const amount = targets.kind === 'list' && targets.item.kind === 'object' ? targets.item.fields[3] : undefined
    expect(amount).toEqual({
      key: 'amount',
      value: { kind: 'number', isWhole: false, min: 0, max: null },
      whenEmpty: 'null',
    })
  })

  test('a list says how many items it holds', () => {
    expect(kindAt('noShow')).toMatchObject({ kind: 'list', min: 1, max: 12 })
  })

  test('a list of choices is a set', () => {
    const medical = kindAt('medicalSuspension')
    expect(medical).toMatchObject({ fields: [{ key: 'resumesOn', value: { kind: 'set' } }] })
  })

  test('every parameter has a form, and every part and choice of it has words', () => {
    for (const path of Object.keys(PARAMETER_SCHEMAS)) {
      const { keys, options } = inside(kindAt(path))
      for (const { fields, choices } of [messages.nl, messages.en]) {
        expect(Object.keys(fields), path).toEqual(expect.arrayContaining(keys))
        expect(Object.keys(choices), path).toEqual(expect.arrayContaining(options))
      }
    }
  })
})
