import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import * as z from 'zod'
import { listDeviations } from '../../api/policy-effect.ts'
import { call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { LoadingPage } from '../shell/message-pages.tsx'
import { DayField } from '../ui/day-input.tsx'
import { Filters } from '../ui/filters.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { DeviatedNorms } from './deviated-norms.tsx'
import { DeviatedRules } from './deviated-rules.tsx'
import { messages } from './deviations-messages.ts'
import { PolicyNav } from './policy-nav.tsx'

const { fromOn, untilOn } = listDeviations.query.shape
const Search = z.object({ fromOn: fromOn.catch(undefined), untilOn: untilOn.catch(undefined) })
type Search = z.infer<typeof Search>

function addressOf(search: Search): string {
  const given = Object.entries(search).flatMap(([key, value]) => (value ? [[key, value]] : []))
  const text = new URLSearchParams(given).toString()
  return text === '' ? paths.policyDeviations() : `${paths.policyDeviations()}?${text}`
}

/** Rules that are deviated from most, with the reasons, for who makes the policy. Counts only. @source design §6 */
export function DeviationsPage() {
  const m = useMessages(messages)
  const { day } = useDayText()
  const search = Search.parse(useSearch({ strict: false }))
  const { data, error, refetch } = useQuery({
    queryKey: ['policy', 'deviations', search],
    queryFn: ({ signal }) => call(listDeviations, { query: search, signal }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <PageHeading lead={m.lead}>{m.title}</PageHeading>
      <PolicyNav />
      <div className="trede-stack">
        <Period search={search} result={data ? m.period(day(data.fromOn), day(data.untilOn)) : ''} />
        {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
        {data ? (
          <>
            <p>{m.minimum(data.minimum)}</p>
            <DeviatedRules rules={data.categories} />
            <DeviatedNorms norms={data.intervals} />
          </>
        ) : error ? null : (
          <LoadingPage />
        )}
      </div>
    </>
  )
}

function Period({ search, result }: { search: Search; result: string }) {
  const m = useMessages(messages)
  const navigate = useNavigate()
  const show = (next: Search) => void navigate({ href: addressOf(next), replace: true, resetScroll: false })
  const field = (name: 'fromOn' | 'untilOn', label: string) => (
    <DayField
      label={label}
      name={name}
      hint={<span className="trede-hidden">{label}</span>}
      saysDay={false}
      value={search[name] ?? ''}
      onChange={(value) => show({ ...search, [name]: value || undefined })}
    />
  )
  return (
    <Filters
      activeCount={Object.values(search).filter(Boolean).length}
      onClear={() => show({ fromOn: undefined, untilOn: undefined })}
      result={result}
    >
      {field('fromOn', m.from)}
      {field('untilOn', m.until)}
    </Filters>
  )
}
