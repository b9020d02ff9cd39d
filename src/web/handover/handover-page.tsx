import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import * as z from 'zod'
import { listWorkers } from '../../api/access.ts'
import {
  acceptHandoverRoute,
  declineHandoverRoute,
  draftSummary,
  offerHandoverRoute,
  withdrawHandoverRoute,
} from '../../api/handover.ts'
import { DeclineReason, type Handover } from '../../core/handover.ts'
import { fullName } from '../../core/person.ts'
import { call } from '../api.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { BackToDossier, DossierFrame } from '../dossier/dossier-frame.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { messages as codes } from '../dossier/messages.ts'
import { useDraft } from '../draft.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { useSession } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmStep } from '../ui/confirm-step.tsx'
import { DayWords } from '../ui/day-words.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { SelectField, TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './messages.ts'

/** Offers a resident to somebody else, or answers such an offer. */
export function HandoverPage() {
  const m = useMessages(messages)
  return (
    <DossierFrame>
      {(open) => (
        <>
          <PageHeading above={<BackToDossier dossierId={open.dossierId} name={fullName(open.page.person)} />} lead={m.lead}>
            {m.title}
          </PageHeading>
          {open.dossier.handover ? <Pending open={open} handover={open.dossier.handover} /> : <Offer open={open} />}
        </>
      )}
    </DossierFrame>
  )
}

const OfferDraft = z.object({ to: z.string(), summary: z.string() })

function useReceivers() {
  return useQuery({ queryKey: ['workers'], queryFn: ({ signal }) => call(listWorkers, { signal }), staleTime: 300_000 }).data
}

function Offer({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const router = useRouter()
  const receivers = useReceivers()
  const draft = useDraft({ key: `handover-${open.dossierId}`, schema: OfferDraft, initial: { to: '', summary: '' } })
  const made = useQuery({
    queryKey: ['dossier', open.dossierId, 'summary', language],
    queryFn: ({ signal }) => call(draftSummary, { params: { dossierId: open.dossierId }, query: { language }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const { set, isReady, isRestored, value } = draft
  const fresh = made.data?.summary
  useEffect(() => {
    if (isReady && !isRestored && fresh !== undefined) set((before) => (before.summary === '' ? { ...before, summary: fresh } : before))
  }, [isReady, isRestored, fresh, set])
  const write = useDossierWrite(offerHandoverRoute, open, () => {
    draft.clear()
    void router.navigate({ href: paths.dossier(open.dossierId) })
  })
  const [kind, id] = value.to.split(':')
  const save = () =>
    write.mutate({
      body: {
        summary: value.summary,
        ...(kind === 'worker' && id ? { toWorkerId: id } : {}),
        ...(kind === 'team' && id ? { toTeamId: id } : {}),
      },
    })
  const choices = [
    ...(receivers?.workers ?? [])
      .filter(({ workerId, roles, isActive }) => isActive && workerId !== open.dossier.ownerId && roles.some((role) => GUIDES.has(role)))
      .map(({ workerId, name }) => ({ value: `worker:${workerId}`, label: name })),
    ...(receivers?.teams ?? []).map(({ teamId, name }) => ({ value: `team:${teamId}`, label: m.team(name) })),
  ]
  return (
    <Card title={m.title} isMain>
      <ConflictNotice problem={write.error} open={open} />
      <Form onSubmit={save} problem={write.error}>
        <SelectField label={m.to} name="toWorkerId" choices={choices} value={value.to} onChange={(to) => set({ to })} emptyLabel={m.choose} />
        <TextAreaField label={m.summary} name="summary" hint={m.summaryHint} value={value.summary} onChange={(summary) => set({ summary })} rows={16} />
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={write.isPending}>
            {m.save}
          </Button>
          {fresh !== undefined && fresh !== value.summary ? <Button onClick={() => set({ summary: fresh })}>{m.fresh}</Button> : null}
          <DraftStatus draft={draft} />
        </div>
      </Form>
    </Card>
  )
}

/** Roles that guide residents, and so can receive one; the server decides again. */
const GUIDES: ReadonlySet<string> = new Set(['case-manager', 'neighbourhood-worker', 'income-consultant', 'team-lead'])

function Pending({ open, handover }: { open: OpenDossier; handover: Handover }) {
  const m = useMessages(messages)
  const { worker } = useSession()
  const router = useRouter()
  const leave = () => void router.navigate({ href: paths.dossier(open.dossierId) })
  const accept = useDossierWrite(acceptHandoverRoute, open, leave)
  const withdraw = useDossierWrite(withdrawHandoverRoute, open, leave)
  const [isDeclining, setIsDeclining] = useState(false)
  const isMine = handover.toWorkerId ? handover.toWorkerId === worker.workerId : worker.teamIds.includes(handover.toTeamId)
  const canAnswer = isMine && open.may('handover.accept')
  const canWithdraw = open.may('handover.offer') && !isMine
  return (
    <Card title={m.pending} isMain>
      <DefinitionList
        items={[
          { term: m.from, value: open.name(handover.fromWorkerId) ?? m.nobody },
          { term: m.receiver, value: open.name(handover.toWorkerId ?? handover.toTeamId) ?? '' },
          { term: m.offeredOn, value: <DayWords day={handover.offeredOn} show="both" /> },
        ]}
      />
      <h3 className="trede-h3">{m.summary}</h3>
      <p className="trede-words">{open.text(handover.summaryTextId)}</p>
      {accept.error ? <ProblemNotice problem={accept.error} /> : null}
      {withdraw.error ? <ProblemNotice problem={withdraw.error} /> : null}
      {isDeclining ? <Decline open={open} onClose={() => setIsDeclining(false)} onDone={leave} /> : null}
      <div className="trede-actions">
        {canAnswer && !isDeclining ? (
          <>
            <Button kind="primary" isBusy={accept.isPending} onClick={() => accept.mutate({ body: {} })}>
              {m.accept}
            </Button>
            <Button onClick={() => setIsDeclining(true)}>{m.decline}</Button>
          </>
        ) : null}
        {canWithdraw ? (
          <ConfirmStep label={m.withdraw} question={m.withdrawQuestion} confirmLabel={m.withdraw} onConfirm={() => withdraw.mutate({ body: {} })} isBusy={withdraw.isPending} />
        ) : null}
      </div>
    </Card>
  )
}

function Decline({ open, onClose, onDone }: { open: OpenDossier; onClose: () => void; onDone: () => void }) {
  const m = useMessages(messages)
  const words = useMessages(codes)
  const [reason, setReason] = useState<DeclineReason>('workload')
  const [text, setText] = useState('')
  const write = useDossierWrite(declineHandoverRoute, open, onDone)
  return (
    <Form onSubmit={() => write.mutate({ body: { reason, ...(text.trim() ? { text } : {}) } })} problem={write.error} label={m.decline}>
      <SelectField label={m.why} name="reason" choices={DeclineReason.options.map((value) => ({ value, label: words.declines[value] }))} value={reason} onChange={(value) => setReason(value === '' ? reason : value)} />
      <TextAreaField label={m.words} name="text" value={text} onChange={setText} rows={2} isOptional />
      <div className="trede-actions">
        <Button kind="primary" type="submit" isBusy={write.isPending}>
          {m.decline}
        </Button>
        <Button kind="subtle" onClick={onClose}>
          {m.cancel}
        </Button>
      </div>
    </Form>
  )
}
