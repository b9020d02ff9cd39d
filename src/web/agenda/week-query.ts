import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import * as z from 'zod'
import { getAgendaWeek } from '../../api/agenda.ts'
import { call } from '../api.ts'
import { paths } from '../paths.ts'

const { on, workerId } = getAgendaWeek.query.shape

/** A week as its address has it: a day of it, and whose it is when it is not one's own. */
const WeekSearch = z.object({ on: on.catch(undefined), workerId: workerId.catch(undefined) })
type WeekSearch = z.infer<typeof WeekSearch>

export function weekAddress(search: WeekSearch): string {
  const entries = Object.entries(search).flatMap(([key, value]) => (value ? [[key, value]] : []))
  const text = new URLSearchParams(entries).toString()
  return text === '' ? paths.agenda() : `${paths.agenda()}?${text}`
}

export function useWeek() {
  const search = WeekSearch.parse(useSearch({ strict: false }))
  const navigate = useNavigate()
  const change = (part: WeekSearch) =>
    void navigate({ href: weekAddress({ ...search, ...part }), replace: true, resetScroll: false })
  const answer = useQuery({
    queryKey: ['agenda-week', search],
    queryFn: ({ signal }) => call(getAgendaWeek, { query: search, signal }),
    placeholderData: keepPreviousData,
  })
  return { ...answer, search, change }
}
