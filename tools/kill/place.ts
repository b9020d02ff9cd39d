import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where an application under test keeps its data. `url` names a PostgreSQL server, else the database is embedded. */
export interface Place {
  /** TREDE_DATA. */
  directory: string
  url?: string
}

/** A folder for a new application; `url` for one on a PostgreSQL server. */
export async function newPlace(url?: string): Promise<Place> {
  const directory = await mkdtemp(join(tmpdir(), 'trede-kill-'))
  return url === undefined ? { directory } : { directory, url }
}

export const removePlace = ({ directory }: Place): Promise<void> => rm(directory, { recursive: true, force: true })

/** A copy of what a killed application left on the disk, so that looking at it repairs nothing. */
export async function copyOf(place: Place): Promise<Place> {
  const copy = await newPlace()
  await cp(join(place.directory, 'database'), join(copy.directory, 'database'), { recursive: true })
  return copy
}
