import { AppointmentList } from '../contact/appointment-list.tsx'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { useMay, useToday } from '../session.ts'
import { Card } from '../ui/card.tsx'
import { DayWords } from '../ui/day-words.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { PageLink } from '../ui/page-link.tsx'
import type { OpenDossier } from './dossier-query.ts'
import { messages } from './messages.ts'

/** When somebody is seen again, when they were seen last, and the appointments. */
export function NextCard({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const today = useToday()
  const { nextContactOn, lastContactOn, outflow } = open.dossier
  const mayReadLog = useMay('readlog.read')
  const last = lastContactOn ? <DayWords day={lastContactOn} show="both" /> : m.next.never
  const log = mayReadLog ? (
    <PageLink to={`${paths.readLog()}?dossierId=${open.dossierId}`}>{m.page.whoLooked}</PageLink>
  ) : undefined
  return (
    <Card title={m.next.title} actions={log}>
      <p className="trede-figure">
        {outflow ? m.next.closed : nextContactOn ? <DayWords day={nextContactOn} show="both" /> : m.next.none}
      </p>
      {nextContactOn && nextContactOn < today && !outflow ? <p className="trede-late">{m.next.passed}</p> : null}
      <DefinitionList items={[{ term: m.next.last, value: last }]} />
      <AppointmentList open={open} />
    </Card>
  )
}
