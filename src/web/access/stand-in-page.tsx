import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addStandIn, endStandIn, listStandIns, type StandIn } from '../../api/access.ts'
import { addDays, type IsoDate } from '../../core/day.ts'
import { call } from '../api.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import { useMay, useToday } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { Card, Tag } from '../ui/card.tsx'
import { ConfirmStep } from '../ui/confirm-step.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { DayField } from '../ui/day-input.tsx'
import { DayWords } from '../ui/day-words.tsx'
import { SelectField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './messages.ts'
import { useInReach, useWorkers, workerChoices } from './workers-query.ts'

const standInsQuery = queryOptions({
  queryKey: ['stand-ins'],
  queryFn: ({ signal }) => call(listStandIns, { signal }),
})

/** Who stands in for whom, for a time. */
export function StandInPage() {
  const { standIn: m } = useMessages(messages)
  const { data, error, refetch, isPending } = useQuery(standInsQuery)
  const mayHandOver = useMay('handover.bulk')
  const columns = useColumns()
  return (
    <>
      <PageHeading lead={m.lead}>{m.title}</PageHeading>
      <div className="trede-stack">
        {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
        <DataTable
          caption={m.caption}
          columns={columns}
          rows={data?.items ?? []}
          rowKey={(row) => row.standInId}
          isLoading={isPending}
          empty={m.empty}
        />
        <Card title={m.addTitle}>
          <AddStandIn />
        </Card>
        {mayHandOver ? <PageLink to={paths.transfers()}>{m.leaves}</PageLink> : null}
      </div>
    </>
  )
}

function useColumns(): Column<StandIn>[] {
  const { standIn: m } = useMessages(messages)
  const { workerName } = useWorkers()
  const today = useToday()
  const name = (workerId: string) => workerName(workerId) ?? m.unknown
  return [
    { key: 'absent', header: m.columns.absent, cell: (row) => name(row.absentWorkerId) },
    {
      key: 'worker',
      header: m.columns.worker,
      cell: (row) => (
        <>
          {name(row.workerId)} {row.fromOn <= today ? <Tag>{m.now}</Tag> : null}
        </>
      ),
    },
    { key: 'from', header: m.columns.from, isNarrow: true, cell: (row) => <DayWords day={row.fromOn} show="short" /> },
    {
      key: 'until',
      header: m.columns.until,
      isNarrow: true,
      cell: (row) => <DayWords day={row.untilOn} show="both" />,
    },
    {
      key: 'action',
      header: m.columns.action,
      cell: (row) => <End standIn={row} names={[name(row.workerId), name(row.absentWorkerId)]} />,
    },
  ]
}

function End({ standIn, names: [worker, absent] }: { standIn: StandIn; names: [string, string] }) {
  const { standIn: m } = useMessages(messages)
  const client = useQueryClient()
  const ending = useMutation({
    mutationFn: () => call(endStandIn, { params: { standInId: standIn.standInId } }),
    onSuccess: () => client.invalidateQueries(standInsQuery),
  })
  return (
    <>
      {ending.error ? <ProblemNotice problem={ending.error} /> : null}
      <ConfirmStep
        kind="subtle"
        label={m.end}
        question={m.endQuestion(worker, absent)}
        isBusy={ending.isPending}
        onConfirm={() => ending.mutate()}
      />
    </>
  )
}

/** A fortnight to begin with. Our own default. */
const START_DAYS = 13

interface NewStandIn {
  absentWorkerId: string
  workerId: string
  /** '' is no day yet. */
  fromOn: IsoDate
  untilOn: IsoDate
}

/** Appoints a stand-in; for one colleague where the page knows who is absent. */
export function AddStandIn({
  absentWorkerId = '',
  onDone,
}: {
  absentWorkerId?: string
  onDone?: (said: string) => void
}) {
  const { standIn: m } = useMessages(messages)
  const today = useToday()
  const client = useQueryClient()
  const { workers, workerName } = useWorkers()
  const isMine = useInReach('stand-in.manage')
  const empty: NewStandIn = { absentWorkerId, workerId: '', fromOn: today, untilOn: addDays(today, START_DAYS) }
  const [form, setForm] = useState(empty)
  const set = (part: Partial<NewStandIn>) => setForm((before) => ({ ...before, ...part }))
  const adding = useMutation({
    mutationFn: () => {
      const { absentWorkerId: absent, workerId, fromOn, untilOn } = form
      const missing = (field: keyof NewStandIn, detail: string): FieldProblem[] =>
        form[field] === '' ? [{ pointer: `/${field}`, code: 'required', detail }] : []
      const errors = [
        ...missing('absentWorkerId', m.needWorker),
        ...missing('workerId', m.needWorker),
        ...missing('fromOn', m.needDay),
        ...missing('untilOn', m.needDay),
      ]
      if (errors.length > 0) throw new Problem(400, 'request.invalid', m.incomplete, { errors })
      return call(addStandIn, { body: { absentWorkerId: absent, workerId, fromOn, untilOn } })
    },
    onSuccess: async ({ workerId, absentWorkerId: absent }) => {
      setForm(empty)
      await client.invalidateQueries(standInsQuery)
      await client.invalidateQueries({ queryKey: ['load'] })
      onDone?.(m.added(workerName(workerId) ?? '', workerName(absent) ?? ''))
    },
  })
  const withTeam = workers.filter(({ isActive, teamIds }) => isActive && teamIds.length > 0)
  return (
    <Form label={m.addTitle} problem={adding.error} onSubmit={() => adding.mutate()}>
      {adding.data ? (
        <Notice kind="success">
          {m.added(workerName(adding.data.workerId) ?? '', workerName(adding.data.absentWorkerId) ?? '')}
        </Notice>
      ) : null}
      <div className="trede-fields">
        <SelectField
          label={m.absent}
          name="absentWorkerId"
          emptyLabel={m.choose}
          choices={workerChoices(
            withTeam.filter((one) => isMine(one) && (!absentWorkerId || one.workerId === absentWorkerId)),
          )}
          value={form.absentWorkerId}
          onChange={(absentWorkerId) => set({ absentWorkerId })}
        />
        <SelectField
          label={m.worker}
          name="workerId"
          emptyLabel={m.choose}
          choices={workerChoices(withTeam.filter(({ workerId }) => workerId !== form.absentWorkerId))}
          value={form.workerId}
          onChange={(workerId) => set({ workerId })}
        />
      </div>
      <div className="trede-fields">
        <DayField label={m.from} name="fromOn" value={form.fromOn} onChange={(fromOn) => set({ fromOn })} />
        <DayField label={m.until} name="untilOn" value={form.untilOn} onChange={(untilOn) => set({ untilOn })} />
      </div>
      <div className="trede-actions">
        <Button kind="primary" type="submit" isBusy={adding.isPending}>
          {m.add}
        </Button>
      </div>
    </Form>
  )
}
