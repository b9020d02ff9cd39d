import { useQuery } from '@tanstack/react-query'
import type { VersionRow } from '../../api/policy-draft.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { Card, Tag } from '../ui/card.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { DayWords, MomentWords } from '../ui/day-words.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './messages.ts'
import { NewDraft } from './new-draft.tsx'
import { PolicyNav } from './policy-nav.tsx'
import { versionsQuery } from './version-query.ts'

/** Every version of the municipality's policy: what held, what holds, and what is being worked on. */
export function VersionsPage() {
  const { versions: m } = useMessages(messages)
  const { data, error, refetch } = useQuery(versionsQuery)
  const columns = useColumns()
  const mayWrite = useMay('policy.write')
  const versions = data?.versions ?? []
  return (
    <>
      <PageHeading lead={m.lead}>{m.title}</PageHeading>
      <PolicyNav />
      <div className="trede-stack">
        {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
        <DataTable
          caption={m.caption}
          isCaptionHidden
          columns={columns}
          rows={versions}
          rowKey={(row) => row.version}
          rowTo={(row) => paths.policyVersion(row.version)}
          isLoading={!data && !error}
          empty={m.empty}
        />
        {mayWrite && data ? (
          <Card title={m.start}>
            <NewDraft versions={versions} starts={data?.starts ?? []} />
          </Card>
        ) : null}
        {mayWrite ? null : (
          <Notice kind="info" isLive={false}>
            <p>{m.readOnly}</p>
          </Notice>
        )}
      </div>
    </>
  )
}

function useColumns(): Column<VersionRow>[] {
  const { versions: m, states, inForce } = useMessages(messages)
  const who = (person: VersionRow['made']) =>
    person ? (
      <>
        <MomentWords moment={person.at} /> <span className="trede-row-line trede-soft">{m.by(person.name)}</span>
      </>
    ) : null
  return [
    {
      key: 'name',
      header: m.name,
      cell: (row) => row.title,
    },
    {
      key: 'state',
      header: m.state,
      cell: (row) => (
        <>
          {states[row.state]} {row.isInForce ? <Tag>{inForce}</Tag> : null}
          <span className="trede-row-line trede-soft">
            {row.version}
            {row.basedOn ? ` · ${m.basedOn(row.basedOn)}` : ''}
          </span>
        </>
      ),
    },
    { key: 'period', header: m.period, cell: (row) => <Period row={row} /> },
    { key: 'made', header: m.made, cell: (row) => (row.origin === 'shipped' ? m.shipped : who(row.made)) },
    { key: 'proposed', header: m.proposed, cell: (row) => who(row.proposed) },
    { key: 'published', header: m.published, cell: (row) => who(row.published) },
  ]
}

function Period({ row }: { row: VersionRow }) {
  const { versions: m } = useMessages(messages)
  return (
    <>
      {m.from} <DayWords day={row.validFrom} show="short" />
      {row.validUntil ? (
        <span className="trede-row-line">
          {m.until} <DayWords day={row.validUntil} show="short" />
        </span>
      ) : null}
    </>
  )
}
