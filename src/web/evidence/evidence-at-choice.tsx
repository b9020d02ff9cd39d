import { useQuery } from '@tanstack/react-query'
import { type RefObject, useRef } from 'react'
import type { GoalKind } from '../../core/plan-goal.ts'
import {
  cardsAt,
  Direction,
  directionFor,
  type EvidenceGoal,
  type EvidenceMoment,
  findingFor,
  type ShownCard,
} from '../../policy/evidence.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { SourceNote } from '../policy/sourced-value.tsx'
import { useSession } from '../session.ts'
import { useShortcut } from '../shortcuts.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { evidenceQuery } from './evidence-query.ts'
import { CardHead, Certainty, DirectionTag } from './finding-words.tsx'
import { messages } from './messages.ts'

const KNOWN = Direction.options.filter((direction) => direction !== 'unknown')

const MOMENTS: Record<'goal' | 'step' | 'contact' | 'letter', EvidenceMoment[]> = {
  goal: ['goal'],
  step: ['step', 'activity'],
  contact: ['contact-interval'],
  letter: ['letter'],
}

interface EvidenceAtChoiceProps {
  at: keyof typeof MOMENTS
  goal: GoalKind | null
  /** `w` opens and closes it, where a page shows one more often. */
  hasKey?: boolean
}

/**
 * What is known of what works for this goal, beside the choice: closed until asked for, advice and never a block.
 * @source seed4 L2576-2587 (it depends on the goal), design promise 9
 */
export function EvidenceAtChoice({ at, goal, hasKey = false }: EvidenceAtChoiceProps) {
  const m = useMessages(messages)
  const { data } = useQuery(evidenceQuery)
  const { municipality } = useSession()
  const box = useRef<HTMLDetailsElement>(null)
  if (!data) return null
  // What another municipality found stays in the list of all cards: here are the country's and its own.
  const cards = data.cards.filter(
    (card) => card.municipality === null || card.municipality.id === municipality.municipalityId,
  )
  return (
    <details ref={box} className="trede-explain trede-evidence">
      <summary>{goal === null ? m.noGoal : <Summary at={at} goal={goal} cards={cards} />}</summary>
      {hasKey ? <OpenKey box={box} /> : null}
      <div className="trede-explain-body">
        <Rule rule={data.rule} />
        {goal === null ? <p>{m.chooseFirst}</p> : <Findings cards={cardsAt(cards, MOMENTS[at], goal)} goal={goal} />}
        <p className="trede-evidence-source">
          {m.advice} <PageLink to={paths.whatWorks()}>{m.all}</PageLink>
        </p>
      </div>
    </details>
  )
}

function OpenKey({ box }: { box: RefObject<HTMLDetailsElement | null> }) {
  const m = useMessages(messages)
  useShortcut('w', m.title, () => {
    box.current?.toggleAttribute('open')
    box.current?.querySelector('summary')?.focus()
  })
  return null
}

/** 'Wat werkt bij het doel ‘Meedoen’? 4 helpen, 3 werken tegen, 2 onbekend' */
function Summary({ at, goal, cards }: { at: keyof typeof MOMENTS; goal: EvidenceGoal; cards: readonly ShownCard[] }) {
  const m = useMessages(messages)
  const found = cardsAt(cards, MOMENTS[at], goal)
  const counts = Direction.options.flatMap((direction) =>
    found[direction].length === 0 ? [] : m.counts[direction](found[direction].length),
  )
  return (
    <>
      {m.at[at](m.goals[goal])} <span className="trede-evidence-counts">{counts.join(', ')}</span>
    </>
  )
}

function Rule({ rule }: { rule: { says: { nl: string; en: string }; source: string } | null }) {
  const language = useLanguage()
  if (!rule) return null
  return (
    <p className="trede-evidence-words">
      <strong>{rule.says[language]}</strong> <SourceNote source={rule.source} />
    </p>
  )
}

function Findings({ cards, goal }: { cards: Record<Direction, ShownCard[]>; goal: EvidenceGoal }) {
  const m = useMessages(messages)
  const isNothingKnown = KNOWN.every((direction) => cards[direction].length === 0)
  return (
    <>
      {isNothingKnown ? <p>{m.allUnknown}</p> : null}
      <ul className="trede-evidence-list">
        {KNOWN.flatMap((direction) =>
          cards[direction].map((card) => (
            <li key={`${card.municipality?.id}-${card.key}`}>
              <Finding card={card} goal={goal} />
            </li>
          )),
        )}
      </ul>
      {cards.unknown.length > 0 ? <UnknownHere cards={cards.unknown} goal={goal} /> : null}
    </>
  )
}

function Finding({ card, goal }: { card: ShownCard; goal: EvidenceGoal }) {
  const finding = findingFor(card, goal)
  return (
    <>
      <CardHead card={card} direction={directionFor(card, goal)} />
      {finding ? <Certainty finding={finding} /> : null}
      <OtherGoals card={card} goal={goal} />
    </>
  )
}

/** What is said for other goals, so that both signs of one ingredient are in sight. @source seed4 §6 c */
function OtherGoals({ card, goal }: { card: ShownCard; goal: EvidenceGoal }) {
  const m = useMessages(messages)
  const others = card.findings.filter((finding) => finding.goal !== goal)
  // Work and taking part are weighed against each other: of these it is said, too, that nothing is known.
  const silent = (['participation', 'work'] as const).filter((one) => one !== goal && !findingFor(card, one))
  const words = [
    ...others.map((finding) => `${m.goals[finding.goal]}: ${m.directions[finding.direction].toLowerCase()}`),
    ...silent.map((one) => `${m.goals[one]}: ${m.directions.unknown.toLowerCase()}`),
  ]
  return words.length === 0 ? null : (
    <p className="trede-evidence-source trede-source">
      {m.others} {words.join(', ')}.
    </p>
  )
}

function UnknownHere({ cards, goal }: { cards: readonly ShownCard[]; goal: EvidenceGoal }) {
  const m = useMessages(messages)
  const language = useLanguage()
  return (
    <>
      <p className="trede-explain-title">
        <DirectionTag direction="unknown" /> {m.unknownHere}
      </p>
      <ul className="trede-bullets">
        {cards.map((card) => (
          <li key={`${card.municipality?.id}-${card.key}`}>
            {card.ingredient[language]} {card.municipality ? `(${m.local(card.municipality.name)})` : ''}
            <OtherGoals card={card} goal={goal} />
          </li>
        ))}
      </ul>
    </>
  )
}
