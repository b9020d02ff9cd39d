import { exportPolicyFile, type PolicyFile } from '../../api/policy-draft.ts'
import { addressOf } from '../api.ts'
import { useMessages } from '../messages.ts'
import { Card } from '../ui/card.tsx'
import { messages } from './messages.ts'
import { TableView } from './table-view.tsx'
import { tableName } from './table-words.ts'
import type { TableNames } from './value-names.ts'

interface TableListProps {
  version: string
  files: readonly PolicyFile[]
  names: TableNames
}

/** Every decision table of a version to read, closed at first. */
export function TableList({ version, files, names }: TableListProps) {
  const m = useMessages(messages)
  return (
    <Card title={m.tables}>
      <p>{files.length === 0 ? m.noTables : m.tablesText}</p>
      {files.map((file) => (
        <div key={file.file} className="trede-stack">
          {file.tables.map((table) => (
            <details key={table.decision} className="trede-explain">
              <summary>
                {tableName(table)} ({m.ruleCount(table.rules.length)})
              </summary>
              <div className="trede-explain-body">
                <TableView table={table} names={names} />
              </div>
            </details>
          ))}
          {file.others.length > 0 ? (
            <p>
              {m.otherDecisions} {file.others.join(', ')}
            </p>
          ) : null}
          <p>
            <a
              className="nl-link"
              href={addressOf(exportPolicyFile, { params: { version, file: file.file } })}
              download={file.file}
            >
              {m.download(file.file)}
            </a>
          </p>
        </div>
      ))}
    </Card>
  )
}
