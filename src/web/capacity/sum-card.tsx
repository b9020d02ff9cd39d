import type { ReactNode } from 'react'
import type { Load } from '../../api/capacity.ts'
import type { Unfit } from '../../core/capacity.ts'
import { caseloadAddress } from '../attention/caseload-search.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { useNumber } from '../number-text.ts'
import { paths } from '../paths.ts'
import { radarAddress } from '../radar/radar-query.ts'
import { useMay } from '../session.ts'
import { Card } from '../ui/card.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { useGroupName } from './capacity-query.ts'
import { messages } from './messages.ts'

/** Hours there are, hours the norms ask, and who is then not seen by whose decision. @source seed3 L677-681 */
export function SumCard({ load }: { load: Load }) {
  const { sum: m } = useMessages(messages)
  const number = useNumber()
  const { sum } = load
  const isWhole = sum.hoursMissing === 0 && sum.peopleWithoutFigure === 0
  const gap = Math.round((sum.hoursThere - sum.hoursAsked) * 10) / 10
  const items = [
    { term: m.there, value: sum.hoursThere === 0 && sum.hoursMissing > 0 ? null : m.perWeek(number(sum.hoursThere)) },
    {
      term: m.asked,
      value: sum.peopleWithoutFigure === sum.residents && sum.residents > 0 ? null : m.perWeek(number(sum.hoursAsked)),
    },
    ...(isWhole ? [{ term: gap < 0 ? m.short : m.left, value: m.perWeek(number(Math.abs(gap))) }] : []),
    { term: m.residents, value: number(sum.residents) },
    { term: m.onRadar, value: number(sum.onRadar) },
  ]
  return (
    <Card title={m.title} isMain>
      <DefinitionList items={items} isStacked />
      {isWhole ? null : (
        <Notice kind="info" title={m.notWhole} isLive={false}>
          {sum.hoursMissing > 0 ? <p>{m.hoursMissing(sum.hoursMissing)}</p> : null}
          {sum.peopleWithoutFigure > 0 ? <p>{m.figuresMissing(sum.peopleWithoutFigure)}</p> : null}
        </Notice>
      )}
      {sum.isOwn && sum.hoursAsked > 0 ? <p className="trede-soft">{m.ownUsed}</p> : null}
      {isWhole && gap >= 0 && sum.residents > 0 ? <p>{m.fits}</p> : null}
      {sum.workersShort > 0 ? <p>{m.workersShort(sum.workersShort)}</p> : null}
      {isWhole && gap < 0 ? <Short load={load} /> : null}
      {load.rule && (!isWhole || gap >= 0) ? <RuleWords load={load} /> : null}
    </Card>
  )
}

function RuleWords({ load, children }: { load: Load; children?: ReactNode }) {
  const { sum: m } = useMessages(messages)
  const { day } = useDayText()
  const { rule } = load
  if (!rule) return null
  return (
    <>
      <p className="trede-words">{m.rule(rule.decision)}</p>
      <p className="trede-soft">
        {m.ruleBy(rule.madeByName, day(rule.madeOn, 'short'), day(rule.fromOn, 'short'), day(rule.untilOn, 'short'))}
      </p>
      {children}
    </>
  )
}

/** It does not fit: under which rule who is not seen, or that nobody has decided it. */
function Short({ load }: { load: Load }) {
  const { sum: m } = useMessages(messages)
  const mayRule = useMay('capacity.rule')
  const number = useNumber()
  const { rule, sum, unfit } = load
  if (!rule)
    return (
      <Notice
        kind="warning"
        title={m.nobodyDecided}
        isLive={false}
        actions={mayRule ? <PageLink to={paths.capacityRules()}>{m.record}</PageLink> : undefined}
      />
    )
  if (rule.principle === 'divide')
    return (
      <RuleWords load={load}>
        <p>{m.divide(number(Math.round((sum.hoursAsked / Math.max(sum.hoursThere, 0.1)) * 10) / 10))}</p>
      </RuleWords>
    )
  return (
    <RuleWords load={load}>
      <p>{m.concentrate}</p>
      <ul className="trede-bullets">
        {unfit.map((group) => (
          <UnfitLine key={`${group.teamId} ${group.attentionClass} ${group.category}`} load={load} group={group} />
        ))}
      </ul>
      <Divided load={load} />
      <p className="trede-soft">{m.staysOnRadar}</p>
    </RuleWords>
  )
}

/** The day that divides who fits from who does not, once for each team; by dates alone. */
function Divided({ load }: { load: Load }) {
  const { sum: m } = useMessages(messages)
  const { day } = useDayText()
  const byTeam = new Map(
    load.unfit.flatMap(({ teamId, dividedOn, isDayShared }) =>
      dividedOn ? [[teamId, (isDayShared ? m.dividedOnDay : m.divided)(day(dividedOn, 'short'))] as const] : [],
    ),
  )
  if (byTeam.size === 0) return null
  return (
    <>
      {[...byTeam].map(([teamId, words]) => (
        <p key={teamId}>
          {load.teams.length > 1 ? `${load.teams.find((team) => team.teamId === teamId)?.name ?? ''}: ` : ''}
          {words}
        </p>
      ))}
      <p className="trede-soft">{m.firstDay}</p>
    </>
  )
}

function UnfitLine({ load, group }: { load: Load; group: Unfit }) {
  const { sum: m } = useMessages(messages)
  const nameOf = useGroupName(load.groups)
  const { attentionClass, category, teamId, people, fit } = group
  const name = [
    attentionClass ? nameOf({ kind: 'attention-class', key: attentionClass }) : m.noClass,
    category ? nameOf({ kind: 'category', key: category }) : m.noCategory,
  ].join(', ')
  const filter = { place: 'team', teamId, attentionClass: attentionClass ?? 'none' } as const
  return (
    <li>
      {name}: {m.unfit(people - fit, people)}.{' '}
      <PageLink
        to={caseloadAddress({ ...filter, sort: 'in-sight', ...(category ? { category } : {}) })}
        aria-label={`${m.inGroup}: ${name}`}
      >
        {m.inGroup}
      </PageLink>{' '}
      <PageLink to={radarAddress({ ...filter, category: category ?? 'none' })} aria-label={`${m.unseen}: ${name}`}>
        {m.unseen}
      </PageLink>
    </li>
  )
}
