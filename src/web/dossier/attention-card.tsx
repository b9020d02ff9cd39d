import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/card.tsx'
import { PageLink } from '../ui/page-link.tsx'
import type { OpenDossier } from './dossier-query.ts'
import { usePolicyWords } from './event-words.tsx'
import { messages } from './messages.ts'

const PART = 'attention-class'

/** How much attention somebody gets, by whom it was decided and why; absent where the policy has no classes. */
export function AttentionCard({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const days = useDayText()
  const words = usePolicyWords()
  const decided = open.dossier.choices[PART]
  const isKnown = words.policy?.choices.some(({ part }) => part === PART) === true
  if (!isKnown && !decided) return null
  const canDecide = open.may('profile.decide') && !open.dossier.outflow
  const link = (
    <PageLink to={paths.profile(open.dossierId)}>{decided ? m.category.otherClass : m.category.chooseClass}</PageLink>
  )
  const reason = decided
    ? [decided.deviationCode ? words.deviation(decided.deviationCode) : '', open.text(decided.deviationTextId) ?? '']
    : []
  return (
    <Card title={m.choiceParts[PART]} actions={canDecide ? link : undefined}>
      {decided ? (
        <>
          <p className="trede-figure">{words.choice(PART, decided.value)}</p>
          <p>
            {[reason.filter(Boolean).join('. '), open.name(decided.actorId), days.day(decided.on, 'short')]
              .filter(Boolean)
              .join(', ')}
          </p>
        </>
      ) : (
        <p className="trede-empty">{m.category.noClass}</p>
      )}
    </Card>
  )
}
