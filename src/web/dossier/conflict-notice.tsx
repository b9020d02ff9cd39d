import { useEffect, useRef } from 'react'
import * as z from 'zod'
import { useMessages } from '../messages.ts'
import { Problem } from '../problem.ts'
import { useSession } from '../session.ts'
import { Notice } from '../ui/notice.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import type { OpenDossier } from './dossier-query.ts'
import { textIdsOf } from './event-text-ids.ts'
import { useEventTitle } from './event-words.tsx'
import { messages } from './messages.ts'

const Since = z.object({ facts: z.object({ version: z.int(), since: z.array(z.object({ seq: z.int() })) }) })

interface ConflictNoticeProps {
  problem: unknown
  open: OpenDossier
}

/** After a stale write: what was done meanwhile, by somebody else or in another window, in the words of it, beside the form that still holds what was typed. */
export function ConflictNotice({ problem, open }: ConflictNoticeProps) {
  const m = useMessages(messages)
  const title = useEventTitle(open)
  const { worker } = useSession()
  const box = useRef<HTMLDivElement>(null)
  const conflict = problem instanceof Problem && problem.code === 'dossier.changed-meanwhile' ? problem : undefined
  useEffect(() => {
    if (conflict) box.current?.focus()
  }, [conflict])
  if (!conflict) return null
  const since = Since.safeParse(conflict.facts)
  const seqs = new Set(since.success ? since.data.facts.since.map(({ seq }) => seq) : [])
  const events = open.page.events.filter((event) => seqs.has(event.seq))
  const isOwn = events.length > 0 && events.every(({ actorId }) => actorId === worker.workerId)
  return (
    <div ref={box} tabIndex={-1} className="trede-conflict">
      <Notice kind="warning" title={isOwn ? m.conflict.ownTitle : m.conflict.title}>
        <p>{m.conflict.text}</p>
        <ul className="trede-bullets">
          {events.map((event) => (
            <li key={event.seq}>
              {m.timeline.kinds[event.kind]}: {title(event)},{' '}
              {m.timeline.by(open.name(event.actorId) ?? m.timeline.unknown)}
              {textIdsOf(event).map((id) => (
                <blockquote key={id} className="trede-words trede-theirs">
                  {open.text(id) ?? m.timeline.unread}
                </blockquote>
              ))}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}

/** The refusal of a write that has no form: a button on a step, a promise or an event. */
export function WriteProblem({ problem, open }: ConflictNoticeProps) {
  if (!problem) return null
  return problem instanceof Problem && problem.code === 'dossier.changed-meanwhile' ? (
    <ConflictNotice problem={problem} open={open} />
  ) : (
    <ProblemNotice problem={problem} />
  )
}
