import type { CheckedFile } from './check-model.ts'
import { columnType, editableTables } from './dmn-editable.ts'
import { type Drg, ModdleTable, parseDmn } from './dmn-shape.ts'
import type { EditableTable } from './editable-table.ts'

/** A table with as many cells in each row as the file really has: an editor fills them up. */
function asWritten(table: EditableTable, elements: readonly Drg[]): EditableTable {
  const written = ModdleTable.safeParse(elements.find(({ id }) => id === table.decision)?.decisionLogic).data
  return {
    ...table,
    rules: table.rules.map((rule, at) => ({
      ...rule,
      tests: written?.rule[at]?.inputEntry.map(({ text }) => text) ?? rule.tests,
      outputs: written?.rule[at]?.outputEntry.map(({ text }) => text) ?? rule.outputs,
    })),
  }
}

/** The ids that an element points at. What lies in another file keeps its address, and so is not found in this one. */
function requiresOf({ informationRequirement, knowledgeRequirement }: Drg, namespace: string): string[] {
  const hrefs = [...informationRequirement, ...knowledgeRequirement].flatMap((each) => [
    each.requiredInput?.href,
    each.requiredDecision?.href,
    each.requiredKnowledge?.href,
  ])
  return hrefs.flatMap((href) => {
    if (href === undefined) return []
    const [file = '', id = ''] = href.split('#')
    return [file === '' || file === namespace ? id : href]
  })
}

/**
 * Reads a DMN file for the checks: with all that is wrong in it, so that everything can be told at once.
 * @throws PolicyFault when it is not DMN
 */
export async function readCheckedFile(file: string, xml: string): Promise<CheckedFile> {
  const { drgElement, namespace } = (await parseDmn(xml)).definitions
  const ofType = (type: string) => drgElement.filter((element) => element.$type === `dmn:${type}`)
  const named = (element: Drg) => ({ id: element.id, name: element.variable?.name || element.name })
  const requiring = (element: Drg) => ({ ...named(element), requires: requiresOf(element, namespace) })
  return {
    file,
    tables: (await editableTables(xml)).map((table) => asWritten(table, drgElement)),
    inputs: ofType('InputData').map((element) => ({ ...named(element), type: columnType(element.variable?.typeRef) })),
    decisions: ofType('Decision').map(requiring),
    knowledge: ofType('BusinessKnowledgeModel').map(requiring),
  }
}
