import { useMessages } from '../messages.ts'
import { useMay } from '../session.ts'
import { PageHeading } from '../ui/page-heading.tsx'
import { CountsCard } from './counts-card.tsx'
import { RegisterCard } from './register-card.tsx'
import { registerMessages } from './register-messages.ts'
import { WaitingCard } from './waiting-card.tsx'

/** Who waits for a buddy and since when, who can ride along, and how many wait for each kind of help. */
export function BuddiesPage() {
  const m = useMessages(registerMessages)
  const mayRead = useMay('buddy.read')
  return (
    <>
      <PageHeading lead={m.lead}>{m.title}</PageHeading>
      <div className="trede-stack">
        {mayRead ? (
          <>
            <WaitingCard />
            <RegisterCard />
          </>
        ) : null}
        <CountsCard />
      </div>
    </>
  )
}
