import type { CaseloadRow } from '../core/attention.ts'
import { categoryLabel } from '../policy/category-label.ts'
import type { LoadedPolicy } from '../policy/loaded-policy.ts'

const HEADING = {
  nl: [
    'Dossiernummer',
    'Naam',
    'Geboortedatum',
    'Fase',
    'Categorie',
    'Geopend',
    'Gesloten',
    'Laatste contact',
    'Volgend contact',
    'Medewerker',
    'Team',
  ],
  en: [
    'Dossier number',
    'Name',
    'Birth date',
    'Phase',
    'Category',
    'Opened',
    'Closed',
    'Last contact',
    'Next contact',
    'Worker',
    'Team',
  ],
} as const

const PHASES: Record<CaseloadRow['phase'], { nl: string; en: string }> = {
  reported: { nl: 'Gemeld', en: 'Reported' },
  intake: { nl: 'Intake', en: 'Intake' },
  suspended: { nl: 'Opgeschort', en: 'Suspended' },
  diagnosis: { nl: 'Diagnose', en: 'Diagnosis' },
  plan: { nl: 'Plan maken', en: 'Making a plan' },
  guidance: { nl: 'Begeleiding', en: 'Guidance' },
  closed: { nl: 'Afgesloten', en: 'Closed' },
}

/** The caseload as rows of a sheet, with a heading; names by id for workers and teams. */
export function* caseloadSheet(
  rows: readonly CaseloadRow[],
  names: Readonly<Record<string, string>>,
  policy: LoadedPolicy | undefined,
  language: 'nl' | 'en',
): Generator<readonly string[]> {
  yield HEADING[language]
  for (const row of rows)
    yield [
      row.dossierNumber,
      row.name,
      row.birthDate ?? '',
      PHASES[row.phase][language],
      row.category === null ? '' : categoryLabel(policy, row.category)[language],
      row.openedOn,
      row.closedOn ?? '',
      row.lastContactOn ?? '',
      row.nextContactOn ?? '',
      (row.ownerId && names[row.ownerId]) || '',
      names[row.teamId] ?? '',
    ]
}
