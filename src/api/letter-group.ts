import * as z from 'zod'
import { LetterWay } from '../core/letter.ts'
import { ADDRESS_PARTS } from '../core/letter-words.ts'
import { Id } from '../core/person.ts'
import { LetterField } from '../policy/letter-field.ts'
import { Version } from './dossier.ts'
import { Pdf, tag } from './letter.ts'
import { route } from './route.ts'

/** People written to at once, and letters in one file. Our own default. */
export const GROUP_LIMIT = 100

/** What is known to write one person of a group, and what is missing before anything is sent. */
export const GroupMember = z
  .object({
    dossierId: Id,
    dossierNumber: z.string(),
    name: z.string(),
    version: Version,
    isClosed: z.boolean(),
    /** Name and address, line by line; for a message the name alone is used. */
    addressee: z.record(LetterWay, z.array(z.string())),
    missingAddress: z.array(z.enum(ADDRESS_PARTS)),
    hasEmail: z.boolean(),
    /** The same letter already left today. */
    isSentToday: z.boolean(),
    /** The next appointment, where the letter speaks of one. */
    appointmentId: Id.nullable(),
    /** What the places of the template become; a place without a value stays open. */
    fields: z.partialRecord(LetterField, z.string()),
  })
  .meta({ id: 'GroupMember' })
export type GroupMember = z.infer<typeof GroupMember>

export const weighGroup = route({
  method: 'post',
  path: '/brieven/_groep',
  operationId: 'weighGroup',
  summary:
    'Wat er bekend is om een groep mensen dezelfde brief te sturen, en wat ontbreekt; elke inzage wordt vastgelegd',
  tag,
  permission: 'contact.write',
  place: 'municipality',
  body: z.strictObject({
    dossierIds: z.array(Id).min(1).max(GROUP_LIMIT),
    templateKey: z.string().min(1).max(60),
  }),
  response: z.object({
    items: z.array(GroupMember),
    /** How many of those asked the caller may not write to. */
    outOfReach: z.int(),
  }),
  failures: ['letter.template-unknown'],
})

export const printLetters = route({
  method: 'post',
  path: '/brieven/_pdf',
  operationId: 'printLetters',
  summary: 'Verstuurde brieven als één toegankelijke PDF om te printen; elke inzage wordt vastgelegd',
  tag,
  permission: 'contact.write',
  place: 'municipality',
  body: z.strictObject({
    letters: z
      .array(z.strictObject({ dossierId: Id, letterId: Id }))
      .min(1)
      .max(GROUP_LIMIT),
  }),
  response: Pdf,
  responseType: 'application/pdf',
  failures: ['letter.not-found', 'letter.erased', 'letter.character'],
})
