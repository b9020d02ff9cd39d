import { useEffect, useState } from 'react'
import { dayInAmsterdam } from '../../core/day.ts'
import { valueOf } from '../../policy/sourced.ts'
import { useDayText } from '../day-text.ts'
import { type OpenDossier, usePolicy } from '../dossier/dossier-query.ts'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'

const MINUTE_MS = 60_000

/** How long the municipality plans for the talk and how long it has been going on. A hint, never a clock that ticks. */
export function IntakeTimer({ open }: { open: OpenDossier }) {
  const { timer: m } = useMessages(messages)
  const days = useDayText()
  const policy = usePolicy()
  const planned = policy ? valueOf(policy.intake.durationMinutes) : null
  const started = open.page.events.findLast(({ kind }) => kind === 'intake-started')
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), MINUTE_MS / 2)
    return () => clearInterval(timer)
  }, [])
  const startedAt = started ? new Date(started.recordedAt) : undefined
  const isToday = startedAt !== undefined && dayInAmsterdam(startedAt) === dayInAmsterdam(now)
  const minutes = startedAt ? Math.max(0, Math.floor((now.getTime() - startedAt.getTime()) / MINUTE_MS)) : 0
  if (planned === null && !isToday) return null
  return (
    <p className="trede-soft">
      {planned === null ? '' : m.planned(planned)} {startedAt && isToday ? m.since(days.clock(startedAt), minutes) : ''}{' '}
      {planned !== null && isToday && minutes > planned ? <strong>{m.over}</strong> : null}
    </p>
  )
}
