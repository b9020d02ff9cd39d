import { dayInAmsterdam, type IsoDate } from '../../core/day.ts'
import { AppointmentList } from '../contact/appointment-list.tsx'
import { useDayText } from '../day-text.ts'
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
  const days = useDayText()
  const { nextContactOn, lastContactOn, outflow } = open.dossier
  const mayReadLog = useMay('readlog.read')
  const last = lastContactOn ? <DayWords day={lastContactOn} show="both" /> : m.next.never
  const log = mayReadLog ? (
    <PageLink to={`${paths.readLog()}?dossierId=${open.dossierId}`}>{m.page.whoLooked}</PageLink>
  ) : undefined
  const hasDate = nextContactOn !== null && nextContactOn >= today
  const planned = outflow || hasDate ? undefined : nextAppointment(open, today)
  return (
    <Card title={m.next.title} actions={log}>
      <p className="trede-figure">
        {outflow ? (
          m.next.closed
        ) : planned ? (
          <DayWords day={planned} show="both" />
        ) : nextContactOn ? (
          <DayWords day={nextContactOn} show="both" />
        ) : (
          m.next.none
        )}
      </p>
      {planned ? <p className="trede-hint">{m.next.appointment}</p> : null}
      {nextContactOn && !hasDate && !outflow && !planned ? <p className="trede-late">{m.next.passed}</p> : null}
      {nextContactOn && planned ? <p className="trede-hint">{m.next.agreed(days.day(nextContactOn))}</p> : null}
      <DefinitionList items={[{ term: m.next.last, value: last }]} />
      <AppointmentList open={open} />
    </Card>
  )
}

/** The day of the first appointment that stands: where no agreed date lies ahead, that comes first. */
const nextAppointment = ({ dossier }: OpenDossier, today: IsoDate): IsoDate | undefined =>
  dossier.appointments
    .flatMap(({ settled, startsAt }) => (settled ? [] : [dayInAmsterdam(new Date(startsAt))]))
    .filter((day) => day >= today)
    .toSorted()[0]
