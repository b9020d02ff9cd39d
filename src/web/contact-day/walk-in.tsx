import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { searchPersons } from '../../api/attention.ts'
import { addWalkIn, type ContactDay } from '../../api/contact-day.ts'
import { call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { useMay } from '../session.ts'
import { Notice } from '../ui/notice.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { useRefreshed } from './contact-day-query.ts'
import { messages } from './desk-messages.ts'

interface WalkInProps {
  day: ContactDay
  text: string
  onAdded: (name: string) => void
}

/** Somebody who was not invited and is here all the same: found by name, put on the list with one press. */
export function WalkIn({ day, text, onAdded }: WalkInProps) {
  const m = useMessages(messages)
  const { birthDate } = useDayText()
  const maySearch = useMay('person.search')
  const refresh = useRefreshed(day.contactDayId)
  const list = useRef<HTMLUListElement>(null)
  const { data, error } = useQuery({
    queryKey: ['search', text, true],
    queryFn: ({ signal }) => call(searchPersons, { body: { text, everywhere: true }, signal }),
    enabled: maySearch && text.length >= 2,
    // Names of people do not stay in memory longer than the page needs them.
    gcTime: 0,
  })
  const adding = useMutation({
    mutationFn: ({ dossierId }: { dossierId: string; name: string }) =>
      call(addWalkIn, { params: { contactDayId: day.contactDayId }, body: { dossierId } }),
    onSuccess: async (_answer, { name }) => {
      await refresh()
      onAdded(name)
    },
  })
  const known = (data?.items ?? []).filter(({ closedOn }) => closedOn === null)
  const count = known.length
  useEffect(() => {
    if (count > 0) list.current?.querySelector('button')?.focus()
  }, [count])
  if (!maySearch || error) return error ? <ProblemNotice problem={error} /> : null
  if (!data) return <p role="status">{m.searching}</p>
  if (count === 0) return <p role="status">{m.noneFound}</p>
  return (
    <Notice kind="info" title={m.found}>
      {adding.error ? <ProblemNotice problem={adding.error} /> : null}
      <ul ref={list} className="trede-plain-list">
        {known.map((hit) => (
          <li key={hit.dossierId} className="trede-actions">
            <button
              type="button"
              className="trede-chip"
              disabled={adding.isPending}
              onClick={() => adding.mutate({ dossierId: hit.dossierId, name: hit.name })}
            >
              {m.add(hit.name)}
            </button>
            <span className="trede-soft">
              {[hit.birthDate ? birthDate(hit.birthDate) : '', hit.dossierNumber, hit.teamName]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
