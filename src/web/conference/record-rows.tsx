import { useRef } from 'react'
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

/** A list of rows in which Enter makes the next one. */
function useRows() {
  const list = useRef<HTMLOListElement>(null)
  const adder = useRef<HTMLButtonElement>(null)
  const focusNext = useFocusNext()
  return {
    list,
    adder,
    toLast: () => focusNext(() => list.current?.querySelector<HTMLElement>('li:last-child input')),
    toAdder: () => focusNext(() => adder.current),
  }
}

/** Each decision names who decides it: a person who is there. */
export function DecisionRows({ open, conference, value, onChange }: RowsProps & { conference: Conference }) {
  const m = useMessages(messages)
  const nameOf = useAttendeeName(open)
  const { list, adder, toLast, toAdder } = useRows()
  const { decisions, attendance } = value
  const there = invitedTo(conference).filter((who) => attendance[who] === 'present')
  const change = (index: number, row: DecisionRow) => onChange({ decisions: decisions.with(index, row) })
  const add = () => {
    const decidedBy = decisions.at(-1)?.decidedBy ?? there.find((who) => who !== 'resident') ?? ''
    onChange({ decisions: [...decisions, { row: newRow(decisions), text: '', decidedBy }] })
    toLast()
  }
  return (
    <div className="trede-plan-rows">
      <h4 className="trede-h3">{m.decisions}</h4>
      <p className="trede-hint">{m.decisionNote}</p>
      <ol ref={list} className="trede-plain-list">
        {decisions.map((one, index) => (
          <li key={one.row} onKeyDown={(event) => takeEnter(event, add)}>
            <fieldset className="trede-fieldset trede-plan-row">
              <legend className="trede-plan-row-title">{m.decision(index + 1)}</legend>
              <TextField
                label={m.decisionText}
                name={`decisions/${index}/text`}
                width="full"
                value={one.text}
                onChange={(text) => change(index, { ...one, text })}
              />
              <SelectField
                label={m.decidedBy}
                name={`decisions/${index}/decidedBy`}
                emptyLabel={m.choose}
                choices={there.map((who) => ({ value: who, label: nameOf(conference, who) }))}
                value={one.decidedBy}
                onChange={(decidedBy) => change(index, { ...one, decidedBy })}
              />
              <Remove
                label={m.remove(m.decision(index + 1))}
                onPress={() => {
                  onChange({ decisions: decisions.filter((other) => other !== one) })
                  toAdder()
                }}
              />
            </fieldset>
          </li>
        ))}
      </ol>
      <div className="trede-actions">
        <Button ref={adder} onClick={add}>
          {m.decisionAdd}
        </Button>
      </div>
    </div>
  )
}

/** Each action has somebody who does it, somebody who keeps watch, and a day. */
export function ActionRows({ open, value, onChange }: RowsProps) {
  const m = useMessages(messages)
  const { list, adder, toLast, toAdder } = useRows()
  const { today } = useDayText()
  const { worker } = useSession()
  const { actions } = value
  const add = () => {
    const watcher = actions.at(-1)?.workerId ?? open.dossier.ownerId ?? worker.workerId
    onChange({ actions: [...actions, newAction(newRow(actions), watcher, today)] })
    toLast()
  }
  return (
    <div className="trede-plan-rows">
      <h4 className="trede-h3">{m.actions}</h4>
      <ol ref={list} className="trede-plain-list">
        {actions.map((one, index) => (
          <li key={one.row} onKeyDown={(event) => takeEnter(event, add)}>
            <fieldset className="trede-fieldset trede-plan-row">
              <legend className="trede-plan-row-title">{m.action(index + 1)}</legend>
              <ActionFields
                row={one}
                index={index}
                onChange={(row) => onChange({ actions: actions.with(index, row) })}
              />
              <Remove
                label={m.remove(m.action(index + 1))}
                onPress={() => {
                  onChange({ actions: actions.filter((other) => other !== one) })
                  toAdder()
                }}
              />
            </fieldset>
          </li>
        ))}
      </ol>
      <div className="trede-actions">
        <Button ref={adder} onClick={add}>
          {m.actionAdd}
        </Button>
      </div>
    </div>
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

function Remove({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <div className="trede-plan-row-tools">
      <MoveButton label={label} sign="×" isOff={false} onPress={onPress} />
    </div>
  )
}
