import { useQuery } from '@tanstack/react-query'
import { weighMoment } from '../../api/agenda.ts'
import type { Moment } from '../../core/day.ts'
import { call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import { messages as words } from '../dossier/messages.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { Notice } from '../ui/notice.tsx'
import { messages } from './messages.ts'

/** What to know about a moment, from one's own agenda and that of whom one goes with. */
export function useMoment(startsAt: Moment | undefined, minutes: number, withWorkerId?: string) {
  return useQuery({
    queryKey: ['moment', startsAt, minutes, withWorkerId ?? ''],
    queryFn: ({ signal }) => call(weighMoment, { query: { startsAt: startsAt ?? '', minutes, withWorkerId }, signal }),
    enabled: startsAt !== undefined,
    // An appointment made a moment ago counts.
    staleTime: 0,
  })
}

interface MomentAdviceProps {
  startsAt: Moment | undefined
  minutes: number
  /** Whom one goes with, at a home visit in a pair. */
  other?: { workerId: string; name: string } | undefined
}

/** A closed day and overlapping appointments, told before the appointment is made. It can be made all the same. */
export function MomentAdvice({ startsAt, minutes, other }: MomentAdviceProps) {
  const { advice: m } = useMessages(messages)
  const codes = useMessages(words)
  const language = useLanguage()
  const days = useDayText()
  const { data } = useMoment(startsAt, minutes, other?.workerId)
  const closed = data?.closed ?? null
  const overlaps = data?.overlaps ?? []
  const isQuiet = !startsAt || (!closed && overlaps.length === 0)
  // The place is always there, so that a screen reader hears what appears in it.
  return (
    <div role="status">
      {isQuiet ? null : (
        <Notice kind={closed?.kind === 'unlisted' ? 'info' : 'warning'} title={m.title} isLive={false}>
          {closed ? <p>{closed.kind === 'holiday' ? m.holiday(closed[language]) : m[closed.kind]}</p> : null}
          {overlaps.map((one) => {
            const facts = [days.moment(one.startsAt), one.minutes, codes.places[one.place].toLowerCase()] as const
            return (
              <p key={`${one.workerId ?? ''} ${one.startsAt}`}>
                {one.workerId === null ? m.overlap(...facts) : m.overlapOther(other?.name ?? '', ...facts)}
              </p>
            )
          })}
        </Notice>
      )}
    </div>
  )
}
