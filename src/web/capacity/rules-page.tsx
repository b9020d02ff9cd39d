import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { endRule, type RecordedRule } from '../../api/capacity.ts'
import { call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { Card } from '../ui/card.tsx'
import { ConfirmStep } from '../ui/confirm-step.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { rulesQuery, useGroupName } from './capacity-query.ts'
import { RuleForm } from './rule-form.tsx'
import { rulesMessages } from './rules-messages.ts'

/** Who goes first when hours do not suffice: recorded with its decision and its end. @source seed3 L681 */
export function RulesPage() {
  const m = useMessages(rulesMessages)
  const { data, error, refetch, isPending } = useQuery(rulesQuery)
  const groups = data?.groups ?? []
  return (
    <>
      <PageHeading lead={m.lead}>{m.title}</PageHeading>
      <div className="trede-stack">
        {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
        <DataTable
          caption={m.caption}
          columns={useColumns(groups, data?.today ?? '')}
          rows={data?.items ?? []}
          rowKey={({ ruleId }) => ruleId}
          isLoading={isPending}
          empty={m.empty}
        />
        {data ? (
          <Card title={m.addTitle}>
            <RuleForm groups={groups} />
          </Card>
        ) : null}
      </div>
    </>
  )
}

function useColumns(groups: Parameters<typeof useGroupName>[0], today: string): Column<RecordedRule>[] {
  const m = useMessages(rulesMessages)
  const { day } = useDayText()
  const nameOf = useGroupName(groups)
  const runs = ({ endedOn, untilOn }: RecordedRule) => endedOn === null && untilOn >= today
  const state = (rule: RecordedRule) => {
    if (rule.endedOn !== null) return m.ended(rule.endedByName ?? '', day(rule.endedOn, 'short'))
    if (!runs(rule)) return m.states.past
    return rule.fromOn <= today ? m.states.now : m.states.later
  }
  return [
    { key: 'decision', header: m.columns.decision, cell: ({ decision }) => decision },
    {
      key: 'what',
      header: m.columns.what,
      cell: (rule) => (
        <>
          {m.principles[rule.principle]}
          {rule.groups.length > 0 ? (
            <span className="trede-two-lines trede-soft">{m.order(rule.groups.map(nameOf).join(', '))}</span>
          ) : null}
        </>
      ),
    },
    {
      key: 'days',
      header: m.columns.days,
      cell: ({ fromOn, untilOn }) => m.period(day(fromOn, 'short'), day(untilOn, 'short')),
    },
    { key: 'by', header: m.columns.by, cell: ({ madeByName, madeOn }) => m.made(madeByName, day(madeOn, 'short')) },
    { key: 'state', header: m.columns.state, cell: state },
    { key: 'action', header: m.columns.action, cell: (rule) => (runs(rule) ? <End ruleId={rule.ruleId} /> : null) },
  ]
}

function End({ ruleId }: { ruleId: string }) {
  const m = useMessages(rulesMessages)
  const client = useQueryClient()
  const ending = useMutation({
    mutationFn: () => call(endRule, { params: { ruleId }, body: {} }),
    onSettled: () => client.invalidateQueries({ queryKey: ['load'] }),
  })
  return (
    <>
      {ending.error ? <ProblemNotice problem={ending.error} /> : null}
      <ConfirmStep
        kind="subtle"
        label={m.end}
        question={m.endQuestion}
        isBusy={ending.isPending}
        onConfirm={() => ending.mutate()}
      />
    </>
  )
}
