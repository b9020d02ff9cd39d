import { access, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ConferenceFile, type MomentAdvice } from '../policy/conference-moment.ts'
import { PackOwner } from '../policy/pack.ts'
import { readJson } from './policy-file.ts'

export const CONFERENCE_FILE = 'conference.json'

/** The country's advice, and what municipalities fixed themselves, by CBS code. */
export interface LoadedMoments {
  country: readonly MomentAdvice[]
  own: ReadonlyMap<string, readonly MomentAdvice[]>
}

export const hasConference = (folder: string): Promise<boolean> =>
  access(join(folder, CONFERENCE_FILE)).then(
    () => true,
    () => false,
  )

async function readMoments(folder: string): Promise<readonly MomentAdvice[]> {
  if (!(await hasConference(folder))) return []
  return (await readJson(ConferenceFile, folder, CONFERENCE_FILE)).data.moments
}

/** The moments for a conference in a folder `policies`. @throws PolicyFault when a file is not right */
export async function loadMoments(directory: string): Promise<LoadedMoments> {
  const own = new Map<string, readonly MomentAdvice[]>()
  for (const name of await readdir(directory))
    if (PackOwner.safeParse(name).success) own.set(name, await readMoments(join(directory, name)))
  return { country: await readMoments(join(directory, 'nl')), own }
}
