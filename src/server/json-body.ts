import type { Context } from 'hono'
import { Failure, type FieldFault } from '../core/failure.ts'

/** More than the longest plan with all its notes; our own default. Files go another way. */
const MOST_BYTES = 2 * 1024 * 1024

async function textOf(c: Context): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of c.req.raw.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > MOST_BYTES) throw new Failure('request.body-too-large', { mostBytes: MOST_BYTES })
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

/** A JSON body; undefined when there is none. @throws request.invalid, request.body-too-large */
export async function jsonBody(c: Context): Promise<unknown> {
  const text = await textOf(c)
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new Failure('request.invalid', {}, [{ pointer: '', code: 'invalid-json' }])
  }
}

const isReadable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed()

const escaped = (part: string): string => part.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')

/** Where a text holds what no database can keep: NUL, or half a surrogate pair. */
export function unreadable(value: unknown, root: string): FieldFault[] {
  const faults: FieldFault[] = []
  const waiting: [unknown, string][] = [[value, root]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [one, pointer] = next
    if (typeof one === 'string' && !isReadable(one)) faults.push({ pointer, code: 'text.unreadable-character' })
    if (typeof one !== 'object' || one === null) continue
    for (const [key, inner] of Object.entries(one)) {
      const place = `${pointer}/${escaped(key)}`
      if (isReadable(key)) waiting.push([inner, place])
      else faults.push({ pointer: place, code: 'text.unreadable-character' })
    }
  }
  return faults
}
