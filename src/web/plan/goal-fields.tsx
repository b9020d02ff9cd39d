import { addMonths } from '../../core/day.ts'
import { GoalKind, TIME_BOXED } from '../../core/plan-goal.ts'
import { useDayText } from '../day-text.ts'
import { usePolicy } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { DayField } from '../ui/day-input.tsx'
import { SelectField, TextAreaField } from '../ui/field.tsx'
import { details } from './detail-messages.ts'
import type { GoalRow, PlanDraft } from './plan-draft.ts'

interface GoalFieldsProps {
  draft: PlanDraft
  onChange: (change: Partial<PlanDraft>) => void
}

/** Rest and orientation get an end and an agreement there and then. @source seed0 L3067-3072, L2374-2380 */
export function TimeBox({
  goal,
  name,
  onChange,
}: {
  goal: Pick<GoalRow, 'kind' | 'untilOn' | 'agreed'>
  /** Where the goal stands in the body; '' is the first one. */
  name: string
  onChange: (change: { untilOn: string } | { agreed: string }) => void
}) {
  const m = useMessages(details)
  const { today } = useDayText()
  if (goal.kind === null || !TIME_BOXED.has(goal.kind)) return null
  const at = name === '' ? '' : `${name}/`
  return (
    <div className="trede-plan-reason">
      <DayField
        label={m.until}
        name={`${at}untilOn`}
        hint={m.untilHint}
        value={goal.untilOn}
        onChange={(untilOn) => onChange({ untilOn })}
        quick={[1, 3, 6].map((months) => ({
          label: m.quickMonths[months === 1 ? 1 : months === 3 ? 3 : 6],
          day: addMonths(today, months),
        }))}
        min={today}
      />
      <TextAreaField
        label={m.agreed}
        name={`${at}agreed`}
        hint={m.agreedHint}
        value={goal.agreed}
        onChange={(agreed) => onChange({ agreed })}
        rows={2}
      />
    </div>
  )
}

/** Where it leads, and why no further: folded until it is used. @source seed4 L1371-1375; seed0 L1246-1249 */
export function BeyondGoal({ draft, onChange }: GoalFieldsProps) {
  const m = useMessages(details)
  const codes = useMessages(words)
  return (
    <details className="trede-explain" open={draft.endGoal !== '' || draft.why !== ''}>
      <summary>{m.more}</summary>
      <div className="trede-explain-body trede-plan-more">
        <TextAreaField
          label={m.endGoal}
          name="endGoal"
          hint={m.endGoalHint}
          value={draft.endGoal}
          onChange={(endGoal) => onChange({ endGoal })}
          rows={2}
          isOptional
        />
        <SelectField
          label={m.endGoalKind}
          name="endGoal/kind"
          choices={GoalKind.options.map((value) => ({ value, label: codes.goalKinds[value] }))}
          value={draft.endGoalKind}
          onChange={(kind) => onChange({ endGoalKind: kind || 'work' })}
        />
        <TextAreaField
          label={m.why}
          name="why"
          hint={m.whyHint}
          value={draft.why}
          onChange={(why) => onChange({ why })}
          rows={2}
          isOptional
        />
      </div>
    </details>
  )
}

/** The day to look at the plan again: what was chosen, else the end of the rest, else what policy proposes. */
export function useReviewOn(draft: PlanDraft): { reviewOn: string; months: number | null } {
  const { today } = useDayText()
  const months = usePolicy()?.planReviewMonths ?? null
  if (draft.reviewOn !== null) return { reviewOn: draft.reviewOn, months }
  const isBoxed = draft.goalKind !== null && TIME_BOXED.has(draft.goalKind)
  if (isBoxed && draft.untilOn !== '') return { reviewOn: draft.untilOn, months }
  return { reviewOn: months === null ? '' : addMonths(today, months), months }
}

/** When the plan is looked at again. @source Participatiewet 44a; seed4 L1405-1409 */
export function ReviewField({ draft, onChange }: GoalFieldsProps) {
  const m = useMessages(details)
  const { today } = useDayText()
  const { reviewOn, months } = useReviewOn(draft)
  return (
    <DayField
      label={m.review}
      name="reviewOn"
      hint={months === null ? m.reviewHintNone : m.reviewHint(months)}
      value={reviewOn}
      onChange={(day) => onChange({ reviewOn: day })}
      quick={[
        { label: m.quickMonths[3], day: addMonths(today, 3) },
        { label: m.quickMonths[12], day: addMonths(today, 12) },
      ]}
      min={today}
      isOptional
    />
  )
}
