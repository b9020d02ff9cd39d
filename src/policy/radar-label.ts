import type { EndKind } from '../core/help-end.ts'
import type { AwaitedFrom, RadarReason, SnoozeReason } from '../core/radar.ts'
import type { LocalText } from './sourced.ts'

/** What the radar calls each reason, in a filter, a column and a file alike. */
export const RADAR_LABELS: Record<RadarReason, LocalText> = {
  'never-spoken': { nl: 'Nog niet gesproken', en: 'Not spoken to yet' },
  silent: { nl: 'Te lang geen gesprek', en: 'No talk for too long' },
  'date-passed': { nl: 'Datum voorbij', en: 'Date passed' },
  'no-next-date': { nl: 'Geen volgende datum', en: 'No next date' },
  ended: { nl: 'Na afloop van een programma', en: 'After a programme ended' },
  missed: { nl: 'Gemist, geen vervolg', en: 'Missed, no follow-up' },
  'outcome-missing': { nl: 'Afloop niet vastgelegd', en: 'Outcome not recorded' },
  handover: { nl: 'Overdracht open', en: 'Hand-over open' },
  suspended: { nl: 'Intake opgeschort', en: 'Intake suspended' },
}

export const END_LABELS: Record<EndKind, LocalText> = {
  programme: { nl: 'Programma', en: 'Programme' },
  support: { nl: 'Tijdelijke begeleiding', en: 'Guidance for a time' },
  goal: { nl: 'Tijd van het doel', en: 'Time of the goal' },
}

export const SNOOZE_LABELS: Record<SnoozeReason, LocalText> = {
  agreed: { nl: 'Zo afgesproken met de bewoner', en: 'Agreed so with the resident' },
  treatment: { nl: 'In behandeling of opgenomen', en: 'In treatment or admitted' },
  'others-guide': { nl: 'Iemand anders begeleidt nu', en: 'Somebody else guides now' },
  'answer-awaited': { nl: 'Wacht op antwoord van een ander', en: 'Waits for an answer from another' },
  other: { nl: 'Iets anders', en: 'Something else' },
}

const AWAITED_LABELS: Record<AwaitedFrom, LocalText> = {
  colleague: { nl: 'Wacht op antwoord van een collega', en: 'Waits for an answer from a colleague' },
  employer: { nl: 'Wacht op antwoord van een werkgever', en: 'Waits for an answer from an employer' },
  care: { nl: 'Wacht op antwoord van zorg of behandelaar', en: 'Waits for an answer from care or treatment' },
  organisation: {
    nl: 'Wacht op antwoord van een andere organisatie',
    en: 'Waits for an answer from another organisation',
  },
  other: SNOOZE_LABELS['answer-awaited'],
}

/** Why somebody is left in peace, with whose answer is waited for where that is known. */
export const snoozeLabel = ({
  reason,
  awaitedFrom,
}: {
  reason: SnoozeReason
  awaitedFrom?: AwaitedFrom | null | undefined
}): LocalText => (awaitedFrom ? AWAITED_LABELS[awaitedFrom] : SNOOZE_LABELS[reason])
