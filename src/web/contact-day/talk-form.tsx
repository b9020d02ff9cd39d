import { useEffect, useRef, useState } from 'react'
import type { ContactDay, ContactDayPerson } from '../../api/contact-day.ts'
import { addDays } from '../../core/day.ts'
import { useDayText } from '../day-text.ts'
import { JudgingHint } from '../diagnosis/judging-hint.tsx'
import { useMessages } from '../messages.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import { DeviationFields, type TypedDeviation, useDeviation } from '../profile/deviation-fields.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { DayField } from '../ui/day-input.tsx'
import { TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { useTalk } from './contact-day-query.ts'
import { messages } from './desk-messages.ts'
import { MoveProblem } from './move-problem.tsx'

interface TalkFormProps {
  day: ContactDay
  person: ContactDayPerson
  onDone: () => void
  onClose: () => void
}

const isLate = (problem: unknown): boolean => problem instanceof Problem && problem.code === 'plan.norm-reason-missing'
const isConflict = (problem: unknown): boolean =>
  problem instanceof Problem && problem.code === 'contact-day.changed-meanwhile'

function useTalkForm({ day, person, onDone }: TalkFormProps) {
  const m = useMessages(messages)
  const { today } = useDayText()
  const deviationOf = useDeviation('contact-interval')
  const [text, setText] = useState('')
  const [nextContactOn, setNext] = useState('')
  const [reason, setReason] = useState<TypedDeviation>({ deviationCode: '', deviationText: '' })
  const [asksReason, setAsksReason] = useState(false)
  const [missing, setMissing] = useState<Problem>()
  const talk = useTalk(day, onDone)
  const kept = person.nextContactOn !== null && person.nextContactOn >= today ? person.nextContactOn : undefined
  useEffect(() => {
    if (isLate(talk.error)) setAsksReason(true)
  }, [talk.error])
  const save = () => {
    const given = asksReason && nextContactOn !== '' ? deviationOf(reason) : { errors: [] }
    const errors: FieldProblem[] = [...given.errors]
    if (text.trim() === '') errors.unshift({ pointer: '/text', code: 'required', detail: m.textNeeded })
    if (nextContactOn === '' && !kept)
      errors.push({ pointer: '/nextContactOn', code: 'required', detail: m.nextNeeded })
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    if (errors.length > 0 || talk.isPending) return
    const next = nextContactOn === '' ? {} : { nextContactOn }
    const deviation = given.deviation ? { deviation: given.deviation } : {}
    talk.mutate({ dossierId: person.dossierId, revision: person.revision, text, ...next, ...deviation })
  }
  const fields = { text, setText, nextContactOn, setNext, reason, setReason }
  return { ...fields, asksReason, kept, save, isBusy: talk.isPending, problem: missing ?? talk.error }
}

/** The note of a talk: what was said, when again, Ctrl+Enter. */
export function TalkForm(props: TalkFormProps) {
  const { day, person, onClose } = props
  const m = useMessages(messages)
  const { day: dayText, today } = useDayText()
  const form = useTalkForm(props)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.querySelector('textarea')?.focus(), [])
  const quick = ([7, 14, 28, 84] as const).map((count) => ({ label: m.quick[count], day: addDays(today, count) }))
  return (
    <div ref={box}>
      <Card title={m.talkTitle(person.name)} isMain>
        {isConflict(form.problem) ? <MoveProblem problem={form.problem} day={day} person={person.dossierId} /> : null}
        <Form
          onSubmit={form.save}
          problem={isConflict(form.problem) ? undefined : form.problem}
          label={m.talkTitle(person.name)}
        >
          <TextAreaField label={m.text} name="text" value={form.text} onChange={form.setText} rows={3} />
          <JudgingHint text={form.text} />
          <DayField
            label={m.nextContact}
            name="nextContactOn"
            value={form.nextContactOn}
            onChange={form.setNext}
            quick={quick}
            min={today}
            hint={form.kept ? m.nextKeep(dayText(form.kept)) : m.nextNeeded}
            isOptional={form.kept !== undefined}
          />
          {form.asksReason ? (
            <div className="trede-plan-reason">
              <p role="status">{m.later}</p>
              <DeviationFields
                place="contact-interval"
                label={m.laterWhy}
                value={form.reason}
                onChange={(change) => form.setReason((before) => ({ ...before, ...change }))}
              />
            </div>
          ) : null}
          <div className="trede-actions">
            <Button kind="primary" type="submit" isBusy={form.isBusy}>
              {m.save}
            </Button>
            <Button kind="subtle" onClick={onClose}>
              {m.close}
            </Button>
            <span className="trede-keys">{m.keys}</span>
          </div>
        </Form>
      </Card>
    </div>
  )
}
