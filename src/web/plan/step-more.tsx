import { useState } from 'react'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-input.tsx'
import { CheckField, SelectField, TextField } from '../ui/field.tsx'
import { details } from './detail-messages.ts'
import { goalWords } from './goal-messages.ts'
import { HalfDayGrid } from './half-days.tsx'
import { messages } from './messages.ts'
import type { PlanDraft, StepRow } from './plan-draft.ts'

interface StepMoreProps {
  row: StepRow
  draft: PlanDraft
  index: number
  onChange: (change: Partial<StepRow>) => void
  onRepeat: (everyWeeks: number, times: number) => void
}

/** What few steps need: a start, help on the way, a step that may and need not, and the same again every few weeks. */
export function StepMore({ row, draft, index, onChange, onRepeat }: StepMoreProps) {
  const m = useMessages(details)
  const isUsed =
    [row.startsOn, row.help, row.waitsFor, row.hours].some((value) => value !== '') ||
    row.halfDays.length > 0 ||
    row.isOptional
  return (
    <details className="trede-explain" open={isUsed}>
      <summary>{m.stepMore}</summary>
      <div className="trede-explain-body trede-plan-more">
        <DayField
          label={m.starts}
          name={`steps/${index}/startsOn`}
          hint=""
          value={row.startsOn}
          onChange={(startsOn) => onChange({ startsOn })}
          isOptional
        />
        <StepWeek row={row} draft={draft} index={index} onChange={onChange} />
        <CheckField
          label={m.optional}
          name={`steps/${index}/isOptional`}
          isChecked={row.isOptional}
          onChange={(isOptional) => onChange({ isOptional })}
        />
        <TextField
          label={m.help}
          name={`steps/${index}/help`}
          hint={m.helpHint}
          value={row.help}
          onChange={(help) => onChange({ help })}
          width="full"
          isOptional
        />
        <TextField
          label={m.helpTimes}
          name={`steps/${index}/helpTimes`}
          value={row.helpTimes}
          onChange={(helpTimes) => onChange({ helpTimes: helpTimes.replaceAll(/\D/g, '') })}
          width="short"
          isOptional
        />
        <Repeat row={row} index={index} onRepeat={onRepeat} />
      </div>
    </details>
  )
}

/** What it waits for, and what it asks of the resident's week: by these a plan of several parties is compared. */
function StepWeek({ row, draft, index, onChange }: Omit<StepMoreProps, 'onRepeat'>) {
  const m = useMessages(goalWords)
  const { step, promise } = useMessages(messages)
  const named = (label: string, text: string) => (text.trim() === '' ? label : `${label}: ${text.slice(0, 40)}`)
  const choices = [
    ...draft.steps
      .map((one, n) => ({ value: `step:${one.row}`, label: named(step(n + 1), one.text) }))
      .filter(({ value }) => value !== `step:${row.row}`),
    ...draft.promises.map((one, n) => ({ value: `promise:${one.row}`, label: named(promise(n + 1), one.text) })),
  ]
  return (
    <>
      {choices.length > 0 ? (
        <SelectField
          label={m.waitsFor}
          name={`steps/${index}/waitsFor`}
          emptyLabel={m.waitsForNothing}
          choices={choices}
          value={row.waitsFor}
          onChange={(waitsFor) => onChange({ waitsFor })}
        />
      ) : null}
      <TextField
        label={m.hours}
        name={`steps/${index}/hours`}
        value={row.hours}
        onChange={(hours) => onChange({ hours: hours.replaceAll(/\D/g, '') })}
        width="short"
        isOptional
      />
      <HalfDayGrid
        legend={m.halfDays}
        name={`steps/${index}/halfDays`}
        value={row.halfDays}
        onChange={(halfDays) => onChange({ halfDays })}
      />
    </>
  )
}

/** The same step every few weeks, each with its own day and its own outcome. @source seed0 L2387-2391 */
function Repeat({ row, index, onRepeat }: Pick<StepMoreProps, 'row' | 'index' | 'onRepeat'>) {
  const m = useMessages(details)
  const [every, setEvery] = useState('6')
  const [times, setTimes] = useState('4')
  const isReady = row.text.trim() !== '' && row.dueOn !== ''
  const [weeks, count] = [Number(every), Number(times)]
  const isRight = isReady && weeks >= 1 && weeks <= 26 && count >= 2 && count <= 12
  return (
    <div className="trede-field-row">
      <TextField
        label={m.every}
        name={`steps/${index}/every`}
        value={every}
        onChange={(value) => setEvery(value.replaceAll(/\D/g, ''))}
        width="short"
      />
      <TextField
        label={m.times}
        name={`steps/${index}/times`}
        value={times}
        onChange={(value) => setTimes(value.replaceAll(/\D/g, ''))}
        width="short"
      />
      <Button disabled={!isRight} onClick={() => onRepeat(weeks, count)}>
        {m.repeat}
      </Button>
      {isReady ? null : <p className="trede-hint">{m.repeatFirst}</p>}
    </div>
  )
}
