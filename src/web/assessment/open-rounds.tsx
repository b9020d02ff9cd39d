import { openOrders } from '../../core/instrument.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { useInstruments } from '../instrument/instrument-query.ts'
import { messages as instrumentMessages } from '../instrument/messages.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { PageLink } from '../ui/page-link.tsx'
import { messages } from './messages.ts'

/** Rounds that are still open and measurements that wait, so that none is left lying; and the way to all of them. */
export function OpenRounds({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const instruments = useMessages(instrumentMessages)
  const days = useDayText()
  const { nameOf } = useInstruments()
  const { assessments, instrumentOrders, instrumentResults } = open.dossier
  const rounds = assessments.filter(({ closed }) => !closed)
  const waiting = openOrders(instrumentOrders, instrumentResults)
  return (
    <>
      {rounds.length + waiting.length > 0 ? (
        <ul className="trede-bullets">
          {rounds.map(({ assessmentId, weight, decision, on }) => (
            <li key={assessmentId}>
              {m.weights[weight]}: {m.decisions[decision]}{' '}
              <span className="trede-hint">{m.rounds.openSince(days.day(on, 'short'))}</span>
            </li>
          ))}
          {waiting.map(({ orderId, instrument, on }) => (
            <li key={orderId}>
              {nameOf(instrument)} <span className="trede-hint">{instruments.waitingSince(days.day(on, 'short'))}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <PageLink to={paths.assessments(open.dossierId)}>{m.link}</PageLink>
    </>
  )
}
