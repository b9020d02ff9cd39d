import { type Found, toFinding } from './check-words.ts'
import type { ColumnType, EditableTable } from './editable-table.ts'
import type { Finding } from './finding.ts'
import type { LocalText } from './sourced.ts'

interface Element {
  id: string
  /** What FEEL texts call it. */
  name: string
}

/** A DMN file as the checks read it. `requires` holds ids of inputs, decisions and knowledge models. */
export interface CheckedFile {
  file: string
  tables: readonly EditableTable[]
  inputs: readonly (Element & { type: ColumnType })[]
  decisions: readonly (Element & { requires: readonly string[] })[]
  /** Functions that decisions share. */
  knowledge: readonly (Element & { requires: readonly string[] })[]
}

/** The way round from an element back to itself, or null. */
function wayRound(from: string, requires: ReadonlyMap<string, readonly string[]>): string[] | null {
  const seen = new Set<string>()
  const walk = (id: string, way: readonly string[]): string[] | null => {
    for (const next of requires.get(id) ?? []) {
      if (next === from) return [...way, from]
      if (seen.has(next)) continue
      seen.add(next)
      const found = walk(next, [...way, next])
      if (found) return found
    }
    return null
  }
  return walk(from, [from])
}

const missing = (name: string, needed: string): LocalText => ({
  nl: `‘${name}’ heeft ‘${needed}’ nodig, maar dat staat niet in dit bestand.`,
  en: `‘${name}’ needs ‘${needed}’, but this file does not have it.`,
})

function cycles(elements: readonly (Element & { requires: readonly string[] })[]): Found[] {
  const requires = new Map(elements.map((element) => [element.id, element.requires]))
  const names = new Map(elements.map(({ id, name }) => [id, name]))
  const told = new Set<string>()
  return elements.flatMap(({ id }) => {
    const way = told.has(id) ? null : wayRound(id, requires)
    if (!way) return []
    for (const each of way) told.add(each)
    const words = way.map((each) => `‘${names.get(each) ?? each}’`).join(' → ')
    return [
      {
        code: 'cycle' as const,
        isBlocking: true,
        part: id,
        nl: `Deze beslissingen wachten op elkaar: ${words}. Geen ervan kan worden genomen.`,
        en: `These decisions wait for each other: ${words}. None of them can be made.`,
      },
    ]
  })
}

/** Whether the decisions of a file can be made in some order: all that they need is there, and none needs itself. */
export function checkModel({ file, inputs, decisions, knowledge }: CheckedFile): Finding[] {
  const elements = [...decisions, ...knowledge]
  const ids = new Set([...inputs, ...elements].map(({ id }) => id))
  const found = elements.flatMap(({ id, name, requires }) =>
    requires
      .filter((needed) => !ids.has(needed))
      .map((needed): Found => ({ code: 'requirement-missing', isBlocking: true, part: id, ...missing(name, needed) })),
  )
  return [...found, ...cycles(elements)].map((each) => toFinding({ ...each, file }))
}
