/**
 * A cell of a decision table as plain data, as far as it is made of what tables use: values, comparisons, ranges, lists,
 * negation. Everything else stays FEEL text. The compiler and the checks read it.
 * @source OMG DMN 1.5 §9 (S-FEEL unary tests)
 */
export type CellTest =
  | { kind: 'any' }
  /** One of these holds. */
  | { kind: 'some'; tests: readonly CellTest[] }
  | { kind: 'not'; test: CellTest }
  | { kind: 'equals'; value: CellValue }
  /** From `low` to `high`; null where that side is open. `includesLow`, `includesHigh`: the end itself belongs to it. */
  | { kind: 'range'; low: CellValue; high: CellValue; includesLow: boolean; includesHigh: boolean }
  /** FEEL that is none of the above. */
  | { kind: 'feel'; text: string }

/** A value that a cell names: text, number, truth, day as ISO text with its kind, or FEEL's null. */
export type CellValue =
  | { type: 'string'; value: string }
  | { type: 'number'; value: number }
  | { type: 'boolean'; value: boolean }
  | { type: 'date'; value: string }
  | { type: 'duration'; value: string }
  | { type: 'null' }
