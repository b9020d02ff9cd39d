import type { AgendaWeek } from '../../api/agenda.ts'
import { addDays, weekday } from '../../core/day.ts'
import { useRowKeys } from '../attention/row-keys.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { useSession } from '../session.ts'
import { LoadingPage } from '../shell/message-pages.tsx'
import { useShortcut } from '../shortcuts.tsx'
import { Button, LinkAsButton } from '../ui/button.tsx'
import { SelectField } from '../ui/field.tsx'
import { Filters } from '../ui/filters.tsx'
import { ListActions } from '../ui/list-actions.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { DayCard } from './day-card.tsx'
import { messages } from './week-messages.ts'
import { useWeek } from './week-query.ts'

/** A week by day: what is agreed, what is due, and which days are closed. */
export function WeekPage() {
  const m = useMessages(messages)
  const { day } = useDayText()
  const { data, error, refetch, search, change } = useWeek()
  useRowKeys()
  const [first, last] = [data?.days[0], data?.days.at(-1)]
  const ofWhom = data?.workers.find(({ workerId }) => workerId === data.workerId)?.name
  const lead = first && last ? [ofWhom, m.week(day(first.on), day(last.on))].filter(Boolean).join(', ') : ''
  return (
    <>
      <PageHeading
        lead={lead}
        actions={
          <>
            <LinkAsButton kind="subtle" to={paths.agendaFeed()}>
              {m.connect}
            </LinkAsButton>
            <ListActions print={m.print} />
          </>
        }
      >
        {m.title}
      </PageHeading>
      <div className="trede-stack">
        {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
        {data ? (
          <>
            <Ways week={data} asked={search.on} change={change} />
            {data.days.map((one) => (
              <DayCard key={one.on} day={one} />
            ))}
          </>
        ) : error ? null : (
          <LoadingPage />
        )}
      </div>
    </>
  )
}

interface WaysProps {
  week: AgendaWeek
  /** The day that is asked for; undefined for this week. */
  asked: string | undefined
  change: ReturnType<typeof useWeek>['change']
}

/** To the week before and after, by button or by `e` and `l`; and whose week it is, for who may see more than their own. */
function Ways({ week, asked, change }: WaysProps) {
  const m = useMessages(messages)
  const { workerId: me } = useSession().worker
  const { today } = useDayText()
  // From what was asked, not from what is shown: the second press counts before the first week has come.
  const from = addDays(asked ?? today, 1 - weekday(asked ?? today))
  const go = (days: number) => change({ on: addDays(from, days) })
  useShortcut('e', m.earlier, () => go(-7))
  useShortcut('l', m.later, () => go(7))
  return (
    <>
      {week.workers.length > 1 ? (
        <Filters activeCount={week.workerId === me ? 0 : 1} onClear={() => change({ workerId: undefined })}>
          <SelectField
            label={m.whose}
            name="workerId"
            choices={week.workers.map(({ workerId, name }) => ({ value: workerId, label: name }))}
            value={week.workerId}
            onChange={(value) => change({ workerId: value === me || value === '' ? undefined : value })}
          />
        </Filters>
      ) : null}
      <div className="trede-actions">
        <Button aria-keyshortcuts="e" onClick={() => go(-7)}>
          {m.earlier}
        </Button>
        <Button onClick={() => change({ on: undefined })}>{m.thisWeek}</Button>
        <Button aria-keyshortcuts="l" onClick={() => go(7)}>
          {m.later}
        </Button>
      </div>
    </>
  )
}
