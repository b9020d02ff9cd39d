import {
  type Decision,
  type DecisionModel,
  type DecisionTable,
  type InputData,
  type ItemType,
  type Knowledge,
  type Logic,
  PolicyFault,
} from './decision-model.ts'
import {
  Context,
  type Drg,
  FunctionDefinition,
  Invocation,
  Item,
  List,
  LogicType,
  ModdleTable,
  parseDmn,
  Relation,
  Text,
} from './dmn-shape.ts'
import { HitPolicyName } from './editable-table.ts'
import { readsOf } from './feel.ts'

const FEEL_LANGUAGES = /^$|feel/i

/** @throws PolicyFault for another language than FEEL */
function feelIn({ text, expressionLanguage }: Text): string {
  if (FEEL_LANGUAGES.test(expressionLanguage ?? '')) return text.trim()
  throw new PolicyFault({
    nl: `Staat in '${expressionLanguage}'. Alleen FEEL kan worden uitgevoerd.`,
    en: `It is written in '${expressionLanguage}'. Only FEEL can be run.`,
  })
}

const optional = (text: Text | null | undefined): string | null =>
  text && text.text.trim() !== '' ? feelIn(text) : null

/** The name that cells may use for a column's value, in files of one tool. */
function aliasIn(attributes: Readonly<Record<string, unknown>>): string | null {
  const found = Object.entries(attributes).find(([name]) => /(^|:)inputVariable$/.test(name))?.[1]
  return typeof found === 'string' && found !== '' ? found : null
}

function readRule(
  table: ModdleTable,
  index: number,
  names: Readonly<Record<string, null>>,
): DecisionTable['rules'][number] {
  const rule = table.rule[index]
  if (!rule || rule.inputEntry.length !== table.input.length || rule.outputEntry.length !== table.output.length)
    throw new PolicyFault(
      {
        nl: 'Het aantal cellen verschilt van het aantal kolommen.',
        en: 'the number of cells differs from the number of columns.',
      },
      { row: index + 1 },
      'cells-missing',
    )
  const annotation = (name: string): string =>
    rule.annotationEntry[table.annotation.findIndex((each) => each.name === name)]?.text.trim() ?? ''
  const cell = (kind: 'test' | 'expression') => (entry: Text) => {
    const text = feelIn(entry)
    const isEmpty = text === '' || (kind === 'test' && text === '-')
    return isEmpty ? { text: kind === 'test' ? '-' : '', reads: [] } : { text, reads: readsOf(text, names, kind) }
  }
  return {
    index,
    id: rule.id ?? `rule-${index + 1}`,
    tests: rule.inputEntry.map(cell('test')),
    outputs: rule.outputEntry.map(cell('expression')),
    source: annotation('source'),
    nl: annotation('nl') || (rule.description?.trim() ?? ''),
    en: annotation('en'),
    klant: annotation('klant') || null,
    quote: annotation('quote') || null,
  }
}

function hitPolicyIn({ hitPolicy }: ModdleTable): DecisionTable['hitPolicy'] {
  const known = HitPolicyName.safeParse(hitPolicy)
  if (known.success) return known.data
  throw new PolicyFault({
    nl: `Het trefbeleid ${hitPolicy} bestaat niet.`,
    en: `There is no hit policy ${hitPolicy}.`,
  })
}

function readTable(name: string, label: string, logic: unknown, names: Readonly<Record<string, null>>): Logic {
  const parsed = ModdleTable.safeParse(logic)
  if (!parsed.success)
    throw new PolicyFault({ nl: 'De beslistabel is niet te lezen.', en: 'The decision table cannot be read.' })
  const table = parsed.data
  const hitPolicy = hitPolicyIn(table)
  const inputs = table.input.map((input) => {
    const text = feelIn(input.inputExpression ?? { text: '' })
    return {
      text,
      reads: readsOf(text, names, 'expression'),
      label: input.label ?? text,
      type: input.inputExpression?.typeRef ?? null,
      allowed: optional(input.inputValues),
      alias: aliasIn(input.$attrs),
    }
  })
  const outputs = table.output.map((output, column) => ({
    name: output.name || (table.output.length === 1 ? name : `output-${column + 1}`),
    label: output.label ?? output.name,
    type: output.typeRef ?? null,
    allowed: optional(output.outputValues),
    defaultValue: optional(output.defaultOutputEntry),
  }))
  const rules = table.rule.map((_, index) => readRule(table, index, names))
  const aggregation = hitPolicy === 'COLLECT' ? (table.aggregation ?? null) : null
  return { kind: 'table', table: { name, label, hitPolicy, aggregation, inputs, outputs, rules } }
}

const unread = (nl: string, en: string): Logic => ({ kind: 'unread', fault: new PolicyFault({ nl, en }) })

