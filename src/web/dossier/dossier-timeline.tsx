import { useState } from 'react'
import { withdrawEventRoute } from '../../api/dossier.ts'
import { type RecordedEvent, WithdrawReason } from '../../core/dossier.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { Timeline, type TimelineItem } from '../ui/timeline.tsx'
import { type OpenDossier, useDossierWrite } from './dossier-query.ts'
import { groupOf, textIdsOf, TIMELINE_GROUPS, type TimelineGroup, useEventTitle } from './event-words.tsx'
import { messages } from './messages.ts'

const PAGE = 30
const CORRECTABLE: ReadonlySet<RecordedEvent['kind']> = new Set<RecordedEvent['kind']>([
  'statement-made',
  'fact-recorded',
  'category-decided',
  'contact-noted',
  'appointment-made',
  'appointment-settled',
  'step-closed',
  'promise-closed',
])

const BUNDLED: ReadonlySet<RecordedEvent['kind']> = new Set<RecordedEvent['kind']>(['fact-recorded', 'intake-answered'])

/** What happened in the dossier, newest first, filtered by kind. Withdrawn events stay in sight. */
export function DossierTimeline({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const title = useEventTitle(open)
  const [group, setGroup] = useState<TimelineGroup | 'all'>('all')
  const [shown, setShown] = useState(PAGE)
  const events = open.page.events
    .filter((event) => group === 'all' || groupOf(event) === group)
    .toSorted((a, b) => (a.on === b.on ? b.seq - a.seq : a.on < b.on ? 1 : -1))
  const bundles = bundled(events)
  const items = bundles.slice(0, shown).map(([first, ...rest]): TimelineItem => {
    const isWithdrawn = rest.length === 0 && open.dossier.withdrawn.has(first.seq)
    return {
      key: String(first.seq),
      on: first.on,
      kind: isWithdrawn ? `${m.timeline.kinds[first.kind]} (${m.timeline.withdrawn})` : m.timeline.kinds[first.kind],
      title: rest.length === 0 ? title(first) : m.timeline.several(rest.length + 1),
      by: m.timeline.by(open.name(first.actorId) ?? m.timeline.unknown),
      body: rest.length === 0 ? <EventTexts open={open} event={first} /> : <Bundle open={open} events={[first, ...rest]} />,
      actions: rest.length === 0 ? <Correct open={open} event={first} /> : undefined,
      isWithdrawn,
    }
  })
  return (
    <Card title={m.timeline.title}>
      <div className="trede-chips" role="group" aria-label={m.timeline.filter}>
        {(['all', ...TIMELINE_GROUPS] as const).map((key) => (
          <button
            key={key}
            type="button"
            className="trede-chip"
            aria-pressed={group === key}
            onClick={() => {
              setGroup(key)
              setShown(PAGE)
            }}
          >
            {key === 'all' ? m.timeline.all : m.timeline.groups[key]}
          </button>
        ))}
      </div>
      <Timeline label={m.timeline.title} items={items} empty={m.timeline.empty} />
      {bundles.length > shown ? (
        <Button onClick={() => setShown(shown + PAGE)}>
          {m.timeline.more} ({bundles.length - shown})
        </Button>
      ) : null}
    </Card>
  )
}

function EventTexts({ open, event }: { open: OpenDossier; event: RecordedEvent }) {
  const m = useMessages(messages)
  const ids = textIdsOf(event)
  if (ids.length === 0) return null
  return ids.map((id) => (
    <p key={id} className="trede-words">
      {open.text(id) ?? <em>{m.timeline.unread}</em>}
    </p>
  ))
}

/** Facts and answers that one person recorded in one go, as one item: a page of them hides the talk itself. */
function bundled(events: readonly RecordedEvent[]): [RecordedEvent, ...RecordedEvent[]][] {
  const bundles: [RecordedEvent, ...RecordedEvent[]][] = []
  for (const event of events) {
    const last = bundles.at(-1)
    const isAlike =
      last && BUNDLED.has(event.kind) && last[0].kind === event.kind && last[0].on === event.on && last[0].actorId === event.actorId
    if (isAlike) last.push(event)
    else bundles.push([event])
  }
  return bundles
}

function Bundle({ open, events }: { open: OpenDossier; events: readonly RecordedEvent[] }) {
  const m = useMessages(messages)
  const title = useEventTitle(open)
  return (
    <ul className="trede-bullets">
      {events.map((event) => (
        <li key={event.seq}>
          {open.dossier.withdrawn.has(event.seq) ? `${m.timeline.withdrawn}: ` : ''}
          {title(event)}
          <EventTexts open={open} event={event} />
          <Correct open={open} event={event} />
        </li>
      ))}
    </ul>
  )
}

function Correct({ open, event }: { open: OpenDossier; event: RecordedEvent }) {
  const m = useMessages(messages)
  const write = useDossierWrite(withdrawEventRoute, open)
  const isCorrectable = CORRECTABLE.has(event.kind) && !open.dossier.withdrawn.has(event.seq)
  if (!isCorrectable || !open.may('dossier.correct')) return null
  return (
    <details className="trede-correct">
      <summary>{m.timeline.withdraw}</summary>
      <p>{m.timeline.withdrawQuestion}</p>
      {write.error ? <ProblemNotice problem={write.error} /> : null}
      <div className="trede-actions">
        {WithdrawReason.options.map((reason) => (
          <Button key={reason} isBusy={write.isPending} onClick={() => write.mutate({ params: { seq: event.seq }, body: { reason } })}>
            {m.withdrawReasons[reason]}
          </Button>
        ))}
      </div>
    </details>
  )
}
