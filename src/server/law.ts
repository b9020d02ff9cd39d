import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type DecisionModel, PolicyFault } from '../policy/decision-model.ts'
import { readModel } from '../policy/dmn.ts'
import { LawPack } from '../policy/law.ts'
import { assembleLaw, checkSuccession, type LoadedLaw } from '../policy/loaded-law.ts'
import { readJson, readText, sha256 } from './policy-file.ts'

/** The articles that a table of a law is about, as a person reads them: of the table at fault, else of the whole file. */
function articlesIn({ decisions, articles }: LawPack, file: string, part: string | undefined): string {
  const inFile = decisions.filter(({ decision }) => decision.file === file)
  const atFault = inFile.filter(({ decision }) => decision.decision === part)
  const found = (atFault.length > 0 ? atFault : inFile).map(({ article }) => articles[article]?.label ?? article)
  return [...new Set(found)].join(', ')
}

async function readTables(
  pack: LawPack,
  folder: string,
  file: string,
): Promise<{ model: DecisionModel; hash: string }> {
  const xml = await readText(folder, file)
  const model = await readModel(xml, 'declared').catch((error: unknown) => {
    const part = error instanceof PolicyFault ? error.place.part : undefined
    const why = error instanceof Error ? error.message : 'unreadable'
    throw new PolicyFault(`${join(folder, file)}: ${why} (${articlesIn(pack, file, part)})`)
  })
  return { model, hash: sha256(xml) }
}

export async function loadOne(folder: string, file: string): Promise<LoadedLaw> {
  const { data: pack, hash } = await readJson(LawPack, folder, file)
  if (`${pack.validFrom}.json` !== file)
    throw new PolicyFault(`${join(folder, file)}: its name does not fit its first day.`)
  const models: Record<string, DecisionModel> = {}
  const hashes: Record<string, string> = { [file]: hash }
  for (const dmn of new Set(pack.decisions.map(({ decision }) => decision.file))) {
    const read = await readTables(pack, folder, dmn)
    models[dmn] = read.model
    hashes[dmn] = read.hash
  }
  return assembleLaw(pack, models, hashes)
}

/**
 * Reads `policies/nl/law`: the law of the country as one file per period, named by its first day (`2015-01-01.json`),
 * and the DMN files they point at. Oldest first.
 * @throws PolicyFault that names the file, and where it can the table, the row and the article
 */
export async function loadLaw(folder: string): Promise<LoadedLaw[]> {
  const names = await readdir(folder).catch(() => {
    throw new PolicyFault(`The folder ${folder} with the law cannot be read.`)
  })
  const files = names.filter((file) => /^\d{4}-\d\d-\d\d\.json$/.test(file)).toSorted()
  const laws: LoadedLaw[] = []
  for (const file of files) laws.push(await loadOne(folder, file))
  checkSuccession(laws)
  return laws
}
