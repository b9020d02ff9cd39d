import * as z from 'zod'
import { InstrumentPart } from '../core/instrument.ts'
import { named } from './parameter.ts'
import { Key, LocalText, Source, type Sourced, sourced } from './sourced.ts'

/**
 * A way of measuring that has a name of its own. What a municipality has on offer, which many call an instrument as
 * well, is a service: practice.ts. @source seed3 L191, L274-286; seed0 L272-278
 */
const ListedInstrument = z.strictObject({
  key: Key,
  ...named,
  part: InstrumentPart,
  /** Its words and files are for medical eyes; others see what somebody can and cannot do. */
  isMedical: z.boolean(),
  about: LocalText,
  validMonths: sourced(z.int().min(1).max(120).meta({ title: 'How long a result holds', unit: 'months' })),
  /** The whole number that it gives, where it gives one: with its unit, and the least and the most that it can be. */
  outcome: z
    .strictObject({ unit: LocalText, least: z.int(), most: z.int(), source: Source })
    .refine(({ least, most }) => least < most, { error: 'instrument.outcome-bounds' })
    .optional(),
  source: Source,
})

/** `instruments.json`: of the country in `nl/`, of a municipality beside its pack. */
export const InstrumentFile = z
  .strictObject({
    version: z.string().min(1).max(60),
    instruments: z
      .array(ListedInstrument)
      .max(60)
      .refine((list) => new Set(list.map(({ key }) => key)).size === list.length, { error: 'instrument.key-twice' }),
  })
  .meta({ id: 'InstrumentFile' })
export type InstrumentFile = z.infer<typeof InstrumentFile>

/** An instrument as screens show it. */
export const ShownInstrument = ListedInstrument.meta({ id: 'Instrument' })
export type ShownInstrument = z.infer<typeof ShownInstrument>

/** What a policy says of how long results hold; what it does not name stays as the list has it. */
export function withTerms(
  list: readonly ShownInstrument[],
  terms: Sourced<readonly { key: string; months: number }[]>,
): readonly ShownInstrument[] {
  if (!('value' in terms)) return list
  const months = new Map(terms.value.map((one) => [one.key, one.months]))
  return list.map((one) => {
    const value = months.get(one.key)
    return value === undefined ? one : { ...one, validMonths: { value, source: terms.source } }
  })
}

/** The country's list with the municipality's own: what has the same key is the municipality's. */
export function mergeInstruments(
  country: readonly ShownInstrument[],
  own: readonly ShownInstrument[],
): readonly ShownInstrument[] {
  const keys = new Set(own.map(({ key }) => key))
  return [...own, ...country.filter(({ key }) => !keys.has(key))]
}
