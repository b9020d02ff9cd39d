import { useEffect, useRef, useState } from 'react'
import { addBuddy, type Buddy, changeBuddy, removeBuddy } from '../../api/buddy.ts'
import { GoalKind } from '../../core/plan-goal.ts'
import { call } from '../api.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import { useToday } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { ConfirmStep } from '../ui/confirm-step.tsx'
import { DayField } from '../ui/day-input.tsx'
import { CheckField, FieldError, TextField } from '../ui/field.tsx'
import { Form, useFieldState } from '../ui/form.tsx'
import { useBuddyWrite } from './buddy-query.ts'
import { registerMessages } from './register-messages.ts'

const formOf = (buddy: Buddy | null, today: string) => ({
  name: buddy?.name ?? '',
  organisation: buddy?.organisation ?? '',
  kinds: buddy?.kinds ?? [],
  districts: buddy?.districts.join(', ') ?? '',
  languages: buddy?.languages.join(', ') ?? '',
  seats: String(buddy?.seats ?? 1),
  fromOn: buddy?.fromOn ?? today,
  untilOn: buddy?.untilOn ?? '',
})
type BuddyForm = ReturnType<typeof formOf>

const listOf = (text: string): string[] =>
  text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean)

const bodyOf = ({ name, organisation, kinds, districts, languages, seats, fromOn, untilOn }: BuddyForm) => ({
  name,
  ...(organisation.trim() ? { organisation } : {}),
  kinds,
  districts: listOf(districts),
  languages: listOf(languages),
  seats: Number(seats),
  fromOn,
  ...(untilOn ? { untilOn } : {}),
})

interface BuddyFormProps {
  /** Null: somebody new. */
  buddy: Buddy | null
  onClose: (said?: string) => void
}

/** Somebody in the register: who, what with, where, with how many and until when. */
export function BuddyForm({ buddy, onClose }: BuddyFormProps) {
  const { form: m } = useMessages(registerMessages)
  const [form, setForm] = useState(formOf(buddy, useToday()))
  const [lack, setLack] = useState<Problem>()
  const [isDay, setIsDay] = useState(true)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.querySelector('input')?.focus(), [])
  const write = useBuddyWrite(
    () => {
      const body = bodyOf(form)
      if (!buddy) return call(addBuddy, { body })
      return call(changeBuddy, { params: { buddyId: buddy.buddyId }, body: { ...body, revision: buddy.revision } })
    },
    () => onClose(m.saved(form.name.trim())),
  )
  const save = () => {
    const errors: FieldProblem[] = (['name', 'kinds', 'fromOn'] as const)
      .filter((field) => (field === 'kinds' ? form.kinds.length === 0 : form[field].trim() === ''))
      .map((field) => ({ pointer: `/${field}`, code: 'required', detail: m.needed[field] }))
    setLack(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    if (errors.length === 0 && isDay) write.mutate(undefined)
  }
  const title = buddy ? m.changeTitle(buddy.name) : m.addTitle
  return (
    <div
      ref={box}
      className="trede-plan-line-form"
      role="group"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <Form label={title} problem={lack ?? write.error} onSubmit={save}>
        <Fields form={form} set={(change) => setForm({ ...form, ...change })} onReadable={setIsDay} />
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={write.isPending}>
            {m.save}
          </Button>
          <Button kind="subtle" onClick={() => onClose()}>
            {m.cancel}
          </Button>
        </div>
      </Form>
      {buddy ? <Remove buddy={buddy} onDone={() => onClose(m.removed)} /> : null}
    </div>
  )
}

function Remove({ buddy: { buddyId }, onDone }: { buddy: Buddy; onDone: () => void }) {
  const { form: m } = useMessages(registerMessages)
  const removal = useBuddyWrite(() => call(removeBuddy, { params: { buddyId } }), onDone)
  return (
    <Form label={m.remove} problem={removal.error} onSubmit={() => undefined}>
      <ConfirmStep
        label={m.remove}
        question={m.removeQuestion}
        kind="subtle"
        isDanger
        isBusy={removal.isPending}
        onConfirm={() => removal.mutate(undefined)}
      />
    </Form>
  )
}

interface FieldsProps {
  form: BuddyForm
  set: (change: Partial<BuddyForm>) => void
  /** Told whether the last day is a day, or nothing. */
  onReadable: (isReadable: boolean) => void
}

function Fields({ form, set, onReadable }: FieldsProps) {
  const { form: m } = useMessages(registerMessages)
  const { goalKinds } = useMessages(words)
  const { id, error } = useFieldState('/kinds', undefined)
  const toggle = (kind: GoalKind, isOn: boolean) =>
    set({ kinds: GoalKind.options.filter((one) => (one === kind ? isOn : form.kinds.includes(one))) })
  return (
    <>
      <TextField label={m.name} hint={m.nameHint} name="name" value={form.name} onChange={(name) => set({ name })} />
      <TextField
        label={m.organisation}
        name="organisation"
        value={form.organisation}
        onChange={(organisation) => set({ organisation })}
        isOptional
      />
      <fieldset
        id={id}
        tabIndex={-1}
        aria-describedby={error ? `${id}-error` : undefined}
        className={error ? 'trede-field trede-fieldset trede-field-invalid' : 'trede-field trede-fieldset'}
      >
        <legend className="trede-label">{m.kinds}</legend>
        <FieldError id={`${id}-error`} error={error} />
        <div className="trede-choices trede-choices-inline">
          {GoalKind.options.map((kind) => (
            <CheckField
              key={kind}
              label={goalKinds[kind]}
              name={`kinds/${kind}`}
              isChecked={form.kinds.includes(kind)}
              onChange={(isOn) => toggle(kind, isOn)}
            />
          ))}
        </div>
      </fieldset>
      <TextField
        label={m.districts}
        hint={m.districtsHint}
        name="districts"
        value={form.districts}
        onChange={(districts) => set({ districts })}
        isOptional
      />
      <TextField
        label={m.languages}
        hint={m.languagesHint}
        name="languages"
        value={form.languages}
        onChange={(languages) => set({ languages })}
        isOptional
      />
      <TextField
        label={m.seats}
        name="seats"
        type="number"
        inputMode="numeric"
        width="short"
        value={form.seats}
        onChange={(seats) => set({ seats })}
      />
      <div className="trede-plan-row-line">
        <DayField label={m.fromOn} name="fromOn" value={form.fromOn} onChange={(fromOn) => set({ fromOn })} />
        <DayField
          label={m.untilOn}
          name="untilOn"
          value={form.untilOn}
          onChange={(untilOn) => set({ untilOn })}
          onReadable={onReadable}
          isOptional
        />
      </div>
    </>
  )
}
