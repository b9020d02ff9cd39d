import { Parser } from 'saxen'
import { unreadable } from '../core/import-file-fault.ts'

/** What a part of a workbook says, element by element; names come without their namespace prefix. */
export interface XmlHandlers {
  open(name: string, attribute: (name: string) => string | undefined): void
  text?(text: string): void
  close?(name: string): void
}

/** Characters without a single element; more is no workbook, and would be read over and over. */
const MAX_PENDING = 4_000_000

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/**
 * Reads XML as it arrives, in the memory of one chunk. Yields after every chunk, so that the caller can hand on what
 * its handlers gathered. Entities of a document type are never expanded.
 * @throws Failure import.unreadable, reason damaged
 */
export async function* readXml(source: AsyncIterable<Uint8Array>, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = new Parser()
  const decoder = new TextDecoder('utf-8')
  let isBroken = false
  let pending = 0
  parser.on('error', () => {
    isBroken = true
  })
  parser.on('warn', () => undefined)
  parser.on('openTag', (name, attributes, decode, isSelfClosing) => {
    pending = 0
    let known: Readonly<Record<string, string>> | undefined
    handlers.open(localName(name), (wanted) => {
      known ??= attributes()
      const value = known[wanted]
      return value === undefined ? undefined : decode(value)
    })
    if (isSelfClosing) handlers.close?.(localName(name))
  })
  parser.on('closeTag', (name) => {
    pending = 0
    handlers.close?.(localName(name))
  })
  parser.on('text', (text, decode) => handlers.text?.(decode(text)))
  parser.on('cdata', (text) => handlers.text?.(text))
  const write = (text: string) => {
    pending += text.length
    parser.write(text)
    if (isBroken || pending > MAX_PENDING) throw unreadable('damaged')
  }
  for await (const bytes of source) {
    write(decoder.decode(bytes, { stream: true }))
    yield
  }
  write(decoder.decode())
  parser.end()
  if (isBroken) throw unreadable('damaged')
}

/** Reads a small part to its end. */
export async function readWholeXml(source: AsyncIterable<Uint8Array>, handlers: XmlHandlers): Promise<void> {
  for await (const _ of readXml(source, handlers));
}
