import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { getPolicyDifferences, type PolicyDocument } from '../../api/policy-draft.ts'
import { Difference } from '../../policy/differences.ts'
import { call } from '../api.ts'
import { useMessages } from '../messages.ts'
import { Card, Tag } from '../ui/card.tsx'
import { SelectField } from '../ui/field.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { useDifferenceWords } from './difference-words.ts'
import { messages } from './publish-messages.ts'
import { VersionFrame } from './version-page.tsx'
import { versionQuery, versionsQuery } from './version-query.ts'

/** A version beside another one: what was and what becomes, in words and cell by cell. */
export function DifferencesPage() {
  return <VersionFrame>{(document) => <Differences document={document} />}</VersionFrame>
}

function Differences({ document }: { document: PolicyDocument }) {
  const { differences: m } = useMessages(messages)
  const { version } = document.row
  const versions = useQuery(versionsQuery).data?.versions ?? []
  const [chosen, setChosen] = useState('')
  const { data, error, refetch } = useQuery({
    queryKey: ['policy', 'differences', version, document.row.revision, chosen],
    queryFn: ({ signal }) =>
      call(getPolicyDifferences, { params: { version }, query: chosen ? { met: chosen } : {}, signal }),
  })
  const other = useQuery({ ...versionQuery(data?.with ?? ''), enabled: Boolean(data?.with) }).data
  return (
    <div className="trede-stack">
      <SelectField
        label={m.with}
        name="with"
        choices={versions
          .filter((row) => row.version !== version)
          .map((row) => ({ value: row.version, label: `${row.title} (${row.version})` }))}
        value={chosen || (data?.with ?? '')}
        onChange={setChosen}
      />
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
      {data?.differences.length === 0 ? <p role="status">{m.none}</p> : null}
      {data && data.differences.length > 0 ? (
        <>
          {data.with ? <p>{m.lead(other?.row.title ?? data.with)}</p> : null}
          <DifferenceCards differences={data.differences} document={document} other={other} />
        </>
      ) : null}
    </div>
  )
}

interface DifferenceCardsProps {
  differences: readonly Difference[]
  document: PolicyDocument
  other: PolicyDocument | undefined
}

export function DifferenceCards({ differences, document, other }: DifferenceCardsProps) {
  const { differences: m } = useMessages(messages)
  const kinds = Difference.shape.kind.options.filter((kind) => differences.some((one) => one.kind === kind))
  return kinds.map((kind) => (
    <Card key={kind} title={m.kinds[kind]}>
      <DifferenceTable
        title={m.kinds[kind]}
        differences={differences.filter((one) => one.kind === kind)}
        document={document}
        other={other}
      />
    </Card>
  ))
}

function DifferenceTable({ title, differences, document, other }: DifferenceCardsProps & { title: string }) {
  const { differences: m } = useMessages(messages)
  const wordsOf = useDifferenceWords(document, other)
  return (
    <table className="trede-table trede-differences">
      <caption className="trede-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{m.what}</th>
          <th scope="col">{m.before}</th>
          <th scope="col">{m.after}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((one) => {
          const words = wordsOf(one)
          return (
            <tr key={JSON.stringify(one)}>
              <th scope="row">
                {words.what} <Tag>{one.before === null ? m.added : one.after === null ? m.removed : m.changed}</Tag>
              </th>
              <Side label={m.before} text={words.before} none={m.nothing} feel={words.isFeel ? one.before : null} />
              <Side label={m.after} text={words.after} none={m.nothing} feel={words.isFeel ? one.after : null} />
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

interface SideProps {
  label: string
  text: string | null
  none: string
  feel: string | null
}

/** One side of a difference; on a narrow screen the column's name comes along. */
function Side({ label, text, none, feel }: SideProps) {
  return (
    <td data-label={label}>
      {text === null ? <span className="trede-unknown">{none}</span> : text}
      {feel ? <code className="trede-feel">{feel}</code> : null}
    </td>
  )
}
