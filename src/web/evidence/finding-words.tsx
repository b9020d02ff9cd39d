import type { Direction, EvidenceFinding, ShownCard } from '../../policy/evidence.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { sourceWords } from '../policy/source-words.ts'
import { useStudies } from '../policy/version-query.ts'
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

/** How sure the source is: quoted where we have its own words, and in those of the screen where they differ. */
export function Certainty({ finding }: { finding: EvidenceFinding }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const studies = useStudies()
  const { certainty, year } = finding
  const source = sourceWords(finding.source, studies, language)
  const when = year === null ? m.yearUnknown : source.includes(String(year)) ? '' : m.year(year)
  return (
    <>
      {certainty.literal === language ? null : <p className="trede-evidence-words">{certainty[language]}</p>}
      {certainty.literal === null ? null : (
        <blockquote className="trede-quote" lang={certainty.literal}>
          “{certainty[certainty.literal]}”
        </blockquote>
      )}
      <p className="trede-evidence-source trede-source">
        {certainty.literal === null ? m.inOurWords : ''} {source} {when === '' ? '' : `(${when})`}
      </p>
    </>
  )
}

interface CardHeadProps {
  card: ShownCard
  /** What is said for the goal at hand; absent where every goal has its own line. */
  direction?: Direction
}

/** Name, what it is, and whose research where it is a municipality's own. */
export function CardHead({ card, direction }: CardHeadProps) {
  const m = useMessages(messages)
  const language = useLanguage()
  return (
    <>
      <h3 className="trede-evidence-title">
        {direction ? <DirectionTag direction={direction} /> : null} {card.ingredient[language]}{' '}
        {card.municipality ? <Tag>{m.local(card.municipality.name)}</Tag> : null}
      </h3>
      <p className="trede-evidence-words">{card.says[language]}</p>
    </>
  )
}
