import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod'
import { offerCaseload } from '../../api/handover.ts'
import { call } from '../api.ts'
import { useDraft } from '../draft.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import { Card } from '../ui/card.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { ConfirmStep } from '../ui/confirm-step.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { SelectField, TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { messages } from './messages.ts'
import { useInReach, useWorkers, workerChoices } from './workers-query.ts'

const BulkDraft = z.object({
  fromWorkerId: z.string(),
  kind: z.enum(['worker', 'team']),
  toWorkerId: z.string(),
  toTeamId: z.string(),
  note: z.string(),
})
type BulkDraft = z.infer<typeof BulkDraft>

const EMPTY: BulkDraft = { fromWorkerId: '', kind: 'worker', toWorkerId: '', toTeamId: '', note: '' }

/** The roles whose holders take over residents; the server has the last word. */
const TAKES_OVER = ['case-manager', 'team-lead', 'neighbourhood-worker', 'income-consultant'] as const

/** A colleague who leaves: their whole caseload is offered at once, each dossier with its own summary. @source seed3 P2 */
export function CaseloadHandover() {
  const { bulk: m, standIn } = useMessages(messages)
  const draft = useDraft({ key: 'caseload-handover', schema: BulkDraft, initial: EMPTY })
  const { workers, workerName, teamName } = useWorkers()
  const [result, setResult] = useState('')
  const { value, set } = draft
  const offering = useOffer(value, (offered, skipped) => {
    draft.clear()
    setResult(m.result(offered, skipped))
  })
  const isMine = useInReach('handover.bulk')
  const to = value.kind === 'worker' ? workerName(value.toWorkerId) : teamName(value.toTeamId)
  if (!draft.isReady) return null
  return (
    <Card title={m.title}>
      <p className="trede-text">{m.text}</p>
      {result ? (
        <Notice kind="success">
          <p>{result}</p>
        </Notice>
      ) : null}
      <Form label={m.title} problem={offering.error} onSubmit={() => undefined}>
        <SelectField
          label={m.from}
          name="fromWorkerId"
          emptyLabel={standIn.choose}
          choices={workerChoices(workers.filter(isMine))}
          value={value.fromWorkerId}
          onChange={(fromWorkerId) => set({ fromWorkerId })}
        />
        <ReceiverFields value={value} set={set} />
        <TextAreaField
          label={m.note}
          hint={m.noteHint}
          name="note"
          rows={3}
          value={value.note}
          onChange={(note) => set({ note })}
        />
        <ConfirmStep
          kind="primary"
          label={m.submit}
          question={m.question(workerName(value.fromWorkerId) ?? '…', to ?? '…')}
          isBusy={offering.isPending}
          onConfirm={() => offering.mutate()}
        />
        <DraftStatus draft={draft} />
      </Form>
    </Card>
  )
}

/** To whom: a worker who may take over residents, or a team that divides them. */
function ReceiverFields({ value, set }: { value: BulkDraft; set: (part: Partial<BulkDraft>) => void }) {
  const { bulk: m, standIn } = useMessages(messages)
  const { workers, teams } = useWorkers()
  const takers = workers.filter(
    ({ workerId, isActive, roles, teamIds }) =>
      isActive &&
      teamIds.length > 0 &&
      workerId !== value.fromWorkerId &&
      roles.some((role) => TAKES_OVER.some((one) => one === role)),
  )
  return (
    <>
      <ChoiceGroup
        legend={m.toKind}
        name="kind"
        isInline
        choices={(['worker', 'team'] as const).map((kind) => ({ value: kind, label: m.kinds[kind] }))}
        value={value.kind}
        onChange={(kind) => set({ kind })}
      />
      {value.kind === 'worker' ? (
        <SelectField
          label={m.toWorker}
          name="toWorkerId"
          emptyLabel={standIn.choose}
          choices={workerChoices(takers)}
          value={value.toWorkerId}
          onChange={(toWorkerId) => set({ toWorkerId })}
        />
      ) : (
        <SelectField
          label={m.toTeam}
          name="toTeamId"
          emptyLabel={m.chooseTeam}
          choices={teams.map(({ teamId, name }) => ({ value: teamId, label: name }))}
          value={value.toTeamId}
          onChange={(toTeamId) => set({ toTeamId })}
        />
      )}
    </>
  )
}

function useOffer(
  { fromWorkerId, kind, toWorkerId, toTeamId, note }: BulkDraft,
  onDone: (offered: number, skipped: number) => void,
) {
  const { bulk: m, standIn } = useMessages(messages)
  const client = useQueryClient()
  const language = useLanguage()
  const missing = (text: string, field: string, detail: string): FieldProblem[] =>
    text.trim() === '' ? [{ pointer: `/${field}`, code: 'required', detail }] : []
  return useMutation({
    mutationFn: () => {
      const errors = [
        ...missing(fromWorkerId, 'fromWorkerId', standIn.needWorker),
        ...(kind === 'worker'
          ? missing(toWorkerId, 'toWorkerId', standIn.needWorker)
          : missing(toTeamId, 'toTeamId', m.needTeam)),
        ...missing(note, 'note', m.needNote),
      ]
      if (errors.length > 0) throw new Problem(400, 'request.invalid', m.incomplete, { errors })
      const to = kind === 'worker' ? { toWorkerId } : { toTeamId }
      return call(offerCaseload, { body: { fromWorkerId, ...to, note, language } })
    },
    onSuccess: async ({ offered, skipped }) => {
      onDone(offered, skipped)
      await client.invalidateQueries()
    },
  })
}
