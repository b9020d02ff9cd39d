import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { assembleLetters, type Letters, LettersFile } from '../policy/letter.ts'
import { readJson } from './policy-file.ts'

export const LETTERS_FILE = 'letters.json'

export const hasLetters = (folder: string): Promise<boolean> =>
  access(join(folder, LETTERS_FILE)).then(
    () => true,
    () => false,
  )

/** The letters in a folder of policies; undefined where nobody wrote any. @throws PolicyFault when the file is not right */
async function readLetters(folder: string): Promise<LettersFile | undefined> {
  if (!(await hasLetters(folder))) return undefined
  return (await readJson(LettersFile, folder, LETTERS_FILE)).data
}

const NOTHING: LettersFile = {
  version: 'none',
  sender: { unknown: true, reason: { nl: 'Er is geen letters.json.', en: 'There is no letters.json.' } },
  places: { unknown: true, reason: { nl: 'Er is geen letters.json.', en: 'There is no letters.json.' } },
  templates: [],
  wording: [],
}

/** What each municipality writes letters with; one without a file of its own has the country's. */
export async function loadLetters(
  directory: string,
  owners: readonly string[],
): Promise<(municipalityId: string) => Letters> {
  const country = (await readLetters(join(directory, 'nl'))) ?? NOTHING
  const lettersOf = new Map<string, Letters>()
  for (const owner of owners) {
    const file = await readLetters(join(directory, owner))
    if (file) lettersOf.set(owner, assembleLetters(country, { owner, file }))
  }
  const common = assembleLetters(country)
  return (municipalityId) => lettersOf.get(municipalityId) ?? common
}
