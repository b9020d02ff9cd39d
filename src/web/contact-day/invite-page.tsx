import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import * as z from 'zod'
import type { ContactDay } from '../../api/contact-day.ts'
import { type ContactDayCandidate, invitePeople, listCandidates } from '../../api/contact-day-invite.ts'
import { CandidateQuery } from '../../core/contact-day.ts'
import { useWorkers } from '../access/workers-query.ts'
import { call } from '../api.ts'
import { CaseloadFilters } from '../attention/caseload-filters.tsx'
import { useCaseloadPlaces } from '../attention/caseload-query.ts'
import type { CaseloadSearch } from '../attention/caseload-search.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { useGoAndSay } from '../said.tsx'
import { LoadingPage } from '../shell/message-pages.tsx'
import { Button } from '../ui/button.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { CheckField, TextField } from '../ui/field.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { useContactDay, useContactDayId, useRefreshed } from './contact-day-query.ts'
import { messages } from './invite-messages.ts'
import { messages as dayMessages } from './messages.ts'

/** Whom to invite: the filters of the caseload, and a neighbourhood by its postcode. */
export function InvitePage() {
  const contactDayId = useContactDayId()
  const { data, error, refetch } = useContactDay(contactDayId)
  if (error && !data) return <ProblemNotice problem={error} onRetry={() => void refetch()} />
  return data ? <Choosing day={data} /> : <LoadingPage />
}

interface Narrowing {
  search: CaseloadSearch
  district: string
  isAgain: boolean
}

function useCandidates(contactDayId: string, notReachedOn: string | undefined, narrowing: Narrowing) {
  const { start } = useCaseloadPlaces()
  const { sort: _sort, direction: _direction, state: _state, ...search } = narrowing.search
  const district = CandidateQuery.shape.district.safeParse(narrowing.district.trim() || undefined).data
  const query = {
    ...search,
    place: search.place ?? start,
    ...(district ? { district } : {}),
    ...(narrowing.isAgain && notReachedOn ? { notReachedOn } : {}),
  }
  return useQuery({
    queryKey: ['candidates', contactDayId, query],
    queryFn: ({ signal }) => call(listCandidates, { params: { contactDayId }, query, signal }),
    placeholderData: keepPreviousData,
  })
}

function useInvite(day: ContactDay) {
  const m = useMessages(messages)
  const goAndSay = useGoAndSay()
  const refresh = useRefreshed(day.contactDayId)
  return useMutation({
    mutationFn: (dossierIds: readonly string[]) =>
      call(invitePeople, { params: { contactDayId: day.contactDayId }, body: { dossierIds: [...dossierIds] } }),
    onSuccess: async ({ invited, withoutAddress }) => {
      await refresh()
      const done = day.kind === 'round' ? m.placed(invited) : m.invited(invited)
      const names = withoutAddress.map(({ name }) => name).join(', ')
      goAndSay(paths.contactDay(day.contactDayId), names ? `${done} ${m.without(names)}` : done)
    },
    onError: refresh,
  })
}

function Choosing({ day }: { day: ContactDay }) {
  const m = useMessages(messages)
  const days = useMessages(dayMessages)
  const notReachedOn = z.object({ notReachedOn: z.uuid() }).safeParse(useSearch({ strict: false })).data?.notReachedOn
  const none: Narrowing = { search: {}, district: '', isAgain: false }
  const [narrowing, setNarrowing] = useState<Narrowing>({ ...none, isAgain: notReachedOn !== undefined })
  const { data, error, isFetching, refetch } = useCandidates(day.contactDayId, notReachedOn, narrowing)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const invite = useInvite(day)
  const columns = useColumns()
  const rows = data?.items ?? []
  const free = new Set(rows.filter(({ isListed }) => !isListed).map(({ dossierId }) => dossierId))
  const selected = new Set([...chosen].filter((id) => free.has(id)))
  const set = (change: Partial<Narrowing>) => setNarrowing((before) => ({ ...before, ...change }))
  const count = data ? m.count(rows.length, data.isCut) : undefined
  const result = count && typeof data?.free === 'number' ? `${count} · ${m.free(data.free)}` : count
  return (
    <>
      <PageHeading
        lead={day.kind === 'round' ? m.leadRound : m.lead}
        above={<PageLink to={paths.contactDay(day.contactDayId)}>← {days.toDay}</PageLink>}
      >
        {m.title}
      </PageHeading>
      <div className="trede-stack">
        <CaseloadFilters
          search={narrowing.search}
          change={(part) => set({ search: { ...narrowing.search, ...part } })}
          clear={() => setNarrowing(none)}
          result={result}
          isOpenOnly
          more={{
            count: (narrowing.district ? 1 : 0) + (narrowing.isAgain ? 1 : 0),
            fields: <More narrowing={narrowing} set={set} notReachedOn={notReachedOn} />,
          }}
        />
        {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
        {invite.error ? <ProblemNotice problem={invite.error} /> : null}
        <DataTable
          caption={m.table}
          isCaptionHidden
          columns={columns}
          rows={rows}
          rowKey={(row) => row.dossierId}
          rowName={(row) => row.name}
          selected={selected}
          onSelect={setChosen}
          isLoading={isFetching}
          empty={m.empty}
          selectionActions={
            <Button kind="primary" isBusy={invite.isPending} onClick={() => invite.mutate([...selected])}>
              {day.kind === 'round' ? m.put(selected.size) : m.invite(selected.size)}
            </Button>
          }
        />
      </div>
    </>
  )
}

interface MoreProps {
  narrowing: Narrowing
  set: (change: Partial<Narrowing>) => void
  notReachedOn: string | undefined
}

function More({ narrowing, set, notReachedOn }: MoreProps) {
  const m = useMessages(messages)
  return (
    <>
      <TextField
        label={m.postcode}
        name="district"
        width="short"
        value={narrowing.district}
        onChange={(district) => set({ district })}
        maxLength={7}
      />
      {notReachedOn ? (
        <CheckField
          label={m.notReached}
          name="notReachedOn"
          isChecked={narrowing.isAgain}
          onChange={(isAgain) => set({ isAgain })}
        />
      ) : null}
    </>
  )
}

function useColumns(): Column<ContactDayCandidate>[] {
  const m = useMessages(messages)
  const days = useDayText()
  const { workerName } = useWorkers()
  const notes = ({ isListed, hasAddress, appointmentAt }: ContactDayCandidate): string =>
    [
      isListed ? m.listed : '',
      hasAddress ? '' : m.noAddress,
      appointmentAt ? m.busy(days.clock(new Date(appointmentAt))) : '',
    ]
      .filter(Boolean)
      .join(', ')
  return [
    { key: 'name', header: m.columns.name, cell: ({ name }) => name },
    {
      key: 'last',
      header: m.columns.last,
      cell: ({ lastContactOn }) =>
        lastContactOn ? `${days.day(lastContactOn, 'short')} (${days.relative(lastContactOn)})` : m.never,
    },
    { key: 'postcode', header: m.columns.postcode, isNarrow: true, cell: ({ postcode }) => postcode ?? '' },
    { key: 'owner', header: m.columns.owner, cell: ({ ownerId }) => workerName(ownerId) ?? '' },
    { key: 'note', header: m.columns.note, cell: notes },
  ]
}
