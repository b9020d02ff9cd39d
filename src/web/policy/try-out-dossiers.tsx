import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { listTryOutDossiers, NO_PROPOSAL, type ShownMove } from '../../api/try-out.ts'
import type { TryOutPart } from '../../policy/try-out-groups.ts'
import { call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { useNumber } from '../number-text.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './try-out-messages.ts'

interface TryOutDossiersProps {
  tryOutId: string
  part: TryOutPart
  move: ShownMove
  /** The two values in words. */
  from: string
  to: string
  onClose: () => void
}

/** The dossiers behind one count, as far as the reader's right reaches; the look is logged. */
export function TryOutDossiers({ tryOutId, part, move, from, to, onClose }: TryOutDossiersProps) {
  const { dossiers: m, parts: names } = useMessages(messages)
  const number = useNumber()
  const days = useDayText()
  const heading = useRef<HTMLHeadingElement>(null)
  const query = { part, from: move.from ?? NO_PROPOSAL, to: move.to ?? NO_PROPOSAL }
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['try-out', tryOutId, 'dossiers', query],
    queryFn: ({ signal }) => call(listTryOutDossiers, { params: { tryOutId }, query, signal }),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list takes the focus as the first did
  useEffect(() => heading.current?.focus(), [move])
  return (
    <section aria-label={m.title(names[part], from, to)}>
      <h3 ref={heading} tabIndex={-1} className="trede-card-title">
        {m.title(names[part], from, to)}
      </h3>
      <p>
        {m.lead} {data ? m.total(number(data.total)) : ''}{' '}
        {data && data.items.length < data.total ? m.cut(number(data.items.length)) : ''}
      </p>
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          caption={m.caption}
          isCaptionHidden
          rows={data?.items ?? []}
          rowKey={({ dossierId }) => dossierId}
          rowTo={({ dossierId }) => paths.dossier(dossierId)}
          isLoading={isPending}
          empty={m.none}
          columns={[
            { key: 'name', header: m.name, cell: ({ name }) => name },
            { key: 'number', header: m.number, isNarrow: true, cell: ({ dossierNumber }) => dossierNumber },
            {
              key: 'birthDate',
              header: m.birthDate,
              isNarrow: true,
              cell: ({ birthDate }) => (birthDate ? days.day(birthDate) : ''),
            },
          ]}
        />
      )}
      <div className="trede-actions">
        <Button onClick={onClose}>{m.close}</Button>
      </div>
    </section>
  )
}
