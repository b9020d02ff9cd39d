import { useRef, useState } from 'react'
import type { PlanPromise } from '../../core/plan.ts'
import { useDayText } from '../day-text.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { Tag } from '../ui/card.tsx'
import { DayField } from '../ui/day-input.tsx'
import { TextField } from '../ui/field.tsx'
import { messages } from './messages.ts'
import { newRow, type PromiseRow } from './plan-draft.ts'
import { fieldOfRow, takeEnter, useFocusNext } from './row-focus.ts'
import { MoveButton } from './step-rows.tsx'

const UNDO = 'plan-promise-undo'

interface PromiseRowsProps {
  rows: readonly PromiseRow[]
  onChange: (rows: PromiseRow[]) => void
  /** The promises of the plan in force, for what became of them. */
  known: readonly PlanPromise[]
}

/** What the municipality promises: a promise is as much part of the plan as a step. @source seed4 L594-600 */
export function PromiseRows({ rows, onChange, known }: PromiseRowsProps) {
  const m = useMessages(messages)
  const list = useRef<HTMLOListElement>(null)
  const focusNext = useFocusNext()
  const [removed, setRemoved] = useState<{ row: PromiseRow; at: number }>()
  const add = (at: number) => {
    const row = newRow(rows)
    onChange(rows.toSpliced(at, 0, { row, promiseId: null, text: '', dueOn: '' }))
    setRemoved(undefined)
    focusNext(() => fieldOfRow(list.current, row))
  }
  const remove = (row: PromiseRow, at: number) => {
    onChange(rows.filter((one) => one !== row))
    setRemoved({ row, at })
    focusNext(() => document.getElementById(UNDO))
  }
  const putBack = ({ row, at }: { row: PromiseRow; at: number }) => {
    onChange(rows.toSpliced(at, 0, row))
    setRemoved(undefined)
    focusNext(() => fieldOfRow(list.current, row.row))
  }
  return (
    <div className="trede-plan-rows">
      <p className="trede-hint">{m.promisesHint}</p>
      {rows.length === 0 ? <p className="trede-soft">{m.promisesNone}</p> : null}
      <ol ref={list} className="trede-plain-list">
        {rows.map((row, index) => (
          <PromiseItem
            key={row.row}
            row={row}
            index={index}
            closed={known.find(({ promiseId }) => promiseId === row.promiseId)?.closed ?? null}
            onChange={(change) => onChange(rows.with(index, { ...row, ...change }))}
            onRemove={() => remove(row, index)}
            onNext={() => add(index + 1)}
          />
        ))}
      </ol>
      <p role="status" className={removed ? undefined : 'trede-hidden'}>
        {removed ? m.promiseRemoved : ''}
      </p>
      <div className="trede-actions">
        {removed ? (
          <Button id={UNDO} onClick={() => putBack(removed)}>
            {m.undo}
          </Button>
        ) : null}
        <Button onClick={() => add(rows.length)}>{m.promiseAdd}</Button>
      </div>
    </div>
  )
}

interface PromiseItemProps {
  row: PromiseRow
  index: number
  closed: PlanPromise['closed']
  onChange: (change: Partial<PromiseRow>) => void
  onRemove: () => void
  onNext: () => void
}

function PromiseItem({ row, index, closed, onChange, onRemove, onNext }: PromiseItemProps) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  const n = index + 1
  return (
    <li data-row={row.row} onKeyDown={(event) => takeEnter(event, onNext)}>
      <fieldset className="trede-fieldset trede-plan-row">
        <legend className="trede-plan-row-title">{m.promise(n)}</legend>
        {closed ? (
          <p>
            {row.text} <Tag>{m.closedOn(codes.promiseOutcomes[closed.outcome], days.day(closed.on, 'short'))}</Tag>
          </p>
        ) : (
          <>
            <TextField
              label={m.promiseText}
              name={`promises/${index}/text`}
              value={row.text}
              onChange={(text) => onChange({ text })}
              width="full"
            />
            <DayField
              label={m.stepDue}
              name={`promises/${index}/dueOn`}
              hint=""
              value={row.dueOn}
              onChange={(dueOn) => onChange({ dueOn })}
              isOptional
            />
          </>
        )}
        <div className="trede-plan-row-tools">
          <MoveButton label={m.promiseRemove(n)} sign="×" isOff={false} onPress={onRemove} />
        </div>
      </fieldset>
    </li>
  )
}
