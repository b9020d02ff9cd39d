import { useId, useState } from 'react'
import { exportPolicyFile, importPolicyFile, type PolicyDocument } from '../../api/policy-draft.ts'
import { addressOf, call } from '../api.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './draft-messages.ts'
import { messages as policyMessages } from './messages.ts'
import { tableName } from './table-words.ts'
import { useVersionWrite } from './version-query.ts'

const FILE_NAME = /^[a-z0-9-]+\.dmn$/

/** The decision tables of a draft: open one, take a file away, bring a file in. */
export function DraftTables({ document }: { document: PolicyDocument }) {
  const m = useMessages(policyMessages)
  const d = useMessages(messages)
  const { version } = document.row
  return (
    <Card title={d.tables}>
      {document.files.length === 0 ? <p>{m.noTables}</p> : null}
      <ul className="trede-plain-list trede-policy-tables">
        {document.files.map((file) => (
          <li key={file.file}>
            <ul className="trede-plain-list">
              {file.tables.map((table) => (
                <li key={table.decision}>
                  <PageLink to={paths.policyTable(version, file.file, table.decision)}>{tableName(table)}</PageLink>{' '}
                  <span className="trede-soft">({m.ruleCount(table.rules.length)})</span>
                </li>
              ))}
            </ul>
            <a
              className="nl-link"
              href={addressOf(exportPolicyFile, { params: { version, file: file.file } })}
              download={file.file}
            >
              {m.download(file.file)}
            </a>
          </li>
        ))}
      </ul>
      <ImportFile document={document} />
    </Card>
  )
}

function ImportFile({ document }: { document: PolicyDocument }) {
  const m = useMessages(messages)
  const id = useId()
  const [isWrongName, setIsWrongName] = useState(false)
  const { version, revision } = document.row
  const write = useVersionWrite(version, async (file: File) =>
    call(importPolicyFile, { params: { version }, body: { revision, file: file.name, xml: await file.text() } }),
  )
  const faults = document.findings.filter(({ isBlocking, file }) => isBlocking && file === write.variables?.name).length
  const take = (file: File | undefined) => {
    if (!file) return
    const isRight = FILE_NAME.test(file.name)
    setIsWrongName(!isRight)
    if (isRight) write.mutate(file)
  }
  return (
    <div>
      <input
        id={id}
        type="file"
        accept=".dmn"
        className="trede-hidden trede-drop-input"
        aria-describedby={`${id}-hint`}
        disabled={write.isPending}
        onChange={(event) => {
          take(event.target.files?.[0])
          // So that the same file, once mended, can be chosen again.
          event.target.value = ''
        }}
      />
      <label htmlFor={id} className="utrecht-button utrecht-button--secondary-action trede-link-button">
        {m.importFile}
      </label>
      <p id={`${id}-hint`} className="trede-hint">
        {m.importHint}
      </p>
      {isWrongName ? (
        <Notice kind="error">
          <p>{m.importName}</p>
        </Notice>
      ) : null}
      {write.error ? <ProblemNotice problem={write.error} /> : null}
      {write.variables && write.isSuccess && !isWrongName ? (
        <Notice kind={faults > 0 ? 'warning' : 'success'} title={m.imported(write.variables.name)}>
          {faults > 0 ? <p>{m.importedWithFaults(faults)}</p> : null}
        </Notice>
      ) : null}
    </div>
  )
}
