import { useState } from 'react'
import * as z from 'zod'
import { makeAppointmentRoute } from '../../api/contact.ts'
import { makeSeriesRoute } from '../../api/series.ts'
import { isBeyondNorm } from '../../core/appointment-horizon.ts'
import { Place, VisitPurpose } from '../../core/contact.ts'
import { addDays, momentInAmsterdam } from '../../core/day.ts'
import { seriesMoments } from '../../core/series.ts'
import { useWorkers } from '../access/workers-query.ts'
import { useDayText } from '../day-text.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { Panel } from '../dossier/panel.tsx'
import { useDraft } from '../draft.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import { DeviationFields, useDeviation } from '../profile/deviation-fields.tsx'
import { useGoAndSay } from '../said.tsx'
import { useSession } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-input.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { SelectField, TextAreaField, TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { HolderField } from './holder-field.tsx'
import { messages } from './messages.ts'
import { MomentAdvice } from './moment-advice.tsx'
import { useContactNorm } from './note-form.tsx'
import { parseMoment } from './parse-moment.ts'
import { parseTime } from './parse-time.ts'
import { NO_REPEAT, Repeat, repeatFaults, rhythmOf, SeriesFields } from './series-fields.tsx'
import { seriesWords } from './series-messages.ts'
import { VisitFields } from './visit-fields.tsx'
import { messages as visitMessages } from './visit-messages.ts'

export const MINUTES = ['15', '30', '45', '60', '90'] as const

const AppointmentDraft = z.object({
  day: z.string(),
  time: z.string(),
  minutes: z.enum(MINUTES),
  place: Place,
  text: z.string(),
  /** '' is the one who makes it. */
  workerId: z.string().default(''),
  deviationCode: z.string().default(''),
  deviationText: z.string().default(''),
  secondWorkerId: z.string(),
  visitPurpose: z.union([VisitPurpose, z.literal('')]),
  ...Repeat.shape,
})
type AppointmentDraft = z.infer<typeof AppointmentDraft>

const EMPTY: AppointmentDraft = {
  day: '',
  time: '',
  minutes: '60',
  place: 'office',
  text: '',
  workerId: '',
  deviationCode: '',
  deviationText: '',
  secondWorkerId: '',
  visitPurpose: '',
  ...NO_REPEAT,
}

/** What a home visit has beside its moment; nothing elsewhere. */
const visitOf = ({ place, secondWorkerId, visitPurpose }: AppointmentDraft) =>
  place === 'home' && visitPurpose ? { visitPurpose, ...(secondWorkerId ? { secondWorkerId } : {}) } : {}

/** Whether this would be the next contact, beyond the norm. The server decides again. */
function useAsksReason(open: OpenDossier, startsAt: string | undefined): boolean {
  const { today } = useDayText()
  const norm = useContactNorm(open.dossierId)
  const maxDays = norm && norm.standing !== 'example' ? norm.maxDays : null
  return startsAt !== undefined && isBeyondNorm(startsAt, { ...open.dossier, maxDays }, today)
}

function useAppointmentWrite({ open, place: asked = 'office', onClose }: AppointmentFormProps) {
  const m = useMessages(messages)
  const visit = useMessages(visitMessages)
  const s = useMessages(seriesWords)
  const days = useDayText()
  const goAndSay = useGoAndSay()
  const [missing, setMissing] = useState<Problem>()
  const draft = useDraft({
    key: `appointment-${open.dossierId}`,
    schema: AppointmentDraft,
    initial: { ...EMPTY, place: asked },
  })
  const { day, time, minutes, place, text, visitPurpose, workerId } = draft.value
  const clock = parseTime(time)
  const startsAt = day === '' || clock === undefined ? undefined : momentInAmsterdam(day, clock)
  const asksReason = useAsksReason(open, startsAt)
  const deviationOf = useDeviation('contact-interval')
  const rhythm = draft.value.repeat === 'no' ? undefined : rhythmOf(draft.value)
  const said = (first: string) =>
    rhythm ? s.saved(seriesMoments(first, rhythm).length, days.moment(first)) : m.appointment.saved(days.moment(first))
  const done = () => {
    draft.clear()
    onClose()
    if (startsAt) goAndSay(paths.dossier(open.dossierId), said(startsAt))
  }
  const write = useDossierWrite(makeAppointmentRoute, open, done)
  const writeSeries = useDossierWrite(makeSeriesRoute, open, done)
  const save = () => {
    const reason = asksReason ? deviationOf(draft.value) : { errors: [] }
    const errors: FieldProblem[] = [...reason.errors]
    if (day === '') errors.push({ pointer: '/startsAt', code: 'required', detail: m.appointment.dayNeeded })
    if (clock === undefined) errors.push({ pointer: '/time', code: 'required', detail: m.appointment.timeNeeded })
    if (place === 'home' && visitPurpose === '')
      errors.push({ pointer: '/visitPurpose', code: 'required', detail: visit.purposeNeeded })
    errors.push(...repeatFaults(draft.value, s))
    setMissing(
      errors.length > 0 ? new Problem(400, 'request.invalid', m.appointment.incomplete, { errors }) : undefined,
    )
    if (!startsAt || errors.length > 0) return
    const about = text.trim() ? { text } : {}
    const deviation = 'deviation' in reason && reason.deviation ? { deviation: reason.deviation } : {}
    const holder = workerId ? { workerId } : {}
    const body = {
      startsAt,
      minutes: Number(minutes),
      place,
      ...about,
      ...holder,
      ...visitOf(draft.value),
      ...deviation,
    }
    if (rhythm) writeSeries.mutate({ body: { ...body, rhythm } })
    else write.mutate({ body })
  }
  const isBusy = write.isPending || writeSeries.isPending
  return { draft, startsAt, asksReason, save, isBusy, problem: missing ?? write.error ?? writeSeries.error }
}

interface AppointmentFormProps {
  open: OpenDossier
  times: number
  /** Where it is to begin with: at home when somebody asks for a visit. */
  place?: Place
  onClose: () => void
}

/** An appointment: day, time, how long, where; at home also why and with whom. */
export function AppointmentForm(props: AppointmentFormProps) {
  const { open, times, onClose } = props
  const m = useMessages(messages)
  const { draft, startsAt, asksReason, save, isBusy, problem } = useAppointmentWrite(props)
  const { value, set } = draft
  const { worker: me } = useSession()
  const isVisit = value.place === 'home'
  const otherName = useWorkers().workerName(value.secondWorkerId)
  const other = isVisit && otherName ? { workerId: value.secondWorkerId, name: otherName } : undefined
  return (
    <Panel title={m.appointment.title} times={times} isReady={draft.isReady} onClose={onClose}>
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={save} problem={problem} label={m.appointment.title}>
        <When value={value} onChange={set} />
        {isVisit ? (
          <VisitFields value={value} onChange={set} startsAt={startsAt} minutes={Number(value.minutes)} />
        ) : null}
        <HolderField value={value.workerId || me.workerId} onChange={(workerId) => set({ workerId })} />
        {asksReason ? (
          <>
            <p className="trede-hint">{m.note.beyond}</p>
            <DeviationFields place="contact-interval" label={m.note.reason} value={value} onChange={set} />
          </>
        ) : null}
        <MomentAdvice startsAt={startsAt} minutes={Number(value.minutes)} other={other} />
        <TextAreaField
          label={m.appointment.text}
          name="text"
          value={value.text}
          onChange={(text) => set({ text })}
          rows={2}
          isOptional
        />
        <SeriesFields value={value} onChange={set} startsAt={startsAt} minutes={Number(value.minutes)} />
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={isBusy}>
            {m.appointment.save}
          </Button>
          <Button kind="subtle" onClick={onClose}>
            {m.note.close}
          </Button>
          <span className="trede-keys">{m.note.keys}</span>
          <DraftStatus draft={draft} />
        </div>
      </Form>
    </Panel>
  )
}

type Times = Pick<AppointmentDraft, 'day' | 'time' | 'minutes' | 'place'>

/** Day, time, how long and where; the time may be typed behind the day. */
export function When({ value, onChange }: { value: Times; onChange: (change: Partial<Times>) => void }) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const { today } = useDayText()
  const quick = [
    { label: m.quick.tomorrow, day: addDays(today, 1) },
    { label: m.quick[7], day: addDays(today, 7) },
    { label: m.quick[14], day: addDays(today, 14) },
  ]
  return (
    <>
      <DayField
        label={m.appointment.day}
        name="startsAt"
        value={value.day}
        onChange={(day) => onChange({ day })}
        readDay={(text) => parseMoment(text, today)?.day}
        onText={(text) => {
          const time = parseMoment(text, today)?.time
          if (time) onChange({ time })
        }}
        quick={quick}
        min={today}
        hint={m.appointment.dayHint}
      />
      <div className="trede-field-row">
        <TextField
          label={m.appointment.time}
          name="time"
          value={value.time}
          onChange={(time) => onChange({ time })}
          width="short"
        />
        <SelectField
          label={m.appointment.minutes}
          name="minutes"
          choices={MINUTES.map((count) => ({ value: count, label: m.appointment.minutesWords(count) }))}
          value={value.minutes}
          onChange={(minutes) => onChange({ minutes: minutes || '60' })}
        />
        <SelectField
          label={m.appointment.place}
          name="place"
          choices={Place.options.map((place) => ({ value: place, label: codes.places[place] }))}
          value={value.place}
          onChange={(place) => onChange({ place: place || 'office' })}
        />
      </div>
    </>
  )
}
