import * as z from 'zod'

/** Text that people type: trimmed, 1..max characters, without what a database cannot hold (NUL, half surrogates). */
export const freeText = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !text.includes('\u0000') && text.isWellFormed(), { error: 'text.unreadable-character' })
