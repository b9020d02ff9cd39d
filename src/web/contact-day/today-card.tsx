import { useQuery } from '@tanstack/react-query'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { Card } from '../ui/card.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { daysQuery } from './contact-day-query.ts'
import { messages } from './messages.ts'

/** On the day itself, its list is one press away from Vandaag. */
export function ContactDayToday() {
  const { today: m, kinds } = useMessages(messages)
  const { data } = useQuery({ ...daysQuery, enabled: useMay('contact.write') })
  const days = (data?.items ?? []).filter(
    ({ heldOn, finishedAt, cancelledAt }) => heldOn === data?.today && finishedAt === null && cancelledAt === null,
  )
  if (days.length === 0) return null
  return (
    <Card title={m.title}>
      <ul className="trede-plain-list">
        {days.map(({ contactDayId, kind, place }) => (
          <li key={contactDayId}>
            {kinds[kind]}. <PageLink to={paths.contactDay(contactDayId)}>{m.open(place)}</PageLink>
          </li>
        ))}
      </ul>
    </Card>
  )
}
