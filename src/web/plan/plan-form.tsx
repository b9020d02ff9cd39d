import { useState } from 'react'
import { makePlanRoute } from '../../api/plan.ts'
import { openActions } from '../../core/conference.ts'
import { GoalKind } from '../../core/plan-goal.ts'
import { useContactNorm } from '../contact/note-form.tsx'
import { useDayText } from '../day-text.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useDraft } from '../draft.ts'
import { EvidenceAtChoice } from '../evidence/evidence-at-choice.tsx'
import { EvidenceOfGoals } from '../evidence/evidence-of-goals.tsx'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Problem } from '../problem.ts'
import { useDeviation } from '../profile/deviation-fields.tsx'
import { useGoAndSay } from '../said.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { TextAreaField, TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { details } from './detail-messages.ts'
import { FurtherGoals } from './further-goals.tsx'
import { BeyondGoal, ReviewField, TimeBox, useReviewOn } from './goal-fields.tsx'
import { goalWords } from './goal-messages.ts'
import { HalfDayGrid } from './half-days.tsx'
import { messages } from './messages.ts'
import { NextContactFields } from './next-contact-fields.tsx'
import { DraftClashes } from './plan-clashes.tsx'
import { PlanDraft, planDraftOf, withOffered, withoutEmptyRows } from './plan-draft.ts'
import { isBeyondNorm, planFaults, planInputOf } from './plan-input.ts'
import { PlanSheet } from './plan-sheet.tsx'
import { PromiseRows } from './promise-rows.tsx'
import { earlierSteps } from './repeated-step.tsx'
import { SignFields } from './sign-fields.tsx'
import { StepRows } from './step-rows.tsx'
import { UnspokenHint } from './unspoken.tsx'

/** Checks, saves and goes back to the dossier; what is missing is told at its field before anything is sent. */
function usePlanWrite(open: OpenDossier) {
  const m = useMessages(messages)
  const goAndSay = useGoAndSay()
  const { today } = useDayText()
  const norm = useContactNorm(open.dossierId)
  const deviationOf = useDeviation('contact-interval')
  const [missing, setMissing] = useState<Problem>()
  const initial = withOffered(planDraftOf(open, today), open)
  const draft = useDraft({ key: `plan-${open.dossierId}`, schema: PlanDraft, initial })
  const { reviewOn } = useReviewOn(draft.value)
  const write = useDossierWrite(makePlanRoute, open, () => {
    draft.clear()
    goAndSay(paths.dossier(open.dossierId), m.saved)
  })
  const wasRefused = write.error instanceof Problem && write.error.code === 'plan.norm-reason-missing'
  const maxDays = norm && norm.standing !== 'example' ? norm.maxDays : null
  const asksReason = isBeyondNorm(draft.value.nextContactOn, maxDays, today) || (norm === undefined && wasRefused)
  const save = () => {
    const plan = withoutEmptyRows({ ...draft.value, reviewOn })
    const { steps, promises, furtherGoals } = plan
    const count = (value: typeof plan) => value.steps.length + value.promises.length + value.furtherGoals.length
    if (count(plan) < count({ ...draft.value, reviewOn })) draft.set({ steps, promises, furtherGoals })
    const reason = asksReason ? deviationOf(plan) : { errors: [] }
    const faults = planFaults(plan, today).map(({ pointer, fault }) => ({
      pointer,
      code: fault,
      detail: m.faults[fault],
    }))
    const errors = [...faults, ...reason.errors]
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    const { goalKind } = plan
    if (errors.length > 0 || goalKind === null) return
    const { plan: inForce } = open.dossier
    const offered = openActions(open.dossier.conferences).map(({ actionId }) => actionId)
    const known = new Set([
      ...(inForce?.steps ?? []).map(({ stepId }) => stepId),
      ...(inForce?.promises ?? []).map(({ promiseId }) => promiseId),
      ...(inForce?.furtherGoals ?? []).map(({ goalId }) => goalId),
      ...offered,
    ])
    write.mutate({ body: planInputOf({ ...plan, goalKind }, known, reason.deviation) })
  }
  return { draft, reviewOn, norm, asksReason, save, isBusy: write.isPending, problem: missing ?? write.error }
}

