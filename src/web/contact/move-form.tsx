import { useState } from 'react'
import * as z from 'zod'
import { moveAppointmentRoute } from '../../api/series.ts'
import type { Appointment } from '../../core/appointment.ts'
import { dayInAmsterdam, momentInAmsterdam, timeInAmsterdam } from '../../core/day.ts'
import { useWorkers } from '../access/workers-query.ts'
import { useDayText } from '../day-text.ts'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { useDraft } from '../draft.ts'
import { useMessages } from '../messages.ts'
import { LineForm } from '../plan/line-form.tsx'
import { type FieldProblem, Problem } from '../problem.ts'
import { useSession } from '../session.ts'
import { DayField } from '../ui/day-input.tsx'
import { CheckField, TextField } from '../ui/field.tsx'
import { HolderField } from './holder-field.tsx'
import { messages } from './messages.ts'
import { MomentAdvice } from './moment-advice.tsx'
import { parseTime } from './parse-time.ts'
import { seriesWords } from './series-messages.ts'

const MovingDraft = z.object({
  day: z.string(),
  time: z.string(),
  withSeries: z.boolean(),
  workerId: z.string().default(''),
})

interface MoveFormProps {
  open: OpenDossier
  appointment: Appointment
  /** How many of its series come after it and still stand. */
  following: number
  onClose: () => void
  onDone: (said: string) => void
}

/** Another moment for an appointment, and if wanted for all of its series that still lie ahead. */
export function MoveForm({ open, appointment, following, onClose, onDone }: MoveFormProps) {
  const m = useMessages(seriesWords)
  const { appointment: words } = useMessages(messages)
  const days = useDayText()
  const [missing, setMissing] = useState<Problem>()
  const { appointmentId, startsAt, minutes, workerId, secondWorkerId } = appointment
  const { workerName } = useWorkers()
  const from = new Date(startsAt)
  // The agenda of both counts at a visit in a pair.
  const { worker: me } = useSession()
  const otherId = [workerId, secondWorkerId].find((id) => id !== null && id !== me.workerId)
  const other = otherId ? { workerId: otherId, name: open.name(otherId) ?? '' } : undefined
  const draft = useDraft({
    key: `move-${appointmentId}`,
    schema: MovingDraft,
    initial: { day: dayInAmsterdam(from), time: timeInAmsterdam(from), withSeries: false, workerId },
  })
  const { value, set } = draft
  const clock = parseTime(value.time)
  const to = value.day === '' || clock === undefined ? undefined : momentInAmsterdam(value.day, clock)
  const isGiven = value.workerId !== '' && value.workerId !== workerId
  const isSameMoment = to !== undefined && Date.parse(to) === Date.parse(startsAt)
  const write = useDossierWrite(moveAppointmentRoute, open, () => {
    draft.clear()
    const count = value.withSeries ? following + 1 : 1
    if (isGiven && isSameMoment) onDone(m.given(count, workerName(value.workerId) ?? ''))
    else onDone(value.withSeries ? m.movedAll(following + 1) : m.moved(days.moment(to ?? startsAt)))
  })
  const save = () => {
    const errors: FieldProblem[] = []
    if (value.day === '') errors.push({ pointer: '/startsAt', code: 'required', detail: words.dayNeeded })
    if (clock === undefined) errors.push({ pointer: '/time', code: 'required', detail: words.timeNeeded })
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', words.incomplete, { errors }) : undefined)
    if (!to) return
    write.mutate({
      params: { appointmentId },
      body: {
        startsAt: to,
        ...(value.withSeries ? { withSeries: true } : {}),
        ...(isGiven ? { workerId: value.workerId } : {}),
      },
    })
  }
  return (
    <LineForm
      {...{ open, save: m.moveSave, cancel: m.cancel, isReady: draft.isReady, isBusy: write.isPending }}
      title={m.moveTitle(days.moment(startsAt))}
      problem={missing ?? write.error}
      onSubmit={save}
      onClose={onClose}
    >
      <DayField
        label={words.day}
        name="startsAt"
        hint=""
        value={value.day}
        onChange={(day) => set({ day })}
        min={days.today}
      />
      <TextField label={words.time} name="time" value={value.time} onChange={(time) => set({ time })} width="short" />
      <HolderField value={value.workerId} onChange={(next) => set({ workerId: next })} />
      {to && !isSameMoment ? <MomentAdvice startsAt={to} minutes={minutes} other={other} /> : null}
      {following > 0 ? (
        <CheckField
          label={m.moveAll(following)}
          name="withSeries"
          isChecked={value.withSeries}
          onChange={(withSeries) => set({ withSeries })}
        />
      ) : null}
    </LineForm>
  )
}
