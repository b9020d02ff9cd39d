import * as z from 'zod'
import { Purpose, Rights } from '../core/access.ts'
import { RadarReason } from '../core/radar.ts'
import { PublicHoliday } from './closed-day.ts'
import { Key, LocalText, Source, sourced } from './sourced.ts'

/** Where a deviation can be made. @source design §6 */
export const DeviationPlace = z.enum(['category', 'contact-interval', 'no-show'])
export type DeviationPlace = z.infer<typeof DeviationPlace>

/** A short reason for choosing otherwise than proposed. `asksWords`: the code alone says too little. */
export const DeviationReason = z.strictObject({
  key: Key,
  nl: z.string().min(1),
  en: z.string().min(1),
  places: z.array(DeviationPlace).min(1),
  asksWords: z.boolean(),
})
export type DeviationReason = z.infer<typeof DeviationReason>

/** A part of life that statements are about. `isSensitive`: may hold health data (AVG art. 9). */
export const LifeDomain = z.strictObject({
  key: Key,
  nl: z.string().min(1),
  en: z.string().min(1),
  isSensitive: z.boolean(),
})
export type LifeDomain = z.infer<typeof LifeDomain>

/** A word that judges a person instead of saying what was seen. Pointed out while somebody types, never refused. */
export const JudgingWord = z.string().trim().min(2).max(40)

/** What files often leave out. A question to think of, never one that must be answered. @source seed1 P27 */
export const ForgottenTopic = z.strictObject({
  key: Key,
  nl: z.string().min(1),
  en: z.string().min(1),
  /** The part of life that the answer is about. */
  domain: Key,
  source: Source,
})
export type ForgottenTopic = z.infer<typeof ForgottenTopic>

/** Why a benefit ended, by the code of the national statistics. @source standards.md §3.4 */
export const OutflowReason = z.strictObject({
  code: z.string().regex(/^\d{2}$/),
  nl: z.string().min(1),
  en: z.string().min(1),
  isWork: z.boolean(),
})
export type OutflowReason = z.infer<typeof OutflowReason>

/** Why the radar shows somebody: the rule in words, and where it comes from. */
export const RadarRule = z
  .strictObject({ key: RadarReason, ...LocalText.shape, source: Source })
  .meta({ id: 'RadarRule' })
export type RadarRule = z.infer<typeof RadarRule>

/** What holds in the whole country, and our own defaults where a municipality says nothing. */
export const CountryData = z
  .strictObject({
    version: z.string().min(1),
    outflowReasons: sourced(z.array(OutflowReason).min(1)),
    /** Where a municipality has no contact norm of its own. @source standards.md §1.3 (art. 44a: periodically) */
    planReviewDays: sourced(z.int().min(1).max(1000).meta({ title: 'Longest time to the next talk', unit: 'days' })),
    /** Where a municipality does not say how soon. @source seed3 L370, L480: it must be, and no study says when */
    afterEndDays: sourced(
      z.int().min(1).max(366).meta({ title: 'Longest time to a talk after a programme ended', unit: 'days' }),
    ),
    radarRules: sourced(z.array(RadarRule).length(RadarReason.options.length)),
    returnWithinMonths: sourced(z.int().min(1).max(120).meta({ title: 'Term of a return', unit: 'months' })),
    lifeDomains: sourced(z.array(LifeDomain).min(1)),
    /** In which parts of life is measured how somebody copes; other ones than a talk is about. @source standards.md §2.4 */
    selfRelianceDomains: sourced(z.array(LifeDomain).min(1)),
    /** Where a municipality does not say how often. @source standards.md §2.1: at least twice a year */
    measureAgainMonths: sourced(z.int().min(1).max(60).meta({ title: 'Time until measuring again', unit: 'months' })),
    /** Where a municipality does not say how long a category holds, and how far ahead a worker may set its end. */
    categoryMonths: sourced(z.int().min(1).max(60).meta({ title: 'How long a category holds', unit: 'months' })),
    categoryMostMonths: sourced(
      z.int().min(1).max(120).meta({ title: 'Longest time a category holds', unit: 'months' }),
    ),
    planReviewMonths: sourced(
      z.int().min(1).max(24).meta({ title: 'Time until a plan is looked at again', unit: 'months' }),
    ),
    /** Where a municipality does not say how soon a request for a buddy is answered. */
    buddyAnswerDays: sourced(
      z.int().min(1).max(366).meta({ title: 'Time until a request for a buddy is answered', unit: 'days' }),
    ),
    judgingWords: sourced(z.array(JudgingWord)),
    forgottenTopics: sourced(z.array(ForgottenTopic)),
    deviationReasons: sourced(z.array(DeviationReason).min(1)),
    publicHolidays: sourced(z.array(PublicHoliday).min(1)),
    purposes: sourced(z.array(z.strictObject({ key: Purpose, nl: z.string().min(1), en: z.string().min(1) })).min(1)),
  })
  .meta({ id: 'CountryData' })
export type CountryData = z.infer<typeof CountryData>

/** Default rights per role; what is not listed is denied. @source standards.md §5.3 */
export const DefaultRights = z.strictObject({ version: z.string(), source: Source, note: LocalText, rights: Rights })
export type DefaultRights = z.infer<typeof DefaultRights>

/** The studies and texts that sources such as 'seed2 L721' point at. */
export const SourceList = z.record(Key, z.strictObject({ nl: z.string().min(1), en: z.string().min(1) }))
export type SourceList = z.infer<typeof SourceList>
