import type { PolicyFile } from '../api/policy-draft.ts'
import type { IsoDate } from '../core/day.ts'
import { Failure } from '../core/failure.ts'
import { readCheckedFile } from '../policy/check-file.ts'
import type { CheckedFile } from '../policy/check-model.ts'
import { PolicyFault } from '../policy/decision-model.ts'
import { editableTables } from '../policy/dmn-editable.ts'
import { withTable } from '../policy/dmn-write.ts'
import type { EditableTable } from '../policy/editable-table.ts'
import type { LocalText } from '../policy/sourced.ts'
import type { LoadedPolicies } from './policies.ts'

/** A file as the checks read it and as an editor shows it. */
interface ReadFile {
  checked: CheckedFile
  shown: PolicyFile
}

/** The DMN files of a version as they were read; one that is no DMN comes with why. */
export interface ReadFiles {
  files: readonly ReadFile[]
  faults: readonly { file: string; words: LocalText }[]
}

async function readFile(file: string, xml: string): Promise<ReadFile> {
  const [checked, tables] = [await readCheckedFile(file, xml), await editableTables(xml)]
  const isTable = new Set(tables.map(({ decision }) => decision))
  const others = checked.decisions.filter(({ id }) => !isTable.has(id)).map(({ name }) => name)
  return { checked, shown: { file, tables, others } }
}

/** Reads the files of a version, by name, with all that is wrong in them. */
export async function readFiles(byName: Readonly<Record<string, string>>): Promise<ReadFiles> {
  const files: ReadFile[] = []
  const faults: { file: string; words: LocalText }[] = []
  for (const name of Object.keys(byName).toSorted())
    try {
      files.push(await readFile(name, byName[name] ?? ''))
    } catch (error) {
      if (!(error instanceof PolicyFault)) throw error
      faults.push({ file: name, words: error.words })
    }
  return { files, faults }
}

/** A file with one of its tables replaced. @throws policy.file-not-found when it has no such table */
export async function putTable(file: string, xml: string, table: EditableTable): Promise<string> {
  const read = await readFile(file, xml)
  if (!read.shown.tables.some(({ decision }) => decision === table.decision))
    throw new Failure('policy.file-not-found', { file, decision: table.decision })
  return withTable(xml, table)
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
