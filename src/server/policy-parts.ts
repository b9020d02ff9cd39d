import type { IsoDate } from '../core/day.ts'
import { readCheckedFile } from '../policy/check-file.ts'
import type { CheckedFile } from '../policy/check-model.ts'
import { PolicyFault } from '../policy/decision-model.ts'
import type { EditableTable } from '../policy/editable-table.ts'
import type { LocalText } from '../policy/sourced.ts'
import type { LoadedPolicies } from './policies.ts'

/** The DMN files of a version as they were read; one that is no DMN comes with why. */
export interface ReadFiles {
  files: readonly CheckedFile[]
  faults: readonly { file: string; words: LocalText }[]
}

/** Reads the files of a version, by name, with all that is wrong in them. */
export async function readFiles(byName: Readonly<Record<string, string>>): Promise<ReadFiles> {
  const files: CheckedFile[] = []
  const faults: { file: string; words: LocalText }[] = []
  for (const name of Object.keys(byName).toSorted())
    try {
      files.push(await readCheckedFile(name, byName[name] ?? ''))
    } catch (error) {
      if (!(error instanceof PolicyFault)) throw error
      faults.push({ file: name, words: error.words })
    }
  return { files, faults }
}

/** A file as an editor shows it: its tables, and the names of decisions that are none. */
export function shownFile({ file, tables, decisions }: CheckedFile) {
  const isTable = new Set(tables.map(({ decision }) => decision))
  return { file, tables: [...tables], others: decisions.filter(({ id }) => !isTable.has(id)).map(({ name }) => name) }
}

export async function putTable(xml: string, _table: EditableTable): Promise<string> {
  return xml
}

const NO_LAW = {
  version: '',
  nl: 'Van deze dag is de wet niet bekend.',
  en: 'The law of this day is not known.',
  openTerms: [],
  articles: {},
}

/** The law of a day, as far as a municipality fills it in. */
export function lawOn(policies: LoadedPolicies, day: IsoDate) {
  const pack = policies.lawInForce(day)?.pack
  return pack
    ? { version: pack.version, nl: pack.nl, en: pack.en, openTerms: pack.openTerms, articles: pack.articles }
    : NO_LAW
}
