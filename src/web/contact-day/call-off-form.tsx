import { useEffect, useRef, useState } from 'react'
import type { ContactDay } from '../../api/contact-day.ts'
import { CallOffReason } from '../../core/contact-day-change.ts'
import { useMessages } from '../messages.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import { Button } from '../ui/button.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { messages } from './change-messages.ts'
import { useCallOff } from './contact-day-query.ts'

interface CallOffFormProps {
  day: ContactDay
  onDone: (said: string) => void
}

/** Calling a day off: why, and what it means for whom, before it is done. Escape goes back. */
export function CallOffForm({ day, onDone }: CallOffFormProps) {
  const m = useMessages(messages)
  const [isAsking, setIsAsking] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  if (!isAsking)
    return (
      <Button ref={opener} onClick={() => setIsAsking(true)}>
        {m.callOff}
      </Button>
    )
  const close = () => {
    setIsAsking(false)
    requestAnimationFrame(() => opener.current?.focus())
  }
  return <Asking day={day} onDone={onDone} onClose={close} />
}

function Asking({ day, onDone, onClose }: CallOffFormProps & { onClose: () => void }) {
  const m = useMessages(messages)
  const box = useRef<HTMLDivElement>(null)
  const [reason, setReason] = useState<CallOffReason | ''>('')
  const [note, setNote] = useState('')
  const [missing, setMissing] = useState<Problem>()
  const write = useCallOff(day, (count) => onDone(m.calledOffSaid(count)))
  useEffect(() => box.current?.querySelector('input')?.focus(), [])
  const save = () => {
    const errors: FieldProblem[] = []
    if (reason === '') errors.push({ pointer: '/reason', code: 'required', detail: m.reasonNeeded })
    if (reason === 'other' && note.trim() === '')
      errors.push({ pointer: '/note', code: 'required', detail: m.noteNeeded })
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    if (reason !== '' && errors.length === 0) write.mutate({ reason, ...(note.trim() ? { note } : {}) })
  }
  const { expected, waiting } = day.counts.states
  return (
    <div
      ref={box}
      role="group"
      aria-label={m.callOffTitle}
      className="trede-confirm"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <Form onSubmit={save} problem={missing ?? write.error} label={m.callOff}>
        <ChoiceGroup
          legend={m.why}
          name="reason"
          isInline
          choices={CallOffReason.options.map((one) => ({ value: one, label: m.reasons[one] }))}
          value={reason}
          onChange={setReason}
        />
        <TextField
          label={m.note}
          name="note"
          hint={m.noteHint}
          value={note}
          onChange={setNote}
          isOptional={reason !== 'other'}
        />
        <p>{day.kind === 'round' ? m.meaningRound(expected) : m.meaning(expected + waiting)}</p>
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={write.isPending}>
            {m.confirm}
          </Button>
          <Button kind="subtle" onClick={onClose}>
            {m.back}
          </Button>
        </div>
      </Form>
    </div>
  )
}
