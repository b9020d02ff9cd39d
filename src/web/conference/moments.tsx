import { useQuery } from '@tanstack/react-query'
import { getConferenceMoments } from '../../api/conference.ts'
import { type MomentState, momentState } from '../../core/conference.ts'
import { periodStart } from '../../core/dossier.ts'
import { phaseOf } from '../../core/dossier-row.ts'
import type { ShownMoment } from '../../policy/conference-moment.ts'
import { call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { SourceNote } from '../policy/sourced-value.tsx'
import { useMay } from '../session.ts'
import { Card, Tag } from '../ui/card.tsx'
import { messages } from './messages.ts'

/** The moments that policy fixes, each with how it stands in this dossier; empty while they load. */
export function useMoments({ dossier }: OpenDossier): { moment: ShownMoment; state: MomentState }[] {
  const { data } = useQuery({
    queryKey: ['conference-moments'],
    queryFn: ({ signal }) => call(getConferenceMoments, { signal }),
    staleTime: 300_000,
    enabled: useMay('policy.read'),
  })
  const now = { phase: phaseOf(dossier), since: periodStart(dossier) }
  return (data?.moments ?? []).map((moment) => ({
    moment,
    state: momentState(dossier.conferences, moment.key, now),
  }))
}

/** When a conference is asked for, and how that stands. Advice with its source. */
export function MomentsCard({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const words = useStateWords()
  const moments = useMoments(open)
  return (
    <Card title={m.momentsTitle}>
      <p className="trede-hint">{m.momentsHint}</p>
      <ul className="trede-bullets">
        {moments.map(({ moment, state }) => (
          <li key={moment.key}>
            <strong>{m.moments[moment.key]}</strong>: {words(state)}
            {state.kind === 'held' || state.kind === 'planned' ? null : (
              <>
                <p>{moment.says[language]}</p>
                <p>
                  {moment.isOwn ? <Tag>{m.ownMoment}</Tag> : null} <SourceNote source={moment.source} />
                </p>
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function useStateWords(): (state: MomentState) => string {
  const m = useMessages(messages)
  const days = useDayText()
  return (state) => {
    if (state.kind === 'held') return m.heldOn(days.day(state.on, 'short'))
    return state.kind === 'planned' ? m.plannedOn(days.day(state.on, 'short')) : m.states[state.kind]
  }
}
