import { useState } from 'react'
import { planConferenceRoute } from '../../api/conference.ts'
import { ConferenceForm, ConferenceMoment } from '../../core/conference-event.ts'
import { momentInAmsterdam } from '../../core/day.ts'
import { When } from '../contact/appointment-form.tsx'
import { MomentAdvice } from '../contact/moment-advice.tsx'
import { parseTime } from '../contact/parse-time.ts'
import { useDayText } from '../day-text.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { Panel } from '../dossier/panel.tsx'
import { useDraft } from '../draft.ts'
import { useMessages } from '../messages.ts'
import { Problem } from '../problem.ts'
import { useSession } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { DayField } from '../ui/day-input.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { CheckField, SelectField, TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { ConferenceDraft, conferenceFaults, conferenceInputOf } from './conference-draft.ts'
import { messages } from './messages.ts'
import { useMoments } from './moments.tsx'
import { OutsiderRows } from './outsider-rows.tsx'
import { WorkerPicker } from './worker-picker.tsx'

interface PlanFormProps {
  open: OpenDossier
  times: number
  onClose: () => void
  onDone: (said: string) => void
}

function useConferenceWrite({ open, onDone }: PlanFormProps) {
  const m = useMessages(messages)
  const days = useDayText()
  const { worker } = useSession()
  const [missing, setMissing] = useState<Problem>()
  const due = useMoments(open).find(({ state }) => state.kind === 'due')?.moment.key
  const { ownerId } = open.dossier
  const initial: ConferenceDraft = {
    form: 'conference',
    moment: due ?? '',
    neededOn: days.today,
    day: '',
    time: '',
    minutes: '60',
    place: 'office',
    workerIds: [...new Set([worker.workerId, ...(ownerId ? [ownerId] : [])])],
    outsiders: [],
    isResidentIn: true,
    leftOutReason: '',
    question: '',
  }
  const draft = useDraft({ key: `conference-${open.dossierId}`, schema: ConferenceDraft, initial })
  const { value } = draft
  const clock = parseTime(value.time)
  const startsAt = value.day === '' || clock === undefined ? undefined : momentInAmsterdam(value.day, clock)
  const write = useDossierWrite(planConferenceRoute, open, () => {
    draft.clear()
    if (startsAt) onDone(m.planned(days.moment(startsAt)))
  })
  const save = () => {
    const errors = conferenceFaults(value, clock).map(({ pointer, fault }) => ({
      pointer,
      code: 'required',
      detail: m.faults[fault],
    }))
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    if (errors.length === 0 && startsAt) write.mutate({ body: conferenceInputOf(value, startsAt, days.today) })
  }
  return { draft, startsAt, save, isBusy: write.isPending, problem: missing ?? write.error }
}

/** Planning a conference: the question first, then when and who. The resident is in it unless there is a reason. */
export function PlanConferenceForm(props: PlanFormProps) {
  const { open, times, onClose } = props
  const m = useMessages(messages)
  const { draft, startsAt, save, isBusy, problem } = useConferenceWrite(props)
  const { value, set } = draft
  return (
    <Panel title={m.plan} times={times} isReady={draft.isReady} onClose={onClose}>
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={save} problem={problem} label={m.plan}>
        <TextAreaField
          label={m.question}
          name="question"
          hint={m.questionHint}
          rows={2}
          value={value.question}
          onChange={(question) => set({ question })}
        />
        <When value={value} onChange={set} />
        <MomentAdvice startsAt={startsAt} minutes={Number(value.minutes)} />
        <ChoiceGroup
          legend={m.form}
          name="form"
          isInline
          choices={ConferenceForm.options.map((form) => ({
            value: form,
            label: m.forms[form],
            hint: m.formHints[form],
          }))}
          value={value.form}
          onChange={(form) => set({ form })}
        />
        <WorkerPicker workerIds={value.workerIds} onChange={(workerIds) => set({ workerIds })} />
        <OutsiderRows rows={value.outsiders} onChange={(outsiders) => set({ outsiders })} />
        <CheckField
          label={m.residentIn}
          name="isResidentIn"
          isChecked={value.isResidentIn}
          onChange={(isResidentIn) => set({ isResidentIn })}
        />
        {value.isResidentIn ? null : (
          <TextAreaField
            label={m.leftOut}
            name="leftOutReason"
            rows={2}
            value={value.leftOutReason}
            onChange={(leftOutReason) => set({ leftOutReason })}
          />
        )}
        <Occasion value={value} onChange={set} />
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={isBusy}>
            {m.save}
          </Button>
          <Button kind="subtle" onClick={onClose}>
            {m.close}
          </Button>
          <span className="trede-keys">{m.keys}</span>
          <DraftStatus draft={draft} />
        </div>
      </Form>
    </Panel>
  )
}

interface OccasionProps {
  value: ConferenceDraft
  onChange: (change: Partial<ConferenceDraft>) => void
}

/** Why now: a moment of policy, or something in between; and since when it is needed. */
function Occasion({ value, onChange }: OccasionProps) {
  const m = useMessages(messages)
  const { today } = useDayText()
  return (
    <div className="trede-field-row">
      <SelectField
        label={m.moment}
        name="moment"
        emptyLabel={m.adHoc}
        choices={ConferenceMoment.options.map((moment) => ({ value: moment, label: m.moments[moment] }))}
        value={value.moment}
        onChange={(moment) => onChange({ moment })}
        isOptional
      />
      <DayField
        label={m.neededOn}
        name="neededOn"
        hint={m.neededHint}
        value={value.neededOn}
        onChange={(neededOn) => onChange({ neededOn })}
        max={today}
        isOptional
      />
    </div>
  )
}
