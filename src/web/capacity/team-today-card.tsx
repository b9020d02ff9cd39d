import { queryOptions, useQuery } from '@tanstack/react-query'
import { getTeamToday, type TeamToday } from '../../api/capacity.ts'
import { call } from '../api.ts'
import { caseloadAddress } from '../attention/caseload-search.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { radarAddress } from '../radar/radar-query.ts'
import { useMay } from '../session.ts'
import { Card } from '../ui/card.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './team-today-messages.ts'

const teamTodayQuery = queryOptions({
  queryKey: ['today', 'team'],
  queryFn: ({ signal }) => call(getTeamToday, { signal }),
})

/** What in a team lead's teams waits for a decision: counts, each with the way to the list behind it. */
export function TeamTodayCard() {
  const m = useMessages(messages)
  const isLead = useMay('capacity.read')
  const { data, error, refetch } = useQuery({ ...teamTodayQuery, enabled: isLead })
  if (!isLead) return null
  return (
    <Card title={m.title} actions={<PageLink to={paths.team()}>{m.toTeam}</PageLink>} isMain>
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
      {data ? <Lines today={data} /> : null}
    </Card>
  )
}

function Lines({ today: { outOfSight, notAccepted, unowned, requests, leaving } }: { today: TeamToday }) {
  const m = useMessages(messages)
  const { day, relative } = useDayText()
  const lines: [count: number, words: string, to: string][] = [
    [unowned, m.unowned(unowned), caseloadAddress({ place: 'team', owner: 'none' })],
    [outOfSight, m.outOfSight(outOfSight), radarAddress({ place: 'team' })],
    [notAccepted, m.notAccepted(notAccepted), radarAddress({ place: 'team', reason: 'handover' })],
    [requests, m.requests(requests), paths.team()],
  ]
  const waiting = lines.filter(([count]) => count > 0)
  if (waiting.length + leaving.length === 0) return <p className="trede-soft">{m.nothing}</p>
  return (
    <ul className="trede-plain-list">
      {waiting.map(([, words, to]) => (
        <li key={words}>
          <PageLink to={to} data-row-link>
            {words}
          </PageLink>
        </li>
      ))}
      {leaving.map(({ transferId, name, leavesOn, open, notOffered }) => (
        <li key={transferId}>
          <PageLink to={paths.transfer(transferId)} data-row-link>
            {m.leaving(name)}
          </PageLink>
          : {day(leavesOn, 'short')}, {relative(leavesOn)}. {m.left(open, notOffered)}
        </li>
      ))}
    </ul>
  )
}
