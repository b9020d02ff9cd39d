import { useEffect, useRef, useState } from 'react'
import { makeAppointmentRoute } from '../../api/contact.ts'
import { Place } from '../../core/contact.ts'
import { momentInAmsterdam } from '../../core/day.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { useToday } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { DayField } from '../ui/day-input.tsx'
import { SelectField, TextAreaField, TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { messages } from './messages.ts'

const MINUTES = [15, 30, 45, 60, 90]
const isTime = (text: string): boolean => /^([01]?\d|2[0-3]):[0-5]\d$/.test(text)

/** An appointment: day, time, where, how long. */
export function AppointmentForm({ open, onClose }: { open: OpenDossier; onClose: () => void }) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const today = useToday()
  const [day, setDay] = useState('')
  const [time, setTime] = useState('')
  const [minutes, setMinutes] = useState('60')
  const [place, setPlace] = useState<Place>('office')
  const [text, setText] = useState('')
  const [wasTried, setWasTried] = useState(false)
  const write = useDossierWrite(makeAppointmentRoute, open, onClose)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.querySelector('input')?.focus(), [])
  const save = () => {
    setWasTried(true)
    if (day === '' || !isTime(time)) return
    const startsAt = momentInAmsterdam(day, time.padStart(5, '0'))
    write.mutate({ body: { startsAt, minutes: Number(minutes), place, ...(text.trim() ? { text } : {}) } })
  }
  return (
    <div ref={box}>
      <Card title={m.appointment.title} isMain>
        <ConflictNotice problem={write.error} open={open} />
        <Form onSubmit={save} problem={write.error} label={m.appointment.title}>
          <DayField label={m.appointment.day} name="startsAt" value={day} onChange={setDay} min={today} error={wasTried && day === '' ? m.note.nextNeeded : undefined} />
          <TextField label={m.appointment.time} name="time" value={time} onChange={setTime} width="short" hint={m.appointment.timeHint} error={wasTried && !isTime(time) ? m.appointment.timeWrong : undefined} />
          <SelectField label={m.appointment.minutes} name="minutes" choices={MINUTES.map((count) => ({ value: String(count), label: m.appointment.minutesWords(count) }))} value={minutes} onChange={setMinutes} />
          <SelectField label={m.appointment.place} name="place" choices={Place.options.map((value) => ({ value, label: codes.places[value] }))} value={place} onChange={(value) => setPlace(value === '' ? 'office' : value)} />
          <TextAreaField label={m.appointment.text} name="text" value={text} onChange={setText} rows={2} isOptional />
          <div className="trede-actions">
            <Button kind="primary" type="submit" isBusy={write.isPending}>
              {m.appointment.save}
            </Button>
            <Button kind="subtle" onClick={onClose}>
              {m.note.cancel}
            </Button>
          </div>
        </Form>
      </Card>
    </div>
  )
}
