import type { PolicyView } from '../../api/policy.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { Card, Tag } from '../ui/card.tsx'
import { messages } from './messages.ts'

/** Lists that hold in the whole country unless the municipality has its own, and the studies that sources point at. */
export function CountryCards({ policy }: { policy: PolicyView }) {
  const m = useMessages(messages)
  const language = useLanguage()
  return (
    <>
      <Card title={m.reasons}>
        <p>{m.reasonsText}</p>
        <ul className="trede-bullets">
          {policy.deviationReasons.map((reason) => (
            <li key={reason.key}>
              {reason[language]}{' '}
              <span className="trede-soft">
                (
                {[reason.places.map((place) => m.places[place]).join(', '), reason.asksWords ? m.asksWords : '']
                  .filter(Boolean)
                  .join('; ')}
                )
              </span>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={m.domains}>
        <ul className="trede-bullets">
          {policy.lifeDomains.map((domain) => (
            <li key={domain.key}>
              {domain[language]} {domain.isSensitive ? <span className="trede-soft">({m.sensitive})</span> : null}
            </li>
          ))}
        </ul>
      </Card>
      <Card title={m.selfRelianceDomains}>
        <ul className="trede-bullets">
          {policy.selfRelianceDomains.map((domain) => (
            <li key={domain.key}>
              {domain[language]} {domain.isSensitive ? <span className="trede-soft">({m.sensitive})</span> : null}
            </li>
          ))}
        </ul>
      </Card>
      <Card title={m.outflow}>
        <ul className="trede-plain-list">
          {policy.outflowReasons.map((reason) => (
            <li key={reason.code}>
              <span className="trede-soft">{reason.code}</span> {reason[language]}{' '}
              {reason.isWork ? <Tag>{m.isWork}</Tag> : null}
            </li>
          ))}
        </ul>
      </Card>
      <Card title={m.sources}>
        <ul className="trede-bullets">
          {Object.entries(policy.sources).map(([key, title]) => (
            <li key={key}>{title[language]}</li>
          ))}
        </ul>
      </Card>
    </>
  )
}
