import type { CheckedFile } from './check-model.ts'
import { type Drg, Item, LogicType, ModdleTable, parseDmn, type Text } from './dmn-shape.ts'
import { AggregationName, ColumnType, type EditableRule, type EditableTable, HitPolicyName } from './editable-table.ts'

/** A type that a DMN file declares itself. */
interface DeclaredType {
  base: string | null
  allowed: string | null
}
type DeclaredTypes = ReadonlyMap<string, DeclaredType>

const filled = (text: Text | null | undefined): string | null => text?.text.trim() || null

/** DMN's longer names for durations. */
const SPELLED: Readonly<Record<string, ColumnType>> = {
  'days and time duration': 'dayTimeDuration',
  'years and months duration': 'yearMonthDuration',
}

function columnType(
  typeRef: string | null | undefined,
  declared: DeclaredTypes,
): Required<DeclaredType> & { type: ColumnType } {
  const own = declared.get(typeRef ?? '')
  const name = (own ? own.base : typeRef)?.replace(/^feel:/, '').trim() ?? ''
  const type = ColumnType.safeParse(SPELLED[name] ?? name)
  return { type: type.success ? type.data : 'Any', base: name, allowed: own?.allowed ?? null }
}

function readRule(table: ModdleTable, rule: ModdleTable['rule'][number], at: number): EditableRule {
  const annotation = (name: string): string => {
    const column = table.annotation.findIndex((each) => each.name === name)
    return rule.annotationEntry[column]?.text.trim() ?? ''
  }
  return {
    id: rule.id || `rule-${at + 1}`,
    tests: rule.inputEntry.map(({ text }) => text.trim()),
    outputs: rule.outputEntry.map(({ text }) => text.trim()),
    source: annotation('source'),
    nl: annotation('nl'),
    en: annotation('en'),
    klant: annotation('klant') || null,
    quote: annotation('quote') || null,
  }
}

/** A table as it stands in its file, whatever is wrong with its cells; null when it is no table at all. */
function readTable({ id, name, description, decisionLogic }: Drg, declared: DeclaredTypes): EditableTable | null {
  const parsed = ModdleTable.safeParse(decisionLogic)
  if (!parsed.success) return null
  const table = parsed.data
  return {
    decision: id,
    label: name,
    description: description ?? '',
    hitPolicy: HitPolicyName.catch('UNIQUE').parse(table.hitPolicy),
    aggregation: AggregationName.nullable()
      .catch(null)
      .parse(table.aggregation ?? null),
    inputs: table.input.map((input, at) => {
      const expression = filled(input.inputExpression) ?? ''
      const { type, allowed } = columnType(input.inputExpression?.typeRef, declared)
      return {
        id: input.id || `input-${at + 1}`,
        label: input.label || expression,
        expression,
        type,
        allowed: filled(input.inputValues) ?? allowed,
      }
    }),
    outputs: table.output.map((output, at) => {
      const { type, allowed } = columnType(output.typeRef, declared)
      const own = output.name || (table.output.length === 1 ? name : `output-${at + 1}`)
      const [values, defaultValue] = [filled(output.outputValues), filled(output.defaultOutputEntry)]
      return {
        id: output.id || own,
        name: own,
        label: output.label || own,
        type,
        allowed: values ?? allowed,
        defaultValue,
      }
    }),
    rules: table.rule.map((rule, at) => readRule(table, rule, at)),
  }
}

/** The ids that an element points at. What lies in another file keeps its whole address, and is so not found in this one. */
function requiresOf({ informationRequirement, knowledgeRequirement }: Drg, namespace: string): string[] {
  const hrefs = [...informationRequirement, ...knowledgeRequirement].flatMap((each) => [
    each.requiredInput?.href,
    each.requiredDecision?.href,
    each.requiredKnowledge?.href,
  ])
  return hrefs.flatMap((href) =>
    href === undefined
      ? []
      : [href.startsWith(`${namespace}#`) || href.startsWith('#') ? (href.split('#')[1] ?? '') : href],
  )
}

/**
 * Reads a DMN file for the checks: with all that is wrong in it, so that everything can be told at once.
 * @throws PolicyFault when it is not DMN
 */
export async function readCheckedFile(file: string, xml: string): Promise<CheckedFile> {
  const { definitions } = await parseDmn(xml)
  const items = definitions.itemDefinition.map((item) => Item.parse(item))
  const declared = new Map(
    items.map(({ name, typeRef, allowedValues }) => [name, { base: typeRef ?? null, allowed: filled(allowedValues) }]),
  )
  const ofType = (type: string) => definitions.drgElement.filter((element) => element.$type === `dmn:${type}`)
  const named = (element: Drg) => ({
    id: element.id,
    name: element.variable?.name || element.name,
    requires: requiresOf(element, definitions.namespace),
  })
  const isTable = ({ decisionLogic }: Drg) => LogicType.safeParse(decisionLogic).data?.$type === 'dmn:DecisionTable'
  return {
    file,
    tables: ofType('Decision')
      .filter(isTable)
      .flatMap((element) => readTable(element, declared) ?? []),
    inputs: ofType('InputData').map((element) => {
      const { type } = columnType(element.variable?.typeRef, declared)
      return { id: element.id, name: element.variable?.name || element.name, type }
    }),
    decisions: ofType('Decision').map(named),
    knowledge: ofType('BusinessKnowledgeModel').map(named),
  }
}
