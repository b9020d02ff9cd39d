import { type EndedStep, planHistory } from '../../core/preparation.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'

export type EarlierStep = EndedStep & { words: string }

/** The steps of this and earlier versions that are over, with their words. */
export const earlierSteps = ({ page, text }: OpenDossier): EarlierStep[] =>
  planHistory(page.events).endedSteps.flatMap((step) => {
    const stepWords = text(step.textId)
    return stepWords === undefined ? [] : [{ ...step, words: stepWords }]
  })

/** The same step again asks why, in words that the resident reads too; it never blocks. @source seed4 L2533-2538 */
export function RepeatedStep({ before }: { before: EarlierStep | undefined }) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  const outcome = before && (before.outcome === 'left-out' ? m.leftOut : codes.stepOutcomes[before.outcome])
  return (
    <p role="status" className={before ? 'trede-plan-reason' : 'trede-hidden'}>
      {before && outcome ? m.repeated(days.day(before.endedOn, 'short'), outcome.toLowerCase()) : ''}
    </p>
  )
}
