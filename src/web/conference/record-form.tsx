import { useEffect, useRef, useState } from 'react'
import { recordConferenceRoute } from '../../api/conference.ts'
import type { Conference } from '../../core/conference.ts'
import { invitedTo } from '../../core/conference-decision.ts'
import { Attendance, type Attendee } from '../../core/conference-event.ts'
import { useDayText } from '../day-text.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { useDraft } from '../draft.ts'
import { useMessages } from '../messages.ts'
import { Problem } from '../problem.ts'
import { useSession } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { CheckField, SelectField, TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { filled, RecordDraft, recordDraftOf, recordFaults, recordOf } from './conference-draft.ts'
import { useAttendeeName } from './conference-words.ts'
import { messages } from './messages.ts'
import { ActionRows, DecisionRows } from './record-rows.tsx'

interface RecordFormProps {
  open: OpenDossier
  conference: Conference
  onClose: () => void
  onDone: (said: string) => void
}

function useRecordWrite({ open, conference, onDone }: RecordFormProps) {
  const m = useMessages(messages)
  const { today } = useDayText()
  const { worker } = useSession()
  const [missing, setMissing] = useState<Problem>()
  const mine = conference.workers.find(({ workerId }) => workerId === worker.workerId) ?? conference.workers[0]
  const initial = recordDraftOf({
    decider: mine?.participantId ?? '',
    watcher: open.dossier.ownerId ?? worker.workerId,
    today,
  })
  const draft = useDraft({ key: `conference-record-${conference.conferenceId}`, schema: RecordDraft, initial })
  const landsInPlan = open.dossier.plan !== null && open.may('plan.write')
  const write = useDossierWrite(recordConferenceRoute, open, () => {
    const hasActions = filled(draft.value).actions.length > 0
    draft.clear()
    onDone(landsInPlan && hasActions ? m.recordedInPlan : m.recorded)
  })
  const save = () => {
    const record = filled(draft.value)
    const errors = recordFaults(record, conference, today).map(({ pointer, fault }) => ({
      pointer,
      code: 'required',
      detail: m.faults[fault],
    }))
    // Only what is said of a row counts the rows that are left; else they stay for who comes back to them.
    if (errors.some(({ pointer }) => /^\/(?:decisions|actions)\//.test(pointer))) draft.set(record)
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    if (errors.length === 0)
      write.mutate({ params: { conferenceId: conference.conferenceId }, body: recordOf(record, conference) })
  }
  return { draft, landsInPlan, save, isBusy: write.isPending, problem: missing ?? write.error }
}

/** Who came, what was weighed, who decided what, and who does what by when. */
export function RecordForm(props: RecordFormProps) {
  const { open, conference, onClose } = props
  const m = useMessages(messages)
  const box = useRef<HTMLDivElement>(null)
  const { draft, landsInPlan, save, isBusy, problem } = useRecordWrite(props)
  const { value, set, isReady } = draft
  useEffect(() => {
    if (isReady) box.current?.querySelector<HTMLElement>('select, textarea')?.focus()
  }, [isReady])
  if (!isReady) return null
  return (
    <div
      ref={box}
      role="group"
      aria-label={m.recordTitle}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={save} problem={problem} label={m.recordTitle}>
        <AttendanceFields open={open} conference={conference} value={value} onChange={set} />
        <TextAreaField
          label={m.weighing}
          name="weighing"
          hint={m.weighingHint}
          rows={3}
          value={value.weighing}
          onChange={(weighing) => set({ weighing })}
          isOptional
        />
        <DecisionRows open={open} conference={conference} value={value} onChange={set} />
        <ActionRows open={open} value={value} onChange={set} />
        <CheckField
          label={m.undecided}
          name="isUndecided"
          isChecked={value.isUndecided}
          onChange={(isUndecided) => set({ isUndecided })}
        />
        <p className="trede-hint">{landsInPlan ? m.actionsToPlan : m.actionsOpen}</p>
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={isBusy}>
            {m.recordSave}
          </Button>
          <Button kind="subtle" onClick={onClose}>
            {m.close}
          </Button>
          <span className="trede-keys">{m.keys}</span>
          <DraftStatus draft={draft} />
        </div>
      </Form>
    </div>
  )
}

interface PartProps {
  open: OpenDossier
  conference: Conference
  value: RecordDraft
  onChange: (change: Partial<RecordDraft>) => void
}

/** Nobody was there until somebody says so; a full table is one press. */
function AttendanceFields({ open, conference, value, onChange }: PartProps) {
  const m = useMessages(messages)
  const nameOf = useAttendeeName(open)
  const invited = invitedTo(conference)
  return (
    <fieldset className="trede-fieldset trede-field">
      <legend className="trede-label">{m.whoCame}</legend>
      <div className="trede-field-row">
        {invited.map((who, index) => (
          <SelectField
            key={who}
            label={nameOf(conference, who)}
            name={`attendance/${index}`}
            emptyLabel={m.choose}
            choices={Attendance.options.map((was) => ({ value: was, label: m.attendance[was] }))}
            value={value.attendance[who] ?? ''}
            onChange={(was) => onChange({ attendance: withPresence(value.attendance, who, was) })}
          />
        ))}
      </div>
      <div className="trede-actions">
        <Button
          onClick={() => onChange({ attendance: Object.fromEntries(invited.map((who) => [who, 'present' as const])) })}
        >
          {m.everybodyCame}
        </Button>
      </div>
    </fieldset>
  )
}

function withPresence(
  attendance: RecordDraft['attendance'],
  who: Attendee,
  was: Attendance | '',
): RecordDraft['attendance'] {
  const { [who]: _, ...others } = attendance
  return was === '' ? others : { ...others, [who]: was }
}
