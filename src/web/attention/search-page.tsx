import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type SearchHit, searchPersons } from '../../api/attention.ts'
import { call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { setSearchText, useSearchText } from '../search-text.ts'
import { useMay } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { Card, Tag } from '../ui/card.tsx'
import { CheckField } from '../ui/field.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { SearchBox } from '../ui/search-box.tsx'
import { PersonRow } from './person-row.tsx'
import { useRowKeys } from './row-keys.ts'
import { messages } from './search-messages.ts'

const SHORTEST = 2

/** Finds a person. What is typed stays in memory and goes to the server in the body of a request alone. */
export function SearchPage() {
  const m = useMessages(messages)
  const searched = useSearchText()
  const [typed, setTyped] = useState(searched)
  const [isEverywhere, setIsEverywhere] = useState(false)
  useEffect(() => setTyped(searched), [searched])
  useRowKeys()
  const mayReport = useMay('dossier.report')
  return (
    <>
      <PageHeading>{m.title}</PageHeading>
      <div className="trede-stack">
        <div className="trede-form trede-screen-only">
          <SearchBox label={m.label} value={typed} onChange={setTyped} onSearch={setSearchText} />
          <CheckField
            label={m.everywhere}
            name="everywhere"
            hint={m.everywhereHint}
            isChecked={isEverywhere}
            onChange={setIsEverywhere}
          />
        </div>
        {searched.length >= SHORTEST ? (
          <Results text={searched} isEverywhere={isEverywhere} onEverywhere={() => setIsEverywhere(true)} />
        ) : searched === '' ? null : (
          <p role="status">{m.tooShort}</p>
        )}
        <details className="trede-explain" open={searched === ''}>
          <summary>{m.how}</summary>
          <div className="trede-explain-body">
            <ul className="trede-bullets">
              {Object.values(m.ways).map((way) => (
                <li key={way}>{way}</li>
              ))}
            </ul>
            <p className="trede-soft">{m.private}</p>
          </div>
        </details>
        {mayReport && searched !== '' ? <PageLink to={paths.report()}>{m.report}</PageLink> : null}
      </div>
    </>
  )
}

function Results({
  text,
  isEverywhere,
  onEverywhere,
}: {
  text: string
  isEverywhere: boolean
  onEverywhere: () => void
}) {
  const m = useMessages(messages)
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['search', text, isEverywhere],
    queryFn: ({ signal }) => call(searchPersons, { body: { text, everywhere: isEverywhere }, signal }),
    // Names of people do not stay in memory longer than the page needs them.
    gcTime: 0,
  })
  const list = useRef<HTMLUListElement>(null)
  const only = data?.items.length === 1 ? data.items[0]?.dossierId : undefined
  useEffect(() => {
    // One person found: Enter opens the dossier.
    if (only) list.current?.querySelector('a')?.focus()
  }, [only])
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />
  if (!data || isFetching) return <p role="status">{m.searching}</p>
  const none = isEverywhere ? m.none : m.noneHere
  return (
    <Card
      title={m.results}
      actions={<span role="status">{data.items.length === 0 ? none : m.found(data.items.length, data.isCut)}</span>}
    >
      {data.items.length > 0 ? (
        <ul ref={list} className="trede-rows">
          {data.items.map((hit) => (
            <Hit key={hit.dossierId} hit={hit} />
          ))}
        </ul>
      ) : null}
      {data.items.length === 0 && !isEverywhere ? <Button onClick={onEverywhere}>{m.tryEverywhere}</Button> : null}
    </Card>
  )
}

function Hit({ hit }: { hit: SearchHit }) {
  const m = useMessages(messages)
  const { day } = useDayText()
  return (
    <PersonRow person={hit}>
      {m.number(hit.dossierNumber)}. {hit.ownerName ? m.owner(hit.ownerName) : m.noOwner}, {hit.teamName}.{' '}
      {hit.closedOn ? <Tag>{m.closed(day(hit.closedOn, 'short'))}</Tag> : null}
      {hit.isInReach ? null : <span className="trede-soft"> {m.outOfReach}</span>}
    </PersonRow>
  )
}
