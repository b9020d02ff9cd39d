import { RadarReason } from '../core/radar.ts'
import type { FoundRow } from '../db/radar.ts'
import { categoryLabel } from '../policy/category-label.ts'
import type { LoadedPolicy } from '../policy/loaded-policy.ts'
import { END_LABELS, RADAR_LABELS } from '../policy/radar-label.ts'
import type { RadarNorm } from '../policy/radar-norm.ts'

const HEADING = {
  nl: [
    'Dossiernummer',
    'Naam',
    'Geboortedatum',
    'Categorie',
    'Medewerker',
    'Team',
    'Laatste gesprek',
    'In beeld sinds',
    'Volgend contact',
    'Norm (dagen)',
    'Weggelegd tot',
    'Wat eindigde',
  ],
  en: [
    'Dossier number',
    'Name',
    'Birth date',
    'Category',
    'Worker',
    'Team',
    'Last talk',
    'In sight since',
    'Next contact',
    'Norm (days)',
    'Put away until',
    'What ended',
  ],
} as const

/** The radar as rows of a sheet: a column for each reason, with the day it counts from. */
export function* radarSheet(
  rows: readonly FoundRow[],
  norms: ReadonlyMap<string, RadarNorm>,
  names: Readonly<Record<string, string>>,
  policy: LoadedPolicy | undefined,
  language: 'nl' | 'en',
): Generator<readonly string[]> {
  yield [...HEADING[language], ...RadarReason.options.map((reason) => RADAR_LABELS[reason][language])]
  for (const row of rows) {
    const days = norms.get(row.normKey ?? '')?.maxDays
    yield [
      row.dossierNumber,
      row.name,
      row.birthDate ?? '',
      row.category === null ? '' : categoryLabel(policy, row.category)[language],
      (row.ownerId && names[row.ownerId]) || '',
      names[row.teamId] ?? '',
      row.spokenOn ?? '',
      row.unseenOn,
      row.nextContactOn ?? '',
      days?.toString() ?? '',
      row.snooze?.untilOn ?? '',
      row.endKind && row.lines.some(({ reason }) => reason === 'ended') ? END_LABELS[row.endKind][language] : '',
      ...RadarReason.options.map((reason) => row.lines.find((line) => line.reason === reason)?.on ?? ''),
    ]
  }
}
