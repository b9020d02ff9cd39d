import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { PolicyDocument } from '../../api/policy-draft.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { LoadingPage } from '../shell/message-pages.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { DraftEditor } from './draft-editor.tsx'
import { messages } from './draft-messages.ts'
import { DraftTables } from './draft-tables.tsx'
import { FindingActions } from './finding-actions.tsx'
import { FindingsList } from './findings-list.tsx'
import { messages as policyMessages } from './messages.ts'
import { PageTabs } from './policy-nav.tsx'
import { Reading } from './policy-page.tsx'
import { valueNames } from './value-names.ts'
import { useVersionName, versionQuery } from './version-query.ts'

/** A page of one version: its name, state and period, and the pages beside it. */
export function VersionFrame({ children }: { children: (document: PolicyDocument) => ReactNode }) {
  const m = useMessages(messages)
  const { states, inForce } = useMessages(policyMessages)
  const version = useVersionName()
  const { day } = useDayText()
  const { data, error, refetch } = useQuery(versionQuery(version))
  if (error && !data) return <Refused error={error} onRetry={() => void refetch()} />
  if (!data) return <LoadingPage />
  const { row } = data
  const period = m.period(day(row.validFrom, 'short'), row.validUntil ? day(row.validUntil, 'short') : '')
  return (
    <>
      <PageHeading
        above={<PageLink to={paths.policyVersions()}>← {m.back}</PageLink>}
        lead={`${row.isInForce ? inForce : states[row.state]} · ${row.version} · ${period}`}
      >
        {row.title}
      </PageHeading>
      <PageTabs
        label={m.tabs.label}
        tabs={[
          { to: paths.policyVersion(version), label: m.tabs.values },
          { to: paths.policyDifferences(version), label: m.tabs.differences },
          { to: paths.policyTryOut(version), label: m.tabs.tryOut },
          { to: paths.policyPublish(version), label: m.tabs.publish },
        ]}
      />
      {children(data)}
    </>
  )
}

function Refused({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { versions: m } = useMessages(policyMessages)
  return (
    <>
      <PageHeading>{m.title}</PageHeading>
      <ProblemNotice problem={error} onRetry={onRetry} />
    </>
  )
}

/** One version: to write on where that may be done, to read everywhere else. */
export function VersionPage() {
  return (
    <VersionFrame>
      {(document) =>
        document.row.mayEdit ? (
          <div className="trede-stack">
            <Findings document={document} />
            <DraftTables document={document} />
            <DraftEditor key={document.row.version} document={document} />
          </div>
        ) : (
          <div className="trede-stack">
            <WhyReadOnly document={document} />
            <Reading document={document} />
          </div>
        )
      }
    </VersionFrame>
  )
}

function Findings({ document }: { document: PolicyDocument }) {
  const { findings: m } = useMessages(messages)
  if (document.findings.length === 0) return null
  return (
    <Card title={`${m.title} (${document.findings.length})`}>
      <FindingsList
        findings={document.findings}
        names={valueNames(document.pack)}
        actions={(finding) => <FindingActions finding={finding} document={document} />}
      />
    </Card>
  )
}

/** Why a version cannot be written on, in words. */
function WhyReadOnly({ document }: { document: PolicyDocument }) {
  const { readOnly: m } = useMessages(messages)
  const mayWrite = useMay('policy.write')
  const { state } = document.row
  return (
    <Notice kind="info" isLive={false}>
      <p>{!mayWrite || state === 'draft' ? m.role : m[state]}</p>
    </Notice>
  )
}
