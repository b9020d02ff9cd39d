/**
 * Loaded into the application before anything else (`node --import`), keeps beside its data folder what a disk would
 * hold if the power failed now: only what was synced, and of the rest whatever chance had written already, in any order
 * and cut at any 512 bytes. Linux alone. A model of a file system that promises no more than POSIX does:
 *
 * - bytes are there after an fsync of their file, or by chance before it;
 * - a file or folder that was made, renamed or removed is so after an fsync of the folder it is in; a new file also
 *   after an fsync of its own, as ext4, XFS and Btrfs have it.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { dirname, join, relative } from 'node:path'

const ROOT = fs.realpathSync(process.env['TREDE_DATA'] ?? '')
const DISK = process.env['TREDE_KILL_DISK'] ?? ''
/** The share of writes that reach the disk before they are synced. */
const EARLY = 0.3
const SECTOR = 512
/** What is kept of unsynced bytes: which pages of this size they are in. */
const PAGE = 8192

const own = { ...fs }

/** Where a file or folder is on the disk, by its inode here. */
const known = new Map<number, string>()
/** Pages that were written and not synced, by inode. */
const dirty = new Map<number, Set<number>>()

const isOurs = (path: string): boolean => path === ROOT || path.startsWith(`${ROOT}/`)
const pathOf = (fd: number): string => own.readlinkSync(`/proc/self/fd/${fd}`).replace(/ \(deleted\)$/, '')
const onDisk = (path: string): string => join(DISK, relative(ROOT, path))

/** A folder that moves takes everything in it along. */
function move(from: string, to: string): void {
  own.rmSync(to, { recursive: true, force: true })
  own.mkdirSync(dirname(to), { recursive: true })
  own.renameSync(from, to)
  for (const [ino, place] of known)
    if (place === from || place.startsWith(`${from}/`)) known.set(ino, to + place.slice(from.length))
}

/** Lets a name on the disk stand for an inode: moved there, or made empty. */
function name(ino: number, place: string, isFolder: boolean): void {
  const before = known.get(ino)
  if (before === place) return
  if (before !== undefined) move(before, place)
  else {
    own.rmSync(place, { recursive: true, force: true })
    if (isFolder) own.mkdirSync(place, { recursive: true })
    else {
      own.mkdirSync(dirname(place), { recursive: true })
      own.closeSync(own.openSync(place, 'w'))
    }
  }
  for (const [other, at] of known) if (at === place) known.delete(other)
  known.set(ino, place)
}

function copyRange(from: number, place: string, start: number, end: number): void {
  const to = own.openSync(place, 'r+')
  const bytes = Buffer.alloc(end - start)
  const count = own.readSync(from, bytes, 0, bytes.length, start)
  own.writeSync(to, bytes, 0, count, start)
  own.closeSync(to)
}

/** Opens by path, since the application may have opened a file for writing alone. */
function withFile(path: string, work: (fd: number) => void): void {
  const fd = own.openSync(path, 'r')
  work(fd)
  own.closeSync(fd)
}

function syncFile(path: string, ino: number, size: number): void {
  // An inode that has a name keeps it: a rename waits for its folder.
  if (!known.has(ino)) name(ino, onDisk(path), false)
  const place = known.get(ino) ?? ''
  withFile(path, (fd) => {
    for (const page of dirty.get(ino) ?? [])
      if (page * PAGE < size) copyRange(fd, place, page * PAGE, Math.min((page + 1) * PAGE, size))
  })
  own.truncateSync(place, size)
  dirty.delete(ino)
}

function syncFolder(path: string): void {
  const place = onDisk(path)
  own.mkdirSync(place, { recursive: true })
  known.set(own.statSync(path).ino, place)
  const here = own.readdirSync(path, { withFileTypes: true })
  for (const entry of here) {
    const { ino } = own.lstatSync(join(path, entry.name))
    name(ino, join(place, entry.name), entry.isDirectory())
  }
  const names = new Set(here.map((entry) => entry.name))
  for (const old of own.readdirSync(place))
    if (!names.has(old)) own.rmSync(join(place, old), { recursive: true, force: true })
}

