import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { resumeRoute, snoozeRoute } from '../../api/radar.ts'
import { addDays, type IsoDate } from '../../core/day.ts'
import { AwaitedFrom, MOST_SNOOZE_DAYS, type RadarRow, SnoozeReason } from '../../core/radar.ts'
import { SNOOZE_LABELS } from '../../policy/radar-label.ts'
import { call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import { Button } from '../ui/button.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { DayField } from '../ui/day-input.tsx'
import { TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './messages.ts'

const QUICK_DAYS = [14, 28, 84] as const

type Person = Pick<RadarRow, 'dossierId' | 'name' | 'version'>

/** What lists and the dossier show changes with it. */
function useRefresh() {
  const client = useQueryClient()
  return ({ dossierId }: Person) =>
    Promise.all([['radar'], ['dossier', dossierId]].map((queryKey) => client.invalidateQueries({ queryKey })))
}

export function useResume(onDone: (person: Person) => void) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ dossierId, version }: Person) => call(resumeRoute, { params: { dossierId }, body: { version } }),
    onSuccess: async (_answer, person) => {
      await refresh(person)
      onDone(person)
    },
    onError: (_error, person) => void refresh(person),
  })
}

interface SnoozeFormProps {
  person: Person
  onDone: (untilOn: IsoDate) => void
  onClose: () => void
}

function useSnooze({ person, onDone }: SnoozeFormProps) {
  const { snooze: m } = useMessages(messages)
  const refresh = useRefresh()
  const [untilOn, setUntilOn] = useState('')
  const [reason, setReason] = useState<SnoozeReason>()
  const [whom, setWhom] = useState<AwaitedFrom>()
  const [text, setText] = useState('')
  const [missing, setMissing] = useState<Problem>()
  const { dossierId, version } = person
  const asksWhom = reason === 'answer-awaited'
  const asksWords = reason === 'other' || (asksWhom && whom === 'other')
  const write = useMutation({
    mutationFn: (chosen: SnoozeReason) =>
      call(snoozeRoute, {
        params: { dossierId },
        body: {
          version,
          untilOn,
          reason: chosen,
          ...(asksWhom && whom ? { awaitedFrom: whom } : {}),
          ...(text.trim() === '' ? {} : { text }),
        },
      }),
    onSuccess: async () => {
      await refresh(person)
      onDone(untilOn)
    },
    onError: () => void refresh(person),
  })
  const save = () => {
    const errors: FieldProblem[] = []
    if (untilOn === '') errors.push({ pointer: '/untilOn', code: 'required', detail: m.untilNeeded })
    if (reason === undefined) errors.push({ pointer: '/reason', code: 'required', detail: m.reasonNeeded })
    if (asksWhom && whom === undefined) errors.push({ pointer: '/awaitedFrom', code: 'required', detail: m.whomNeeded })
    if (asksWords && text.trim() === '') errors.push({ pointer: '/text', code: 'required', detail: m.wordsNeeded })
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    if (errors.length === 0 && reason !== undefined) write.mutate(reason)
  }
  const problem = missing ?? write.error
  const about = { whom, setWhom, asksWhom, asksWords }
  return { ...about, untilOn, setUntilOn, reason, setReason, text, setText, save, isBusy: write.isPending, problem }
}

/** Puts somebody away until a day, with a reason. On the page itself, not over it; Escape closes it. */
export function SnoozeForm(props: SnoozeFormProps) {
  const { snooze: m } = useMessages(messages)
  const language = useLanguage()
  const { today } = useDayText()
  const { person, onClose } = props
  const form = useSnooze(props)
  const { problem } = form
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section
      className="trede-card trede-card-main"
      aria-labelledby="wegleggen"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <header className="trede-card-head">
        <h2 id="wegleggen" ref={heading} tabIndex={-1} className="trede-card-title">
          {m.title(person.name)}
        </h2>
      </header>
      <div className="trede-card-body">
        <p className="trede-soft">{m.lead}</p>
        {problem instanceof Problem && problem.code === 'dossier.changed-meanwhile' ? (
          <ProblemNotice problem={problem} />
        ) : null}
        <Form onSubmit={form.save} problem={problem} label={m.title(person.name)}>
          <DayField
            label={m.until}
            name="untilOn"
            value={form.untilOn}
            onChange={form.setUntilOn}
            quick={QUICK_DAYS.map((count) => ({ label: m.quick[count], day: addDays(today, count) }))}
            min={addDays(today, 1)}
            max={addDays(today, MOST_SNOOZE_DAYS)}
          />
          <ChoiceGroup
            legend={m.reason}
            name="reason"
            choices={SnoozeReason.options.map((value) => ({ value, label: SNOOZE_LABELS[value][language] }))}
            value={form.reason}
            onChange={form.setReason}
          />
          {form.asksWhom ? (
            <ChoiceGroup
              legend={m.whom}
              name="awaitedFrom"
              choices={AwaitedFrom.options.map((value) => ({ value, label: m.whoms[value] }))}
              value={form.whom}
              onChange={form.setWhom}
            />
          ) : null}
          <TextAreaField
            label={m.text}
            name="text"
            value={form.text}
            onChange={form.setText}
            rows={2}
            isOptional={!form.asksWords}
          />
          <div className="trede-actions">
            <Button kind="primary" type="submit" isBusy={form.isBusy}>
              {m.save}
            </Button>
            <Button kind="subtle" onClick={onClose}>
              {m.cancel}
            </Button>
          </div>
        </Form>
      </div>
    </section>
  )
}
