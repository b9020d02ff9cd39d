import { useState } from 'react'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-input.tsx'
import { CheckField, TextField } from '../ui/field.tsx'
import { details } from './detail-messages.ts'
import type { StepRow } from './plan-draft.ts'

interface StepMoreProps {
  row: StepRow
  index: number
  onChange: (change: Partial<StepRow>) => void
  onRepeat: (everyWeeks: number, times: number) => void
}

/** What few steps need: a start, help on the way, a step that may and need not, and the same again every few weeks. */
export function StepMore({ row, index, onChange, onRepeat }: StepMoreProps) {
  const m = useMessages(details)
  const isUsed = row.startsOn !== '' || row.help !== '' || row.isOptional
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
