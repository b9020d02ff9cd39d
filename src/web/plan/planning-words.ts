import type { RecordedEvent } from '../../core/dossier.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'

const PLANNING = [
  'plan-made',
  'plan-signed',
  'plan-not-signed',
  'step-closed',
  'step-adjusted',
  'step-help-given',
  'promise-closed',
  'not-now-noted',
  'not-now-ended',
  'appointment-moved',
] as const
type Planning = RecordedEvent & { kind: (typeof PLANNING)[number] }

export const isPlanning = (event: RecordedEvent): event is Planning => PLANNING.some((kind) => kind === event.kind)

/** The text of every goal, step and promise of every version of the plan, by its id. */
export function agreedTexts(open: OpenDossier): Map<string, string> {
  const texts = new Map<string, string>()
  for (const event of open.page.events)
    if (event.kind === 'plan-made' || event.kind === 'plan-extended') {
      for (const { stepId, textId } of event.steps) texts.set(stepId, textId)
      for (const { promiseId, textId } of event.promises) texts.set(promiseId, textId)
      if (event.kind === 'plan-made') for (const { goalId, textId } of event.furtherGoals) texts.set(goalId, textId)
    }
  return texts
}

/** One line that says what an event of planning is about. */
export function usePlanningTitle(open: OpenDossier): (event: Planning) => string {
  const m = useMessages(messages)
  const days = useDayText()
  const agreed = (outcome: string, id: string) => {
    const textId = agreedTexts(open).get(id)
    return textId ? `${outcome}: ${open.text(textId) ?? m.timeline.unread}` : outcome
  }
  return (event) => {
    switch (event.kind) {
      case 'plan-made':
        return `${[event.goalKind, ...event.furtherGoals.map(({ kind }) => kind)]
          .map((kind) => m.goalKinds[kind])
          .join(', ')}. ${m.timeline.until(days.day(event.nextContactOn))}`
      case 'plan-signed':
        return m.timeline.signatories[event.by]
      case 'plan-not-signed':
        return m.timeline.kinds['plan-not-signed']
      case 'step-closed':
        return agreed(m.stepOutcomes[event.outcome], event.stepId)
      case 'step-adjusted':
      case 'step-help-given':
        return agreed(m.timeline.kinds[event.kind], event.stepId)
      case 'promise-closed':
        return agreed(m.promiseOutcomes[event.outcome], event.promiseId)
      case 'not-now-noted':
        return m.timeline.askAgain(days.day(event.retryOn))
      case 'not-now-ended':
        return m.timeline.notNow[event.outcome]
      case 'appointment-moved':
        return days.moment(event.startsAt)
    }
  }
}
