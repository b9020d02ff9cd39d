import * as z from 'zod'
import { LocalText, Source, sourced } from './sourced.ts'

/** A text for people with names and days left open: `{to}`, `{from}`, `{day}`, `{next}`, `{number}`, `{municipality}`. */
const Template = z.strictObject({ ...LocalText.shape, source: Source })

/** `team.json` in `nl/`: what a team lead reckons with and tells people, as far as anybody says so. */
export const TeamFile = z.strictObject({
  version: z.string().min(1).max(60),
  /** With travel, preparation and writing down. */
  minutesPerContact: sourced(z.int().min(5).max(480)),
  notices: z.strictObject({ resident: Template, residentNextContact: Template, partner: Template }),
})
export type TeamFile = z.infer<typeof TeamFile>
