import { existsSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'

/** Where an application under test keeps its data. */
export const Place = z.object({
  /** TREDE_DATA. */
  directory: z.string(),
  /** Names a PostgreSQL server; without one the database is embedded. */
  url: z.string().exactOptional(),
  /** Where the disk of a machine whose power fails is modelled; see power.ts. */
  disk: z.string().exactOptional(),
})
export type Place = z.infer<typeof Place>

/** A folder for a new application; `url` for one on a PostgreSQL server. */
export async function newPlace(url?: string, isPowerLoss = false): Promise<Place> {
  const directory = await mkdtemp(join(tmpdir(), 'trede-kill-'))
  return { directory, ...(url === undefined ? {} : { url }), ...(isPowerLoss ? { disk: `${directory}-disk` } : {}) }
}

export async function removePlace({ directory, disk }: Place): Promise<void> {
  await rm(directory, { recursive: true, force: true })
  if (disk !== undefined) for (const path of [disk, `${disk}.ready`]) await rm(path, { recursive: true, force: true })
}

/** Before a start: what is in the folder is on the disk. */
export async function beforePower({ disk }: Place): Promise<void> {
  if (disk !== undefined) await rm(`${disk}.ready`, { force: true })
}

/** After a kill: the folder is as the disk has it. A start that was killed at once had written nothing. */
export async function afterPower({ directory, disk }: Place): Promise<void> {
  if (disk === undefined || !existsSync(`${disk}.ready`)) return
  await rm(directory, { recursive: true })
  await cp(disk, directory, { recursive: true })
}

/** A copy of what a killed application left on the disk, so that looking at it repairs nothing. */
export async function copyOf(place: Place): Promise<Place> {
  const copy = await newPlace()
  await cp(join(place.directory, 'database'), join(copy.directory, 'database'), { recursive: true })
  return copy
}
