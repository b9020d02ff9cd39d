import { type ModdleTable, parseDmn, ModdleTable as Table } from './dmn-shape.ts'
import { type ColumnType, type EditableRule, type EditableTable, HitPolicyName } from './editable-table.ts'

/** What an element without an id is called: by its decision and its place. */
export const idOf = (id: string | null | undefined, decision: string, kind: string, index: number): string =>
  id ? id : `${decision}-${kind}-${index + 1}`

/** The name that an output has when the file gives none. */
export const outputNameOf = (name: string | null | undefined, column: number): string =>
  name ? name : `output-${column + 1}`

const TYPES: Readonly<Record<string, ColumnType>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  long: 'number',
  double: 'number',
  boolean: 'boolean',
  date: 'date',
  dayTimeDuration: 'dayTimeDuration',
  'days and time duration': 'dayTimeDuration',
  yearMonthDuration: 'yearMonthDuration',
  'years and months duration': 'yearMonthDuration',
}

/** The type of a column; types of a file's own are `Any`, and stay as they are when the file is written. */
export const columnType = (typeRef: string | null | undefined): ColumnType =>
  TYPES[typeRef?.replace(/^feel:/, '').trim() ?? ''] ?? 'Any'

const optional = (text: { text: string } | null | undefined): string | null =>
  text && text.text.trim() !== '' ? text.text : null

function editableRule(table: ModdleTable, index: number, decision: string): EditableRule {
  const rule = table.rule[index]
  const annotation = (name: string): string =>
    rule?.annotationEntry[table.annotation.findIndex((each) => each.name === name)]?.text ?? ''
  return {
    id: idOf(rule?.id, decision, 'rule', index),
    tests: table.input.map((_, column) => rule?.inputEntry[column]?.text ?? ''),
    outputs: table.output.map((_, column) => rule?.outputEntry[column]?.text ?? ''),
    source: annotation('source'),
    nl: annotation('nl') || (rule?.description ?? ''),
    en: annotation('en'),
    klant: annotation('klant') || null,
    quote: annotation('quote') || null,
  }
}

function editable(decision: string, label: string, description: string, table: ModdleTable): EditableTable {
  return {
    decision,
    label,
    description,
    hitPolicy: HitPolicyName.catch('UNIQUE').parse(table.hitPolicy),
    aggregation: table.aggregation ?? null,
    inputs: table.input.map(({ id, label: title, inputExpression, inputValues }, column) => ({
      id: idOf(id, decision, 'input', column),
      label: title ?? '',
      expression: inputExpression?.text ?? '',
      type: columnType(inputExpression?.typeRef),
      allowed: optional(inputValues),
    })),
    outputs: table.output.map(({ id, label: title, name, typeRef, outputValues, defaultOutputEntry }, column) => ({
      id: idOf(id, decision, 'output', column),
      name: outputNameOf(name, column),
      label: title ?? '',
      type: columnType(typeRef),
      allowed: optional(outputValues),
      defaultValue: optional(defaultOutputEntry),
    })),
    rules: table.rule.map((_, index) => editableRule(table, index, decision)),
  }
}

/**
 * The decision tables of a DMN file as plain data, in the order of the file.
 * @throws PolicyFault when it is not DMN
 */
export async function editableTables(xml: string): Promise<EditableTable[]> {
  const { definitions } = await parseDmn(xml)
  return definitions.drgElement.flatMap(({ id, name, description, decisionLogic, $type }) => {
    const isTable = $type === 'dmn:Decision' && typeOf(decisionLogic) === 'dmn:DecisionTable'
    const table = isTable ? Table.safeParse(decisionLogic) : undefined
    return table?.success ? [editable(id, name, description ?? '', table.data)] : []
  })
}

const typeOf = (element: unknown): unknown =>
  typeof element === 'object' && element !== null ? Reflect.get(element, '$type') : undefined
