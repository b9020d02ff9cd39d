import type { FactKey } from '../../core/fact.ts'
import { hasEnded, type InstrumentPart, newestFirst } from '../../core/instrument.ts'
import { factSeries } from '../../core/measurement.ts'
import { useDayText } from '../day-text.ts'
import { messages as measuredMessages } from '../diagnosis/measured-messages.ts'
import { useMeasuredWords } from '../diagnosis/measured-words.ts'
import { measuringDue } from '../diagnosis/measuring-due.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { messages as words } from '../dossier/messages.ts'
import { useInstruments } from '../instrument/instrument-query.ts'
import { useMessages } from '../messages.ts'
import { Card } from '../ui/card.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { messages } from './messages.ts'

/** What has to be in place before somebody can do anything else. @source seed4 P30, L1391-1396, L2512-2516; seed1 L1513-1520 (childcare) */
const PRECONDITIONS = [
  'hasDebts',
  'careNeed',
  'hasChildcareNeed',
  'medicalClaim',
  'hasLanguageProblem',
] as const satisfies readonly FactKey[]

/** Where somebody stands: what they can carry, what weighs on them, the ladder, the class, and what comes first. */
export function StandingCard({ open }: { open: OpenDossier }) {
  const { standing: m } = useMessages(messages)
  const codes = useMessages(words)
  const policy = usePolicyWords()
  const { choices } = open.dossier
  const ofClass = choices['attention-class']
  const ladder = useMeasuredWords('participationLevel').finding(factSeries(open.page.events, 'participationLevel'))
  return (
    <Card title={m.title}>
      <DefinitionList
        items={[
          { term: m.capacity, value: useResultWords(open, 'capacity') },
          { term: m.burden, value: useResultWords(open, 'burden') },
          { term: m.ladder, value: ladder },
          { term: m.due, value: useDueWords(open) },
          {
            term: codes.choiceParts['attention-class'],
            value: ofClass ? policy.choice('attention-class', ofClass.value) : m.notDecided,
          },
          { term: m.first, value: usePreconditions(open) },
        ]}
      />
    </Card>
  )
}

/** The words of every result of this part that still holds, newest first. */
function useResultWords(open: OpenDossier, part: InstrumentPart): string {
  const { standing: m } = useMessages(messages)
  const { unread } = useMessages(words).timeline
  const days = useDayText()
  const { partOf } = useInstruments()
  const results = newestFirst(open.dossier.instrumentResults).filter(
    (result) => partOf(result.instrument) === part && !hasEnded(result, days.today),
  )
  if (results.length === 0) return m.notWeighed
  return results.map(({ on, textId }) => `${open.text(textId) ?? unread} (${days.day(on, 'short')})`).join('; ')
}

function useDueWords(open: OpenDossier): string {
  const { standing: m } = useMessages(messages)
  const measured = useMessages(measuredMessages)
  const days = useDayText()
  const months = usePolicyWords().policy?.measureAgainMonths
  const due = months ? measuringDue(open.page.events, months, days.today) : []
  if (due.length === 0) return m.nothingDue
  return due.map(({ key, on }) => m.dueSince(measured.series[key], days.day(on, 'short'))).join('; ')
}

function usePreconditions({ dossier }: OpenDossier): string {
  const { standing: m } = useMessages(messages)
  const { facts: names } = useMessages(words)
  const named = (keys: readonly (typeof PRECONDITIONS)[number][]) => keys.map((key) => names[key].toLowerCase()).join(', ')
  const there = PRECONDITIONS.filter((key) => dossier.facts[key]?.value === true)
  const unknown = PRECONDITIONS.filter((key) => !dossier.facts[key])
  const parts = [
    there.length > 0 ? named(there) : m.nothingFirst,
    unknown.length > 0 ? m.unknownFirst(named(unknown)) : '',
  ]
  return parts.filter(Boolean).join('. ')
}
