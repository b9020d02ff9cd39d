import type { ReactNode } from 'react'
import type { Statement } from '../../core/diagnosis.ts'
import type { Step } from '../../core/plan.ts'
import { OpenRounds } from '../assessment/open-rounds.tsx'
import { BuddyPart } from '../buddy/buddy-part.tsx'
import { useDayText } from '../day-text.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { details } from '../plan/detail-messages.ts'
import { FurtherGoalPart } from '../plan/goal-view.tsx'
import { NotNowPart } from '../plan/not-now-card.tsx'
import { PlanClashes } from '../plan/plan-clashes.tsx'
import { AroundGoal, PlanAdvice, SigningState } from '../plan/plan-state.tsx'
import { CategoryStanding } from '../profile/category-standing.tsx'
import { LinkAsButton } from '../ui/button.tsx'
import { Card, Tag } from '../ui/card.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { LongText } from '../ui/long-text.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { PromiseLine, StepLine } from './agreed-line.tsx'
import type { OpenDossier } from './dossier-query.ts'
import { usePolicyWords } from './event-words.tsx'
import { messages } from './messages.ts'

/** The goal in the resident's own words, the steps, and what the municipality promises. */
export function PlanCard({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const d = useMessages(details)
  const { plan } = open.dossier
  const canWrite = open.may('plan.write') && !open.dossier.outflow
  const to = paths.plan(open.dossierId)
  if (!plan)
    return (
      <Card
        title={m.goal.title}
        isMain
        actions={canWrite ? <LinkAsButton to={to}>{m.goal.make}</LinkAsButton> : undefined}
      >
        <p className="trede-empty">{m.goal.none}</p>
        <NotNowPart open={open} />
        <BuddyPart open={open} />
      </Card>
    )
  return (
    <Card title={m.goal.title} isMain actions={canWrite ? <PageLink to={to}>{m.goal.change}</PageLink> : undefined}>
      <blockquote className="trede-goal">{open.text(plan.goalTextId) ?? m.timeline.unread}</blockquote>
      <p>
        <Tag>{m.goalKinds[plan.goalKind]}</Tag> <Tag>{m.goal.version(plan.version)}</Tag>{' '}
        <Tag>{plan.isSigned ? m.goal.signed : m.goal.unsigned}</Tag>{' '}
        <PageLink to={paths.planVersions(open.dossierId)}>{d.card.versions}</PageLink>
      </p>
      <AroundGoal open={open} plan={plan} />
      <SigningState open={open} plan={plan} canWrite={canWrite} />
      <PlanAdvice plan={plan} />
      <PlanClashes open={open} />
      <StepsOfGoal open={open} steps={plan.steps.filter(({ goalId }) => goalId === null)} canWrite={canWrite} />
      {plan.furtherGoals.map((goal) => (
        <FurtherGoalPart key={goal.goalId} open={open} goal={goal}>
          <StepsOfGoal
            open={open}
            steps={plan.steps.filter(({ goalId }) => goalId === goal.goalId)}
            canWrite={canWrite}
          />
        </FurtherGoalPart>
      ))}
      {plan.promises.length > 0 ? (
        <>
          <h3 className="trede-h3">{m.goal.promises}</h3>
          <ul className="trede-steps">
            {plan.promises.map((promise) => (
              <PromiseLine key={promise.promiseId} open={open} promise={promise} canWrite={canWrite} />
            ))}
          </ul>
        </>
      ) : null}
      <NotNowPart open={open} />
      <BuddyPart open={open} />
    </Card>
  )
}

function StepsOfGoal({ open, steps, canWrite }: { open: OpenDossier; steps: readonly Step[]; canWrite: boolean }) {
  const m = useMessages(messages)
  if (steps.length === 0) return null
  return (
    <>
      <h3 className="trede-h3">{m.goal.steps}</h3>
      <ul className="trede-steps">
        {steps.map((step) => (
          <StepLine key={step.stepId} open={open} step={step} canWrite={canWrite} />
        ))}
      </ul>
    </>
  )
}

/** The category as decided, with what the rules proposed. */
export function CategoryCard({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const days = useDayText()
  const words = usePolicyWords()
  const { category } = open.dossier
  const facts: Readonly<Record<string, string>> = m.facts
  const canDecide = open.may('profile.decide') && !open.dossier.outflow
  const action = category ? m.category.again : m.category.decide
  const link = canDecide ? <PageLink to={paths.profile(open.dossierId)}>{action}</PageLink> : undefined
  if (!category)
    return (
      <Card title={m.category.title} actions={link}>
        <p className="trede-empty">{m.category.none}</p>
      </Card>
    )
  const definition = words.policy?.scheme?.categories.find(({ key }) => key === category.category)?.definition
  const isDeviating = category.proposed !== null && category.proposed !== category.category
  const decidedEvent = open.page.events.find((event) => event.seq === category.seq)
  const reason = [
    category.deviationCode ? words.deviation(category.deviationCode) : '',
    open.text(category.deviationTextId) ?? '',
  ]
  return (
    <Card title={m.category.title} actions={link}>
      <p className="trede-figure">{words.category(category.category)}</p>
      {definition && 'value' in definition ? (
        <CategoryDefinition nl={definition.value.nl} en={definition.value.en} />
      ) : null}
      <CategoryStanding category={category} />
      <details className="trede-explain">
        <summary>
          {category.proposed === null
            ? m.category.noProposal
            : isDeviating
              ? `${m.category.deviated}: ${words.category(category.proposed)}`
              : m.category.accepted}
        </summary>
        <div className="trede-explain-body">
          <DefinitionList
            items={[
              { term: m.category.by, value: `${open.name(category.actorId) ?? ''}, ${days.day(category.on)}` },
              ...(isDeviating ? [{ term: m.category.reason, value: reason.filter(Boolean).join('. ') }] : []),
              {
                term: m.category.proposed,
                value: category.proposed === null ? m.category.noProposal : words.category(category.proposed),
              },
              ...(category.rules.length > 0
                ? [
                    {
                      term: m.category.rules,
                      value: m.category.ruleNumbers(category.rules.map((rule) => rule + 1).join(', ')),
                    },
                  ]
                : []),
              ...(category.missing.length > 0
                ? [{ term: m.category.missing, value: category.missing.map((key) => facts[key] ?? key).join(', ') }]
                : []),
              { term: m.category.version, value: decidedEvent?.policyVersion ?? '' },
            ]}
          />
        </div>
      </details>
    </Card>
  )
}

function CategoryDefinition(definition: { nl: string; en: string }) {
  const language = useLanguage()
  return <p>{definition[language]}</p>
}

const NATURES = ['strength', 'wish', 'obstacle', 'circumstance'] as const
const SHOWN = 3

/** Strengths and wishes before obstacles; each statement with its source. @source seed0 P20 */
export function StatementsCard({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const { statements } = open.dossier
  const canWrite = open.may('diagnosis.write') && !open.dossier.outflow
  const link = canWrite ? <PageLink to={paths.diagnosis(open.dossierId)}>{m.statements.add}</PageLink> : undefined
  const byNature = Map.groupBy(statements, ({ nature }) => nature)
  return (
    <Card title={m.statements.title} actions={link}>
      {statements.length === 0 ? <p className="trede-empty">{m.statements.none}</p> : null}
      <div className="trede-natures">
        {NATURES.map((nature) => {
          const ofNature = byNature.get(nature) ?? []
          return ofNature.length === 0 ? null : (
            <section key={nature}>
              <h3 className="trede-h3">{m.natures[nature]}</h3>
              <ul className="trede-bullets">
                {ofNature.slice(-SHOWN).map((statement) => (
                  <StatementLine key={statement.statementId} open={open} statement={statement} />
                ))}
              </ul>
            </section>
          )
        })}
      </div>
      {statements.length > 0 ? (
        <p>
          <PageLink to={paths.diagnosis(open.dossierId)}>{m.statements.more(statements.length)}</PageLink>
        </p>
      ) : null}
      <OpenRounds open={open} />
    </Card>
  )
}

interface StatementLineProps {
  open: OpenDossier
  statement: Statement
  /** What can be done with it. */
  children?: ReactNode
}

export function StatementLine({ open, statement, children }: StatementLineProps) {
  const m = useMessages(messages)
  const words = usePolicyWords()
  const days = useDayText()
  const reporter = statement.reporter ? `: ${m.reporters[statement.reporter]}` : ''
  return (
    <li>
      <LongText text={open.text(statement.textId) ?? m.timeline.unread} />{' '}
      <span className="trede-hint">
        {words.domain(statement.domain)}, {m.sources[statement.source]}
        {reporter}, {days.day(statement.on, 'short')}
      </span>
      {children}
    </li>
  )
}
