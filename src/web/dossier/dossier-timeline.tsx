import { useRef, useState } from 'react'
import type { RecordedEvent } from '../../core/dossier.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Timeline, type TimelineItem } from '../ui/timeline.tsx'
import { CorrectEvent } from './correct-event.tsx'
import type { OpenDossier } from './dossier-query.ts'
import { EventTexts } from './event-texts.tsx'
import { groupOf, TIMELINE_GROUPS, type TimelineGroup, useEventTitle } from './event-words.tsx'
import { messages } from './messages.ts'

const PAGE = 30
const BUNDLED: ReadonlySet<RecordedEvent['kind']> = new Set<RecordedEvent['kind']>(['fact-recorded', 'intake-answered'])

/** What happened in the dossier, newest first, filtered by kind. Withdrawn events stay in sight. */
export function DossierTimeline({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const [group, setGroup] = useState<TimelineGroup | 'all'>('all')
  const [shown, setShown] = useState(PAGE)
  const correction = useCorrection(open)
  const items = useItems(open, group, correction)
  return (
    <Card title={m.timeline.title} actions={correction.button}>
      <GroupFilter
        open={open}
        group={group}
        onChange={(next) => {
          setGroup(next)
          setShown(PAGE)
        }}
      />
      {correction.notice}
      <Timeline label={m.timeline.title} items={items.slice(0, shown)} empty={m.timeline.empty} />
      {items.length > shown ? (
        <Button onClick={() => setShown(shown + PAGE)}>
          {m.timeline.more} ({items.length - shown})
        </Button>
      ) : null}
    </Card>
  )
}

interface GroupFilterProps {
  open: OpenDossier
  group: TimelineGroup | 'all'
  onChange: (group: TimelineGroup | 'all') => void
}

/** Only the kinds that there are. */
function GroupFilter({ open, group, onChange }: GroupFilterProps) {
  const m = useMessages(messages)
  const present = new Set(open.page.events.map(groupOf))
  return (
    <div className="trede-chips" role="group" aria-label={m.timeline.filter}>
      {(['all', ...TIMELINE_GROUPS.filter((one) => present.has(one))] as const).map((key) => (
        <button
          key={key}
          type="button"
          className="trede-chip"
          aria-pressed={group === key}
          onClick={() => onChange(key)}
        >
          {key === 'all' ? m.timeline.all : m.timeline.groups[key]}
        </button>
      ))}
    </div>
  )
}

interface Correction {
  isOn: boolean
  /** Told what was withdrawn, in words. */
  onDone: (words: string) => void
}

/** Correcting is rare: a button makes the way to it appear at every event, so that it is not in the way of reading. */
function useCorrection(open: OpenDossier) {
  const m = useMessages(messages)
  const [isOn, setIsOn] = useState(false)
  const [said, setSaid] = useState('')
  const status = useRef<HTMLParagraphElement>(null)
  const canCorrect = open.may('dossier.correct') && open.dossier.outflow === null
  const button = canCorrect ? (
    <Button
      kind="subtle"
      aria-pressed={isOn}
      onClick={() => {
        setSaid('')
        setIsOn(!isOn)
      }}
    >
      {m.timeline.correct}
    </Button>
  ) : undefined
  const notice = (
    <p ref={status} role="status" tabIndex={-1} className={isOn ? 'trede-hint' : 'trede-hidden'}>
      {isOn ? said || m.timeline.correctHint : ''}
    </p>
  )
  const onDone = (words: string) => {
    setSaid(words)
    status.current?.focus()
  }
  return { isOn: isOn && canCorrect, onDone, button, notice }
}

function useItems(open: OpenDossier, group: TimelineGroup | 'all', correction: Correction): TimelineItem[] {
  const m = useMessages(messages)
  const title = useEventTitle(open)
  const events = open.page.events
    .filter((event) => group === 'all' || groupOf(event) === group)
    .toSorted((a, b) => (a.on === b.on ? b.seq - a.seq : a.on < b.on ? 1 : -1))
  return bundled(events).map(([first, ...rest]) => {
    const isAlone = rest.length === 0
    const isWithdrawn = isAlone && open.dossier.withdrawn.has(first.seq)
    const kind = m.timeline.kinds[first.kind]
    return {
      key: String(first.seq),
      on: first.on,
      kind: isWithdrawn ? `${kind} (${m.timeline.withdrawn})` : kind,
      title: isAlone ? title(first) : m.timeline.several(rest.length + 1),
      by: m.timeline.by(open.name(first.actorId) ?? m.timeline.unknown),
      body: isAlone ? (
        <EventTexts open={open} event={first} />
      ) : (
        <Bundle open={open} events={[first, ...rest]} correction={correction} />
      ),
      actions:
        isAlone && correction.isOn ? <CorrectEvent open={open} event={first} onDone={correction.onDone} /> : undefined,
      isWithdrawn,
    }
  })
}

/** The appointments of a series are made in one go. */
const isSameSeries = (one: RecordedEvent, other: RecordedEvent): boolean =>
  one.kind === 'appointment-made' &&
  other.kind === 'appointment-made' &&
  one.seriesId !== null &&
  one.seriesId === other.seriesId

/** Facts and answers that one person recorded in one go, as one item: a page of them hides the talk itself. */
function bundled(events: readonly RecordedEvent[]): [RecordedEvent, ...RecordedEvent[]][] {
  const bundles: [RecordedEvent, ...RecordedEvent[]][] = []
  for (const event of events) {
    const last = bundles.at(-1)
    const isAlike =
      last &&
      (BUNDLED.has(event.kind) || isSameSeries(last[0], event)) &&
      last[0].kind === event.kind &&
      last[0].on === event.on &&
      last[0].actorId === event.actorId
    if (isAlike) last.push(event)
    else bundles.push([event])
  }
  return bundles
}

function Bundle({
  open,
  events,
  correction,
}: {
  open: OpenDossier
  events: readonly RecordedEvent[]
  correction: Correction
}) {
  const m = useMessages(messages)
  const title = useEventTitle(open)
  return (
    <ul className="trede-bullets">
      {events.map((event) => (
        <li key={event.seq}>
          {open.dossier.withdrawn.has(event.seq) ? `${m.timeline.withdrawn}: ` : ''}
          {title(event)}
          <EventTexts open={open} event={event} />
          {correction.isOn ? <CorrectEvent open={open} event={event} onDone={correction.onDone} /> : null}
        </li>
      ))}
    </ul>
  )
}
