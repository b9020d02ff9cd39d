import { useRef, useState } from 'react'
import { GoalKind, MOST_FURTHER_GOALS, TIME_BOXED } from '../../core/plan-goal.ts'
import { useDayText } from '../day-text.ts'
import { messages as words } from '../dossier/messages.ts'
import { EvidenceAtChoice } from '../evidence/evidence-at-choice.tsx'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-input.tsx'
import { SelectField, TextAreaField } from '../ui/field.tsx'
import { details } from './detail-messages.ts'
import { TimeBox } from './goal-fields.tsx'
import { goalWords } from './goal-messages.ts'
import { messages } from './messages.ts'
import { type GoalRow, newRow } from './plan-draft.ts'
import { useFocusNext } from './row-focus.ts'
import { MoveButton } from './step-rows.tsx'

interface FurtherGoalsProps {
  rows: readonly GoalRow[]
  onChange: (rows: GoalRow[]) => void
}

const UNDO = 'plan-goal-undo'

/** Goals beside the first one, each with its kind, its words, its end and its review. @source seed0 L762-767, L3318-3319 */
export function FurtherGoals({ rows, onChange }: FurtherGoalsProps) {
  const m = useMessages(goalWords)
  const { undo } = useMessages(messages)
  const list = useRef<HTMLOListElement>(null)
  const focusNext = useFocusNext()
  const [removed, setRemoved] = useState<{ row: GoalRow; at: number }>()
  const focusRow = (row: string) =>
    focusNext(() => list.current?.querySelector<HTMLElement>(`[data-row="${row}"] textarea`))
  const add = () => {
    const row = newRow(rows)
    onChange([...rows, { row, goalId: null, text: '', kind: null, untilOn: '', agreed: '', reviewOn: '' }])
    setRemoved(undefined)
    focusRow(row)
  }
  const remove = (row: GoalRow, at: number) => {
    onChange(rows.filter((one) => one !== row))
    setRemoved({ row, at })
    focusNext(() => document.getElementById(UNDO))
  }
  const putBack = ({ row, at }: { row: GoalRow; at: number }) => {
    onChange(rows.toSpliced(at, 0, row))
    setRemoved(undefined)
    focusRow(row.row)
  }
  return (
    <div className="trede-plan-rows">
      {rows.length > 0 ? <p className="trede-hint">{m.hint}</p> : null}
      <ol ref={list} className="trede-plain-list">
        {rows.map((row, index) => (
          <li key={row.row} data-row={row.row}>
            <GoalItem
              row={row}
              index={index}
              onChange={(change) => onChange(rows.with(index, { ...row, ...change }))}
              onRemove={() => remove(row, index)}
            />
          </li>
        ))}
      </ol>
      <p role="status" className={removed ? undefined : 'trede-hidden'}>
        {removed ? m.removed : ''}
      </p>
      <div className="trede-actions">
        {removed ? (
          <Button id={UNDO} onClick={() => putBack(removed)}>
            {undo}
          </Button>
        ) : null}
        {rows.length < MOST_FURTHER_GOALS ? <Button onClick={add}>{m.add}</Button> : null}
      </div>
    </div>
  )
}

interface GoalItemProps {
  row: GoalRow
  index: number
  onChange: (change: Partial<GoalRow>) => void
  onRemove: () => void
}

function GoalItem({ row, index, onChange, onRemove }: GoalItemProps) {
  const m = useMessages(goalWords)
  const { goalKinds } = useMessages(words)
  const n = index + 2
  const name = `furtherGoals/${index}`
  return (
    <fieldset className="trede-fieldset trede-plan-row">
      <legend className="trede-plan-row-title">{m.goal(n)}</legend>
      <TextAreaField
        label={m.words}
        name={`${name}/text`}
        value={row.text}
        onChange={(text) => onChange({ text })}
        rows={2}
      />
      <SelectField
        label={m.kind}
        name={`${name}/kind`}
        emptyLabel={m.choose}
        choices={GoalKind.options.map((value) => ({ value, label: goalKinds[value] }))}
        value={row.kind ?? ''}
        onChange={(kind) => onChange({ kind: kind || null })}
      />
      <TimeBox goal={row} name={name} onChange={onChange} />
      <GoalEnds row={row} name={name} onChange={onChange} />
      <EvidenceAtChoice at="goal" goal={row.kind} />
      <div className="trede-plan-row-tools">
        <MoveButton label={m.remove(n)} sign="×" isOff={false} onPress={onRemove} />
      </div>
    </fieldset>
  )
}

function GoalEnds({ row, name, onChange }: Omit<GoalItemProps, 'index' | 'onRemove'> & { name: string }) {
  const m = useMessages(goalWords)
  const d = useMessages(details)
  const { today } = useDayText()
  return (
    <details className="trede-explain" open={row.untilOn !== '' || row.reviewOn !== ''}>
      <summary>{m.ends}</summary>
      <div className="trede-explain-body trede-plan-more">
        {row.kind !== null && TIME_BOXED.has(row.kind) ? null : (
          <DayField
            label={d.until}
            name={`${name}/untilOn`}
            hint=""
            value={row.untilOn}
            onChange={(untilOn) => onChange({ untilOn })}
            min={today}
            isOptional
          />
        )}
        <DayField
          label={m.reviewAsk}
          name={`${name}/reviewOn`}
          hint=""
          value={row.reviewOn}
          onChange={(reviewOn) => onChange({ reviewOn })}
          min={today}
          isOptional
        />
      </div>
    </details>
  )
}
