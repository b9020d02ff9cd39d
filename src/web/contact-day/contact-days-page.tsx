import { useQuery } from '@tanstack/react-query'
import type { ContactDayRow } from '../../api/contact-day.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { LoadingPage } from '../shell/message-pages.tsx'
import { LinkAsButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages as changeMessages } from './change-messages.ts'
import { daysQuery } from './contact-day-query.ts'
import { DayChart } from './day-chart.tsx'
import { PARTS, partsOf } from './figures.ts'
import { messages } from './messages.ts'

/** Days drawn in the figure. Our own default; the table has them all. */
const DRAWN = 12

/** All days of one's teams, with what came of them, so that they can be compared. */
export function ContactDaysPage() {
  const m = useMessages(messages)
  const { data, error, refetch } = useQuery(daysQuery)
  const columns = useColumns()
  const past = (data?.items ?? []).filter(
    ({ heldOn, cancelledAt, counts }) => heldOn <= (data?.today ?? '') && cancelledAt === null && total(counts) > 0,
  )
  return (
    <>
      <PageHeading
        lead={m.lead}
        actions={
          <LinkAsButton to={paths.contactDayNew()} kind="primary">
            {m.plan}
          </LinkAsButton>
        }
      >
        {m.title}
      </PageHeading>
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
      {data ? (
        <div className="trede-stack">
          <DataTable
            caption={m.table}
            columns={columns}
            rows={data.items}
            rowKey={(day) => day.contactDayId}
            rowTo={(day) => paths.contactDay(day.contactDayId)}
            empty={m.empty}
          />
          {past.length > 1 ? (
            <Card title={m.figure}>
              <DayChart days={past.slice(0, DRAWN).reverse()} />
            </Card>
          ) : null}
        </div>
      ) : error ? null : (
        <LoadingPage />
      )}
    </>
  )
}

const total = ({ invited, walkedIn }: ContactDayRow['counts']): number => invited + walkedIn

function useColumns(): Column<ContactDayRow>[] {
  const m = useMessages(messages)
  const change = useMessages(changeMessages)
  const days = useDayText()
  const number = (key: keyof typeof m.columns, of: (day: ContactDayRow) => number): Column<ContactDayRow> => ({
    key,
    header: m.columns[key],
    align: 'end',
    cell: (day) => of(day),
  })
  return [
    {
      key: 'day',
      header: m.columns.day,
      cell: ({ heldOn, kind, cancelledAt }) =>
        `${days.day(heldOn, 'short')} (${[m.kinds[kind], cancelledAt ? change.calledOff : ''].filter(Boolean).join(', ').toLowerCase()})`,
    },
    { key: 'place', header: m.columns.place, cell: ({ place }) => place },
    number('invited', ({ counts }) => counts.invited),
    number('walkedIn', ({ counts }) => counts.walkedIn),
    ...PARTS.map((part) => number(part, (day) => partsOf(day)[part])),
  ]
}
