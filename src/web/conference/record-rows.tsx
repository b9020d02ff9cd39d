import { type ReactNode, useRef } from 'react'
import type { Conference } from '../../core/conference.ts'
import { invitedTo } from '../../core/conference-decision.ts'
import { StepOwner } from '../../core/plan.ts'
import { useWorkers, workerChoices } from '../access/workers-query.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { useMessages } from '../messages.ts'
import { newRow } from '../plan/plan-draft.ts'
import { takeEnter, useFocusNext } from '../plan/row-focus.ts'
import { MoveButton } from '../plan/step-rows.tsx'
import { useSession } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-input.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { type ActionRow, type DecisionRow, newAction, type RecordDraft } from './conference-draft.ts'
import { useAttendeeName } from './conference-words.ts'
import { messages } from './messages.ts'

interface RowsProps {
  open: OpenDossier
  value: RecordDraft
  onChange: (change: Partial<RecordDraft>) => void
}

interface EditableRowsProps<Row extends { row: string }> {
  title: string
  hint?: string
  rows: readonly Row[]
  nameOf: (number: number) => string
  addLabel: string
  newOne: (key: string) => Row
  onChange: (rows: Row[]) => void
  draw: (row: Row, index: number, change: (row: Row) => void) => ReactNode
}

/** Rows of which each can be taken away, and in which Enter makes the next one. */
function EditableRows<Row extends { row: string }>({ rows, onChange, ...props }: EditableRowsProps<Row>) {
  const { title, hint, nameOf, addLabel, newOne, draw } = props
  const m = useMessages(messages)
  const list = useRef<HTMLOListElement>(null)
  const adder = useRef<HTMLButtonElement>(null)
  const focusNext = useFocusNext()
  const add = () => {
    onChange([...rows, newOne(newRow(rows))])
    focusNext(() => list.current?.querySelector<HTMLElement>('li:last-child input'))
  }
  const remove = (one: Row) => {
    onChange(rows.filter((other) => other !== one))
    focusNext(() => adder.current)
  }
  return (
    <div className="trede-plan-rows">
      <h4 className="trede-h3">{title}</h4>
      {hint ? <p className="trede-hint">{hint}</p> : null}
      <ol ref={list} className="trede-plain-list">
        {rows.map((one, index) => (
          <li key={one.row} onKeyDown={(event) => takeEnter(event, add)}>
            <fieldset className="trede-fieldset trede-plan-row">
              <legend className="trede-plan-row-title">{nameOf(index + 1)}</legend>
              {draw(one, index, (row) => onChange(rows.with(index, row)))}
              <div className="trede-plan-row-tools">
                <MoveButton label={m.remove(nameOf(index + 1))} sign="×" isOff={false} onPress={() => remove(one)} />
              </div>
            </fieldset>
          </li>
        ))}
      </ol>
      <div className="trede-actions">
        <Button ref={adder} onClick={add}>
          {addLabel}
        </Button>
      </div>
    </div>
  )
}

/** Each decision names who decides it: a person who is there. */
export function DecisionRows({ open, conference, value, onChange }: RowsProps & { conference: Conference }) {
  const m = useMessages(messages)
  const nameOf = useAttendeeName(open)
  const { decisions, attendance } = value
  const there = invitedTo(conference).filter((who) => attendance[who] === 'present')
  const firstDecider = decisions.at(-1)?.decidedBy ?? there.find((who) => who !== 'resident') ?? ''
  return (
    <EditableRows<DecisionRow>
      title={m.decisions}
      hint={m.decisionNote}
      rows={decisions}
      nameOf={m.decision}
      addLabel={m.decisionAdd}
      newOne={(row) => ({ row, text: '', decidedBy: firstDecider })}
      onChange={(rows) => onChange({ decisions: rows })}
      draw={(one, index, change) => (
        <>
          <TextField
            label={m.decisionText}
            name={`decisions/${index}/text`}
            width="full"
            value={one.text}
            onChange={(text) => change({ ...one, text })}
          />
          <SelectField
            label={m.decidedBy}
            name={`decisions/${index}/decidedBy`}
            emptyLabel={m.choose}
            choices={there.map((who) => ({ value: who, label: nameOf(conference, who) }))}
            value={one.decidedBy}
            onChange={(decidedBy) => change({ ...one, decidedBy })}
          />
        </>
      )}
    />
  )
}

/** Each action has somebody who does it, somebody who keeps watch, and a day. */
export function ActionRows({ open, value, onChange }: RowsProps) {
  const m = useMessages(messages)
  const { today } = useDayText()
  const { worker } = useSession()
  const { actions } = value
  const watcher = actions.at(-1)?.workerId ?? open.dossier.ownerId ?? worker.workerId
  return (
    <EditableRows<ActionRow>
      title={m.actions}
      rows={actions}
      nameOf={m.action}
      addLabel={m.actionAdd}
      newOne={(row) => newAction(row, watcher, today)}
      onChange={(rows) => onChange({ actions: rows })}
      draw={(row, index, change) => <ActionFields row={row} index={index} onChange={change} />}
    />
  )
}

interface ActionFieldsProps {
  row: ActionRow
  index: number
  onChange: (row: ActionRow) => void
}

function ActionFields({ row, index, onChange }: ActionFieldsProps) {
  const m = useMessages(messages)
  const { workers } = useWorkers()
  const bys = [...StepOwner.options, 'promise'] as const
  return (
    <>
      <TextField
        label={m.actionText}
        name={`actions/${index}/text`}
        width="full"
        value={row.text}
        onChange={(text) => onChange({ ...row, text })}
      />
      <div className="trede-plan-row-line">
        <SelectField
          label={m.actionBy}
          name={`actions/${index}/by`}
          choices={bys.map((by) => ({ value: by, label: m.actionBys[by] }))}
          value={row.by}
          onChange={(by) => onChange({ ...row, by: by || 'worker' })}
        />
        <SelectField
          label={m.actionWorker}
          name={`actions/${index}/workerId`}
          choices={workerChoices(workers.filter(({ isActive }) => isActive))}
          value={row.workerId}
          onChange={(workerId) => onChange({ ...row, workerId })}
        />
        <DayField
          label={m.actionDue}
          name={`actions/${index}/dueOn`}
          hint=""
          value={row.dueOn}
          onChange={(dueOn) => onChange({ ...row, dueOn })}
        />
      </div>
    </>
  )
}
