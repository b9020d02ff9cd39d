import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { LoadingPage, NotFoundPage } from '../shell/message-pages.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages as draftMessages } from './draft-messages.ts'
import { TableEditor } from './table-editor.tsx'
import { messages } from './table-messages.ts'
import { TableView } from './table-view.tsx'
import { tableName } from './table-words.ts'
import { valueNames } from './value-names.ts'
import { useVersionName, versionQuery } from './version-query.ts'

/** One decision table of a version: to change where that may be done, to read everywhere else. */
export function TablePage() {
  const m = useMessages(messages)
  const d = useMessages(draftMessages)
  const version = useVersionName()
  const { file = '', decision = '' } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(versionQuery(version))
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />
  if (!data) return <LoadingPage />
  const table = data.files.find((one) => one.file === file)?.tables.find((one) => one.decision === decision)
  if (!table) return <NotFoundPage />
  return (
    <>
      <PageHeading
        lead={m.lead(file)}
        above={
          <PageLink to={paths.policyVersion(version)}>
            ← {data.row.title}: {d.backToVersion}
          </PageLink>
        }
      >
        {tableName(table)}
      </PageHeading>
      {data.row.mayEdit ? (
        <TableEditor key={`${version} ${file} ${decision}`} document={data} file={file} saved={table} />
      ) : (
        <TableView table={table} names={valueNames(data.pack, { file, decision })} />
      )}
    </>
  )
}
