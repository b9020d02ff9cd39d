import { useState } from 'react'
import type { PolicyDocument } from '../../api/policy-draft.ts'
import { usePolicy } from '../dossier/dossier-query.ts'
import { TermsCard } from '../instrument/terms-card.tsx'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { LoadingPage } from '../shell/message-pages.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { CountryCards } from './country-cards.tsx'
import { messages } from './messages.ts'
import { OpenTerms } from './open-terms.tsx'
import { EVERYTHING, isFiltering, ParameterFilters } from './parameter-filters.tsx'
import { type ParameterFilter, ParameterList, shownParameters } from './parameter-list.tsx'
import { PolicyNav } from './policy-nav.tsx'
import { TableList } from './table-list.tsx'
import { useInForce } from './version-query.ts'

/** The policy in force, to read: every value with its source, and what the sources do not say shown as unknown. */
export function PolicyPage() {
  const m = useMessages(messages)
  const { document, isNone } = useInForce()
  const { data, error, refetch } = document
  return (
    <>
      <PageHeading lead={data ? m.lead(data.pack.municipality.name, data.row.version) : undefined}>
        {m.title}
      </PageHeading>
      <PolicyNav />
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
      {isNone ? <Notice kind="info">{m.noneInForce}</Notice> : null}
      {data ? <Reading document={data} /> : error || isNone ? null : <LoadingPage />}
    </>
  )
}

/** A version to read from top to bottom. */
export function Reading({ document }: { document: PolicyDocument }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const [filter, setFilter] = useState<ParameterFilter>(EVERYTHING)
  const shown = shownParameters(document.pack, filter)
  return (
    <div className="trede-stack">
      <Notice kind="info" title={m.note} isLive={false}>
        <p>{document.pack.note[language]}</p>
      </Notice>
      <ParameterFilters filter={filter} onChange={setFilter} count={shown.length} />
      {shown.length === 0 ? <p className="trede-soft">{m.filter.nothing}</p> : null}
      <ParameterList pack={document.pack} shown={shown} />
      {isFiltering(filter) ? null : <Rest document={document} />}
    </div>
  )
}

/** What is no parameter: it goes below, and away while somebody filters the parameters. */
function Rest({ document }: { document: PolicyDocument }) {
  const policy = usePolicy()
  return (
    <>
      <OpenTerms document={document} />
      <TableList version={document.row.version} files={document.files} pack={document.pack} />
      <TermsCard />
      {policy ? <CountryCards policy={policy} /> : null}
    </>
  )
}
