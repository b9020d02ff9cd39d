import { useState } from 'react'
import type { Load, LoadOfWorker } from '../../api/capacity.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { LinkAsButton } from '../ui/button.tsx'
import { SelectField } from '../ui/field.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { type LoadSearch, useLoad, useLoadSearch } from './capacity-query.ts'
import { FiguresCard } from './figures-card.tsx'
import { type Asked, LoadPanel } from './load-panel.tsx'
import { LoadTable } from './load-table.tsx'
import { messages } from './messages.ts'
import { SumCard } from './sum-card.tsx'
import { WaitingCard } from './waiting-card.tsx'

/** What a team has in hand, and whether it fits. @source seed3 L480, L677-681; seed4 L853-859 */
export function TeamPage() {
  const m = useMessages(messages)
  const { search, change } = useLoadSearch()
  const { data, error, refetch, isFetching } = useLoad(search)
  const mayRule = useMay('capacity.rule')
  return (
    <>
      <PageHeading
        lead={m.lead}
        actions={
          <>
            <LinkAsButton to={paths.transfers()}>{m.transfer}</LinkAsButton>
            {mayRule ? <LinkAsButton to={paths.capacityRules()}>{m.rules}</LinkAsButton> : null}
          </>
        }
      >
        {m.title}
      </PageHeading>
      <div className="trede-stack">
        {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
        {data && data.teams.length > 1 ? <TeamChoice load={data} search={search} change={change} /> : null}
        {data ? <SumCard load={data} /> : null}
        <Workers load={data} search={search} change={change} isLoading={isFetching} />
        <WaitingCard />
        {data ? <FiguresCard load={data} /> : null}
      </div>
    </>
  )
}

interface PartProps {
  search: LoadSearch
  change: (part: Partial<LoadSearch>) => void
}

function TeamChoice({ load, search, change }: PartProps & { load: Load }) {
  const m = useMessages(messages)
  return (
    <SelectField
      label={m.team}
      name="teamId"
      emptyLabel={m.allTeams}
      choices={load.teams.map(({ teamId, name }) => ({ value: teamId, label: name }))}
      value={search.teamId ?? ''}
      onChange={(value) => change({ teamId: value || undefined })}
    />
  )
}

/** The table, and above it the form of the one whose hours or stand-in are being set. */
function Workers({ load, isLoading, ...part }: PartProps & { load: Load | undefined; isLoading: boolean }) {
  const [asked, setAsked] = useState<Asked>()
  const [said, setSaid] = useState('')
  const ask = (worker: LoadOfWorker, what: Asked['what']) => {
    setSaid('')
    setAsked({ worker, what })
  }
  const close = (words = '') => {
    const key = asked?.worker.workerId
    setAsked(undefined)
    setSaid(words)
    document.querySelector<HTMLElement>(`tr[data-key="${key}"] button`)?.focus()
  }
  return (
    <>
      <p role="status" className={said ? 'trede-hint' : 'trede-hidden'}>
        {said}
      </p>
      {asked ? <LoadPanel key={`${asked.what} ${asked.worker.workerId}`} asked={asked} onClose={close} /> : null}
      <LoadTable load={load} isLoading={isLoading} ask={ask} {...part} />
    </>
  )
}
