import { unreadable } from '../core/import-file-fault.ts'

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be'

/** Text as it is decoded; `encoding` may still turn from utf-8 to windows-1252 at the first letter that is not ASCII. */
export interface DecodedText {
  readonly encoding: Encoding
  chunks: AsyncGenerator<string>
}

const SNIFF_BYTES = 4096
const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80)

/** UTF-16 without a mark shows as a zero beside nearly every letter. */
function wideEncoding(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, SNIFF_BYTES)
  const zeros = [0, 0]
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > head.length / 4 && even < odd / 10) return 'utf-16le'
  return even > head.length / 4 && odd < even / 10 ? 'utf-16be' : undefined
}

/** How many letters beyond ASCII are whole, and how many broken, when the bytes are read as UTF-8. */
function countLetters(bytes: Uint8Array): { whole: number; broken: number } {
  const text = new TextDecoder('utf-8').decode(bytes, { stream: true })
  let whole = 0
  let broken = 0
  for (const letter of text) {
    if (letter === '\uFFFD') broken++
    else if (letter > '\u007F') whole++
  }
  return { whole, broken }
}

/** The end of a UTF-8 letter whose start was in the chunk before must not count as broken, so ASCII is never split off. */
function decideNarrow(bytes: Uint8Array): Encoding {
  const { whole, broken } = countLetters(bytes)
  return broken > whole ? 'windows-1252' : 'utf-8'
}

/**
 * Decodes a text file whose encoding nobody told us: UTF-8 with or without mark, UTF-16 with or without mark, else
 * windows-1252. It is decided at the first chunk with a letter beyond ASCII, so nothing has to be kept. Bytes that are
 * broken under the chosen encoding become U+FFFD, which the reading of rows reports with row and column.
 */
export function decodeText(head: Uint8Array, rest: AsyncIterable<Uint8Array>): DecodedText {
  const wide = wideEncoding(head)
  if (!wide && head.subarray(0, SNIFF_BYTES).includes(0)) throw unreadable('not-a-table')
  const hasMark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf
  let encoding: Encoding = wide ?? 'utf-8'
  let isDecided = wide !== undefined || hasMark

  async function* chunks(): AsyncGenerator<string> {
    let decoder = new TextDecoder(encoding)
    const decode = (bytes: Uint8Array): string => {
      if (!isDecided && !isAscii(bytes)) {
        isDecided = true
        encoding = decideNarrow(bytes)
        decoder = new TextDecoder(encoding)
      }
      return decoder.decode(bytes, { stream: true })
    }
    yield decode(head)
    for await (const bytes of rest) yield decode(bytes)
    yield decoder.decode()
  }
  return {
    get encoding() {
      return encoding
    },
    chunks: chunks(),
  }
}
