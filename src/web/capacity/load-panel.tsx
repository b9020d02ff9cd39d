import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type LoadOfWorker, setHours } from '../../api/capacity.ts'
import { AddStandIn } from '../access/stand-in-page.tsx'
import { call } from '../api.ts'
import { useMessages } from '../messages.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import { useToday } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { DayField } from '../ui/day-input.tsx'
import { TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { messages } from './messages.ts'

/** What is being set, and for whom. */
export interface Asked {
  worker: LoadOfWorker
  what: 'hours' | 'stand-in'
}

interface LoadPanelProps {
  asked: Asked
  /** With what was done, in words; '' when nothing was. */
  onClose: (said?: string) => void
}

/** The form above the table. It has the focus when it opens; Escape goes back to the button that opened it. */
export function LoadPanel({ asked: { worker, what }, onClose }: LoadPanelProps) {
  const m = useMessages(messages)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.querySelector<HTMLElement>('input, select')?.focus(), [])
  const name = worker.name ?? ''
  return (
    <div
      ref={box}
      role="group"
      aria-label={what === 'hours' ? m.setHoursOf(name) : m.replaceOf(name)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <Card
        title={what === 'hours' ? m.setHoursOf(name) : m.replaceOf(name)}
        isMain
        actions={
          <Button kind="subtle" onClick={() => onClose()}>
            {m.cancel}
          </Button>
        }
      >
        {what === 'hours' ? (
          <HoursForm worker={worker} onClose={onClose} />
        ) : (
          <AddStandIn absentWorkerId={worker.workerId ?? ''} onDone={onClose} />
        )}
      </Card>
    </div>
  )
}

function HoursForm({ worker, onClose }: { worker: LoadOfWorker; onClose: (said: string) => void }) {
  const m = useMessages(messages)
  const client = useQueryClient()
  const today = useToday()
  const [text, setText] = useState(worker.hoursPerWeek === null ? '' : String(worker.hoursPerWeek).replace('.', ','))
  const [fromOn, setFromOn] = useState(today)
  const saving = useMutation({
    mutationFn: () => {
      const hoursPerWeek = text.trim() === '' ? Number.NaN : Number(text.replace(',', '.'))
      const errors: FieldProblem[] = []
      if (Number.isNaN(hoursPerWeek)) errors.push({ pointer: '/hoursPerWeek', code: 'required', detail: m.hoursNeeded })
      if (fromOn === '') errors.push({ pointer: '/fromOn', code: 'required', detail: m.fromNeeded })
      if (errors.length > 0) throw new Problem(400, 'request.invalid', m.incomplete, { errors })
      return call(setHours, { body: { workerId: worker.workerId ?? '', hoursPerWeek, fromOn } })
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['load'] })
      onClose(m.hoursSaved(worker.name ?? ''))
    },
  })
  return (
    <Form label={m.setHoursOf(worker.name ?? '')} problem={saving.error} onSubmit={() => saving.mutate()}>
      <div className="trede-fields">
        <TextField
          label={m.hoursField}
          hint={m.hoursHint}
          name="hoursPerWeek"
          inputMode="decimal"
          width="short"
          value={text}
          onChange={setText}
        />
        <DayField label={m.from} name="fromOn" value={fromOn} onChange={setFromOn} />
      </div>
      <div className="trede-actions">
        <Button kind="primary" type="submit" isBusy={saving.isPending}>
          {m.save}
        </Button>
      </div>
    </Form>
  )
}
