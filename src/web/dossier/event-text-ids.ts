import type { RecordedEvent } from '../../core/dossier.ts'

const present = (...ids: (string | null)[]): string[] => ids.filter((id) => id !== null)

/** Ids of the free texts that an event points at, in the order to show them. */
export function textIdsOf(event: RecordedEvent): string[] {
  switch (event.kind) {
    case 'plan-made':
      return present(event.goalTextId, ...event.furtherGoals.map(({ textId }) => textId), event.deviationTextId)
    case 'step-adjusted':
      return [event.textId, event.reasonTextId]
    case 'promise-closed':
      return present(event.noticeTextId, event.insteadTextId)
    case 'plan-extended':
      return [...event.steps, ...event.promises].map(({ textId }) => textId)
    case 'conference-planned':
      return present(event.questionTextId, event.leftOutTextId)
    case 'conference-held':
      return present(event.weighingTextId, ...event.decisions.map(({ textId }) => textId))
    case 'handover-offered':
      return [event.summaryTextId, event.noticeTextId, event.partnerTextId].filter((id) => typeof id === 'string')
    case 'intake-completed':
      return event.reportTextId ? [event.reportTextId] : []
    case 'category-decided':
    case 'choice-decided':
      return event.deviationTextId ? [event.deviationTextId] : []
    case 'appointment-made':
      return present(event.textId, event.deviationTextId ?? null)
    case 'no-show-step-taken':
      return present(event.textId, event.deviationTextId)
    case 'instrument-result-recorded':
      return present(event.textId, event.helpTextId)
    case 'contact-noted':
      return [event.textId, ...(event.deviationTextId ? [event.deviationTextId] : [])]
    case 'self-reliance-measured':
      return event.levels.flatMap(({ textId }) => textId ?? [])
    default:
      return 'textId' in event && event.textId ? [event.textId] : []
  }
}
