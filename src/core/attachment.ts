import * as z from 'zod'
import { type Context, keepText, type NewText, type Visibility } from './decision.ts'
import { freeText } from './free-text.ts'
import { Id } from './person.ts'

/** The largest file that is kept with a dossier, in bytes. Our own default: a long scanned report. */
export const ATTACHMENT_BYTES = 10 * 1024 * 1024

/** What a file may be, found in its own bytes and never believed from its name or its sender. */
export const AttachmentType = z.enum([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.oasis.opendocument.text',
])
export type AttachmentType = z.infer<typeof AttachmentType>

/** How a file of a type ends, for a file whose name was erased. */
export const ATTACHMENT_ENDINGS: Readonly<Record<AttachmentType, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.oasis.opendocument.text': 'odt',
}

/** A file as an event holds it: its name is a text that can be erased. */
export const KeptAttachment = z.object({
  attachmentId: Id,
  nameTextId: Id,
  contentType: AttachmentType,
  byteCount: z.int().min(1).max(ATTACHMENT_BYTES),
})
export type KeptAttachment = z.infer<typeof KeptAttachment>

/** A file that was brought in before, under the name that the worker's own machine gave it. */
export const AttachmentInput = z.strictObject({ attachmentId: Id, name: freeText(200) })
export type AttachmentInput = z.infer<typeof AttachmentInput>

export const AttachmentInputs = z.array(AttachmentInput).max(10).default([])

/** What the database knows of a file that was brought in. */
export interface StoredAttachment {
  attachmentId: Id
  contentType: AttachmentType
  byteCount: number
}

const ascii = (text: string): number[] => [...text].map((one) => one.charCodeAt(0))

function has(bytes: Uint8Array, text: string, from: number, until: number): boolean {
  const sought = ascii(text)
  const last = Math.min(until, bytes.length - sought.length)
  for (let at = from; at <= last; at++) if (sought.every((code, index) => bytes[at + index] === code)) return true
  return false
}

const startsWith = (bytes: Uint8Array, codes: readonly number[]): boolean =>
  codes.every((code, index) => bytes[index] === code)

/** Where a ZIP keeps the name of its first entry. */
const ZIP_NAME = 30

/** A text of an office program: a ZIP with certain entries, and without macros. */
function officeType(bytes: Uint8Array): AttachmentType | undefined {
  if (has(bytes, 'mimetypeapplication/vnd.oasis.opendocument.text', ZIP_NAME, ZIP_NAME))
    return 'application/vnd.oasis.opendocument.text'
  const isWord = has(bytes, 'word/document.xml', ZIP_NAME, bytes.length)
  const hasMacros = has(bytes, 'vbaProject.bin', ZIP_NAME, bytes.length)
  return isWord && !hasMacros ? 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' : undefined
}

/** What a file is, by its own bytes; undefined for a kind that is not kept. */
export function sniffType(bytes: Uint8Array): AttachmentType | undefined {
  if (startsWith(bytes, ascii('%PDF-'))) return 'application/pdf'
  if (startsWith(bytes, [0x89, ...ascii('PNG'), 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png'
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg'
  if (startsWith(bytes, [...ascii('PK'), 0x03, 0x04])) return officeType(bytes)
  return undefined
}

/** Puts names apart as texts, and gives what the event will hold. Files that are not stored are left out. */
export function keepAttachments(
  inputs: readonly AttachmentInput[],
  stored: readonly StoredAttachment[],
  texts: NewText[],
  context: Context,
  visibility: Visibility = 'team',
): KeptAttachment[] {
  return inputs.flatMap(({ attachmentId, name }) => {
    const file = stored.find((one) => one.attachmentId === attachmentId)
    return file ? [{ ...file, nameTextId: keepText(texts, context, name, visibility) }] : []
  })
}
