import type { ReactNode } from 'react'
import type { CategoryProposal, KeyProposal } from '../../policy/explanation.ts'
import { FACT_LABELS } from '../../policy/fact-label.ts'
import { useDayText } from '../day-text.ts'
import { factAnchor } from '../diagnosis/fact-anchor.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { useFactValue, usePolicyWords } from '../dossier/event-words.tsx'
import { messages as words } from '../dossier/messages.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { SourceNote } from '../policy/sourced-value.tsx'
import { Card } from '../ui/card.tsx'
import { Explain } from '../ui/explain.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { messages } from './messages.ts'

interface ProposalCardProps {
  open: OpenDossier
  proposal: CategoryProposal
  isSuspended: boolean
  children: ReactNode
}

/** What the rules propose, why, and what they could not take into account. */
export function ProposalCard({ open, proposal, isSuspended, children }: ProposalCardProps) {
  const m = useMessages(messages)
  const language = useLanguage()
  const policyWords = usePolicyWords()
  const { category, missing } = proposal
  const canDecide = !isSuspended && !open.dossier.outflow && open.may('profile.decide')
  return (
    <Card title={m.proposal} isMain>
      <p className="trede-proposed">{category === null ? m.none : policyWords.category(category)}</p>
      <p>{proposal[language]}</p>
      {category === null && canDecide ? <p>{m.noneText}</p> : null}
      <Missing open={open} missing={missing} hasProposal={category !== null} />
      <WhyProposal open={open} proposal={proposal} />
      <ToResident proposal={proposal} />
      {children}
    </Card>
  )
}

function Missing({
  open,
  missing,
  hasProposal,
}: {
  open: OpenDossier
  missing: CategoryProposal['missing']
  hasProposal: boolean
}) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  if (missing.length === 0) return null
  return (
    <div>
      <p>{hasProposal ? m.missingText : m.missingAll}</p>
      <ul className="trede-bullets">
        {missing.map((name) =>
          name === 'age' ? (
            <li key={name}>
              <PageLink to={paths.dossier(open.dossierId)}>{codes.facts.age}</PageLink>. {m.missingAge}
            </li>
          ) : (
            <li key={name}>
              <PageLink to={`${paths.diagnosis(open.dossierId)}#${factAnchor(name)}`}>{codes.facts[name]}</PageLink>
            </li>
          ),
        )}
      </ul>
    </div>
  )
}

/** The same in words for the resident, to say or to copy into a letter. */
export function ToResident({ proposal }: { proposal: Pick<CategoryProposal, 'firedRules'> }) {
  const m = useMessages(messages)
  const words = proposal.firedRules.flatMap(({ klant }) => klant ?? [])
  if (words.length === 0) return null
  return (
    <div className="trede-to-resident">
      <p className="trede-explain-title">{m.toResident}</p>
      <p lang="nl">{words.join(' ')}</p>
    </div>
  )
}

/** The facts that counted, each with its value, how it is known and since when. */
export function WhyProposal({ open, proposal }: { open: OpenDossier; proposal: CategoryProposal | KeyProposal }) {
  const codes = useMessages(words)
  const language = useLanguage()
  const days = useDayText()
  const valueWords = useFactValue()
  const inputs = new Map(
    proposal.firedRules.flatMap((rule) => rule.inputs.map(({ name, value }) => [name, value] as const)),
  )
  const since = (name: string): string => {
    const fact = Object.entries(open.dossier.facts).find(([key]) => key === name)?.[1]
    return fact ? ` (${codes.sources[fact.source]}, ${days.day(fact.on, 'short')})` : ''
  }
  return (
    <Explain
      rules={proposal.firedRules.map((rule) => ({
        key: String(rule.index),
        text: rule[language],
        source: <SourceNote source={rule.source} />,
        quote: rule.quote,
      }))}
      facts={[...inputs].map(([name, value]) => ({
        term: codes.facts[name],
        value: `${valueWords(value)}${since(name)}`,
      }))}
      missing={proposal.missing.map((name) => FACT_LABELS[name][language])}
      version={proposal.policyVersion}
      hash={proposal.receipt?.hash}
    />
  )
}
