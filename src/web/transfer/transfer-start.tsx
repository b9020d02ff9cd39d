import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Phase } from '../../core/attention.ts'
import { addDays, type IsoDate } from '../../core/day.ts'
import { useInReach, useWorkers, workerChoices } from '../access/workers-query.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { messages as codes } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { useToday } from '../session.ts'
import { Card } from '../ui/card.tsx'
import { DayField } from '../ui/day-input.tsx'
import { SelectField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './messages.ts'
import { type Narrowed, proposalQuery } from './transfer-query.ts'
import { TransferRows } from './transfer-rows.tsx'

/** Four weeks to begin with. Our own default. */
const START_DAYS = 28

/** Who leaves and when; then their residents with a proposal for each. */
export function TransferStart() {
  const m = useMessages(messages)
  const { phases } = useMessages(codes)
  const today = useToday()
  const { workers, workerName } = useWorkers()
  const isMine = useInReach('handover.bulk')
  const words = usePolicyWords()
  const [narrowed, setNarrowed] = useState<Narrowed>({ fromWorkerId: '', phase: '', category: '' })
  const [leavesOn, setLeavesOn] = useState<IsoDate>(addDays(today, START_DAYS))
  const set = (part: Partial<Narrowed>) => setNarrowed((before) => ({ ...before, ...part }))
  const proposal = useQuery(proposalQuery(narrowed))
  const name = workerName(narrowed.fromWorkerId) ?? ''
  return (
    <>
      <Card title={m.startTitle} isMain>
        <Form label={m.startTitle} onSubmit={() => undefined}>
          <div className="trede-fields">
            <SelectField
              label={m.from}
              name="fromWorkerId"
              emptyLabel={m.choose}
              choices={workerChoices(workers.filter(isMine))}
              value={narrowed.fromWorkerId}
              onChange={(fromWorkerId) => setNarrowed({ fromWorkerId, phase: '', category: '' })}
            />
            <DayField label={m.leavesOn} name="leavesOn" value={leavesOn} onChange={setLeavesOn} />
            <SelectField
              label={m.phase}
              name="phase"
              emptyLabel={m.all}
              choices={Phase.options
                .filter((one) => one !== 'closed')
                .map((value) => ({ value, label: phases[value] }))}
              value={narrowed.phase}
              onChange={(phase) => set({ phase })}
            />
            {(proposal.data?.categories.length ?? 0) > 0 || narrowed.category ? (
              <SelectField
                label={m.category}
                name="category"
                emptyLabel={m.all}
                choices={[...new Set([...(proposal.data?.categories ?? []), narrowed.category])]
                  .filter(Boolean)
                  .map((value) => ({ value, label: words.category(value) }))}
                value={narrowed.category}
                onChange={(category) => set({ category })}
              />
            ) : null}
          </div>
        </Form>
      </Card>
      {proposal.error ? <ProblemNotice problem={proposal.error} onRetry={() => void proposal.refetch()} /> : null}
      {proposal.data ? (
        <TransferRows
          key={JSON.stringify(narrowed)}
          proposal={proposal.data}
          fromWorkerId={narrowed.fromWorkerId}
          fromName={name}
          leavesOn={leavesOn}
          onOffered={() => void proposal.refetch()}
        />
      ) : null}
    </>
  )
}
