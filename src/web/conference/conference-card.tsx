import { type Conference, isAhead } from '../../core/conference.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as codeMessages } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { messages } from './messages.ts'
import { useMoments } from './moments.tsx'

/** The next conference, what the last one decided, and whether a moment of policy is there. */
export function ConferenceCard({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const { conferences, outflow } = open.dossier
  const ahead = conferences.filter(isAhead)
  const last = conferences.findLast(({ held }) => held)
  const due = useMoments(open).find(({ state }) => state.kind === 'due')
  return (
    <Card title={m.title} actions={<PageLink to={paths.conferences(open.dossierId)}>{m.to}</PageLink>}>
      {ahead.length === 0 && !last ? <p className="trede-empty">{m.none}</p> : null}
      <ul className="trede-plain-list">
        {ahead.map((conference) => (
          <Line key={conference.conferenceId} open={open} conference={conference} />
        ))}
        {last ? <Line open={open} conference={last} /> : null}
      </ul>
      {due && !outflow ? <p className="trede-hint">{m.due(m.moments[due.moment.key])}</p> : null}
    </Card>
  )
}

function Line({ open, conference }: { open: OpenDossier; conference: Conference }) {
  const m = useMessages(messages)
  const codes = useMessages(codeMessages)
  const days = useDayText()
  const { form, startsAt, questionTextId, held } = conference
  return (
    <li>
      <strong>{m.events.planned(m.forms[form], days.moment(startsAt))}</strong>
      <p className="trede-words">{open.text(questionTextId) ?? codes.timeline.unread}</p>
      {held && held.decisions.length > 0 ? (
        <>
          <p className="trede-hint">{m.lastDecision}</p>
          <ul className="trede-bullets">
            {held.decisions.map(({ textId }) => (
              <li key={textId}>{open.text(textId) ?? codes.timeline.unread}</li>
            ))}
          </ul>
        </>
      ) : null}
    </li>
  )
}

/** Before somebody leaves: whether there was a conference about it. Advice, never a block. @source seed1 L2558-2559 */
export function OutflowAdvice({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const state = useMoments(open).find(({ moment }) => moment.key === 'outflow')?.state
  if (!state || state.kind === 'held' || state.kind === 'planned' || open.dossier.outflow) return null
  return (
    <Notice kind="info" isLive={false} actions={<PageLink to={paths.conferences(open.dossierId)}>{m.to}</PageLink>}>
      <p>{m.outflowAdvice}</p>
    </Notice>
  )
}
