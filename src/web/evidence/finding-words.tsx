import type { Direction, EvidenceFinding, ShownCard } from '../../policy/evidence.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { SourceNote } from '../policy/sourced-value.tsx'
import { Tag } from '../ui/card.tsx'
import { messages } from './messages.ts'

const SIGNS: Record<Direction, string> = { helps: '+', mixed: '±', 'none-found': '○', hinders: '−', unknown: '?' }

/** The direction in a word; the sign only repeats it. */
export function DirectionTag({ direction }: { direction: Direction }) {
  const m = useMessages(messages)
  return (
    <span className="trede-tag">
      <span aria-hidden="true">{SIGNS[direction]} </span>
      {m.directions[direction]}
    </span>
  )
}

/** How sure the source is: in its own words, and in those of the screen where they differ. */
export function Certainty({ finding }: { finding: EvidenceFinding }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const { certainty, source, year } = finding
  return (
    <>
      {certainty.literal === language ? null : <p className="trede-evidence-words">{certainty[language]}</p>}
      <blockquote className="trede-quote" lang={certainty.literal}>
        “{certainty[certainty.literal]}”
      </blockquote>
      <p className="trede-evidence-source">
        <SourceNote source={source} />{' '}
        <span className="trede-source">({year === null ? m.yearUnknown : m.year(year)})</span>
      </p>
    </>
  )
}

/** Name, what it is, and whose research where it is a municipality's own. */
export function CardHead({ card, level }: { card: ShownCard; level: 3 | 4 }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const Title = level === 3 ? 'h3' : 'h4'
  return (
    <>
      <Title className="trede-evidence-title">
        {card.ingredient[language]} {card.municipality ? <Tag>{m.local(card.municipality.name)}</Tag> : null}
      </Title>
      <p className="trede-evidence-words">{card.says[language]}</p>
    </>
  )
}
