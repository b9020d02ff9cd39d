import { checkHeads, checkOutputs, checkTests } from './check-cells.ts'
import { readColumns } from './check-column.ts'
import { gridOf } from './check-grid.ts'
import { checkRules } from './check-rules.ts'
import { type Found, toFinding } from './check-words.ts'
import type { EditableTable } from './editable-table.ts'
import type { Finding } from './finding.ts'
import type { KnownNames } from './known-name.ts'

/**
 * How many regions of inputs a check may weigh while somebody types: some 50 ms at most. A check that has the time may
 * take more.
 */
const STEPS_WHILE_TYPING = 150_000

/** Rows whose number of cells differs from the number of columns; nothing more can be said of such a table. */
function cellsMissing(table: EditableTable): Found[] {
  return table.rules.flatMap((rule, at): Found[] => {
    const [cells, columns] = [rule.tests.length + rule.outputs.length, table.inputs.length + table.outputs.length]
    if (rule.tests.length === table.inputs.length && rule.outputs.length === table.outputs.length) return []
    return [
      {
        code: 'cells-missing',
        isBlocking: true,
        rows: [at + 1],
        nl: `Rij ${at + 1} heeft ${cells} cellen; de tabel heeft ${columns} kolommen.`,
        en: `Row ${at + 1} has ${cells} cells; the table has ${columns} columns.`,
      },
    ]
  })
}

const WORDS = [
  ['source', 'de bron', 'the source'],
  ['nl', 'de uitleg in het Nederlands', 'the words in Dutch'],
  ['en', 'de uitleg in het Engels', 'the words in English'],
] as const

/** Rows without the words that an explanation of a proposal needs. */
function wordsMissing(table: EditableTable): Found[] {
  return table.rules.flatMap((rule, at) =>
    WORDS.filter(([part]) => rule[part].trim() === '').map(
      ([, nl, en]): Found => ({
        code: 'words-missing',
        isBlocking: true,
        rows: [at + 1],
        nl: `Rij ${at + 1}: ${nl} ontbreekt.`,
        en: `Row ${at + 1}: ${en} is missing.`,
      }),
    ),
  )
}

/** PRIORITY and OUTPUT ORDER take their order from the list of allowed outcomes. @source OMG DMN 1.5 §8.2.8 */
function orderMissing(table: EditableTable): Found[] {
  if (table.hitPolicy !== 'PRIORITY' && table.hitPolicy !== 'OUTPUT ORDER') return []
  if (table.outputs.some((output) => output.allowed !== null)) return []
  return [
    {
      code: 'output-not-allowed',
      isBlocking: true,
      column: table.inputs.length + 1,
      nl: 'Deze tabel kiest op volgorde van de toegestane uitkomsten, maar die lijst ontbreekt.',
      en: 'This table chooses by the order of the allowed outcomes, but that list is missing.',
    },
  ]
}

/**
 * Everything that can be said against a decision table by itself. Rows and columns count from 1; the outputs' columns come
 * after those of the inputs.
 *
 * Gaps, overlaps and rows that never fit are exact for cells of plain values, ranges, lists and negations: each example
 * really shows it, and what is not found is not there. Cells that only the FEEL engine can judge hold perhaps; because of
 * them nothing is claimed that may be untrue, and a finding `not-checked` names them, as it does when the table took more
 * than `steps`. A value that is not known is no gap: unknown stays unknown.
 *
 * @param known names that the table may read, with what their values can be
 */
export function checkTable(table: EditableTable, known: KnownNames, steps = STEPS_WHILE_TYPING): Finding[] {
  const part = { part: table.decision }
  const missing = cellsMissing(table)
  if (missing.length > 0) return missing.map((each) => toFinding({ ...each, ...part }))
  const columns = readColumns(table, known)
  const cells = table.rules.map((rule) => rule.tests)
  const cellFaults = checkTests(table, columns, known)
  const faulty = new Set(cellFaults.flatMap(({ rows }) => rows ?? []))
  const found = [
    ...checkHeads(table, columns, known),
    ...cellFaults,
    ...checkOutputs(table, known),
    ...orderMissing(table),
    ...wordsMissing(table),
    ...checkRules(table, gridOf(columns, cells, known), steps, faulty),
  ]
  return found.map((each) => toFinding({ ...each, ...part }))
}
