import * as z from 'zod'
import { ConferenceMoment } from '../core/conference-event.ts'
import { LocalText, Source } from './sourced.ts'

/** A moment for a case conference, with why. Advice: nobody is stopped who does without. */
export const MomentAdvice = z.strictObject({ key: ConferenceMoment, says: LocalText, source: Source })
export type MomentAdvice = z.infer<typeof MomentAdvice>

/** `conference.json`: of the country in `nl/`, of a municipality beside its pack. A municipality's moment replaces the country's. */
export const ConferenceFile = z
  .strictObject({
    version: z.string().min(1).max(60),
    moments: z.array(MomentAdvice).refine((moments) => new Set(moments.map(({ key }) => key)).size === moments.length, {
      error: 'conference.moment-twice',
    }),
  })
  .meta({ id: 'ConferenceFile' })
export type ConferenceFile = z.infer<typeof ConferenceFile>

/** A moment as screens show it; `isOwn` where the municipality itself fixed it. */
export const ShownMoment = MomentAdvice.extend({ isOwn: z.boolean() }).meta({ id: 'ConferenceMoment' })
export type ShownMoment = z.infer<typeof ShownMoment>

/** The moments that hold in a municipality, in the order of the process. */
export function momentsFor(country: readonly MomentAdvice[], own: readonly MomentAdvice[]): ShownMoment[] {
  return ConferenceMoment.options.flatMap((key): ShownMoment[] => {
    const ours = own.find((one) => one.key === key)
    const theirs = country.find((one) => one.key === key)
    if (ours) return [{ ...ours, isOwn: true }]
    return theirs ? [{ ...theirs, isOwn: false }] : []
  })
}
