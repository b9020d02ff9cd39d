/** How putting somebody off the radar can be refused; part of the one catalogue in failure.ts. */
export const RADAR_FAILURES = {
  'radar.snooze-past': {
    status: 400,
    nl: 'Kies een dag na vandaag. Op die dag staat deze persoon weer op de radar.',
    en: 'Choose a day after today. On that day this person is back on the radar.',
  },
  'radar.snooze-too-long': {
    status: 400,
    nl: 'Wegleggen kan voor ten hoogste een jaar. Kies een eerdere dag.',
    en: 'Somebody can be put away for a year at most. Choose an earlier day.',
  },
  'radar.words-missing': {
    status: 400,
    nl: 'Schrijf in een paar woorden waarom deze persoon even weg kan.',
    en: 'Write in a few words why this person can be put away for now.',
  },
  'radar.whom-missing': {
    status: 400,
    nl: 'Kies van wie je antwoord verwacht.',
    en: 'Choose from whom you expect an answer.',
  },
  'radar.not-snoozed': {
    status: 409,
    nl: 'Deze persoon is niet weggelegd. Er is niets gewijzigd.',
    en: 'This person has not been put away. Nothing was changed.',
  },
} as const
