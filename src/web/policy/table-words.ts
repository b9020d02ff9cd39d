import { parseCell } from '../../policy/cell.ts'
import { cellInWords, NO_WORDS, type ValueNames } from '../../policy/cell-words.ts'
import type { ColumnType, EditableTable } from '../../policy/editable-table.ts'
import type { LocalText } from '../../policy/sourced.ts'
import { namesOf, type TableNames } from './value-names.ts'

/** What a test in a cell says; `undefined` where the words would only repeat the FEEL. */
function testWords(text: string, type: ColumnType, names: ValueNames): LocalText {
  return cellInWords(parseCell(text), type, names)
}

/** What an output says: a plain value by its name, other FEEL as nobody can put it. */
function outputWords(text: string, names: ValueNames): LocalText {
  const cell = parseCell(text)
  if (cell.kind === 'any') return { nl: 'niets', en: 'nothing' }
  return cell.kind === 'equals' ? cellInWords(cell, 'Any', names) : NO_WORDS
}

/** The values that a column allows, where those are a list of texts; undefined for anything else. */
export function allowedTexts(allowed: string | null): string[] | undefined {
  if (allowed === null) return undefined
  const cell = parseCell(allowed)
  const tests = cell.kind === 'some' ? cell.tests : [cell]
  const texts = tests.flatMap((test) =>
    test.kind === 'equals' && test.value.type === 'string' ? [test.value.value] : [],
  )
  return texts.length === tests.length && texts.length > 0 ? texts : undefined
}

/** What a table is called on the screen. */
export const tableName = ({ label, decision }: Pick<EditableTable, 'label' | 'decision'>): string => label || decision

/** What a column is called, counted from 0 with the outputs behind the inputs. */
export function columnName({ inputs, outputs }: EditableTable, column: number): string {
  const input = inputs[column]
  if (input) return input.label || input.expression
  const output = outputs[column - inputs.length]
  return output ? output.label || output.name : ''
}

/** What a cell says, whether it is a test or an outcome. */
export function wordsOf(table: EditableTable, column: number, feel: string, names: TableNames): LocalText {
  const input = table.inputs[column]
  return input ? testWords(feel, input.type, namesOf(names, input.expression)) : outputWords(feel, names.own)
}
