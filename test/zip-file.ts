import { crc32, deflateRawSync } from 'node:zlib'

const LOCAL_HEADER = 0x04034b50
const CENTRAL_HEADER = 0x02014b50
const END_OF_DIRECTORY = 0x06054b50
const UTF8_NAMES = 0x0800
const DEFLATED = 8
const VERSION = 20

interface ZipPart {
  name: Buffer
  crc: number
  packed: Buffer
  size: number
  offset: number
}

function localHeader(part: ZipPart): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(LOCAL_HEADER, 0)
  head.writeUInt16LE(VERSION, 4)
  head.writeUInt16LE(UTF8_NAMES, 6)
  head.writeUInt16LE(DEFLATED, 8)
  head.writeUInt32LE(part.crc, 14)
  head.writeUInt32LE(part.packed.length, 18)
  head.writeUInt32LE(part.size, 22)
  head.writeUInt16LE(part.name.length, 26)
  return Buffer.concat([head, part.name])
}

function centralHeader(part: ZipPart): Buffer {
  const head = Buffer.alloc(46)
  head.writeUInt32LE(CENTRAL_HEADER, 0)
  head.writeUInt16LE(VERSION, 4)
  head.writeUInt16LE(VERSION, 6)
  head.writeUInt16LE(UTF8_NAMES, 8)
  head.writeUInt16LE(DEFLATED, 10)
  head.writeUInt32LE(part.crc, 16)
  head.writeUInt32LE(part.packed.length, 20)
  head.writeUInt32LE(part.size, 24)
  head.writeUInt16LE(part.name.length, 28)
  head.writeUInt32LE(part.offset, 42)
  return Buffer.concat([head, part.name])
}

/** A zip file of the given parts, name → content. The same content gives the same bytes. */
export function zipFile(contents: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(contents)) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes, { level: 1 })
    const part = { name: Buffer.from(name), crc: crc32(bytes), packed, size: bytes.length, offset }
    const head = localHeader(part)
    pieces.push(head, packed)
    directory.push(centralHeader(part))
    offset += head.length + packed.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END_OF_DIRECTORY, 0)
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...pieces, central, end])
}
