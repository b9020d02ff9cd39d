import type { ReactNode } from 'react'
import type { IsoDate } from '../../core/day.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'

export interface TimelineItem {
  key: string
  /** The day it happened (not the day it was typed). */
  on: IsoDate
  /** 'Contact', 'Plan': what kind of event, in words. */
  kind: string
  title: ReactNode
  /** Who did or said it. */
  by?: ReactNode
  body?: ReactNode
  /** Links or buttons: correct, open. */
  actions?: ReactNode
  /** Withdrawn events stay, struck through, with why in `body`. */
  isWithdrawn?: boolean
}

interface TimelineProps {
  /** Names the list for screen readers. */
  label: string
  /** In the order to show; newest first is the habit. */
  items: readonly TimelineItem[]
  empty?: ReactNode
}

/** What happened, by month. */
export function Timeline({ label, items, empty }: TimelineProps) {
  const m = useMessages(messages)
  const days = useDayText()
  if (items.length === 0) return <p className="trede-empty">{empty ?? m.timelineEmpty}</p>
  const months = Map.groupBy(items, (item) => item.on.slice(0, 7))
  return (
    <div className="trede-timeline" role="group" aria-label={label}>
      {[...months].map(([month, ofMonth]) => (
        <section key={month} aria-label={days.day(`${month}-01`, 'month')}>
          <p className="trede-timeline-month" aria-hidden="true">
            {days.day(`${month}-01`, 'month')}
          </p>
          <ol>
            {ofMonth.map((item) => (
              <li
                key={item.key}
                className={item.isWithdrawn ? 'trede-timeline-item trede-withdrawn' : 'trede-timeline-item'}
              >
                <p className="trede-timeline-meta">
                  <span className="trede-tag">{item.kind}</span>
                  <time dateTime={item.on} title={days.relative(item.on)}>
                    {days.day(item.on)}
                  </time>
                  {item.by ? <span>{item.by}</span> : null}
                </p>
                <p className="trede-timeline-title">{item.title}</p>
                {item.body ? <div className="trede-timeline-body">{item.body}</div> : null}
                {item.actions ? <div className="trede-actions">{item.actions}</div> : null}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}
