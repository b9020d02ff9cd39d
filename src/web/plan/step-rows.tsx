import { type KeyboardEvent, useRef, useState } from 'react'
import { addDays } from '../../core/day.ts'
import { type Step, StepOwner } from '../../core/plan.ts'
import { FarDayHint } from '../contact/day-advice.tsx'
import { useDayText } from '../day-text.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { Tag } from '../ui/card.tsx'
import { DayField } from '../ui/day-input.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { details } from './detail-messages.ts'
import { goalWords } from './goal-messages.ts'
import { messages } from './messages.ts'
import { emptyStep, moved, newRow, type PlanDraft, repeatedRows, type StepRow } from './plan-draft.ts'
import { beforeStep } from './plan-input.ts'
import { type EarlierStep, RepeatedStep } from './repeated-step.tsx'
import { fieldOfRow, takeEnter, useFocusNext } from './row-focus.ts'
import { StepMore } from './step-more.tsx'

interface StepRowsProps {
  draft: PlanDraft
  onChange: (rows: StepRow[]) => void
  /** The steps of the plan in force, for what is done already. */
  known: readonly Step[]
  /** Steps that ended before: the same again asks why. */
  earlier: readonly EarlierStep[]
}

/** The steps of a plan, to add, take away and put in order; all of it by keyboard. */
export function StepRows({ draft, onChange, known, earlier }: StepRowsProps) {
  const rows = draft.steps
  const m = useMessages(messages)
  const d = useMessages(details)
  const list = useRef<HTMLOListElement>(null)
  const focusNext = useFocusNext()
  const [said, setSaid] = useState('')
  const [removed, setRemoved] = useState<{ row: StepRow; at: number }>()
  const add = (at: number) => {
    const row = newRow(rows)
    onChange(rows.toSpliced(at, 0, emptyStep(row)))
    setRemoved(undefined)
    focusNext(() => fieldOfRow(list.current, row))
  }
  const move = (row: string, step: -1 | 1) => {
    const next = moved(rows, row, step)
    const { activeElement } = document
    onChange(next)
    setSaid(m.stepMoved(next.findIndex((one) => one.row === row) + 1))
    focusNext(() => (activeElement instanceof HTMLElement ? activeElement : undefined))
  }
  const remove = (row: StepRow, at: number) => {
    onChange(rows.filter((one) => one !== row))
    setRemoved({ row, at })
    setSaid('')
    focusNext(() => document.getElementById(UNDO))
  }
  const repeat = (row: StepRow, at: number, everyWeeks: number, times: number) => {
    onChange(rows.toSpliced(at + 1, 0, ...repeatedRows(rows, row, everyWeeks, times)))
    setRemoved(undefined)
    setSaid(d.repeated(times - 1))
  }
  const putBack = ({ row, at }: { row: StepRow; at: number }) => {
    onChange(rows.toSpliced(at, 0, row))
    setRemoved(undefined)
    focusNext(() => fieldOfRow(list.current, row.row))
  }
  return (
    <div className="trede-plan-rows">
      {rows.length > 0 ? <p className="trede-hint">{m.stepsHint}</p> : <p className="trede-soft">{m.stepsNone}</p>}
      <ol ref={list} className="trede-plain-list">
        {rows.map((row, index) => (
          <StepItem
            key={row.row}
            row={row}
            draft={draft}
            index={index}
            count={rows.length}
            closed={known.find(({ stepId }) => stepId === row.stepId)?.closed ?? null}
            before={beforeStep(row, earlier)}
            onChange={(change) => onChange(rows.with(index, { ...row, ...change }))}
            onMove={(step) => move(row.row, step)}
            onRemove={() => remove(row, index)}
            onNext={() => add(index + 1)}
            onRepeat={(everyWeeks, times) => repeat(row, index, everyWeeks, times)}
          />
        ))}
      </ol>
      <p role="status" className={removed ? undefined : 'trede-hidden'}>
        {removed ? m.stepRemoved : said}
      </p>
      <div className="trede-actions">
        {removed ? (
          <Button id={UNDO} onClick={() => putBack(removed)}>
            {m.undo}
          </Button>
        ) : null}
        <Button onClick={() => add(rows.length)}>{m.stepAdd}</Button>
      </div>
    </div>
  )
}

const UNDO = 'plan-step-undo'

interface StepItemProps {
  row: StepRow
  draft: PlanDraft
  index: number
  count: number
  closed: Step['closed']
  /** The last time that a step with these words ended. */
  before: EarlierStep | undefined
  onChange: (change: Partial<StepRow>) => void
  onMove: (step: -1 | 1) => void
  onRemove: () => void
  onNext: () => void
  onRepeat: (everyWeeks: number, times: number) => void
}

