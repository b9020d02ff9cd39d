import { posix } from 'node:path'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { Failure } from '../core/failure.ts'
import { unreadable } from '../core/import-file-fault.ts'
import { type Relation, readDayFormats, readRelations, readSharedStrings, readWorkbook } from './import-xlsx-parts.ts'
import { type SheetRow, sheetRows } from './import-xlsx-sheet.ts'

/** Bytes once unpacked. A sheet is read in passing, the shared texts are held in memory. Our own bounds. */
const UNPACKED_LIMITS = { sheet: 1024 * 1024 * 1024, strings: 192 * 1024 * 1024, other: 16 * 1024 * 1024 } as const
const MAX_PARTS = 10_000

interface Workbook {
  zip: ZipFile
  entries: ReadonlyMap<string, Entry>
}

async function openZip(bytes: Buffer): Promise<Workbook> {
  const entries = new Map<string, Entry>()
  try {
    const zip = await fromBufferPromise(bytes)
    if (zip.entryCount > MAX_PARTS) throw unreadable('damaged')
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry)
    return { zip, entries }
  } catch (error) {
    throw error instanceof Failure ? error : unreadable('damaged')
  }
}

/** What goes wrong while unpacking is a damaged file, or one whose parts are larger than they say. */
async function* unpack({ zip }: Workbook, entry: Entry, limit: number): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted()) throw unreadable('password-or-old-excel')
  if (entry.uncompressedSize > limit) throw new Failure('request.too-large', { reason: 'unpacked' })
  let stream: Awaited<ReturnType<ZipFile['openReadStreamPromise']>> | undefined
  try {
    stream = await zip.openReadStreamPromise(entry)
    for await (const chunk of stream) yield chunk
  } catch (error) {
    throw error instanceof Failure ? error : unreadable('damaged')
  } finally {
    stream?.destroy()
  }
}

async function relationsOf(workbook: Workbook, path: string): Promise<Relation[]> {
  const entry = workbook.entries.get(
    posix.join(posix.dirname(path), '_rels', `${posix.basename(path)}.rels`).toLowerCase(),
  )
  return entry ? readRelations(unpack(workbook, entry, UNPACKED_LIMITS.other)) : []
}

function find(workbook: Workbook, from: string, relation: Relation | undefined): Entry | undefined {
  if (!relation) return undefined
  const path = relation.target.startsWith('/')
    ? relation.target.slice(1)
    : posix.join(posix.dirname(from), relation.target)
  return workbook.entries.get(path.toLowerCase())
}

/**
 * The rows of the first visible sheet. The file is held as it is; the sheet is unpacked in passing, the shared texts
 * are held.
 * @throws Failure import.unreadable (not-a-table, damaged, password-or-old-excel), request.too-large
 */
export async function* xlsxRows(bytes: Buffer): AsyncGenerator<SheetRow> {
  const zip = await openZip(bytes)
  const root = (await relationsOf(zip, '')).find(({ kind }) => kind === 'officeDocument')
  const path = root?.target.replace(/^\//, '') ?? 'xl/workbook.xml'
  const entry = zip.entries.get(path.toLowerCase())
  if (!entry || !path.endsWith('.xml')) throw unreadable('not-a-table')
  const workbook = await readWorkbook(unpack(zip, entry, UNPACKED_LIMITS.other))
  const relations = await relationsOf(zip, path)
  const sheet = workbook.sheets.find(({ isHidden }) => !isHidden) ?? workbook.sheets[0]
  const sheetEntry = find(
    zip,
    path,
    relations.find(({ id }) => id === sheet?.relation),
  )
  if (!sheetEntry) throw unreadable('not-a-table')
  const part = (kind: string) =>
    find(
      zip,
      path,
      relations.find((relation) => relation.kind === kind),
    )
  const [strings, styles] = [part('sharedStrings'), part('styles')]
  yield* sheetRows(unpack(zip, sheetEntry, UNPACKED_LIMITS.sheet), {
    strings: strings ? await readSharedStrings(unpack(zip, strings, UNPACKED_LIMITS.strings)) : [],
    dayFormats: styles ? await readDayFormats(unpack(zip, styles, UNPACKED_LIMITS.other)) : new Set(),
    isDay1904: workbook.isDay1904,
  })
}