/** The plan as a form: goal, steps, promises, next date, signature. Ctrl+Enter saves. */
export function PlanForm({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const d = useMessages(details)
  const { draft, reviewOn, norm, asksReason, save, isBusy, problem } = usePlanWrite(open)
  const { value, set } = draft
  const kinds = [value.goalKind, ...value.furtherGoals.map(({ kind }) => kind)]
  if (!draft.isReady) return null
  return (
    <>
      <div className="trede-plan-screen">
        <ConflictNotice problem={problem} open={open} />
        <Form onSubmit={save} problem={problem} label={m.title} className="trede-form trede-plan-form">
          <Card title={m.parts.goal} isMain>
            <FirstGoal draft={value} onChange={set} />
            <FurtherGoals rows={value.furtherGoals} onChange={(furtherGoals) => set({ furtherGoals })} />
          </Card>
          <Card title={m.parts.steps}>
            <UnspokenHint open={open} />
            <StepRows
              draft={value}
              onChange={(steps) => set({ steps })}
              known={open.dossier.plan?.steps ?? []}
              earlier={earlierSteps(open)}
            />
            <BlockedHalfDays draft={value} onChange={set} />
            <EvidenceOfGoals at="step" kinds={kinds} />
          </Card>
          <Card title={m.parts.promises}>
            <PromiseRows
              rows={value.promises}
              onChange={(promises) => set({ promises })}
              known={open.dossier.plan?.promises ?? []}
            />
          </Card>
          <Card title={m.parts.next}>
            <NextContactFields draft={value} onChange={set} norm={norm} asksReason={asksReason} />
            <EvidenceOfGoals at="contact" kinds={kinds} />
            <ReviewField draft={value} onChange={set} />
          </Card>
          <Card title={d.sign}>
            <SignFields draft={value} onChange={set} />
          </Card>
          <DraftClashes open={open} draft={value} />
          <div className="trede-actions">
            <Button kind="primary" type="submit" isBusy={isBusy}>
              {m.save}
            </Button>
            <span className="trede-hint">{m.keys}</span>
            <DraftStatus draft={draft} />
          </div>
        </Form>
      </div>
      <PlanSheet
        open={open}
        plan={open.dossier.plan}
        draft={{ ...value, reviewOn }}
        isConcept={
          draft.state.kind !== 'none' || !open.dossier.plan || openActions(open.dossier.conferences).length > 0
        }
      />
    </>
  )
}

/** The first goal: words, kind, and what surrounds it. */
function FirstGoal({ draft, onChange }: { draft: PlanDraft; onChange: (change: Partial<PlanDraft>) => void }) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  return (
    <>
      <TextAreaField
        label={m.goal}
        name="goal"
        hint={m.goalHint}
        value={draft.goal}
        onChange={(goal) => onChange({ goal })}
        rows={3}
      />
      <ChoiceGroup
        legend={m.goalKind}
        name="goalKind"
        isInline
        choices={GoalKind.options.map((kind) => ({ value: kind, label: codes.goalKinds[kind] }))}
        value={draft.goalKind ?? undefined}
        onChange={(goalKind) => onChange({ goalKind })}
      />
      <TimeBox goal={{ ...draft, kind: draft.goalKind }} name="" onChange={onChange} />
      <BeyondGoal draft={draft} onChange={onChange} />
      <EvidenceAtChoice at="goal" goal={draft.goalKind} hasKey />
    </>
  )
}

/** When the resident cannot come, so that no step falls then: folded until it is used. @source seed1 L1513-1520 (childcare) */
function BlockedHalfDays({ draft, onChange }: { draft: PlanDraft; onChange: (change: Partial<PlanDraft>) => void }) {
  const m = useMessages(goalWords)
  return (
    <details className="trede-explain" open={draft.blockedHalfDays.length > 0}>
      <summary>{m.blocked}</summary>
      <div className="trede-explain-body trede-plan-more">
        <HalfDayGrid
          legend={m.blocked}
          hint={m.blockedHint}
          name="blockedHalfDays"
          value={draft.blockedHalfDays}
          onChange={(blockedHalfDays) => onChange({ blockedHalfDays })}
        />
        <TextField
          label={m.blockedWhy}
          name="blocked"
          value={draft.blocked}
          onChange={(blocked) => onChange({ blocked })}
          width="full"
          isOptional
        />
      </div>
    </details>
  )
}
