import { useState } from 'react'
import type * as z from 'zod'
import type { proposeTransfer, TransferReceiver, TransferRow } from '../../api/transfer.ts'
import type { IsoDate } from '../../core/day.ts'
import { useDayText } from '../day-text.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { messages as codes } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { useNumber } from '../number-text.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { SelectField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { messages } from './messages.ts'
import { OfferPart } from './offer-part.tsx'

type Proposal = z.output<typeof proposeTransfer.response>

interface TransferRowsProps {
  proposal: Proposal
  fromWorkerId: string
  fromName: string
  leavesOn: IsoDate
  onOffered: () => void
}

const NOT_NOW = 'not-now'

/** Who goes to whom: as proposed, until the team lead gives some to another. */
export function TransferRows({ proposal, fromName, onOffered, ...rest }: TransferRowsProps) {
  const m = useMessages(messages)
  const [changed, setChanged] = useState<Readonly<Record<string, string>>>({})
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const to = ({ dossierId, proposedWorkerId, isOnOffer }: TransferRow): string | null => {
    const chosen = changed[dossierId] ?? proposedWorkerId
    return isOnOffer || chosen === NOT_NOW ? null : chosen
  }
  const items = proposal.rows.flatMap((row) => {
    const toWorkerId = to(row)
    return toWorkerId === null ? [] : [{ dossierId: row.dossierId, toWorkerId }]
  })
  const give = (workerId: string) => {
    setChanged((before) => ({ ...before, ...Object.fromEntries([...selected].map((id) => [id, workerId])) }))
    setSelected(new Set())
  }
  return (
    <Card title={m.divideTitle(fromName)}>
      {proposal.hasMore ? <Notice kind="info" title={m.more} isLive={false} /> : null}
      <Receivers receivers={proposal.receivers} given={items} />
      <DataTable
        caption={m.rows}
        columns={useColumns(to, proposal.receivers)}
        rows={proposal.rows}
        rowKey={({ dossierId }) => dossierId}
        rowName={({ name }) => name}
        selected={selected}
        onSelect={setSelected}
        selectionActions={<Give receivers={proposal.receivers} onGive={give} />}
        empty={m.empty}
      />
      <OfferPart items={items} fromName={fromName} onOffered={onOffered} {...rest} />
    </Card>
  )
}

function useColumns(
  to: (row: TransferRow) => string | null,
  receivers: readonly TransferReceiver[],
): Column<TransferRow>[] {
  const m = useMessages(messages)
  const { phases } = useMessages(codes)
  const { day } = useDayText()
  const words = usePolicyWords()
  const receiver = (row: TransferRow) => {
    if (row.isOnOffer) return <span className="trede-soft">{m.onOffer}</span>
    const name = receivers.find(({ workerId }) => workerId === to(row))?.name
    return name ?? <span className="trede-soft">{m.notThis}</span>
  }
  return [
    { key: 'name', header: m.columns.name, cell: ({ name }) => name },
    { key: 'phase', header: m.columns.phase, cell: ({ phase }) => phases[phase] },
    { key: 'category', header: m.columns.category, cell: ({ category }) => (category ? words.category(category) : '') },
    {
      key: 'next',
      header: m.columns.next,
      isNarrow: true,
      cell: ({ nextContactOn }) => (nextContactOn ? day(nextContactOn, 'short') : ''),
    },
    { key: 'to', header: m.columns.to, cell: receiver },
  ]
}

/** Gives the chosen rows to somebody else, or leaves them out for now. */
function Give({ receivers, onGive }: { receivers: readonly TransferReceiver[]; onGive: (workerId: string) => void }) {
  const m = useMessages(messages)
  const [workerId, setWorkerId] = useState(receivers[0]?.workerId ?? NOT_NOW)
  return (
    <>
      <SelectField
        label={m.give}
        name="give"
        choices={[
          ...receivers.map((one) => ({
            value: one.workerId,
            label: one.isColleague ? one.name : m.otherTeam(one.name),
          })),
          { value: NOT_NOW, label: m.leaveOut },
        ]}
        value={workerId}
        onChange={setWorkerId}
      />
      <Button kind="primary" onClick={() => onGive(workerId)}>
        {m.giveNow}
      </Button>
    </>
  )
}

/** What each colleague, and who is given somebody, has now and would have: counts and hours. */
function Receivers({
  receivers,
  given,
}: {
  receivers: readonly TransferReceiver[]
  given: readonly { toWorkerId: string }[]
}) {
  const m = useMessages(messages)
  const number = useNumber()
  const more = (workerId: string) => given.filter(({ toWorkerId }) => toWorkerId === workerId).length
  const { receiverColumns: heads } = m
  return (
    <DataTable
      caption={m.receivers}
      columns={[
        { key: 'name', header: heads.name, cell: ({ name }) => name },
        { key: 'residents', header: heads.residents, align: 'end', cell: ({ residents }) => number(residents) },
        {
          key: 'hours',
          header: heads.hours,
          align: 'end',
          cell: ({ hoursPerWeek }) =>
            hoursPerWeek === null ? <span className="trede-soft">{m.unknown}</span> : number(hoursPerWeek),
        },
        { key: 'more', header: heads.more, align: 'end', cell: ({ workerId }) => number(more(workerId)) },
        {
          key: 'after',
          header: heads.after,
          align: 'end',
          cell: ({ workerId, residents }) => number(residents + more(workerId)),
        },
      ]}
      rows={receivers.filter(({ isColleague, workerId }) => isColleague || more(workerId) > 0)}
      rowKey={({ workerId }) => workerId}
      empty={m.noReceivers}
    />
  )
}
