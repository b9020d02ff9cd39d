import { ImportField, type ImportRow } from '../../core/import.ts'
import { IMPORT_COLUMNS } from '../../core/import-columns.ts'
import { Household, Sex } from '../../core/person.ts'
import { useDayText } from '../day-text.ts'
import { messages as dossierMessages } from '../dossier/messages.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { messages as personMessages } from '../person/messages.ts'

/** Names of fields and their values as people read them: days in words, codes by their label. */
export function useFieldWords() {
  const language = useLanguage()
  const days = useDayText()
  const { households } = useMessages(dossierMessages)
  const { sexes } = useMessages(personMessages)
  return {
    label: (field: string): string => {
      const known = ImportField.safeParse(field)
      return known.success ? IMPORT_COLUMNS[known.data][language] : field
    },
    value: (field: string, value: string): string => {
      if (field === 'birthDate') return days.birthDate(value)
      if (field.endsWith('On')) return days.day(value, 'short')
      const household = field === 'household' ? Household.safeParse(value) : undefined
      if (household?.success) return households[household.data]
      const sex = field === 'sex' ? Sex.safeParse(value) : undefined
      return sex?.success ? sexes[sex.data] : value
    },
  }
}

/** 'Anna de Vries', of a row as far as it was read. */
export const nameIn = (fields: Partial<ImportRow>): string =>
  [fields.givenNames ?? fields.initials, fields.prefix, fields.familyName].filter(Boolean).join(' ')
