import type { IsoDate } from '../core/day.ts'
import type { EditableTable } from '../policy/editable-table.ts'
import type { OpenTerm } from '../policy/law.ts'
import type { LoadedPolicies } from './policies.ts'

export async function tablesIn(_xml: string): Promise<{ tables: EditableTable[]; others: string[] }> {
  return { tables: [], others: [] }
}
export async function putTable(xml: string, _table: EditableTable): Promise<string> {
  return xml
}
export function lawOn(_policies: LoadedPolicies, _day: IsoDate) {
  return {
    version: '',
    nl: 'x',
    en: 'x',
    openTerms: [] as OpenTerm[],
    articles: {} as Record<string, { label: string; nl: string; en: string }>,
  }
}
