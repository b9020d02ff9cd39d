import { exportPolicyFile, type PolicyFile } from '../../api/policy-draft.ts'
import type { PolicyPack } from '../../policy/pack.ts'
import { addressOf } from '../api.ts'
import { useMessages } from '../messages.ts'
import { Card } from '../ui/card.tsx'
import { messages } from './messages.ts'
import { TableView } from './table-view.tsx'
import { tableName } from './table-words.ts'
import { valueNames } from './value-names.ts'

interface TableListProps {
  version: string
  files: readonly PolicyFile[]
  pack: PolicyPack
}

/** Every decision table of a version to read, closed at first. */
export function TableList({ version, files, pack }: TableListProps) {
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
                <TableView table={table} names={valueNames(pack, { file: file.file, decision: table.decision })} />
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
