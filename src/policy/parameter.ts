import * as z from 'zod'
import { type LocalText, sourced } from './sourced.ts'

/** The steps of the work, in their order; a parameter belongs to one of them. @source seed2 §3, seed3 §3, seed4 §3 */
export const Step = z.enum([
  'words',
  'gate',
  'intake',
  'profiling',
  'organisation',
  'guidance',
  'participation',
  'services',
  'enforcement',
  'results',
])
export type Step = z.infer<typeof Step>

export const STEP_LABELS: Readonly<Record<Step, LocalText>> = {
  words: { nl: 'Woorden', en: 'Words' },
  gate: { nl: 'De poort', en: 'The gate' },
  intake: { nl: 'Intake', en: 'Intake' },
  profiling: { nl: 'Indeling', en: 'Profiling' },
  organisation: { nl: 'Teams en rollen', en: 'Teams and roles' },
  guidance: { nl: 'Contact en uitnodigen', en: 'Contact and invitations' },
  participation: { nl: 'Meedoen', en: 'Taking part' },
  services: { nl: 'Aanbod en nazorg', en: 'Services and aftercare' },
  enforcement: { nl: 'Plichten en maatregelen', en: 'Duties and measures' },
  results: { nl: 'Doelen', en: 'Targets' },
}

export type Unit = 'minutes' | 'days' | 'months' | 'half-days a week' | 'hours a week' | 'residents' | 'people'

/** What a policy officer reads about a parameter. `hint` says what is meant, where the title is not enough. */
export interface ParameterMeta {
  step: Step
  title: LocalText
  hint?: LocalText
  unit?: Unit
}

/** Metadata by schema: the form, the pages and the documentation of a pack read it. */
export const parameters = z.registry<ParameterMeta>()

/** A parameter of a pack: a value with its source, or unknown with the reason. */
export function parameter<T extends z.ZodType>(meta: ParameterMeta, value: T) {
  const schema = sourced(value)
  parameters.add(schema, meta)
  return schema
}

/** A thing with a key and a name in both languages. */
export const named = { nl: z.string().min(1).max(300), en: z.string().min(1).max(300) }
