import type { AssessmentEvent } from '../../core/assessment.ts'
import type { InstrumentEvent } from '../../core/instrument.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { useInstruments } from '../instrument/instrument-query.ts'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'

/** One line for an event of a round of diagnosis or of an instrument. */
export function useAssessmentTitle(open: OpenDossier): (event: AssessmentEvent | InstrumentEvent) => string {
  const m = useMessages(messages)
  const days = useDayText()
  const { nameOf } = useInstruments()
  const decision = (assessmentId: string): string => {
    const round = open.dossier.assessments.find((one) => one.assessmentId === assessmentId)
    return round ? m.decisions[round.decision] : ''
  }
  return (event) => {
    switch (event.kind) {
      case 'assessment-opened':
        return `${m.weights[event.weight]}: ${m.decisions[event.decision]}`
      case 'assignment-given':
        return event.dueOn
          ? `${decision(event.assessmentId)}, ${m.rounds.due(days.day(event.dueOn))}`
          : decision(event.assessmentId)
      case 'observation-made': {
        const observer = event.observerTextId ? open.text(event.observerTextId) : undefined
        return observer ? `${m.forms[event.form]}, ${observer}` : m.forms[event.form]
      }
      case 'assessment-made-heavy':
      case 'assessment-closed':
        return decision(event.assessmentId)
      case 'instrument-ordered':
        return nameOf(event.instrument)
      case 'instrument-result-recorded': {
        const by = open.text(event.measuredByTextId)
        return by ? `${nameOf(event.instrument)}, ${by}` : nameOf(event.instrument)
      }
    }
  }
}
