import { VisitPurpose } from '../../core/contact.ts'
import { dayInAmsterdam, type Moment } from '../../core/day.ts'
import { useWorkers, workerChoices } from '../access/workers-query.ts'
import { useDayText } from '../day-text.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { useSession } from '../session.ts'
import { SelectField } from '../ui/field.tsx'
import { messages } from './visit-messages.ts'

export interface VisitDraft {
  secondWorkerId: string
  visitPurpose: VisitPurpose | ''
}

interface VisitFieldsProps {
  value: VisitDraft
  onChange: (change: Partial<VisitDraft>) => void
  startsAt: Moment | undefined
  minutes: number
}

/** What a home visit needs beside day and time: why, with whom, and the words that the resident will read. */
export function VisitFields({ value, onChange, startsAt, minutes }: VisitFieldsProps) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const { worker: me } = useSession()
  const { workers, workerName } = useWorkers()
  const others = workers.filter(({ workerId, teamIds }) => workerId !== me.workerId && teamIds.length > 0)
  return (
    <>
      <SelectField
        label={m.purpose}
        name="visitPurpose"
        hint={m.purposeHint}
        emptyLabel="—"
        choices={VisitPurpose.options.map((purpose) => ({ value: purpose, label: codes.visitPurposes[purpose] }))}
        value={value.visitPurpose}
        onChange={(visitPurpose) => onChange({ visitPurpose })}
      />
      <SelectField
        label={m.second}
        name="secondWorkerId"
        hint={m.secondHint}
        emptyLabel={m.alone}
        choices={workerChoices(others)}
        value={value.secondWorkerId}
        onChange={(secondWorkerId) => onChange({ secondWorkerId })}
      />
      {value.visitPurpose && startsAt ? (
        <VisitText
          purpose={value.visitPurpose}
          startsAt={startsAt}
          minutes={minutes}
          names={[me.name, workerName(value.secondWorkerId)]}
        />
      ) : null}
      <p className="trede-hint">{m.noCheck}</p>
    </>
  )
}

interface VisitTextProps {
  purpose: VisitPurpose
  startsAt: Moment
  minutes: number
  names: readonly [string, string | undefined]
}

/** What the resident reads: who comes, when and why. At language level B1. */
export function VisitText({ purpose, startsAt, minutes, names: [one, other] }: VisitTextProps) {
  const m = useMessages(messages)
  const days = useDayText()
  const at = new Date(startsAt)
  const day = days.day(dayInAmsterdam(at), 'full')
  return (
    <details className="trede-explain">
      <summary>{m.textTitle}</summary>
      <div className="trede-explain-body">
        <p>{m.text(one, other, day, days.clock(at), minutes)}</p>
        <p>{m.reasons[purpose]}</p>
        <p>{m.ending}</p>
      </div>
    </details>
  )
}
