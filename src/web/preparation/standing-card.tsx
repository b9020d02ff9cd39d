import type { FactKey } from '../../core/fact.ts'
import { factSeries } from '../../core/measurement.ts'
import { useDayText } from '../day-text.ts'
import { messages as measuredMessages } from '../diagnosis/measured-messages.ts'
import { useMeasuredWords } from '../diagnosis/measured-words.ts'
import { measuringDue } from '../diagnosis/measuring-due.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { messages as words } from '../dossier/messages.ts'
import { useResultWords } from '../instrument/result-words.ts'
import { useMessages } from '../messages.ts'
import { Card } from '../ui/card.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { messages } from './messages.ts'

/**
 * What has to be in place before somebody can do anything else.
 * @source seed4 P30, L1391-1396, L2512-2516; seed1 L1513-1520 (childcare)
 */
const PRECONDITIONS = [
  'hasDebts',
  'careNeed',
  'caresForOthers',
  'hasChildcareNeed',
  'medicalClaim',
  'hasLanguageProblem',
] as const satisfies readonly FactKey[]

/** Where somebody stands: what they can carry, what weighs on them, the ladder, the class, and what comes first. */
export function StandingCard({ open }: { open: OpenDossier }) {
  const { standing: m } = useMessages(messages)
  const codes = useMessages(words)
  const policy = usePolicyWords()
  const attention = open.dossier.choices['attention-class']
  const ladder = factSeries(open.page.events, 'participationLevel').at(-1)
  const days = useDayText()
  const { value: ofLadder } = useMeasuredWords('participationLevel')
  const { there, unknown } = usePreconditions(open)
  const lines = [
    { term: m.capacity, value: useResultWords(open, 'capacity') },
    { term: m.burden, value: useResultWords(open, 'burden') },
    { term: m.ladder, value: ladder && `${ofLadder(ladder.value)} (${days.day(ladder.on, 'short')})` },
    {
      term: codes.choiceParts['attention-class'],
      value: attention && policy.choice('attention-class', attention.value),
    },
  ]
  const unsaid = lines.filter(({ value }) => !value).map(({ term }) => term.toLowerCase())
  const due = useDueWords(open)
  const items = [
    ...lines.filter(({ value }) => value),
    ...(due ? [{ term: m.due, value: due }] : []),
    ...(there ? [{ term: m.first, value: there }] : []),
  ]
  const missing = [...unsaid, ...unknown]
  return (
    <Card title={m.title}>
      {items.length > 0 ? <DefinitionList items={items} isStacked /> : null}
      {missing.length > 0 ? (
        <details className="trede-explain">
          <summary>{m.unknown(missing.length)}</summary>
          <p className="trede-explain-body">{missing.join(', ')}</p>
        </details>
      ) : null}
    </Card>
  )
}

function useDueWords(open: OpenDossier): string {
  const measured = useMessages(measuredMessages)
  const days = useDayText()
  const months = usePolicyWords().policy?.measureAgainMonths
  const due = months ? measuringDue(open.page.events, months, days.today) : []
  return due.map(({ key }) => measured.series[key].toLowerCase()).join(', ')
}

/** What is there of what comes first, in words; and the names of what nobody asked yet. */
function usePreconditions({ dossier }: OpenDossier): { there: string; unknown: string[] } {
  const { standing: m } = useMessages(messages)
  const there = PRECONDITIONS.filter((key) => dossier.facts[key]?.value === true).map((key) => m.preconditions[key])
  const unknown = PRECONDITIONS.filter((key) => !dossier.facts[key]).map((key) => m.preconditions[key])
  const { transport } = dossier.facts
  // That somebody can travel is no news.
  const travel = transport?.value === 'no-transport' ? [m.noTransport] : []
  return { there: [...there, ...travel].join(', '), unknown: transport ? unknown : [...unknown, m.transport] }
}
