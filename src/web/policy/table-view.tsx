import { NO_WORDS } from '../../policy/cell-words.ts'
import type { EditableTable } from '../../policy/editable-table.ts'
import type { LocalText } from '../../policy/sourced.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { SourceNote } from './sourced-value.tsx'
import { messages } from './table-messages.ts'
import { tableName, wordsOf } from './table-words.ts'
import type { TableNames } from './value-names.ts'

/** A decision table to read: every cell in words, with the FEEL below it. */
export function TableView({ table, names }: { table: EditableTable; names: TableNames }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const title = tableName(table)
  return (
    <>
      <p className="trede-text">
        {m.hitPolicies[table.hitPolicy].text} {table.description}
      </p>
      <div className="trede-table-scroll" role="region" aria-label={title} tabIndex={0}>
        <table className="trede-table trede-rules">
          <caption className="trede-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{m.rule}</th>
              {table.inputs.map((input) => (
                <th key={input.id} scope="col">
                  {input.label || input.expression}
                </th>
              ))}
              {table.outputs.map((output) => (
                <th key={output.id} scope="col" className="trede-rules-output">
                  {output.label || output.name}
                </th>
              ))}
              <th scope="col">{m.why}</th>
            </tr>
          </thead>
          <tbody>
            {table.rules.map((rule, index) => (
              <tr key={rule.id}>
                <th scope="row">{index + 1}</th>
                {table.inputs.map((input, column) => (
                  <td key={input.id}>
                    <CellWords
                      text={rule.tests[column] ?? ''}
                      words={wordsOf(table, column, rule.tests[column] ?? '', names)}
                    />
                  </td>
                ))}
                {table.outputs.map((output, column) => (
                  <td key={output.id} className="trede-rules-output">
                    <CellWords
                      text={rule.outputs[column] ?? ''}
                      words={wordsOf(table, table.inputs.length + column, rule.outputs[column] ?? '', names)}
                    />
                  </td>
                ))}
                <td className="trede-rules-why">
                  {rule[language]}{' '}
                  <span className="trede-row-line">
                    <SourceNote source={rule.source} />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** What anything looks like in a table: the word would only be noise there. */
const isAnything = (text: string) => text.trim() === '' || text.trim() === '-'

export function CellWords({ text, words }: { text: string; words: LocalText }) {
  const m = useMessages(messages)
  const language = useLanguage()
  if (isAnything(text))
    return (
      <span className="trede-soft">
        <span aria-hidden="true">–</span>
        <span className="trede-hidden">{m.anything}</span>
      </span>
    )
  return (
    <>
      {words === NO_WORDS ? <em className="trede-soft">{words[language]}</em> : words[language]}
      <code className="trede-feel">{text}</code>
    </>
  )
}