function StepItem({
  row,
  draft,
  index,
  count,
  closed,
  before,
  onChange,
  onMove,
  onRemove,
  onNext,
  onRepeat,
}: StepItemProps) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  const n = index + 1
  const byKey = (event: KeyboardEvent) => {
    takeEnter(event, onNext)
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (event.altKey && (step === -1 || step === 1)) {
      event.preventDefault()
      onMove(step)
    }
  }
  return (
    <li data-row={row.row} onKeyDown={byKey}>
      <fieldset className="trede-fieldset trede-plan-row">
        <legend className="trede-plan-row-title">{m.step(n)}</legend>
        {closed ? (
          <p>
            {row.text} <Tag>{m.closedOn(codes.stepOutcomes[closed.outcome], days.day(closed.on, 'short'))}</Tag>
          </p>
        ) : (
          <>
            <TextField
              label={m.stepText}
              name={`steps/${index}/text`}
              value={row.text}
              onChange={(text) => onChange({ text })}
              width="full"
            />
            <div className="trede-plan-row-line">
              <SelectField
                label={m.stepBy}
                name={`steps/${index}/by`}
                choices={StepOwner.options.map((value) => ({ value, label: codes.stepOwners[value] }))}
                value={row.by}
                onChange={(by) => onChange({ by: by === '' ? 'resident' : by })}
              />
              <DayField
                label={m.stepDue}
                name={`steps/${index}/dueOn`}
                hint=""
                value={row.dueOn}
                onChange={(dueOn) => onChange({ dueOn })}
                quick={quickDays(m.quick, days.today)}
              />
              <StepGoal row={row} draft={draft} index={index} onChange={onChange} />
            </div>
            <FarDayHint day={row.dueOn} />
            <RepeatedStep before={before} />
            <StepPurposes row={row} index={index} isRepeated={before !== undefined} onChange={onChange} />
            <StepMore row={row} draft={draft} index={index} onChange={onChange} onRepeat={onRepeat} />
          </>
        )}
        <div className="trede-plan-row-tools">
          <MoveButton label={m.stepUp(n)} sign="↑" isOff={index === 0} onPress={() => onMove(-1)} />
          <MoveButton label={m.stepDown(n)} sign="↓" isOff={n === count} onPress={() => onMove(1)} />
          <MoveButton label={m.stepRemove(n)} sign="×" isOff={false} onPress={onRemove} />
        </div>
      </fieldset>
    </li>
  )
}

/** Which goal a step serves, once there is more than one. */
function StepGoal({ row, draft, index, onChange }: Pick<StepItemProps, 'row' | 'draft' | 'index' | 'onChange'>) {
  const m = useMessages(goalWords)
  if (draft.furtherGoals.length === 0) return null
  const short = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text)
  return (
    <SelectField
      label={m.stepGoal}
      name={`steps/${index}/goal`}
      emptyLabel={m.named(1, short(draft.goal))}
      choices={draft.furtherGoals.map((goal, n) => ({ value: goal.row, label: m.named(n + 2, short(goal.text)) }))}
      value={row.goalRow}
      onChange={(goalRow) => onChange({ goalRow })}
    />
  )
}

/** Both purposes of a step, so that the resident reads the same as everybody. @source seed3 L390 */
function StepPurposes({
  row,
  index,
  isRepeated,
  onChange,
}: Pick<StepItemProps, 'row' | 'index' | 'onChange'> & { isRepeated: boolean }) {
  const m = useMessages(messages)
  return (
    <details className="trede-explain" open={isRepeated || row.asked !== '' || row.brings !== ''}>
      <summary>{m.stepWhy}</summary>
      <div className="trede-explain-body">
        <TextField
          label={m.stepAsked}
          name={`steps/${index}/asked`}
          value={row.asked}
          onChange={(asked) => onChange({ asked })}
          width="full"
          isOptional={!isRepeated}
        />
        <TextField
          label={m.stepBrings}
          name={`steps/${index}/brings`}
          value={row.brings}
          onChange={(brings) => onChange({ brings })}
          width="full"
          isOptional
        />
      </div>
    </details>
  )
}

/** Two weeks, four weeks, three months: what a worker most often agrees on. Our own default. */
function quickDays(m: (typeof messages)['nl']['quick'], today: string) {
  return [
    { label: m.weeks2, day: addDays(today, 14) },
    { label: m.weeks4, day: addDays(today, 28) },
    { label: m.weeks12, day: addDays(today, 84) },
  ]
}

/** Stays in the tab order at either end of the list, so that the focus is not lost when a row arrives there. */
export function MoveButton({
  label,
  sign,
  isOff,
  onPress,
}: {
  label: string
  sign: string
  isOff: boolean
  onPress: () => void
}) {
  return (
    <button
      type="button"
      className="trede-icon-button"
      aria-label={label}
      title={label}
      aria-disabled={isOff}
      onClick={() => {
        if (!isOff) onPress()
      }}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  )
}
