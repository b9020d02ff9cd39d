import { useQuery } from '@tanstack/react-query'
import type { PolicyView } from '../../api/policy.ts'
import type { Category } from '../../policy/scheme.ts'
import { policyQuery } from '../dossier/dossier-query.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { LoadingPage } from '../shell/message-pages.tsx'
import { Card, Tag } from '../ui/card.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './messages.ts'
import { SourcedValue, SourceNote } from './sourced-value.tsx'

/** The policy in force, to read: every value with its source, and what the sources do not say shown as unknown. */
export function PolicyPage() {
  const m = useMessages(messages)
  const { data, error, refetch } = useQuery(policyQuery)
  return (
    <>
      <PageHeading lead={data ? m.lead(data.municipality.name, data.version) : undefined}>{m.title}</PageHeading>
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
      {data ? <Policy policy={data} /> : error ? null : <LoadingPage />}
    </>
  )
}

function Policy({ policy }: { policy: PolicyView }) {
  const m = useMessages(messages)
  const language = useLanguage()
  return (
    <div className="trede-stack">
      <Notice kind="info" title={m.note} isLive={false}>
        <p>{policy.note[language]}</p>
      </Notice>
      <IntakeCard intake={policy.intake} />
      <SchemeCard scheme={policy.scheme} />
      <Card title={m.labels}>
        <DefinitionList
          items={[
            {
              term: m.client,
              value: <SourcedValue parameter={policy.labels.client}>{(label) => label[language]}</SourcedValue>,
            },
            {
              term: m.caseManager,
              value: <SourcedValue parameter={policy.labels.caseManager}>{(label) => label[language]}</SourcedValue>,
            },
          ]}
        />
      </Card>
      <Reasons policy={policy} />
      <Card title={m.sources}>
        <p>{m.sourcesText}</p>
        <DefinitionList
          items={Object.entries(policy.sources).map(([key, title]) => ({ term: key, value: title[language] }))}
        />
      </Card>
    </div>
  )
}

function IntakeCard({ intake }: { intake: PolicyView['intake'] }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const list = (items: readonly { key: string; nl: string; en: string }[]) => (
    <ol className="trede-bullets">
      {items.map((item) => (
        <li key={item.key}>{item[language]}</li>
      ))}
    </ol>
  )
  return (
    <Card title={m.intake}>
      <DefinitionList
        items={[
          {
            term: m.regime,
            value: <SourcedValue parameter={intake.regime}>{(regime) => m.regimes[regime]}</SourcedValue>,
          },
          {
            term: m.durationMinutes,
            value: <SourcedValue parameter={intake.durationMinutes}>{m.minutes}</SourcedValue>,
          },
          { term: m.termDays, value: <SourcedValue parameter={intake.termDays}>{m.days}</SourcedValue> },
          {
            term: m.reportRequired,
            value: (
              <SourcedValue parameter={intake.reportRequired}>
                {(isRequired) => (isRequired ? m.required : m.notRequired)}
              </SourcedValue>
            ),
          },
          { term: m.questions, value: <SourcedValue parameter={intake.questions}>{list}</SourcedValue> },
          { term: m.topics, value: <SourcedValue parameter={intake.topics}>{list}</SourcedValue> },
        ]}
      />
    </Card>
  )
}

function SchemeCard({ scheme }: { scheme: PolicyView['scheme'] }) {
  const m = useMessages(messages)
  const language = useLanguage()
  if (!scheme)
    return (
      <Card title={m.scheme}>
        <p className="trede-unknown">{m.noScheme}</p>
      </Card>
    )
  const columns: Column<Category>[] = [
    { key: 'category', header: m.category, cell: (category) => category[language] },
    {
      key: 'definition',
      header: m.definition,
      cell: (category) => <SourcedValue parameter={category.definition}>{(text) => text[language]}</SourcedValue>,
    },
    { key: 'source', header: m.source, cell: (category) => <SourceNote source={category.source} /> },
  ]
  return (
    <Card title={m.scheme}>
      <p>
        {m.schemeBasis} {m.bases[scheme.basis]}.
      </p>
      <DataTable
        caption={m.schemeCaption}
        isCaptionHidden
        columns={columns}
        rows={scheme.categories}
        rowKey={(category) => category.key}
      />
    </Card>
  )
}

function Reasons({ policy }: { policy: PolicyView }) {
  const m = useMessages(messages)
  const language = useLanguage()
  return (
    <>
      <Card title={m.reasons}>
        <p>{m.reasonsText}</p>
        <ul className="trede-bullets">
          {policy.deviationReasons.map((reason) => (
            <li key={reason.key}>
              {reason[language]}{' '}
              <span className="trede-soft">
                (
                {[reason.places.map((place) => m.places[place]).join(', '), reason.asksWords ? m.asksWords : '']
                  .filter(Boolean)
                  .join('; ')}
                )
              </span>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={m.domains}>
        <ul className="trede-bullets">
          {policy.lifeDomains.map((domain) => (
            <li key={domain.key}>
              {domain[language]} {domain.isSensitive ? <span className="trede-soft">({m.sensitive})</span> : null}
            </li>
          ))}
        </ul>
      </Card>
      <Card title={m.outflow}>
        <ul className="trede-plain-list">
          {policy.outflowReasons.map((reason) => (
            <li key={reason.code}>
              <span className="trede-soft">{reason.code}</span> {reason[language]}{' '}
              {reason.isWork ? <Tag>{m.isWork}</Tag> : null}
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}
