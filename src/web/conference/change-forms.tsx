import { useState } from 'react'
import * as z from 'zod'
import { cancelConferenceRoute, moveConferenceRoute } from '../../api/conference.ts'
import type { Conference } from '../../core/conference.ts'
import { Place } from '../../core/contact.ts'
import { dayInAmsterdam, momentInAmsterdam, timeInAmsterdam } from '../../core/day.ts'
import { MINUTES, When } from '../contact/appointment-form.tsx'
import { MomentAdvice } from '../contact/moment-advice.tsx'
import { parseTime } from '../contact/parse-time.ts'
import { useDayText } from '../day-text.ts'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { useDraft } from '../draft.ts'
import { useMessages } from '../messages.ts'
import { LineForm } from '../plan/line-form.tsx'
import { type FieldProblem, Problem } from '../problem.ts'
import { TextField } from '../ui/field.tsx'
import { messages } from './messages.ts'

interface ChangeFormProps {
  open: OpenDossier
  conference: Conference
  onClose: () => void
  onDone: (said: string) => void
}

const MovingDraft = z.object({ day: z.string(), time: z.string(), minutes: z.enum(MINUTES), place: Place })

/** Another moment or place; who is in it stays as it was. */
export function MoveConferenceForm({ open, conference, onClose, onDone }: ChangeFormProps) {
  const m = useMessages(messages)
  const days = useDayText()
  const [missing, setMissing] = useState<Problem>()
  const { conferenceId, startsAt, minutes, place } = conference
  const from = new Date(startsAt)
  const draft = useDraft({
    key: `conference-move-${conferenceId}`,
    schema: MovingDraft,
    initial: {
      day: dayInAmsterdam(from),
      time: timeInAmsterdam(from),
      minutes: MINUTES.find((one) => Number(one) === minutes) ?? '60',
      place,
    },
  })
  const { value, set } = draft
  const clock = parseTime(value.time)
  const to = value.day === '' || clock === undefined ? undefined : momentInAmsterdam(value.day, clock)
  const write = useDossierWrite(moveConferenceRoute, open, () => {
    draft.clear()
    onDone(m.moved(days.moment(to ?? startsAt)))
  })
  const save = () => {
    const errors: FieldProblem[] = []
    if (value.day === '') errors.push({ pointer: '/startsAt', code: 'required', detail: m.faults.day })
    if (clock === undefined) errors.push({ pointer: '/time', code: 'required', detail: m.faults.time })
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    if (!to) return
    const body = { startsAt: to, minutes: Number(value.minutes), place: value.place }
    write.mutate({ params: { conferenceId }, body })
  }
  return (
    <LineForm
      {...{ open, onClose, save: m.moveSave, cancel: m.close, isReady: draft.isReady, isBusy: write.isPending }}
      title={m.moveTitle(days.moment(startsAt))}
      problem={missing ?? write.error}
      onSubmit={save}
    >
      <When value={value} onChange={set} />
      {to && to !== startsAt ? <MomentAdvice startsAt={to} minutes={Number(value.minutes)} /> : null}
    </LineForm>
  )
}

/** Cancelling, with why where somebody wants to say it: the resident reads it too. */
export function CancelConferenceForm({ open, conference, onClose, onDone }: ChangeFormProps) {
  const m = useMessages(messages)
  const [reason, setReason] = useState('')
  const write = useDossierWrite(cancelConferenceRoute, open, () => onDone(m.cancelledSaid))
  const save = () =>
    write.mutate({
      params: { conferenceId: conference.conferenceId },
      body: reason.trim() === '' ? {} : { reason },
    })
  return (
    <LineForm
      {...{ open, onClose, save: m.cancelSave, cancel: m.close, isReady: true, isBusy: write.isPending }}
      title={m.cancelTitle}
      problem={write.error}
      onSubmit={save}
    >
      <TextField label={m.cancelWhy} name="reason" width="full" value={reason} onChange={setReason} isOptional />
    </LineForm>
  )
}
