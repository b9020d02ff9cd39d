import { Failure } from './failure.ts'

/** Why a file cannot be read, and what to do; travels as fact `reason` of the failure `import.unreadable`. */
export const FILE_FAULTS = {
  'password-or-old-excel': {
    nl: 'Het bestand heeft een wachtwoord of is een oud Excel-bestand (.xls). Haal het wachtwoord eraf en bewaar het als XLSX of CSV.',
    en: 'The file has a password or is an old Excel file (.xls). Remove the password and save it as XLSX or CSV.',
  },
  'not-a-table': {
    nl: 'Dit is geen CSV- of XLSX-bestand. Bewaar de lijst als XLSX of CSV.',
    en: 'This is no CSV or XLSX file. Save the list as XLSX or CSV.',
  },
  damaged: {
    nl: 'Het bestand is beschadigd of niet helemaal aangekomen. Bewaar het opnieuw en probeer het nog een keer.',
    en: 'The file is damaged or has not arrived completely. Save it again and try once more.',
  },
  'no-heading': {
    nl: 'Het bestand heeft geen kop met kolomnamen. Zet bovenaan een regel met de naam van elke kolom.',
    en: 'The file has no heading with column names. Put a row with the name of each column at the top.',
  },
  'too-many-columns': {
    nl: 'Het bestand heeft meer dan 200 kolommen. Verwijder kolommen die niet nodig zijn.',
    en: 'The file has more than 200 columns. Remove columns that are not needed.',
  },
  'open-quote': {
    nl: 'Een aanhalingsteken wordt geopend en niet gesloten; alles daarna is onleesbaar. Herstel de genoemde regel.',
    en: 'A quotation mark is opened and never closed; all after it is unreadable. Repair the row that is named.',
  },
} as const satisfies Record<string, { nl: string; en: string }>

export type FileFault = keyof typeof FILE_FAULTS

/** The refusal of a file. `row` is the row as a spreadsheet counts it, from 1. */
export function unreadable(reason: FileFault, row?: number): Failure {
  return new Failure('import.unreadable', row === undefined ? { reason } : { reason, row })
}
