import * as z from 'zod'

/** The same words in Dutch and English; both are always there. */
export const LocalText = z.strictObject({ nl: z.string().min(1).max(2000), en: z.string().min(1).max(2000) })
export type LocalText = z.infer<typeof LocalText>

/**
 * Where a value comes from: 'seed2 L721' (a line of a study, see policies/nl/sources.json), an article of law,
 * a council decision, or 'own default' / 'own example' where we chose it ourselves.
 */
export const Source = z.string().min(1).max(300)

/** The statement that the sources do not say, with why. */
export const Unknown = z.strictObject({ unknown: z.literal(true), reason: LocalText })

/** A value with its source, or the statement that the sources do not say. */
export function sourced<T extends z.ZodType>(value: T) {
  return z.union([z.strictObject({ value, source: Source, note: LocalText.optional() }), Unknown])
}
export type Sourced<T> =
  | { value: T; source: string; note?: LocalText | undefined }
  | { unknown: true; reason: LocalText }

/** The value, or null where the sources do not say. */
export const valueOf = <T>(parameter: Sourced<T>): T | null => ('value' in parameter ? parameter.value : null)

/** A key of the project's own making: lower case words with hyphens, at most 60 characters. */
export const Key = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'key.invalid' })
