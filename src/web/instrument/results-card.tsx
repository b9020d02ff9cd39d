import { useRef, useState } from 'react'
import { hasEnded, type InstrumentOrder, newestFirst, openOrders } from '../../core/instrument.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { useInstruments } from './instrument-query.ts'
import { messages } from './messages.ts'
import { OrderForm } from './order-form.tsx'
import { ResultForm } from './result-form.tsx'
import { ResultView } from './result-view.tsx'

interface ResultsCardProps {
  open: OpenDossier
  canWrite: boolean
  /** The medical adviser, who records medical results and orders nothing. */
  isAdviser: boolean
}

type Doing = { what: 'order' } | { what: 'record'; order?: InstrumentOrder }

/** What was ordered and what came of it; earlier results stay in sight. */
export function ResultsCard({ open, canWrite, isAdviser }: ResultsCardProps) {
  const m = useMessages(messages)
  const [doing, setDoing] = useState<Doing>()
  const [said, setSaid] = useState('')
  const opener = useRef<HTMLElement>(null)
  const { list } = useInstruments()
  const { instrumentOrders, instrumentResults } = open.dossier
  const waiting = openOrders(instrumentOrders, instrumentResults)
  const start = (next: Doing) => {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
    setDoing(next)
  }
  const stop = (done = '') => {
    setSaid(done)
    setDoing(undefined)
    opener.current?.focus()
  }
  const form = { open, onDone: stop, onClose: () => stop() }
  return (
    <Card
      title={m.title}
      actions={
        <>
          {canWrite ? <Button onClick={() => start({ what: 'order' })}>{m.actions.order}</Button> : null}
          {canWrite || isAdviser ? <Button onClick={() => start({ what: 'record' })}>{m.actions.record}</Button> : null}
        </>
      }
    >
      <p role="status" className={said === '' ? 'trede-hidden' : undefined}>
        {said}
      </p>
      {doing?.what === 'order' ? <OrderForm {...form} /> : null}
      {doing?.what === 'record' && list.length > 0 ? (
        <ResultForm
          key={doing.order?.orderId ?? 'free'}
          {...form}
          order={doing.order}
          isAdviser={isAdviser}
          canWrite={canWrite}
        />
      ) : null}
      <Orders
        open={open}
        waiting={waiting}
        onRecord={canWrite ? (order) => start({ what: 'record', order }) : undefined}
      />
      {instrumentOrders.length + instrumentResults.length === 0 ? <p className="trede-empty">{m.none}</p> : null}
      <Results open={open} />
    </Card>
  )
}

interface OrdersProps {
  open: OpenDossier
  waiting: readonly InstrumentOrder[]
  onRecord: ((order: InstrumentOrder) => void) | undefined
}

function Orders({ open, waiting, onRecord }: OrdersProps) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  const { nameOf } = useInstruments()
  if (waiting.length === 0) return null
  return (
    <section>
      <h3 className="trede-h3">{m.waiting}</h3>
      <ul className="trede-plain-list">
        {waiting.map((order) => {
          const { orderId, instrument, on, actorId, textId, repeatReason } = order
          return (
            <li key={orderId} className="trede-answer">
              <span>
                {m.ordered(nameOf(instrument), days.day(on, 'short'), open.name(actorId) ?? codes.timeline.unknown)}
              </span>
              {textId ? <span className="trede-preserve">{open.text(textId)}</span> : null}
              {repeatReason ? (
                <span className="trede-hint">{m.again(m.reasons[repeatReason].toLowerCase())}</span>
              ) : null}
              {onRecord ? (
                <Button onClick={() => onRecord(order)}>{m.actions.recordFor(nameOf(instrument))}</Button>
              ) : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** What is not among capacity and burden: results about something else, and those that hold no longer. */
function Results({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const { today } = useDayText()
  const { partOf } = useInstruments()
  const all = newestFirst(open.dossier.instrumentResults)
  const results = all.filter((result) => partOf(result.instrument) === 'other' || hasEnded(result, today))
  if (results.length === 0) return all.length > 0 ? <p className="trede-soft">{m.above}</p> : null
  return (
    <section>
      <h3 className="trede-h3">{m.results}</h3>
      {results.map((result) => (
        <ResultView key={result.resultId} open={open} result={result} />
      ))}
    </section>
  )
}
