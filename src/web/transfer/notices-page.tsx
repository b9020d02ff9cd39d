import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Button, LinkAsButton } from '../ui/button.tsx'
import { Pager } from '../ui/data-table.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './messages.ts'
import { useTransferId } from './transfer-page.tsx'
import { noticesQuery } from './transfer-query.ts'

/** What residents and partners are told, to print: one sheet for each resident. */
export function NoticesPage() {
  const m = useMessages(messages)
  const transferId = useTransferId()
  const [page, setPage] = useState(0)
  const { data, error, refetch } = useQuery(noticesQuery(transferId, page))
  const first = page * (data?.pageSize ?? 0)
  const items = data?.items ?? []
  return (
    <>
      <div className="trede-screen-only">
        <PageHeading
          lead={m.noticesLead}
          actions={
            <>
              <LinkAsButton to={paths.transfer(transferId)}>{m.back}</LinkAsButton>
              <Button kind="primary" disabled={items.length === 0} onClick={() => print()}>
                {m.print}
              </Button>
            </>
          }
        >
          {m.noticesTitle}
        </PageHeading>
      </div>
      <div className="trede-stack">
        {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
        {data && items.length === 0 ? <p role="status">{m.noticesEmpty}</p> : null}
        {items.map(({ dossierId, name, resident, partner }) => (
          <article key={dossierId} className="trede-card trede-notice-sheet" aria-label={name}>
            <section className="trede-card-body">
              <h2 className="trede-h3 trede-screen-only">{`${m.toResident}: ${name}`}</h2>
              <p className="trede-words">{resident}</p>
            </section>
            <section className="trede-card-body">
              <h3 className="trede-h3 trede-screen-only">{m.toPartner}</h3>
              <p className="trede-words">{partner}</p>
            </section>
          </article>
        ))}
        {data && data.total > data.pageSize ? (
          <Pager
            from={first + 1}
            to={first + items.length}
            total={data.total}
            onPrevious={page > 0 ? () => setPage(page - 1) : undefined}
            onNext={first + items.length < data.total ? () => setPage(page + 1) : undefined}
          />
        ) : null}
      </div>
    </>
  )
}