function readFunction(logic: unknown, read: (part: unknown) => Logic): Logic {
  const { kind, formalParameter, body } = FunctionDefinition.parse(logic)
  if (kind !== 'FEEL')
    return unread(`Een functie in ${kind} kan niet worden uitgevoerd.`, `A function in ${kind} cannot be run.`)
  return { kind: 'function', parameters: formalParameter.map((each) => each.name), body: read(body) }
}

function readLogic(name: string, label: string, logic: unknown, names: Readonly<Record<string, null>>): Logic {
  const type = LogicType.safeParse(logic).data?.$type
  const read = (part: unknown) => readLogic(name, label, part, names)
  switch (type) {
    case 'dmn:DecisionTable':
      return readTable(name, label, logic, names)
    case 'dmn:LiteralExpression':
      return { kind: 'literal', text: feelIn(Text.parse(logic)) }
    case 'dmn:Context': {
      const entries = Context.parse(logic).contextEntry
      return {
        kind: 'context',
        entries: entries.map((each) => ({ name: each.variable?.name ?? null, logic: read(each.value) })),
      }
    }
    case 'dmn:Invocation': {
      const { calledFunction, binding } = Invocation.parse(logic)
      const bindings = binding.map(({ parameter, bindingFormula }) => ({
        name: parameter.name,
        logic: read(bindingFormula),
      }))
      return { kind: 'invocation', called: feelIn(calledFunction), bindings }
    }
    case 'dmn:FunctionDefinition':
      return readFunction(logic, read)
    case 'dmn:List':
      return { kind: 'list', elements: List.parse(logic).elements.map(read) }
    case 'dmn:Relation': {
      const { column, row } = Relation.parse(logic)
      return {
        kind: 'relation',
        columns: column.map((each) => each.name),
        rows: row.map((each) => each.elements.map(read)),
      }
    }
    default:
      return unread('Hier staat geen logica die kan worden uitgevoerd.', 'There is no logic here that can be run.')
  }
}

/** '#id', or the whole address of it in this file. What lies in another file keeps its address. */
function idIn(href: string, namespace: string): string {
  const [file = '', id = ''] = href.split('#')
  return file === '' || file === namespace ? id : href
}

function requirementsOf({ informationRequirement, knowledgeRequirement }: Drg, namespace: string): string[] {
  const hrefs = [...informationRequirement, ...knowledgeRequirement].flatMap((each) => [
    each.requiredInput?.href,
    each.requiredDecision?.href,
    each.requiredKnowledge?.href,
  ])
  return hrefs.filter((href) => href !== undefined).map((href) => idIn(href, namespace))
}

function readItem(item: unknown): ItemType {
  const { name, typeRef, isCollection, allowedValues, itemComponent } = Item.parse(item)
  return {
    name,
    base: typeRef ?? null,
    isList: isCollection,
    allowed: optional(allowedValues),
    components: itemComponent.map(readItem),
  }
}

/** What is wrong with one decision is told to who wants to run that one. */
function logicOf(name: string, label: string, logic: unknown, names: Readonly<Record<string, null>>): Logic {
  try {
    return readLogic(name, label, logic, names)
  } catch (error) {
    if (error instanceof PolicyFault) return { kind: 'unread', fault: error }
    throw error
  }
}

/**
 * Reads a DMN file of any edition from 1.2 to 1.5, also one that another tool made.
 * @throws PolicyFault that says where the file is wrong
 */
export async function readDmn(xml: string): Promise<DecisionModel & { warnings: readonly string[] }> {
  const { definitions, warnings } = await parseDmn(xml)
  const { drgElement, namespace } = definitions
  const ofType = (type: string) => drgElement.filter((element) => element.$type === type)
  const inputs = ofType('dmn:InputData').map(
    ({ id, name, variable }): InputData => ({
      id,
      name: variable?.name || name,
      label: name,
      type: variable?.typeRef ?? null,
    }),
  )
  const named = [...inputs.map(({ name }) => name), ...drgElement.map((each) => each.variable?.name || each.name)]
  const names = Object.fromEntries(named.map((name) => [name, null]))
  const decisions = ofType('dmn:Decision').map((element): Decision => {
    const { id, name, variable, description, decisionLogic } = element
    return {
      id,
      name: variable?.name || name,
      label: name,
      description: description ?? '',
      type: variable?.typeRef ?? null,
      requires: requirementsOf(element, namespace),
      logic: logicOf(id, name, decisionLogic, names),
    }
  })
  const knowledge = ofType('dmn:BusinessKnowledgeModel').map((element): Knowledge => {
    const { id, name, variable, encapsulatedLogic } = element
    const logic = logicOf(id, name, encapsulatedLogic, names)
    return { id, name: variable?.name || name, requires: requirementsOf(element, namespace), logic }
  })
  return { decisions, inputs, knowledge, types: definitions.itemDefinition.map(readItem), warnings }
}
