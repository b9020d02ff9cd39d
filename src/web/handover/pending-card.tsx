import { useEffect, useRef, useState } from 'react'
import { acceptHandoverRoute, declineHandoverRoute, withdrawHandoverRoute } from '../../api/handover.ts'
import { DeclineReason, type Handover } from '../../core/handover.ts'
import { ConflictNotice, WriteProblem } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { messages as codes } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Problem } from '../problem.ts'
import { useGoAndSay } from '../said.tsx'
import { useSession } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { ConfirmStep } from '../ui/confirm-step.tsx'
import { DayWords } from '../ui/day-words.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { HeldAppointments } from './held-appointments.tsx'
import { messages } from './messages.ts'

/** An offer that awaits an answer: the summary, and what this worker may do with it. */
export function PendingCard({ open, handover }: { open: OpenDossier; handover: Handover }) {
  const m = useMessages(messages)
  const { worker } = useSession()
  const { toWorkerId, toTeamId } = handover
  const isMine = toWorkerId ? toWorkerId === worker.workerId : worker.teamIds.includes(toTeamId)
  return (
    <Card title={m.pending} isMain>
      <DefinitionList
        items={[
          { term: m.from, value: open.name(handover.fromWorkerId) ?? m.nobody },
          { term: m.receiver, value: open.name(toWorkerId ?? toTeamId) },
          { term: m.offeredOn, value: <DayWords day={handover.offeredOn} show="both" /> },
          ...(handover.nextContactOn
            ? [{ term: m.nextContact, value: <DayWords day={handover.nextContactOn} show="both" /> }]
            : []),
          ...(handover.untilOn ? [{ term: m.until, value: <DayWords day={handover.untilOn} show="both" /> }] : []),
        ]}
      />
      <h3 className="trede-h3">{m.summary}</h3>
      <p className="trede-words">{open.text(handover.summaryTextId)}</p>
      <HeldAppointments open={open} />
      {isMine && open.may('handover.accept') ? <Answer open={open} /> : null}
      {!isMine && open.may('handover.offer') ? <Withdraw open={open} /> : null}
    </Card>
  )
}

function Answer({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const goAndSay = useGoAndSay()
  const accept = useDossierWrite(acceptHandoverRoute, open, () => goAndSay(paths.dossier(open.dossierId), m.accepted))
  const [isDeclining, setIsDeclining] = useState(false)
  if (isDeclining) return <Decline open={open} onClose={() => setIsDeclining(false)} />
  return (
    <>
      <WriteProblem problem={accept.error} open={open} />
      <div className="trede-actions">
        <Button kind="primary" isBusy={accept.isPending} onClick={() => accept.mutate({ body: {} })}>
          {m.accept}
        </Button>
        <Button onClick={() => setIsDeclining(true)}>{m.decline}</Button>
      </div>
    </>
  )
}

function Withdraw({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const goAndSay = useGoAndSay()
  const withdraw = useDossierWrite(withdrawHandoverRoute, open, () =>
    goAndSay(paths.dossier(open.dossierId), m.withdrawn),
  )
  return (
    <>
      <WriteProblem problem={withdraw.error} open={open} />
      <ConfirmStep
        label={m.withdraw}
        question={m.withdrawQuestion}
        confirmLabel={m.withdraw}
        onConfirm={() => withdraw.mutate({ body: {} })}
        isBusy={withdraw.isPending}
      />
    </>
  )
}

/** Declining asks why: no shuffling back in silence. Who declined may not see the dossier any more. @source seed3 P7 */
function Decline({ open, onClose }: { open: OpenDossier; onClose: () => void }) {
  const m = useMessages(messages)
  const words = useMessages(codes)
  const goAndSay = useGoAndSay()
  const [reason, setReason] = useState<DeclineReason>()
  const [text, setText] = useState('')
  const [missing, setMissing] = useState<Problem>()
  const write = useDossierWrite(declineHandoverRoute, open, () => goAndSay(paths.handovers(), m.declined))
  const save = () => {
    const errors = [{ pointer: '/reason', code: 'required', detail: m.whyNeeded }]
    setMissing(reason === undefined ? new Problem(400, 'request.invalid', m.declineIncomplete, { errors }) : undefined)
    if (reason !== undefined) write.mutate({ body: { reason, ...(text.trim() ? { text } : {}) } })
  }
  const problem = missing ?? write.error
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.querySelector('input')?.focus(), [])
  return (
    <div
      ref={box}
      role="group"
      aria-label={m.decline}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={save} problem={problem} label={m.decline}>
        <ChoiceGroup
          legend={m.why}
          name="reason"
          choices={DeclineReason.options.map((value) => ({ value, label: words.declines[value] }))}
          value={reason}
          onChange={setReason}
        />
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
    </div>
  )
}
