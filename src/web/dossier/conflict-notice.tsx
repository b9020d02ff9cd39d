import * as z from 'zod'
import { useMessages } from '../messages.ts'
import { Problem } from '../problem.ts'
import { Notice } from '../ui/notice.tsx'
import type { OpenDossier } from './dossier-query.ts'
import { messages } from './messages.ts'
import { useEventTitle } from './event-words.tsx'

const Since = z.object({ facts: z.object({ version: z.int(), since: z.array(z.object({ seq: z.int() })) }) })

/** After a stale write: what somebody else did meanwhile, beside the form that still holds what was typed. */
export function ConflictNotice({ problem, open }: { problem: unknown; open: OpenDossier }) {
  const m = useMessages(messages)
  const title = useEventTitle(open)
  if (!(problem instanceof Problem) || problem.code !== 'dossier.changed-meanwhile') return null
  const since = Since.safeParse(problem.facts)
  const seqs = new Set(since.success ? since.data.facts.since.map(({ seq }) => seq) : [])
  const events = open.page.events.filter((event) => seqs.has(event.seq))
  return (
    <Notice kind="warning" title={m.conflict.title}>
      <p>{m.conflict.text}</p>
      <ul className="trede-bullets">
        {events.map((event) => (
          <li key={event.seq}>
            {m.timeline.kinds[event.kind]}: {title(event)} {m.timeline.by(open.name(event.actorId) ?? m.timeline.unknown)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
