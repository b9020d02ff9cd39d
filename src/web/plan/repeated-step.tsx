import type { IsoDate } from '../../core/day.ts'
import { type EndedStep, planHistory } from '../../core/preparation.ts'
import { saysCourse } from '../../core/repeated.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'

/** A step that is over, or a course that a statement says was followed. */
export interface EarlierStep {
  endedOn: IsoDate
  outcome: EndedStep['outcome'] | 'said'
  words: string
}

/** What was done before as far as anybody wrote it: steps that are over, and courses in statements. */
export function earlierSteps({ page, dossier, text }: OpenDossier): EarlierStep[] {
  const steps = planHistory(page.events).endedSteps.flatMap(({ textId, endedOn, outcome }): EarlierStep[] => {
    const stepWords = text(textId)
    return stepWords === undefined ? [] : [{ endedOn, outcome, words: stepWords }]
  })
  const courses = dossier.statements.flatMap((statement): EarlierStep[] => {
    const said = text(statement.textId) ?? ''
    return saysCourse(statement, said) ? [{ endedOn: statement.on, outcome: 'said', words: said }] : []
  })
  return [...courses, ...steps]
}

/** The same step again asks why, in words that the resident reads too. @source seed4 P25, L2533-2538 */
export function RepeatedStep({ before }: { before: EarlierStep | undefined }) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  const asked = (earlier: EarlierStep) => {
    const day = days.day(earlier.endedOn, 'short')
    if (earlier.outcome === 'said') return m.repeatedSaid(day, earlier.words)
    const outcome = earlier.outcome === 'left-out' ? m.leftOut : codes.stepOutcomes[earlier.outcome].toLowerCase()
    return m.repeated(earlier.words, day, outcome)
  }
  return (
    <p role="status" className={before ? 'trede-plan-reason' : 'trede-hidden'}>
      {before ? asked(before) : ''}
    </p>
  )
}
