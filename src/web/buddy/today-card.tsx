import type { Today } from '../../api/attention.ts'
import { PersonRow } from '../attention/person-row.tsx'
import { useDayText } from '../day-text.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { messages } from './messages.ts'

/** Who of the own caseload waits too long for a buddy, and how many do for who answers for others. */
export function BuddyToday({ today: { buddies, buddyCount } }: { today: Today }) {
  const { today: m } = useMessages(messages)
  const { goalKinds } = useMessages(words)
  const { relative } = useDayText()
  const link = <PageLink to={paths.buddies()}>{m.toPage}</PageLink>
  return (
    <>
      {buddyCount ? (
        <Notice kind="info" isLive={false} actions={link}>
          <p>{m.others(buddyCount)}</p>
        </Notice>
      ) : null}
      {buddies.length > 0 ? (
        <Card title={m.title} actions={link}>
          <ul className="trede-rows">
            {buddies.map((one) => (
              <PersonRow key={`${one.dossierId} ${one.helpKind} ${one.askedOn}`} person={one}>
                {m.waits(goalKinds[one.helpKind], relative(one.askedOn))}
              </PersonRow>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  )
}
