import { date, dateAndTime, duration, FeelDate, FeelDateTime, FeelDuration, FeelRange, FeelTime, time } from 'feelin'
import type { CellValue } from './cell.ts'
import { type DecisionModel, type ItemType, PolicyFault } from './decision-model.ts'
import { compileTest } from './feel.ts'

/** A value as JSON has it: days and durations are ISO text. */
export type PlainValue =
  | string
  | number
  | boolean
  | null
  | readonly PlainValue[]
  | { readonly [name: string]: PlainValue }

/** A value of a cell as feelin works with it. */
export function feelValueOf(value: CellValue): unknown {
  if (value.type === 'null') return null
  if (value.type === 'date') return date(value.value)
  return value.type === 'duration' ? duration(value.value) : value.value
}

const hasText = (value: unknown): value is FeelDate | FeelTime | FeelDateTime | FeelDuration | FeelRange =>
  value instanceof FeelDate ||
  value instanceof FeelTime ||
  value instanceof FeelDateTime ||
  value instanceof FeelDuration ||
  value instanceof FeelRange

/** A FEEL value as JSON. What JSON has no words for (a function, an endless number) is null. */
export function plainValue(value: unknown): PlainValue {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'object' || value === null) return null
  if (hasText(value)) return value.toString()
  if (Array.isArray(value)) return value.map(plainValue)
  if (Object.getPrototypeOf(value) !== Object.prototype) return null
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plainValue(part)]))
}

type Base = 'string' | 'number' | 'boolean' | 'date' | 'time' | 'dateTime' | 'duration' | 'any'

/** The FEEL types, with the names that other tools give them. */
const BASES: Readonly<Record<string, Base>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  long: 'number',
  double: 'number',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  dateTime: 'dateTime',
  'date and time': 'dateTime',
  dayTimeDuration: 'duration',
  'days and time duration': 'duration',
  yearMonthDuration: 'duration',
  'years and months duration': 'duration',
}

const NAMES: Readonly<Record<Base, { nl: string; en: string }>> = {
  string: { nl: 'tekst', en: 'text' },
  number: { nl: 'een getal', en: 'a number' },
  boolean: { nl: 'waar of onwaar (true of false)', en: 'true or false' },
  date: { nl: 'een datum als "2026-01-31"', en: 'a date such as "2026-01-31"' },
  time: { nl: 'een tijd als "10:30:00"', en: 'a time such as "10:30:00"' },
  dateTime: { nl: 'een datum met tijd als "2026-01-31T10:30:00"', en: 'a date and time such as "2026-01-31T10:30:00"' },
  duration: { nl: 'een duur als "P1Y6M" of "P10D"', en: 'a duration such as "P1Y6M" or "P10D"' },
  any: { nl: 'een waarde', en: 'a value' },
}

/** 'feel:string' is the name of older editions. */
const baseOf = (type: string | null): Base => BASES[type?.replace(/^feel:/, '').trim() ?? ''] ?? 'any'

/** The value as FEEL has that type, or undefined when it is none. */
function readAs(base: Base, value: PlainValue): unknown {
  if (base === 'any') return value
  if (base === 'string' || base === 'number' || base === 'boolean') return typeof value === base ? value : undefined
  if (typeof value !== 'string') return undefined
  if (base === 'date') return /^\d{4}-\d\d-\d\d(T.*)?$/.test(value) ? (date(value) ?? undefined) : undefined
  if (base === 'time') return time(value) ?? undefined
  if (base === 'dateTime') return dateAndTime(value) ?? undefined
  return duration(value) ?? undefined
}

const isList = (value: PlainValue): value is readonly PlainValue[] => Array.isArray(value)

/** @throws PolicyFault that names the input */
export function checkAllowed(allowed: string | null, value: unknown, name: string): void {
  if (allowed === null || value === null || compileTest(allowed, {}).holds(value, {})) return
  throw new PolicyFault(
    {
      nl: `'${name}' is geen van de toegestane waarden: ${allowed}.`,
      en: `'${name}' is none of the allowed values: ${allowed}.`,
    },
    {},
    'value-out-of-bounds',
  )
}

function wrongType(name: string, { nl, en }: { nl: string; en: string }): PolicyFault {
  return new PolicyFault({ nl: `'${name}' is niet ${nl}.`, en: `'${name}' is not ${en}.` }, {}, 'cell-type')
}

function readItem(item: ItemType, value: PlainValue, name: string, model: Pick<DecisionModel, 'types'>): unknown {
  if (value === null) return null
  if (item.isList) {
    if (!isList(value)) throw wrongType(name, { nl: 'een lijst', en: 'a list' })
    return value.map((each, index) => readItem({ ...item, isList: false }, each, `${name}[${index + 1}]`, model))
  }
  const isContext = item.components.length > 0
  const read = isContext ? readContext(item, value, name, model) : readTyped(item.base, value, name, model)
  checkAllowed(item.allowed, read, name)
  return read
}

function readContext(item: ItemType, value: PlainValue, name: string, model: Pick<DecisionModel, 'types'>): unknown {
  if (typeof value !== 'object' || value === null || isList(value))
    throw wrongType(name, { nl: 'een samengestelde waarde', en: 'a value with parts' })
  const parts = Object.entries(value).map(([key, part]) => {
    const component = item.components.find((each) => each.name === key)
    return [key, component ? readItem(component, part, `${name}.${key}`, model) : part]
  })
  return Object.fromEntries(parts)
}

/**
 * A value of JSON as FEEL's value of the declared type.
 * @throws PolicyFault when it is of another type, or not among the allowed values
 */
export function readTyped(
  type: string | null,
  value: PlainValue,
  name: string,
  model: Pick<DecisionModel, 'types'>,
): unknown {
  if (value === null) return null
  const item = model.types.find((each) => each.name === type)
  if (item) return readItem(item, value, name, model)
  const base = baseOf(type)
  const read = readAs(base, value)
  if (read === undefined) throw wrongType(name, NAMES[base])
  return read
}
