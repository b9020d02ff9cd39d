import { parseCell } from './cell.ts'
import { type CheckedFile, checkModel } from './check-model.ts'
import { checkOrdinance } from './check-ordinance.ts'
import { checkTable } from './check-table.ts'
import { type Found, toFinding } from './check-words.ts'
import type { EditableTable } from './editable-table.ts'
import type { Finding } from './finding.ts'
import { ANY_NAME, FACT_NAMES, type KnownName, type KnownNames, namesFor } from './known-name.ts'
import type { LawPack } from './law.ts'
import type { PolicyPack } from './pack.ts'
import type { DecisionRef } from './scheme.ts'
import { type LocalText, valueOf } from './sourced.ts'

/** A search that nobody waits for may take longer than one between two keys. */
const STEPS_AT_LEISURE = 20_000_000

/** A pack, or a law, with its DMN files. */
export interface Checked<Pack> {
  pack: Pack
  files: readonly CheckedFile[]
}

/** A part of a pack that a table decides on: the keys that it may give, or null where it gives something else. */
interface Pointer {
  part: string
  title: LocalText
  ref: DecisionRef
  keys: readonly string[] | null
}

const keysOf = (list: readonly { key: string }[]): string[] => list.map(({ key }) => key)

function pointersOf(pack: PolicyPack): Pointer[] {
  const [scheme, attention, teams, gate, norm] = [
    valueOf(pack.profilingScheme),
    valueOf(pack.attention),
    valueOf(pack.teams),
    valueOf(pack.gate),
    valueOf(pack.contactNorm),
  ]
  const pointer = (part: string, nl: string, en: string, ref: DecisionRef | null | undefined, keys: string[] | null) =>
    ref ? [{ part, title: { nl, en }, ref, keys }] : []
  return [
    ...pointer('gate', 'de routes aan de poort', 'the routes at the gate', gate?.decision, keysOf(gate?.routes ?? [])),
    ...pointer(
      'profilingScheme',
      'de indeling',
      'the profiling scheme',
      scheme?.decision,
      keysOf(scheme?.categories ?? []),
    ),
    ...pointer(
      'attention',
      'de aandachtsklassen',
      'the attention classes',
      attention?.decision,
      keysOf(attention?.classes ?? []),
    ),
    ...pointer('teams', 'de teams', 'the teams', teams?.decision, keysOf(teams?.teams ?? [])),
    ...pointer('contactNorm', 'de contactnorm', 'the contact norm', norm, null),
  ]
}

/** The text that a cell names; null for every other cell. */
function textIn(cell: string): string | null {
  const test = parseCell(cell)
  return test.kind === 'equals' && test.value.type === 'string' ? test.value.value : null
}

/** Keys that a table gives and the pack lacks, and keys of the pack that no row gives. */
function checkKeys({ part, title, ref }: Pointer, keys: readonly string[], table: EditableTable): Found[] {
  const column = table.inputs.length + 1
  const place = { file: ref.file, part: ref.decision, column }
  const outputs = table.rules.map((rule) => textIn(rule.outputs[0] ?? ''))
  const strange = outputs.flatMap((key, at): Found[] =>
    key === null || keys.includes(key)
      ? []
      : [
          {
            code: 'key-unknown',
            isBlocking: true,
            ...place,
            rows: [at + 1],
            nl: `Rij ${at + 1} geeft ‘${key}’, maar ${title.nl} kent dat niet.`,
            en: `Row ${at + 1} gives ‘${key}’, which ${title.en} does not have.`,
          },
        ],
  )
  const byDefault = textIn(table.outputs[0]?.defaultValue ?? '')
  if (outputs.includes(null) || outputs.length === 0) return strange
  const idle = keys.filter((key) => !outputs.includes(key) && key !== byDefault)
  return [
    ...strange,
    ...idle.map(
      (key): Found => ({
        code: 'key-unknown',
        isBlocking: false,
        ...place,
        nl: `Geen rij geeft ooit ‘${key}’, dat wel in ${title.nl} staat (${part}).`,
        en: `No row ever gives ‘${key}’, which is in ${title.en} (${part}).`,
      }),
    ),
  ]
}