/** Chance writes a part of what the application wrote, before any sync. */
function writeEarly(path: string, ino: number, start: number, end: number): void {
  if (Math.random() >= EARLY) return
  if (!known.has(ino)) name(ino, onDisk(path), false)
  const sectors = Math.ceil((end - start) / SECTOR)
  const cut = start + SECTOR * Math.floor(Math.random() * (sectors + 1))
  const [from, to] = Math.random() < 0.5 ? [start, Math.min(cut, end)] : [Math.min(cut, end), end]
  withFile(path, (fd) => copyRange(fd, known.get(ino) ?? '', from, to))
}

function truncated(ino: number, size: number): void {
  for (const page of dirty.get(ino) ?? []) if (page * PAGE >= size) dirty.get(ino)?.delete(page)
}

function written(ino: number, start: number, end: number): void {
  const pages = dirty.get(ino) ?? new Set()
  dirty.set(ino, pages)
  for (let page = Math.floor(start / PAGE); page * PAGE < end; page++) pages.add(page)
}

/** An inode without a name here may come back as another file; its name on the disk waits for the folder. */
function forget(path: string): void {
  if (!isOurs(path)) return
  const stat = own.lstatSync(path, { throwIfNoEntry: false })
  if (!stat || (stat.isFile() && stat.nlink > 1)) return
  known.delete(stat.ino)
  dirty.delete(stat.ino)
}

/** As PGlite calls it: descriptor, bytes, offset, length, position. */
function writeSync(fd: number, bytes: Uint8Array | string, ...rest: unknown[]): unknown {
  const path = pathOf(fd)
  const before = isOurs(path) ? own.fstatSync(fd) : undefined
  const count: unknown = Reflect.apply(own.writeSync, fs, [fd, bytes, ...rest])
  if (before?.isFile()) {
    const start = typeof rest[2] === 'number' ? rest[2] : before.size
    const end = start + Number(count)
    written(before.ino, start, end)
    writeEarly(path, before.ino, start, end)
  }
  return count
}
Object.assign(fs, { writeSync })

fs.fsyncSync = (fd) => {
  own.fsyncSync(fd)
  const path = pathOf(fd)
  if (!isOurs(path)) return
  const { ino, size } = own.fstatSync(fd)
  if (own.fstatSync(fd).isDirectory()) syncFolder(path)
  else syncFile(path, ino, size)
}

fs.ftruncateSync = (fd, size) => {
  own.ftruncateSync(fd, size)
  if (isOurs(pathOf(fd))) truncated(own.fstatSync(fd).ino, size ?? 0)
}

fs.truncateSync = (path, size) => {
  own.truncateSync(path, size)
  if (typeof path === 'string' && isOurs(path)) truncated(own.statSync(path).ino, size ?? 0)
}

fs.unlinkSync = (path) => {
  forget(String(path))
  own.unlinkSync(path)
}

fs.rmdirSync = (path) => {
  forget(String(path))
  own.rmdirSync(path)
}

fs.rmSync = (path, options) => {
  const top = String(path)
  const inside = own.existsSync(top) && own.statSync(top).isDirectory() ? own.readdirSync(top, { recursive: true }) : []
  for (const name of [...inside].toReversed()) forget(join(top, String(name)))
  forget(top)
  own.rmSync(path, options)
}

fs.renameSync = (from, to) => {
  forget(String(to))
  own.renameSync(from, to)
}

/** Everything that is there when the application starts, is on the disk. */
function adopt(path: string): void {
  const stat = own.lstatSync(path)
  known.set(stat.ino, onDisk(path))
  if (stat.isDirectory()) for (const entry of own.readdirSync(path)) adopt(join(path, entry))
}

own.rmSync(DISK, { recursive: true, force: true })
own.cpSync(ROOT, DISK, { recursive: true, preserveTimestamps: true })
adopt(ROOT)
syncBuiltinESMExports()
own.writeFileSync(`${DISK}.ready`, '')
