import { useState } from 'react'
import type { IsoDate } from '../../core/day.ts'
import { TransferOutcome } from '../../core/transfer.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import { useToday } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { ConfirmStep } from '../ui/confirm-step.tsx'
import { TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { Progress } from '../ui/progress.tsx'
import { messages } from './messages.ts'
import { type Given, type Tally, useOffering } from './transfer-query.ts'

interface OfferPartProps {
  items: readonly Given[]
  fromWorkerId: string
  fromName: string
  leavesOn: IsoDate
  onOffered: () => void
}

/** Offers the whole division, with progress; what was written stays when it stops or fails. */
export function OfferPart({ items, fromWorkerId, fromName, leavesOn, onOffered }: OfferPartProps) {
  const m = useMessages(messages)
  const [note, setNote] = useState('')
  const [missing, setMissing] = useState<Problem>()
  const { offering, done, tally, transferId, stop } = useOffering()
  const [total, setTotal] = useState(0)
  const today = useToday()
  const isComplete = (): boolean => {
    const errors: FieldProblem[] = []
    if (note.trim() === '') errors.push({ pointer: '/note', code: 'required', detail: m.noteNeeded })
    if (leavesOn === '') errors.push({ pointer: '/note', code: 'required', detail: m.dayNeeded })
    else if (leavesOn < today) errors.push({ pointer: '/note', code: 'past', detail: m.dayPast })
    if (items.length === 0) errors.push({ pointer: '/note', code: 'required', detail: m.nobodyNeeded })
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    return errors.length === 0
  }
  const offer = () => {
    setTotal(items.length)
    offering.mutate({ fromWorkerId, leavesOn, note, items }, { onSettled: onOffered })
  }
  if (offering.isPending)
    return (
      <>
        <Progress label={m.progress} done={done} total={total} words={m.progressWords(done, total)} />
        <Button onClick={stop}>{m.stop}</Button>
      </>
    )
  return (
    <>
      {offering.data || (offering.error && done > 0) ? (
        <Outcome tally={tally} isStopped={offering.data?.isStopped === true} transferId={transferId} />
      ) : null}
      <Form label={m.rows} problem={missing ?? offering.error} onSubmit={() => void isComplete()}>
        <TextAreaField label={m.note} hint={m.noteHint} name="note" rows={3} value={note} onChange={setNote} />
        <ConfirmStep
          kind="primary"
          label={m.offer(items.length)}
          question={m.question(items.length, fromName)}
          mayAsk={isComplete}
          onConfirm={offer}
        />
      </Form>
    </>
  )
}

function Outcome({
  tally,
  isStopped,
  transferId,
}: {
  tally: Tally
  isStopped: boolean
  transferId: string | undefined
}) {
  const m = useMessages(messages)
  return (
    <Notice
      kind={isStopped || !tally.offered ? 'warning' : 'success'}
      actions={transferId ? <PageLink to={paths.transfer(transferId)}>{m.look}</PageLink> : undefined}
    >
      {isStopped ? <p>{m.stopped}</p> : null}
      {TransferOutcome.options.map((outcome) =>
        tally[outcome] ? <p key={outcome}>{m.outcomes[outcome](tally[outcome])}</p> : null,
      )}
    </Notice>
  )
}
