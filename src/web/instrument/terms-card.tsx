import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { Provenance } from '../policy/sourced-value.tsx'
import { Card } from '../ui/card.tsx'
import { useInstruments } from './instrument-query.ts'
import { messages } from './messages.ts'

/** How long the result of each instrument holds here, and of which nobody says: those ask a reason at every repeat. */
export function TermsCard() {
  const { terms: m } = useMessages(messages)
  const language = useLanguage()
  const { list } = useInstruments()
  if (list.length === 0) return null
  const unknown = list.filter(({ validMonths }) => !('value' in validMonths)).length
  return (
    <Card title={m.title}>
      <p>{m.unknown(unknown, list.length)}</p>
      <ul className="trede-bullets">
        {list.map((one) => (
          <li key={one.key}>
            {one[language]} <span className="trede-soft">({one.key})</span>:{' '}
            {'value' in one.validMonths ? m.months(one.validMonths.value) : m.none}
            {'value' in one.validMonths ? <Provenance parameter={one.validMonths} /> : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}
