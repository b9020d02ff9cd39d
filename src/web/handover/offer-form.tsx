import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod'
import { listWorkers } from '../../api/access.ts'
import { draftSummary, offerHandoverRoute } from '../../api/handover.ts'
import { HandoverReason } from '../../core/handover.ts'
import { call } from '../api.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { type Draft, useDraft } from '../draft.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import { useGoAndSay } from '../said.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { DayField } from '../ui/day-input.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { type Choice, SelectField, TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { HeldAppointments } from './held-appointments.tsx'
import { messages } from './messages.ts'

const OfferDraft = z.object({
  /** 'worker:<id>' or 'team:<id>'; '' is nobody yet. */
  to: z.string(),
  /** null while it is as the file has it. */
  summary: z.string().nullable(),
  reason: HandoverReason.or(z.literal('')).default(''),
  nextContactOn: z.string().default(''),
  untilOn: z.string().default(''),
})
type OfferDraft = z.infer<typeof OfferDraft>

/** Roles that guide residents, and so can receive one; the server decides again. */
const GUIDES: ReadonlySet<string> = new Set(['case-manager', 'neighbourhood-worker', 'income-consultant', 'team-lead'])

function useReceivers(open: OpenDossier): Choice[] {
  const m = useMessages(messages)
  const { data } = useQuery({
    queryKey: ['workers'],
    queryFn: ({ signal }) => call(listWorkers, { signal }),
    staleTime: 300_000,
  })
  const { ownerId } = open.dossier
  const workers = (data?.workers ?? []).filter(
    ({ workerId, roles, isActive }) => isActive && workerId !== ownerId && roles.some((role) => GUIDES.has(role)),
  )
  return [
    ...workers.map(({ workerId, name }) => ({ value: `worker:${workerId}`, label: name })),
    ...(data?.teams ?? []).map(({ teamId, name }) => ({ value: `team:${teamId}`, label: m.team(name) })),
  ]
}

type Words = (typeof messages)['nl']

/** Guidance for a time goes back to whom it came from, unless the giver chooses otherwise. */
const startOf = ({ dossier: { support } }: OpenDossier): OfferDraft => ({
  to: support?.backToId ? `worker:${support.backToId}` : '',
  summary: null,
  reason: support ? 'support-ends' : '',
  nextContactOn: '',
  untilOn: '',
})

function useOffer(open: OpenDossier, fresh: string, receivers: readonly Choice[]) {
  const m = useMessages(messages)
  const goAndSay = useGoAndSay()
  const [missing, setMissing] = useState<Problem>()
  const draft = useDraft<OfferDraft>({
    key: `handover-${open.dossierId}`,
    schema: OfferDraft,
    initial: startOf(open),
  })
  const { to, reason, nextContactOn, untilOn } = draft.value
  const summary = draft.value.summary ?? fresh
  const receiver = receivers.find(({ value }) => value === to)?.label ?? ''
  const write = useDossierWrite(offerHandoverRoute, open, () => {
    draft.clear()
    goAndSay(paths.dossier(open.dossierId), m.offered(receiver))
  })
  const save = () => {
    const [kind, id = ''] = to.split(':')
    const errors: FieldProblem[] = []
    if (id === '') errors.push({ pointer: '/toWorkerId', code: 'required', detail: m.toNeeded })
    if (summary.trim() === '') errors.push({ pointer: '/summary', code: 'required', detail: m.summaryNeeded })
    errors.push(...termsProblems(kind, draft.value, m))
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    if (errors.length === 0)
      write.mutate({
        body: {
          summary,
          ...(kind === 'worker' ? { toWorkerId: id } : { toTeamId: id }),
          ...(reason ? { reason } : {}),
          ...(nextContactOn ? { nextContactOn } : {}),
          ...(untilOn && reason === 'support-starts' ? { untilOn } : {}),
        },
      })
  }
  return { draft, to, summary, save, isBusy: write.isPending, problem: missing ?? write.error }
}

/** What ends names a person and a day; what begins for a time names its end. The server decides again. */
function termsProblems(
  kind: string | undefined,
  { reason, nextContactOn, untilOn }: OfferDraft,
  m: Words,
): FieldProblem[] {
  const ends = reason === 'programme-over' || reason === 'support-ends'
  const needed = (pointer: string, detail: string): FieldProblem => ({ pointer, code: 'required', detail })
  return [
    ...(ends && kind === 'team' ? [needed('/toWorkerId', m.personNeeded)] : []),
    ...(ends && nextContactOn === '' ? [needed('/nextContactOn', m.nextNeeded)] : []),
    ...(reason === 'support-starts' && untilOn === '' ? [needed('/untilOn', m.untilNeeded)] : []),
  ]
}

/** Why, from when, and until when where it is for a time. */
function TermFields({ draft }: { draft: Draft<OfferDraft> }) {
  const m = useMessages(messages)
  const { reason, nextContactOn, untilOn } = draft.value
  return (
    <div className="trede-fields">
      <SelectField
        label={m.reason}
        name="reason"
        isOptional
        emptyLabel={m.noReason}
        choices={HandoverReason.options.map((value) => ({ value, label: m.reasons[value] }))}
        value={reason}
        onChange={(next) => draft.set({ reason: next })}
      />
      <DayField
        label={m.nextContact}
        hint={m.nextContactHint}
        name="nextContactOn"
        isOptional={reason !== 'programme-over' && reason !== 'support-ends'}
        value={nextContactOn}
        onChange={(day) => draft.set({ nextContactOn: day })}
      />
      {reason === 'support-starts' ? (
        <DayField
          label={m.until}
          hint={m.untilHint}
          name="untilOn"
          value={untilOn}
          onChange={(day) => draft.set({ untilOn: day })}
        />
      ) : null}
    </div>
  )
}

/** To whom, with a summary that is made from the file and that the giver adjusts. @source seed3 P7 */
export function OfferForm({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const made = useQuery({
    queryKey: ['dossier', open.dossierId, 'summary', language],
    queryFn: ({ signal }) => call(draftSummary, { params: { dossierId: open.dossierId }, query: { language }, signal }),
  })
  const receivers = useReceivers(open)
  const { draft, to, summary, save, isBusy, problem } = useOffer(open, made.data?.summary ?? '', receivers)
  if (!draft.isReady || made.isPending) return <p role="status">{m.making}</p>
  return (
    <Card title={m.offer} isMain>
      {made.error ? <ProblemNotice problem={made.error} onRetry={() => void made.refetch()} /> : null}
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={save} problem={problem} label={m.offer}>
        <SelectField
          label={m.to}
          name="toWorkerId"
          choices={receivers}
          value={to}
          onChange={(next) => draft.set({ to: next })}
          emptyLabel={m.choose}
        />
        <TermFields draft={draft} />
        <HeldAppointments open={open} />
        <TextAreaField
          label={m.summary}
          name="summary"
          hint={m.summaryHint}
          value={summary}
          onChange={(text) => draft.set({ summary: text })}
          rows={16}
        />
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={isBusy}>
            {m.save}
          </Button>
          {draft.value.summary === null ? null : (
            <Button onClick={() => draft.set({ summary: null })}>{m.fresh}</Button>
          )}
          <DraftStatus draft={draft} />
        </div>
      </Form>
    </Card>
  )
}
