import { allBits, type Box, type Budget, BudgetSpent, meeting, uncovered } from './boxes.ts'
import { exampleIn, type Grid } from './check-grid.ts'
import { type Found, rowsInWords, valueInWords } from './check-words.ts'
import type { EditableTable } from './editable-table.ts'
import type { Scalar } from './regions.ts'
import type { LocalText } from './sourced.ts'

/** How many gaps and how many overlaps are told of one table; that there are more is told too. */
const MOST_TOLD = 20

const SINGLE_HIT: readonly EditableTable['hitPolicy'][] = ['UNIQUE', 'ANY', 'PRIORITY', 'FIRST']

const mustOf = (grid: Grid) => grid.axes.map((axis) => axis.must)
const mayOf = (grid: Grid) => grid.axes.map((axis) => axis.may)

const OTHER: LocalText = { nl: 'iets anders', en: 'something else' }

/** 'Leeftijd is 27 en Doel is ‘werk’', of the inputs that matter: those where not every known value is meant. */
function situation(grid: Grid, box: Box, example: Record<string, Scalar>): LocalText {
  const named = grid.axes
    .filter((axis, at) => ((box[at] ?? 0n) & axis.known) !== axis.known)
    .toSorted((a, b) => a.columns[0].number - b.columns[0].number)
    .map(({ columns: [{ label, expression }], other }) => {
      const value = example[expression] ?? null
      return { label, value: value === other ? OTHER : valueInWords(value) }
    })
  if (named.length === 0) return { nl: 'elke situatie', en: 'every situation' }
  return {
    nl: named.map(({ label, value }) => `‘${label}’ is ${value.nl}`).join(' en '),
    en: named.map(({ label, value }) => `‘${label}’ is ${value.en}`).join(' and '),
  }
}

const NO_ROWS: Found = {
  code: 'gap',
  isBlocking: false,
  nl: 'De tabel heeft geen rijen; er is nooit een uitkomst.',
  en: 'The table has no rows; there is never an outcome.',
}

/**
 * Situations for which no rule holds. A table that collects may well collect nothing, and a table with a default always
 * answers, so neither has gaps. What is not known is no gap: unknown stays unknown.
 */
function gaps(table: EditableTable, grid: Grid, budget: Budget): Found[] {
  const isAnswered = table.outputs.every((output) => output.defaultValue !== null)
  if (!SINGLE_HIT.includes(table.hitPolicy) || isAnswered) return []
  if (table.rules.length === 0) return [NO_ROWS]
  const domain = grid.axes.map((axis) => axis.known)
  const boxes = uncovered(domain, mayOf(grid), allBits(table.rules.length), budget, MOST_TOLD + 1)
  const found = boxes.slice(0, MOST_TOLD).map((box): Found => {
    const example = exampleIn(grid.axes, box)
    const { nl, en } = situation(grid, box, example)
    return {
      code: 'gap',
      isBlocking: false,
      example,
      nl: `Geen rij past bij bijvoorbeeld deze situatie: ${nl}. Er is dan geen uitkomst.`,
      en: `No row fits, for example, this situation: ${en}. Then there is no outcome.`,
    }
  })
  if (boxes.length > MOST_TOLD) found.push(more('gap', 'situaties zonder rij', 'situations without a row'))
  return found
}

const more = (code: Found['code'], nl: string, en: string): Found => ({
  code,
  isBlocking: code === 'conflict',
  nl: `Er zijn meer dan ${MOST_TOLD} ${nl}; alleen de eerste staan hier.`,
  en: `There are more than ${MOST_TOLD} ${en}; only the first are listed.`,
})

const sameOutputs = (table: EditableTable, first: number, second: number): boolean =>
  table.outputs.every(
    (_, at) => (table.rules[first]?.outputs[at] ?? '').trim() === (table.rules[second]?.outputs[at] ?? '').trim(),
  )

/** Two rows that hold at once. UNIQUE forbids it; ANY allows it where both say the same. */
function overlaps(table: EditableTable, grid: Grid, budget: Budget): Found[] {
  if (table.hitPolicy !== 'UNIQUE' && table.hitPolicy !== 'ANY') return []
  const found: Found[] = []
  for (let first = 0; first < table.rules.length; first++)
    for (let second = first + 1; second < table.rules.length; second++) {
      if (--budget.steps < 0) throw new BudgetSpent()
      const isSame = sameOutputs(table, first, second)
      if (isSame && table.hitPolicy === 'ANY') continue
      const box = meeting(grid.axes, first, second)
      if (!box) continue
      if (found.length === MOST_TOLD)
        return [...found, more('conflict', 'paren rijen die tegelijk passen', 'pairs of rows that fit at once')]
      found.push(overlap(grid, box, [first + 1, second + 1], isSame))
    }
  return found
}

