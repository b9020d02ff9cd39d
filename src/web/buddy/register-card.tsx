import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Buddy } from '../../api/buddy.ts'
import { useDayText } from '../day-text.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { useMay } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { BuddyForm } from './buddy-form.tsx'
import { buddiesQuery } from './buddy-query.ts'
import { registerMessages } from './register-messages.ts'

/** Everybody who can ride along, by name. */
export function RegisterCard() {
  const { register: m } = useMessages(registerMessages)
  const mayWrite = useMay('buddy.write')
  const { data, error, refetch, isPending } = useQuery(buddiesQuery)
  const [edited, setEdited] = useState<Buddy | 'new'>()
  const [said, setSaid] = useState('')
  const status = useRef<HTMLParagraphElement>(null)
  const close = (text = '') => {
    setEdited(undefined)
    setSaid(text)
    status.current?.focus()
  }
  const columns = useColumns(mayWrite ? setEdited : undefined)
  return (
    <Card
      title={m.title}
      actions={mayWrite && !edited ? <Button onClick={() => setEdited('new')}>{m.add}</Button> : undefined}
    >
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
      <p ref={status} role="status" tabIndex={-1} className={said ? 'trede-hint' : 'trede-hidden'}>
        {said}
      </p>
      {edited ? (
        <BuddyForm
          key={edited === 'new' ? '' : edited.buddyId}
          buddy={edited === 'new' ? null : edited}
          onClose={close}
        />
      ) : null}
      <DataTable
        caption={m.title}
        isCaptionHidden
        columns={columns}
        rows={data?.items ?? []}
        rowKey={({ buddyId }) => buddyId}
        isLoading={isPending}
        empty={
          <>
            <p>{m.empty}</p>
            <p className="trede-hint">{m.emptyHint}</p>
          </>
        }
      />
    </Card>
  )
}

function useColumns(onChange: ((buddy: Buddy) => void) | undefined): Column<Buddy>[] {
  const { register: m } = useMessages(registerMessages)
  const { goalKinds } = useMessages(words)
  const { day, today } = useDayText()
  const days = ({ fromOn, untilOn }: Buddy) => {
    if (untilOn === null) return m.from(day(fromOn, 'short'))
    return untilOn < today ? m.over(day(untilOn, 'short')) : m.period(day(fromOn, 'short'), day(untilOn, 'short'))
  }
  return [
    {
      key: 'name',
      header: m.columns.name,
      cell: ({ name, organisation }) => (
        <>
          {name}
          {organisation ? <span className="trede-two-lines trede-soft">{organisation}</span> : null}
        </>
      ),
    },
    { key: 'kinds', header: m.columns.kinds, cell: ({ kinds }) => kinds.map((kind) => goalKinds[kind]).join(', ') },
    {
      key: 'where',
      header: m.columns.where,
      cell: ({ districts, languages }) => [districts.join(', ') || m.anywhere, ...languages].join('; '),
    },
    {
      key: 'room',
      header: m.columns.room,
      cell: ({ seats, taken }) => m.room(Math.max(0, seats - taken), seats),
    },
    { key: 'days', header: m.columns.days, cell: days },
    ...(onChange
      ? [
          {
            key: 'change',
            header: m.changeShort,
            cell: (one: Buddy) => (
              <Button kind="subtle" aria-label={m.change(one.name)} onClick={() => onChange(one)}>
                {m.changeShort}
              </Button>
            ),
          },
        ]
      : []),
  ]
}
