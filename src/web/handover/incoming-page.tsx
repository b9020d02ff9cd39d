import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { acceptCaseload } from '../../api/handover.ts'
import { call } from '../api.ts'
import { type Handover, todayQuery } from '../attention/today-query.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { ConfirmStep } from '../ui/confirm-step.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { DayWords } from '../ui/day-words.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './incoming-messages.ts'

/** Hand-overs offered to the worker or their team: accepted here one by one, some, or all at once. */
export function IncomingPage() {
  const m = useMessages(messages)
  const client = useQueryClient()
  const { data, error, refetch, isPending } = useQuery(todayQuery)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const rows = data?.handovers ?? []
  const chosen = rows.filter(({ dossierId }) => selected.has(dossierId)).map(({ dossierId }) => dossierId)
  const accepting = useMutation({
    mutationFn: (dossierIds: string[]) => call(acceptCaseload, { body: { dossierIds } }),
    onSuccess: () => setSelected(new Set()),
    onSettled: () => client.invalidateQueries(),
  })
  const columns = useColumns((dossierId) => accepting.mutate([dossierId]), accepting.isPending)
  return (
    <>
      <PageHeading lead={m.lead}>{m.title}</PageHeading>
      <div className="trede-stack">
        {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
        {accepting.error ? <ProblemNotice problem={accepting.error} /> : null}
        {accepting.data ? (
          <Notice kind="success">
            <p>{m.accepted(accepting.data.accepted, accepting.data.skipped)}</p>
          </Notice>
        ) : null}
        <DataTable
          caption={m.caption}
          isCaptionHidden
          columns={columns}
          rows={rows}
          rowKey={(row) => row.dossierId}
          rowTo={(row) => paths.dossier(row.dossierId)}
          rowName={(row) => row.name}
          selected={selected}
          onSelect={setSelected}
          selectionActions={
            <Button kind="primary" isBusy={accepting.isPending} onClick={() => accepting.mutate(chosen)}>
              {m.acceptChosen(chosen.length)}
            </Button>
          }
          isLoading={isPending}
          empty={m.empty}
        />
        {rows.length > 1 ? (
          <ConfirmStep
            label={m.acceptAll(rows.length)}
            question={m.acceptAllQuestion(rows.length)}
            isBusy={accepting.isPending}
            onConfirm={() => accepting.mutate(rows.map(({ dossierId }) => dossierId))}
          />
        ) : null}
      </div>
    </>
  )
}

function useColumns(accept: (dossierId: string) => void, isBusy: boolean): Column<Handover>[] {
  const m = useMessages(messages)
  return [
    { key: 'name', header: m.columns.name, cell: (row) => row.name },
    { key: 'number', header: m.columns.number, isNarrow: true, cell: (row) => row.dossierNumber },
    { key: 'from', header: m.columns.from, cell: (row) => row.fromName ?? m.fromNobody },
    { key: 'to', header: m.columns.to, cell: (row) => (row.isForTeam ? m.toTeam : m.toMe) },
    { key: 'offered', header: m.columns.offered, cell: (row) => <DayWords day={row.offeredOn} show="both" /> },
    {
      key: 'answer',
      header: m.columns.answer,
      cell: ({ dossierId, name }) => (
        <div className="trede-actions trede-nowrap">
          <Button disabled={isBusy} aria-label={m.acceptOne(name)} onClick={() => accept(dossierId)}>
            {m.accept}
          </Button>
          <PageLink to={paths.handover(dossierId)} aria-label={m.readOne(name)}>
            {m.read}
          </PageLink>
        </div>
      ),
    },
  ]
}
