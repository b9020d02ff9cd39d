import type { PolicyDocument } from '../../api/policy-draft.ts'
import type { Difference } from '../../policy/differences.ts'
import type { EditableTable } from '../../policy/editable-table.ts'
import { useLanguage } from '../language.ts'
import { useMessages, wordFor } from '../messages.ts'
import { messages as policyMessages } from './messages.ts'
import { PARAMETERS } from './parameter-path.ts'
import { messages as publishMessages } from './publish-messages.ts'
import { columnCount } from './table-edit.ts'
import { messages as tableMessages } from './table-messages.ts'
import { columnName, tableName, wordsOf } from './table-words.ts'
import { messages as valueMessages } from './value-messages.ts'
import { type TableNames, valueNames } from './value-names.ts'

export interface DifferenceWords {
  what: string
  before: string | null
  after: string | null
  /** The cells themselves are FEEL, and are shown below their words. */
  isFeel: boolean
}

function findTable(document: PolicyDocument | undefined, part: string): EditableTable | undefined {
  const [file = '', decision = ''] = part.split('/')
  return document?.files.find((one) => one.file === file)?.tables.find((one) => one.decision === decision)
}

const columnAt = (table: EditableTable | undefined, name: string | null): number =>
  table === undefined
    ? -1
    : Array.from({ length: columnCount(table) }, (_, column) => columnName(table, column)).indexOf(name ?? '')

/** What differs, said with the names that people know: of parameters, columns, categories. */
export function useDifferenceWords(document: PolicyDocument, other: PolicyDocument | undefined) {
  const { fields, choices } = useMessages(valueMessages)
  const { differences: d } = useMessages(publishMessages)
  const { yes, no } = useMessages(policyMessages)
  const tables = useMessages(tableMessages)
  const language = useLanguage()
  const namesNow = valueNames(document.pack)
  const namesThen = valueNames(other?.pack)
  const names: TableNames = {
    fact: (value) => namesNow.fact(value) ?? namesThen.fact(value),
    category: (value) => namesNow.category(value) ?? namesThen.category(value),
    own: (value) => namesNow.own(value) ?? namesThen.own(value),
  }
  const plain = (text: string | null) =>
    text === 'true' ? yes : text === 'false' ? no : text === null ? null : wordFor(choices, text)
  const cell = (table: EditableTable | undefined, column: number, text: string | null) =>
    table && column >= 0 && text !== null ? wordsOf(table, column, text, names)[language] : text
  const { source, nl, en, klant, quote } = tables.words
  const ruleColumns: Readonly<Record<string, string>> = { source, nl, en, klant, quote, row: tables.rule }
  const valueName = ({ kind, part, detail }: Difference) => {
    const title =
      kind === 'ordinance'
        ? document.law.openTerms.find(({ key }) => key === part)?.[language]
        : PARAMETERS.find(({ path }) => path === part)?.meta.title[language]
    const details = (detail ?? '')
      .split('/')
      .filter(Boolean)
      .map((name) => names.own(name)?.[language] ?? wordFor(fields, name))
    return [title ?? part, ...details].join(' · ')
  }
  /** A whole row in one line: each column with what it asks or gives, without what does not matter. */
  const row = (table: EditableTable | undefined, text: string | null) => {
    if (!table || text === null) return text
    const cells = text.split(/ \| | → /)
    if (cells.length !== columnCount(table)) return text
    return cells
      .flatMap((one, column) => (one === '-' ? [] : [`${columnName(table, column)}: ${cell(table, column, one)}`]))
      .join('; ')
  }
  return (one: Difference): DifferenceWords => {
    if (one.kind === 'parameter' || one.kind === 'ordinance')
      return { what: valueName(one), before: plain(one.before), after: plain(one.after), isFeel: false }
    const [now, then] = [findTable(document, one.part), findTable(other, one.part)]
    const table = now ?? then
    const name = table ? tableName(table) : one.part
    if (one.kind !== 'rule')
      return {
        what: [name, one.column].filter(Boolean).join(' · '),
        before: one.before,
        after: one.after,
        isFeel: false,
      }
    const at = `${name} · ${d.row(one.row ?? 0)}`
    if (one.column === null)
      return { what: at, before: row(then, one.before), after: row(now, one.after), isFeel: false }
    const column = columnAt(table, one.column)
    return {
      what: `${at} · ${column >= 0 ? one.column : (ruleColumns[one.column] ?? one.column)}`,
      before: cell(then ?? now, columnAt(then ?? now, one.column), one.before),
      after: cell(now, column, one.after),
      isFeel: column >= 0,
    }
  }
}