function checkPointer(pointer: Pointer, files: readonly CheckedFile[]): Found[] {
  const { part, title, ref, keys } = pointer
  const file = files.find((each) => each.file === ref.file)
  const isThere = file?.decisions.some(({ id }) => id === ref.decision)
  if (!isThere)
    return [
      {
        code: 'file-missing',
        isBlocking: true,
        file: ref.file,
        part,
        nl: file
          ? `In ${ref.file} staat geen beslissing ‘${ref.decision}’, waar ${title.nl} naar wijst.`
          : `Het bestand ${ref.file}, waar ${title.nl} naar wijst, ontbreekt.`,
        en: file
          ? `${ref.file} has no decision ‘${ref.decision}’, at which ${title.en} points.`
          : `The file ${ref.file}, at which ${title.en} points, is missing.`,
      },
    ]
  const table = file?.tables.find(({ decision }) => decision === ref.decision)
  return table && keys ? checkKeys(pointer, keys, table) : []
}

/** What other tables can read of a decision: a table with one output gives what that column may hold. */
function decisionName(id: string, tables: readonly EditableTable[]): KnownName {
  const [output, ...others] = tables.find(({ decision }) => decision === id)?.outputs ?? []
  return output && others.length === 0 ? { ...ANY_NAME, type: output.type, allowed: output.allowed } : ANY_NAME
}

/** Every table of a file by itself. Its own decisions and functions may be read besides what `known` has. */
function checkTables({ file, tables, decisions, knowledge }: CheckedFile, known: KnownNames): Finding[] {
  const own = new Map([
    ...decisions.map(({ id, name }) => [name, decisionName(id, tables)] as const),
    ...knowledge.map(({ name }) => [name, ANY_NAME] as const),
    ...known,
  ])
  return tables.flatMap((table) => checkTable(table, own, STEPS_AT_LEISURE).map((finding) => ({ ...finding, file })))
}

/**
 * Everything that can be said against a municipality's pack, its files and their tables; the versions' periods apart
 * (`checkPeriods`).
 * @param law that of the pack's first day; null when none is known
 */
export function checkPack({ pack, files }: Checked<PolicyPack>, law: LawPack | null): Finding[] {
  const known = namesFor(pack)
  return [
    ...pointersOf(pack)
      .flatMap((pointer) => checkPointer(pointer, files))
      .map(toFinding),
    ...checkOrdinance(pack, law),
    ...files.flatMap((file) => [...checkModel(file), ...checkTables(file, known)]),
  ]
}

/**
 * The same of a law; a finding in one of its tables names the article. Its tables read what they declare themselves: an
 * application for which nobody keeps facts yet.
 */
export function checkLaw({ pack, files }: Checked<LawPack>): Finding[] {
  const articles = new Map(
    pack.decisions.map(({ article, decision }) => [decision.decision, pack.articles[article]?.label ?? article]),
  )
  const pointers = pack.decisions.map(
    ({ key, nl, en, decision }): Pointer => ({
      part: key,
      title: { nl: `‘${nl}’`, en: `‘${en}’` },
      ref: decision,
      keys: null,
    }),
  )
  const found = [
    ...pointers.flatMap((pointer) => {
      const article = articles.get(pointer.ref.decision) ?? null
      return checkPointer(pointer, files).map((each) => toFinding({ ...each, article }))
    }),
    ...files.flatMap((file) => {
      const known = new Map(file.inputs.map(({ name, type }) => [name, FACT_NAMES.get(name) ?? { ...ANY_NAME, type }]))
      return [...checkModel(file), ...checkTables(file, known)]
    }),
  ]
  return found.map((finding) => ({ ...finding, article: finding.article ?? articles.get(finding.part ?? '') ?? null }))
}
