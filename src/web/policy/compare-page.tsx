import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { comparePolicies, type PackVerdict } from '../../api/policy-compare.ts'
import { FactKey, type FactValue } from '../../core/fact.ts'
import { call } from '../api.ts'
import { FactControl, factOf } from '../diagnosis/fact-field.tsx'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './compare-messages.ts'
import { PackName } from './pack-name.tsx'
import { PolicyNav } from './policy-nav.tsx'
import { SourceNote } from './sourced-value.tsx'

type Typed = Partial<Record<FactKey | 'age', string>>

const OLDEST = 120

function ageOf(typed: Typed): number | undefined {
  const text = typed.age?.trim() ?? ''
  return /^\d{1,3}$/.test(text) && Number(text) <= OLDEST ? Number(text) : undefined
}

/** What is filled in and makes sense; the rest is not known. */
function situationOf(typed: Typed) {
  const facts: { key: FactKey; value: FactValue }[] = []
  for (const key of FactKey.options) {
    const value = typed[key] ? factOf(key, typed[key]) : undefined
    if (value !== undefined) facts.push({ key, value })
  }
  const age = ageOf(typed)
  return { facts, ...(age === undefined ? {} : { age }) }
}

/** One made-up situation through every policy that is known: like cases, unlike municipalities. @source seed2 T6, §4.5 */
export function ComparePage() {
  const m = useMessages(messages)
  const [typed, setTyped] = useState<Typed>({})
  const body = situationOf(typed)
  const { data, error, refetch } = useQuery({
    queryKey: ['policy', 'compare', body],
    queryFn: ({ signal }) => call(comparePolicies, { body, signal }),
    placeholderData: keepPreviousData,
  })
  const set = (key: keyof Typed) => (text: string) => setTyped((before) => ({ ...before, [key]: text }))
  const strangeAge = typed.age && ageOf(typed) === undefined ? m.ageFault : undefined
  return (
    <>
      <PageHeading lead={m.compareLead}>{m.compareTitle}</PageHeading>
      <PolicyNav />
      <div className="trede-stack">
        <Card title={m.situation}>
          <Form onSubmit={() => void refetch()} problem={undefined} label={m.situation} className="trede-form">
            <div className="trede-fact-grid">
              <TextField
                label={m.age}
                name="age"
                value={typed.age ?? ''}
                onChange={set('age')}
                error={strangeAge}
                inputMode="numeric"
                width="short"
                isOptional
              />
              {FactKey.options.map((key) => (
                <FactControl
                  key={key}
                  factKey={key}
                  value={typed[key] ?? ''}
                  onChange={set(key)}
                  emptyLabel={m.notFilled}
                />
              ))}
            </div>
            <Button kind="subtle" onClick={() => setTyped({})}>
              {m.clear}
            </Button>
          </Form>
        </Card>
        {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
        {data ? <Verdicts verdicts={data.verdicts} /> : error ? null : <p role="status">{m.loading}</p>}
      </div>
    </>
  )
}

function Verdicts({ verdicts }: { verdicts: readonly PackVerdict[] }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const proposing = verdicts.filter(({ category }) => category.label !== null).length
  const label = (part: { label: { nl: string; en: string } | null }) => part.label?.[language] ?? <Nothing />
  return (
    <Card title={m.outcome}>
      <p role="status">{m.counts(proposing, verdicts.length - proposing)}</p>
      <DataTable
        caption={m.caption}
        isCaptionHidden
        rows={verdicts}
        rowKey={({ version }) => version}
        columns={[
          { key: 'municipality', header: m.columns.municipality, cell: (row) => <PackName pack={row} /> },
          {
            key: 'category',
            header: m.columns.category,
            cell: (row) => (
              <>
                {row.category.label ? <strong>{row.category.label[language]}</strong> : m.nothing}
                <Why verdict={row} />
              </>
            ),
          },
          { key: 'gate', header: m.columns.gate, cell: ({ gate }) => label(gate) },
          { key: 'team', header: m.columns.team, cell: ({ team }) => label(team) },
          { key: 'attention', header: m.columns.attention, cell: ({ attention }) => label(attention) },
          { key: 'contact', header: m.columns.contact, cell: ({ contact }) => <ContactWords contact={contact} /> },
        ]}
      />
    </Card>
  )
}

/** A short mark where a column is mostly empty; read out in full. */
function Nothing() {
  const m = useMessages(messages)
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="trede-hidden">{m.nothing}</span>
    </>
  )
}

function ContactWords({ contact }: { contact: PackVerdict['contact'] }) {
  const m = useMessages(messages)
  if (contact.maxDays === null) return <Nothing />
  return contact.standing === 'example' ? `${m.within(contact.maxDays)} (${m.example})` : m.within(contact.maxDays)
}

function Why({ verdict: { category, gate, team, attention, contact } }: { verdict: PackVerdict }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const parts = [
    { key: 'category', proposal: category.proposal },
    { key: 'gate', proposal: gate.proposal },
    { key: 'team', proposal: team.proposal },
    { key: 'attention', proposal: attention.proposal },
    { key: 'contact', proposal: contact },
  ] as const
  return (
    <details className="trede-cell">
      <summary>{m.why}</summary>
      <p>{m.looksAt(category.looksAt[language])}</p>
      {parts.map(({ key, proposal }) => (
        <p key={key}>
          <strong>{m.columns[key]}</strong>: {proposal[language]}{' '}
          {proposal.firedRules.map((rule) => (
            <SourceNote key={rule.index} source={rule.source} />
          ))}
        </p>
      ))}
    </details>
  )
}
