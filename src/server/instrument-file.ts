import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { InstrumentFile, mergeInstruments, type ShownInstrument } from '../policy/instrument-list.ts'
import { readJson } from './policy-file.ts'

const INSTRUMENT_FILE = 'instruments.json'

/** The instruments in a folder of policies; none where nobody wrote any. @throws PolicyFault when the file is not right */
async function readInstruments(folder: string): Promise<readonly ShownInstrument[]> {
  const isThere = await access(join(folder, INSTRUMENT_FILE)).then(
    () => true,
    () => false,
  )
  return isThere ? (await readJson(InstrumentFile, folder, INSTRUMENT_FILE)).data.instruments : []
}

/** Per municipality: its own instruments first, then the country's. */
export async function loadInstruments(
  directory: string,
  municipalityIds: Iterable<string>,
): Promise<(municipalityId: string) => readonly ShownInstrument[]> {
  const country = await readInstruments(join(directory, 'nl'))
  const lists = new Map<string, readonly ShownInstrument[]>()
  for (const id of municipalityIds) lists.set(id, mergeInstruments(country, await readInstruments(join(directory, id))))
  return (municipalityId) => lists.get(municipalityId) ?? country
}
