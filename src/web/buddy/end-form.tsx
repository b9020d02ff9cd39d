import { useState } from 'react'
import { endBuddyRoute, startBuddyRoute } from '../../api/buddy.ts'
import { BuddyEndReason, type BuddyRequest } from '../../core/buddy.ts'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { useMessages } from '../messages.ts'
import { LineForm } from '../plan/line-form.tsx'
import { Problem } from '../problem.ts'
import { useToday } from '../session.ts'
import { DayField } from '../ui/day-input.tsx'
import { SelectField, TextAreaField } from '../ui/field.tsx'
import { messages } from './messages.ts'

interface FormProps {
  open: OpenDossier
  request: BuddyRequest
  onClose: () => void
  onDone: () => void
}

/** Ends the riding along, or withdraws a request that never came to it; with the reason. */
export function EndForm({ open, request: { requestId, startedOn }, onClose, onDone }: FormProps) {
  const m = useMessages(messages)
  const [reason, setReason] = useState<BuddyEndReason | ''>('')
  const [text, setText] = useState('')
  const [lack, setLack] = useState<Problem>()
  const write = useDossierWrite(endBuddyRoute, open, onDone)
  const title = startedOn ? m.endQuestion : m.withdrawQuestion
  const save = () => {
    const errors = [{ pointer: '/reason', code: 'required', detail: m.reasonNeeded }]
    setLack(reason ? undefined : new Problem(400, 'request.invalid', m.reasonNeeded, { errors }))
    if (reason) write.mutate({ params: { requestId }, body: { reason, ...(text.trim() ? { text } : {}) } })
  }
  return (
    <LineForm
      {...{ open, title, save: m.save, cancel: m.cancel, isReady: true, isBusy: write.isPending }}
      problem={lack ?? write.error}
      onSubmit={save}
      onClose={onClose}
    >
      <SelectField
        label={title}
        name="reason"
        {...(reason === '' ? { emptyLabel: '' } : {})}
        choices={BuddyEndReason.options.map((value) => ({ value, label: m.reasons[value] }))}
        value={reason}
        onChange={setReason}
      />
      <TextAreaField
        label={m.words}
        name="text"
        rows={2}
        value={text}
        onChange={setText}
        isOptional={reason !== 'other'}
      />
    </LineForm>
  )
}

/** They have met: today, or on the day that was agreed. */
export function BeginForm({ open, request: { requestId, meetsOn }, onClose, onDone }: FormProps) {
  const m = useMessages(messages)
  const today = useToday()
  const [on, setOn] = useState(meetsOn !== null && meetsOn <= today ? meetsOn : today)
  const [isDay, setIsDay] = useState(true)
  const write = useDossierWrite(startBuddyRoute, open, onDone)
  const save = () => {
    if (isDay) write.mutate({ params: { requestId }, body: on ? { on } : {} })
  }
  return (
    <LineForm
      {...{ open, title: m.began, save: m.save, cancel: m.cancel, isReady: true, isBusy: write.isPending }}
      problem={write.error}
      onSubmit={save}
      onClose={onClose}
    >
      <DayField label={m.beganOn} name="on" value={on} onChange={setOn} onReadable={setIsDay} max={today} />
    </LineForm>
  )
}
