import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Direction, directionFor, EvidenceGoal, findingFor, type ShownCard } from '../../policy/evidence.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { PolicyNav } from '../policy/policy-nav.tsx'
import { SourceNote } from '../policy/sourced-value.tsx'
import { LoadingPage } from '../shell/message-pages.tsx'
import { Card } from '../ui/card.tsx'
import { SelectField } from '../ui/field.tsx'
import { Filters } from '../ui/filters.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { type Evidence, evidenceQuery } from './evidence-query.ts'
import { CardHead, Certainty, DirectionTag } from './finding-words.tsx'
import { messages } from './messages.ts'

/** Of every card it is said what is known for these two, also when that is nothing. @source seed4 §6 */
const ALWAYS: readonly EvidenceGoal[] = ['participation', 'work']

function isShown(card: ShownCard, goal: EvidenceGoal | '', direction: Direction | ''): boolean {
  if (goal === '' && direction === '') return true
  if (goal === '') {
    const said = card.findings.map((finding) => finding.direction)
    return [...said, ...ALWAYS.map((one) => directionFor(card, one))].some((one) => one === direction)
  }
  return direction === '' ? findingFor(card, goal) !== undefined : directionFor(card, goal) === direction
}

/** Every card, with filters by goal and by what is said. @source seed4 §6; standards.md §7 */
export function WhatWorksPage() {
  const m = useMessages(messages)
  const { data, error, refetch } = useQuery(evidenceQuery)
  const [goal, setGoal] = useState<EvidenceGoal | ''>('')
  const [direction, setDirection] = useState<Direction | ''>('')
  const cards = (data?.cards ?? []).filter((card) => isShown(card, goal, direction))
  return (
    <>
      <PageHeading lead={m.lead}>{m.title}</PageHeading>
      <PolicyNav />
      <div className="trede-stack">
        <Filters
          activeCount={Number(goal !== '') + Number(direction !== '')}
          onClear={() => {
            setGoal('')
            setDirection('')
          }}
          {...(data ? { result: m.filter.result(cards.length) } : {})}
        >
          <SelectField
            label={m.filter.goal}
            name="goal"
            emptyLabel={m.filter.anyGoal}
            choices={EvidenceGoal.options.map((value) => ({ value, label: m.goals[value] }))}
            value={goal}
            onChange={setGoal}
          />
          <SelectField
            label={m.filter.direction}
            name="direction"
            emptyLabel={m.filter.anyDirection}
            choices={Direction.options.map((value) => ({ value, label: m.directions[value] }))}
            value={direction}
            onChange={setDirection}
          />
        </Filters>
        {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
        {data ? <All data={data} cards={cards} goal={goal} /> : error ? null : <LoadingPage />}
      </div>
    </>
  )
}

interface AllProps {
  data: Evidence
  cards: readonly ShownCard[]
  goal: EvidenceGoal | ''
}

function All({ data: { rule, files }, cards, goal }: AllProps) {
  const m = useMessages(messages)
  const language = useLanguage()
  return (
    <>
      {rule ? (
        <Notice kind="info" title={rule.says[language]} isLive={false}>
          <SourceNote source={rule.source} />
        </Notice>
      ) : null}
      {cards.length === 0 ? <p className="trede-empty">{m.filter.nothing}</p> : null}
      <ul className="trede-evidence-list trede-evidence-all">
        {cards.map((card) => (
          <li key={`${card.municipality?.id}-${card.key}`} className="trede-card">
            <div className="trede-card-body">
              <CardHead card={card} />
              <Goals card={card} goal={goal} />
            </div>
          </li>
        ))}
      </ul>
      <Card title={m.files}>
        <ul className="trede-bullets">
          {files.map(({ owner, version, hash }) => (
            <li key={owner}>
              {m.fileOwner(owner)}: {version} <code className="trede-hash">{hash}</code>
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}

/** What is said for each goal, the one asked for first; for work and taking part also that nothing is. */
function Goals({ card, goal }: { card: ShownCard; goal: EvidenceGoal | '' }) {
  const m = useMessages(messages)
  const goals = new Set([...(goal === '' ? [] : [goal]), ...ALWAYS, ...card.findings.map((finding) => finding.goal)])
  return (
    <dl className="trede-evidence-goals">
      {[...goals].map((one) => {
        const finding = findingFor(card, one)
        return (
          <div key={one}>
            <dt>
              {m.goals[one]} <DirectionTag direction={directionFor(card, one)} />
            </dt>
            <dd>{finding ? <Certainty finding={finding} /> : <p className="trede-unknown">{m.unknownText}</p>}</dd>
          </div>
        )
      })}
    </dl>
  )
}
