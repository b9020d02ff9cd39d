import type { EditableRule, EditableTable } from '../src/policy/editable-table.ts'

export type Input = EditableTable['inputs'][number]

export const input = (expression: string, type: Input['type'] = 'number', allowed: string | null = null): Input => ({
  id: expression,
  label: expression,
  expression,
  type,
  allowed,
})

export const row = (tests: string[], outputs: string[], at = 1): EditableRule => ({
  id: `r${at}`,
  tests,
  outputs,
  source: 'seed2 L721',
  nl: 'Een regel.',
  en: 'A rule.',
  klant: null,
  quote: null,
})

/** A table with one output, each row saying its cells and its outcome. */
export function table(inputs: Input[], rows: [tests: string[], output: string][], more: Partial<EditableTable> = {}) {
  return {
    decision: 'profile',
    label: 'Indeling',
    description: '',
    hitPolicy: 'UNIQUE' as const,
    aggregation: null,
    inputs,
    outputs: [
      { id: 'category', name: 'category', label: 'Groep', type: 'Any' as const, allowed: null, defaultValue: null },
    ],
    rules: rows.map(([tests, output], at) => row(tests, [output], at + 1)),
    ...more,
  }
}
