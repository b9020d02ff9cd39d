import type { ReactNode } from 'react'
import type { Finding } from '../../policy/finding.ts'
import { messages as dossierMessages } from '../dossier/messages.ts'
import { useLanguage } from '../language.ts'
import { useMessages, wordFor } from '../messages.ts'
import { messages } from './draft-messages.ts'
import { messages as policyMessages } from './messages.ts'
import { namesOf, type TableNames } from './value-names.ts'

interface FindingsListProps {
  findings: readonly Finding[]
  names: TableNames
  /** Buttons or links behind a finding: to where it is, or what mends it. */
  actions?: (finding: Finding) => ReactNode
}

/** What a check found: what blocks goes first, each with where it is and an example. */
export function FindingsList({ findings, names, actions }: FindingsListProps) {
  const { findings: m } = useMessages(messages)
  if (findings.length === 0) return <p>{m.none}</p>
  const groups = [
    { title: m.blocking, list: findings.filter(({ isBlocking }) => isBlocking) },
    { title: m.other, list: findings.filter(({ isBlocking }) => !isBlocking) },
  ]
  return groups
    .filter(({ list }) => list.length > 0)
    .map(({ title, list }) => (
      <div key={title}>
        <h3 className="trede-h3">
          {title} ({list.length})
        </h3>
        <ul className="trede-plain-list trede-findings">
          {list.map((finding) => (
            <li key={findingKey(finding)}>
              <FindingWords finding={finding} names={names} />
              {actions ? <div className="trede-actions">{actions(finding)}</div> : null}
            </li>
          ))}
        </ul>
      </div>
    ))
}

const findingKey = (finding: Finding): string => JSON.stringify(finding)

function FindingWords({ finding, names }: { finding: Finding; names: TableNames }) {
  const { findings: m } = useMessages(messages)
  const language = useLanguage()
  const where = [finding.file, finding.file && finding.part, finding.article].filter(Boolean).join(' · ')
  return (
    <>
      <p>{finding[language]}</p>
      {where ? <p className="trede-source">{where}</p> : null}
      {finding.example ? (
        <p className="trede-source">
          {m.example}: <ExampleWords example={finding.example} names={names} />
        </p>
      ) : null}
    </>
  )
}

/** A situation in words: 'Leeftijd: 30, Kan werken: ja'. */
function ExampleWords({ example, names }: { example: NonNullable<Finding['example']>; names: TableNames }) {
  const { facts } = useMessages(dossierMessages)
  const m = useMessages(policyMessages)
  const language = useLanguage()
  const value = (name: string, one: string | number | boolean | null) => {
    if (one === null) return m.unknown.toLowerCase()
    if (typeof one === 'boolean') return (one ? m.yes : m.no).toLowerCase()
    return typeof one === 'number' ? String(one) : (namesOf(names, name)(one)?.[language] ?? one)
  }
  return Object.entries(example)
    .map(([name, one]) => `${wordFor(facts, name)}: ${value(name, one)}`)
    .join(', ')
}
