import { useState } from 'react'
import * as z from 'zod'
import { recordMedicalOutcomeRoute } from '../../api/intake.ts'
import { addMonths } from '../../core/day.ts'
import { MedicalOutcome } from '../../core/intake.ts'
import { useDayText } from '../day-text.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { useDraft } from '../draft.ts'
import { useMessages } from '../messages.ts'
import { Problem } from '../problem.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { DayField } from '../ui/day-input.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { messages } from './messages.ts'

/** What is awaited, and for who may judge, the form to record it. @source seed2 §3 step 5a, T4 */
export function SuspendedIntake({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const days = useDayText()
  const { intake } = open.dossier
  const mayJudge = open.may('intake.medical-outcome') && !open.dossier.outflow
  if (!intake?.suspendedOn) return null
  const { suspendedOn, medical } = intake
  return (
    <>
      <Notice kind="warning" title={m.suspended.title} isLive={false}>
        <p>
          {m.suspended.since(days.day(suspendedOn), days.relative(suspendedOn))}{' '}
          {medical ? m.suspended.notAble(days.day(medical.on)) : m.suspended.awaited}
        </p>
        {medical?.reviewOn ? <p>{m.suspended.review(days.day(medical.reviewOn))}</p> : null}
        {mayJudge ? null : <p>{m.suspended.who}</p>}
      </Notice>
      {mayJudge ? (
        <Card title={m.outcome.title} isMain>
          <OutcomeForm open={open} />
        </Card>
      ) : null}
    </>
  )
}

const OutcomeDraft = z.object({ outcome: MedicalOutcome.nullable(), reviewOn: z.string(), text: z.string() })
type OutcomeDraft = z.infer<typeof OutcomeDraft>

const EMPTY: OutcomeDraft = { outcome: null, reviewOn: '', text: '' }

function OutcomeForm({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const { today } = useDayText()
  const [missing, setMissing] = useState<Problem>()
  const draft = useDraft({ key: `medical-${open.dossierId}`, schema: OutcomeDraft, initial: EMPTY })
  const write = useDossierWrite(recordMedicalOutcomeRoute, open, draft.clear)
  if (write.isSuccess) return <p role="status">{m.outcome.saved}</p>
  if (!draft.isReady) return null
  const { outcome, reviewOn, text } = draft.value
  const save = () => {
    const errors = [{ pointer: '/outcome', code: 'required', detail: m.outcome.needed }]
    setMissing(outcome === null ? new Problem(400, 'request.invalid', m.outcome.needed, { errors }) : undefined)
    if (outcome === null) return
    const words = text.trim()
    write.mutate({
      body: { outcome, ...(reviewOn === '' ? {} : { reviewOn }), ...(words === '' ? {} : { text: words }) },
    })
  }
  const problem = missing ?? write.error
  return (
    <>
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={save} problem={problem} label={m.outcome.title}>
        <ChoiceGroup
          legend={m.outcome.choose}
          name="outcome"
          choices={MedicalOutcome.options.map((value) => ({ value, ...m.outcome.choices[value] }))}
          value={outcome ?? undefined}
          onChange={(value) => draft.set({ outcome: value })}
        />
        <DayField
          label={m.outcome.review}
          name="reviewOn"
          value={reviewOn}
          onChange={(day) => draft.set({ reviewOn: day })}
          quick={[
            { label: m.quickDays.months3, day: addMonths(today, 3) },
            { label: m.quickDays.months6, day: addMonths(today, 6) },
            { label: m.quickDays.year, day: addMonths(today, 12) },
          ]}
          min={today}
          isOptional
        />
        <TextAreaField
          label={m.outcome.text}
          name="text"
          hint={m.outcome.textHint}
          rows={3}
          value={text}
          onChange={(value) => draft.set({ text: value })}
          isOptional
        />
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={write.isPending}>
            {m.outcome.save}
          </Button>
          <DraftStatus draft={draft} />
        </div>
      </Form>
    </>
  )
}