function overlap(grid: Grid, box: Box, rows: number[], isSame: boolean): Found {
  const example = exampleIn(grid.axes, box)
  const [at, both] = [situation(grid, box, example), rowsInWords(rows)]
  const words = isSame
    ? {
        nl: 'Ze zeggen hetzelfde, maar in deze tabel mag maar één rij passen.',
        en: 'They say the same, but in this table only one row may fit.',
      }
    : { nl: 'Ze zeggen iets verschillends.', en: 'They say different things.' }
  return {
    code: isSame ? 'overlap' : 'conflict',
    isBlocking: true,
    rows,
    example,
    nl: `${both.nl} passen allebei bij deze situatie: ${at.nl}. ${words.nl}`.replace(/^rij/, 'Rij'),
    en: `${both.en} both fit this situation: ${at.en}. ${words.en}`.replace(/^rows/, 'Rows'),
  }
}

/**
 * Rows that can never hold: their cells leave no value over, or (FIRST) the rows above take every case, unknown values
 * among them.
 */
function neverFire(table: EditableTable, grid: Grid, budget: Budget): Found[] {
  const found: Found[] = []
  for (let rule = 0; rule < table.rules.length; rule++) {
    const own = grid.axes.map((axis) => axis.may.byRule[rule] ?? 0n)
    const empty = grid.axes.find((axis) => axis.may.byRule[rule] === 0n)
    if (empty) {
      const [column] = empty.columns
      found.push({
        code: 'never-fires',
        isBlocking: false,
        rows: [rule + 1],
        column: column.number,
        nl: `Rij ${rule + 1} past nooit: geen enkele toegestane waarde van ‘${column.label}’ voldoet.`,
        en: `Row ${rule + 1} never fits: no allowed value of ‘${column.label}’ meets it.`,
      })
    } else if (table.hitPolicy === 'FIRST' && rule > 0) {
      const above = allBits(rule)
      if (uncovered(own, mustOf(grid), above, budget, 1).length === 0)
        found.push({
          code: 'never-fires',
          isBlocking: false,
          rows: [rule + 1],
          nl: `Rij ${rule + 1} komt nooit aan de beurt: de rijen erboven vangen alles al op.`,
          en: `Row ${rule + 1} never has its turn: the rows above it take every case.`,
        })
    }
  }
  return found
}

const NOT_FINISHED: Found = {
  code: 'not-checked',
  isBlocking: false,
  nl: 'De tabel is te groot om helemaal na te kijken op situaties zonder rij, rijen die tegelijk passen en rijen die nooit passen. Wat gevonden is, klopt; er kan meer zijn.',
  en: 'The table is too large to check it wholly for situations without a row, rows that fit at once and rows that never fit. What was found is right; there may be more.',
}

/** Cells of which only the engine knows whether they hold; one finding for the whole table. */
function unjudged(grid: Grid, faulty: ReadonlySet<number>): Found[] {
  const cells = grid.unjudged.filter(({ row }) => !faulty.has(row))
  const [first] = cells
  if (!first) return []
  const rows = [...new Set(cells.map(({ row }) => row))].toSorted((a, b) => a - b)
  const labels = [...new Set(cells.map(({ column }) => `‘${column.label}’`))].join(', ')
  const where = rowsInWords(rows)
  return [
    {
      code: 'not-checked',
      isBlocking: false,
      rows,
      column: first.column.number,
      nl: `Niet nagekeken is wanneer ${where.nl} precies past (kolom ${labels}): dat hangt af van een berekening. Er is gerekend alsof die rij misschien past.`,
      en: `It was not checked when ${where.en} exactly fits (column ${labels}): that depends on a calculation. It was taken as perhaps.`,
    },
  ]
}

/**
 * What is wrong with the rows of a table taken together.
 * @param faulty rows with a cell that is wrong in itself: what they do is told when that is put right
 */
export function checkRules(table: EditableTable, grid: Grid, steps: number, faulty: ReadonlySet<number>): Found[] {
  const budget: Budget = { steps }
  const found = unjudged(grid, faulty)
  for (const check of [overlaps, gaps, neverFire])
    try {
      found.push(...check(table, grid, budget))
    } catch (error) {
      if (!(error instanceof BudgetSpent)) throw error
      return [...found, NOT_FINISHED]
    }
  return found
}
