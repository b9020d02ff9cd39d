import { useState } from 'react'
import { askWorkerChangeRoute, decideWorkerChangeRoute } from '../../api/worker-change.ts'
import {
  type WorkerChange,
  WorkerChangeOutcome,
  WorkerChangeReason,
  WorkerChangeSide,
} from '../../core/worker-change.ts'
import { useDayText } from '../day-text.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { useMessages } from '../messages.ts'
import { Problem } from '../problem.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { SelectField, TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { messages } from './messages.ts'

/** Another worker, asked by either side; decided by the team lead, without blame. @source seed3 L396 */
export function WorkerChangeCard({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const [said, setSaid] = useState('')
  const { workerChange } = open.dossier
  const mayAsk = open.may('handover.offer')
  if (!mayAsk && !workerChange) return null
  return (
    <Card title={m.title}>
      <div role="status">{said ? <Notice kind="success" title={said} isLive={false} /> : null}</div>
      {workerChange ? (
        <Pending open={open} change={workerChange} onSaid={setSaid} />
      ) : mayAsk ? (
        <Ask open={open} onSaid={setSaid} />
      ) : null}
    </Card>
  )
}

interface PartProps {
  open: OpenDossier
  onSaid: (text: string) => void
}

const missing = (pointer: string, detail: string, text: string): Problem =>
  new Problem(400, 'request.invalid', text, { errors: [{ pointer, code: 'required', detail }] })

function Ask({ open, onSaid }: PartProps) {
  const m = useMessages(messages)
  const [isOpen, setIsOpen] = useState(false)
  const [side, setSide] = useState<WorkerChangeSide>()
  const [reason, setReason] = useState<WorkerChangeReason | ''>('')
  const [lack, setLack] = useState<Problem>()
  const write = useDossierWrite(askWorkerChangeRoute, open, () => onSaid(m.saved))
  const save = () => {
    setLack(side === undefined ? missing('/side', m.sideNeeded, m.incomplete) : undefined)
    if (side !== undefined) write.mutate({ body: { side, ...(reason ? { reason } : {}) } })
  }
  if (!isOpen) return <Button onClick={() => setIsOpen(true)}>{m.open}</Button>
  return (
    <>
      <p className="trede-soft">{m.lead}</p>
      <ConflictNotice problem={write.error} open={open} />
      <Form label={m.open} problem={lack ?? write.error} onSubmit={save}>
        <ChoiceGroup
          legend={m.side}
          name="side"
          isInline
          choices={WorkerChangeSide.options.map((value) => ({ value, label: m.sides[value] }))}
          value={side}
          onChange={setSide}
        />
        <SelectField
          label={m.reason}
          name="reason"
          isOptional
          emptyLabel={m.noReason}
          choices={WorkerChangeReason.options.map((value) => ({ value, label: m.reasons[value] }))}
          value={reason}
          onChange={setReason}
        />
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={write.isPending}>
            {m.ask}
          </Button>
          <Button kind="subtle" onClick={() => setIsOpen(false)}>
            {m.cancel}
          </Button>
        </div>
      </Form>
    </>
  )
}

function Pending({ open, change, onSaid }: PartProps & { change: WorkerChange }) {
  const m = useMessages(messages)
  const { day } = useDayText()
  return (
    <>
      <p>
        {m.pending(change.side)} ({day(change.on, 'short')})
      </p>
      {open.may('handover.bulk') ? <Decide open={open} onSaid={onSaid} /> : null}
    </>
  )
}

function Decide({ open, onSaid }: PartProps) {
  const m = useMessages(messages)
  const [outcome, setOutcome] = useState<WorkerChangeOutcome>()
  const [text, setText] = useState('')
  const [lack, setLack] = useState<Problem>()
  const write = useDossierWrite(decideWorkerChangeRoute, open, () =>
    onSaid(outcome === 'granted' ? m.decidedGranted : m.decided),
  )
  const save = () => {
    setLack(outcome === undefined ? missing('/outcome', m.outcomeNeeded, m.decideIncomplete) : undefined)
    if (outcome !== undefined) write.mutate({ body: { outcome, ...(text.trim() ? { text } : {}) } })
  }
  return (
    <>
      <ConflictNotice problem={write.error} open={open} />
      <Form label={m.decide} problem={lack ?? write.error} onSubmit={save}>
        <ChoiceGroup
          legend={m.outcome}
          name="outcome"
          choices={WorkerChangeOutcome.options.map((value) => ({ value, label: m.outcomes[value] }))}
          value={outcome}
          onChange={setOutcome}
        />
        <TextAreaField
          label={m.words}
          hint={m.wordsHint}
          name="text"
          rows={2}
          isOptional
          value={text}
          onChange={setText}
        />
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={write.isPending}>
            {m.decide}
          </Button>
        </div>
      </Form>
    </>
  )
}
