import { hasEnded, type InstrumentPart, newestFirst } from '../../core/instrument.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { StatementLine } from '../dossier/overview-cards.tsx'
import { useMessages } from '../messages.ts'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { useInstruments } from './instrument-query.ts'
import { messages } from './messages.ts'
import { ResultView } from './result-view.tsx'

/**
 * What somebody can carry beside what weighs on them, and beside what they want: none of the three replaces another.
 * @source seed1 P12, L1448-1458, L2056-2057; seed4 L2082-2102
 */
export function BalanceCard({ open }: { open: OpenDossier }) {
  const { balance: m } = useMessages(messages)
  const { today } = useDayText()
  const { partOf } = useInstruments()
  const ofPart = (part: InstrumentPart) =>
    newestFirst(open.dossier.instrumentResults).filter(
      (result) => partOf(result.instrument) === part && !hasEnded(result, today),
    )
  const [capacity, burden] = [ofPart('capacity'), ofPart('burden')]
  const wishes = open.dossier.statements.filter(({ nature }) => nature === 'wish')
  if (capacity.length + burden.length === 0) return null
  return (
    <Card title={m.title}>
      <p className="trede-text">{m.lead}</p>
      {burden.length === 0 ? (
        <Notice kind="info" isLive={false}>
          {m.weighBurden}
        </Notice>
      ) : null}
      <div className="trede-natures">
        <section>
          <h3 className="trede-h3">{m.capacity}</h3>
          {capacity.length === 0 ? <p className="trede-soft">{m.noCapacity}</p> : null}
          {capacity.map((result) => (
            <ResultView key={result.resultId} open={open} result={result} />
          ))}
        </section>
        <section>
          <h3 className="trede-h3">{m.burden}</h3>
          {burden.length === 0 ? <p className="trede-soft">{m.noBurden}</p> : null}
          {burden.map((result) => (
            <ResultView key={result.resultId} open={open} result={result} />
          ))}
        </section>
        <section>
          <h3 className="trede-h3">{m.wishes}</h3>
          {wishes.length === 0 ? <p className="trede-soft">{m.noWishes}</p> : null}
          <ul className="trede-bullets">
            {wishes.map((statement) => (
              <StatementLine key={statement.statementId} open={open} statement={statement} />
            ))}
          </ul>
        </section>
      </div>
    </Card>
  )
}
