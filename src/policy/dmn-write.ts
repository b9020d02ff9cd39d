import { DmnModdle } from 'dmn-moddle'
import { PolicyFault } from './decision-model.ts'
import { columnType, idOf, outputNameOf } from './dmn-editable.ts'
import { asKnownEdition, parseDmn } from './dmn-shape.ts'
import type { EditableRule, EditableTable } from './editable-table.ts'
import { findElement, rootAttributes, type XmlRange } from './xml-range.ts'

/** An element of dmn-moddle; what it holds beyond our properties (extensions, widths) stays in it. */
type Element = Record<string, unknown>

const isElement = (value: unknown): value is Element => typeof value === 'object' && value !== null
const elementsIn = (parent: Element, property: string): Element[] => {
  const list = parent[property]
  return Array.isArray(list) ? list.filter(isElement) : []
}
const textIn = (element: Element | undefined, property: string): string => {
  const text = element?.[property]
  return typeof text === 'string' ? text : ''
}

/** Writes a decision table into the elements that its file already has; new ones get the ids of the table. */
class TableWriter {
  readonly #moddle: DmnModdle
  readonly #decision: string

  constructor(moddle: DmnModdle, decision: string) {
    this.#moddle = moddle
    this.#decision = decision
  }

  #create(type: string, parent: Element): Element {
    const element = this.#moddle.create(type)
    if (!isElement(element)) throw new Error(`dmn-moddle makes no ${type}`)
    element['$parent'] = parent
    return element
  }

  #child(parent: Element, property: string, type: string): Element {
    const known = parent[property]
    return isElement(known) ? known : this.#create(type, parent)
  }

  /** Sets a text element, or takes it away. */
  #text(parent: Element, property: string, type: string, text: string | null): void {
    if (text === null) {
      parent[property] = undefined
      return
    }
    const element = this.#child(parent, property, type)
    element['text'] = text
    parent[property] = element
  }

  #known(table: Element, property: string, kind: string): Map<string, { element: Element; index: number }> {
    const elements = elementsIn(table, property)
    return new Map(
      elements.map((element, index) => [idOf(textIn(element, 'id'), this.#decision, kind, index), { element, index }]),
    )
  }

  /** Elements by id, made where they are new; with the place that each had before, or -1. */
  #matched(table: Element, property: string, type: string, kind: string, ids: readonly string[]) {
    const known = this.#known(table, property, kind)
    return ids.map((id) => {
      const found = known.get(id) ?? { element: this.#create(type, table), index: -1 }
      found.element['id'] = id
      return found
    })
  }

  #inputs(table: Element, inputs: EditableTable['inputs']): number[] {
    const ids = inputs.map(({ id }) => id)
    const clauses = this.#matched(table, 'input', 'dmn:InputClause', 'input', ids)
    for (const [column, { element }] of clauses.entries()) {
      const { label, expression, type, allowed } = inputs[column] ?? {
        label: '',
        expression: '',
        type: 'Any',
        allowed: null,
      }
      setLabel(element, label)
      this.#text(element, 'inputExpression', 'dmn:LiteralExpression', expression)
      const written = element['inputExpression']
      if (isElement(written)) setType(written, type)
      this.#text(element, 'inputValues', 'dmn:UnaryTests', allowed)
    }
    table['input'] = clauses.map(({ element }) => element)
    return clauses.map(({ index }) => index)
  }

  #outputs(table: Element, outputs: EditableTable['outputs']): number[] {
    const ids = outputs.map(({ id }) => id)
    const clauses = this.#matched(table, 'output', 'dmn:OutputClause', 'output', ids)
    for (const [column, { element }] of clauses.entries()) {
      const output = outputs[column]
      if (!output) continue
      setLabel(element, output.label)
      if (output.name !== outputNameOf(textIn(element, 'name'), column)) element['name'] = output.name
      setType(element, output.type)
      this.#text(element, 'outputValues', 'dmn:UnaryTests', output.allowed)
      this.#text(element, 'defaultOutputEntry', 'dmn:LiteralExpression', output.defaultValue)
    }
    table['output'] = clauses.map(({ element }) => element)
    return clauses.map(({ index }) => index)
  }

  /** Makes sure that the columns for our words are there; keeps those of others. @returns the names in their order */
  #annotations(table: Element, rules: readonly EditableRule[]): string[] {
    const clauses = elementsIn(table, 'annotation')
    const names = clauses.map((clause) => textIn(clause, 'name'))
    const wanted = [
      'source',
      'nl',
      'en',
      ...(['klant', 'quote'] as const).filter((name) => rules.some((rule) => rule[name] !== null)),
    ]
    for (const name of wanted.filter((each) => !names.includes(each))) {
      const clause = this.#create('dmn:RuleAnnotationClause', table)
      clause['name'] = name
      clauses.push(clause)
      names.push(name)
    }
    table['annotation'] = clauses
    return names
  }

  /** The cells of a rule; a cell that was there keeps its id. `before`: the place that each column had. */
  #cells(rule: Element, property: string, type: string, texts: readonly string[], before: readonly number[]): void {
    const known = elementsIn(rule, property)
    rule[property] = texts.map((text, column) => {
      const cell = known[before[column] ?? -1] ?? this.#create(type, rule)
      cell['text'] = text
      return cell
    })
  }

  write(table: Element, editable: EditableTable): void {
    table['hitPolicy'] = editable.hitPolicy
    table['aggregation'] = editable.aggregation ?? undefined
    const inputs = this.#inputs(table, editable.inputs)
    const outputs = this.#outputs(table, editable.outputs)
    const names = this.#annotations(table, editable.rules)
    const ids = editable.rules.map(({ id }) => id)
    const rules = this.#matched(table, 'rule', 'dmn:DecisionRule', 'rule', ids)
    for (const [index, { element }] of rules.entries()) {
      const rule = editable.rules[index]
      if (!rule) continue
      this.#cells(element, 'inputEntry', 'dmn:UnaryTests', rule.tests, inputs)
      this.#cells(element, 'outputEntry', 'dmn:LiteralExpression', rule.outputs, outputs)
      const known = elementsIn(element, 'annotationEntry')
      const own: Readonly<Record<string, string | null>> = {
        source: rule.source,
        nl: rule.nl,
        en: rule.en,
        klant: rule.klant,
        quote: rule.quote,
      }
      const words = names.map((name, column) => (name in own ? (own[name] ?? '') : textIn(known[column], 'text')))
      this.#cells(element, 'annotationEntry', 'dmn:RuleAnnotation', words, [...names.keys()])
      if (rule.nl === '' && textIn(element, 'description') !== '') element['description'] = undefined
    }
    table['rule'] = rules.map(({ element }) => element)
  }
}

function setLabel(element: Element, label: string): void {
  if (label !== textIn(element, 'label')) element['label'] = label === '' ? undefined : label
}

/** A type of the file's own, or one that only another tool has, stays as long as the column keeps its type. */
function setType(element: Element, type: EditableTable['inputs'][number]['type']): void {
  const known = textIn(element, 'typeRef')
  if (columnType(known) !== type) element['typeRef'] = type
}

/** The written element as it must stand in this file: with its prefix, its edition, its indent, no name twice declared. */
function fitted(written: string, xml: string, { prefix, indent }: XmlRange): string {
  const declared = rootAttributes(asKnownEdition(xml))
  const end = written.indexOf('>')
  const head = written
    .slice(0, end)
    .replaceAll(/\sxmlns:([\w.-]+)="([^"]*)"/g, (whole, name: string, uri: string) =>
      name === 'dmn' || declared.get(`xmlns:${name}`) === uri ? '' : whole,
    )
  const lines = (head + written.slice(end)).trim().replaceAll(/(<\/?)dmn:/g, `$1${prefix}`)
  return lines.replaceAll(/\n(?=\s*<)/g, `\n${indent}`)
}

/**
 * The DMN file with one of its tables replaced. All else, also what this engine does not know, keeps standing as it is:
 * only the text of that decision is written anew.
 * @throws PolicyFault when it is not DMN, or has no such table
 */
export async function withTable(xml: string, editable: EditableTable): Promise<string> {
  const { root } = await parseDmn(xml)
  const decisions = isElement(root) ? elementsIn(root, 'drgElement') : []
  const decision = decisions.find((each) => each['$type'] === 'dmn:Decision' && each['id'] === editable.decision)
  const table = decision?.['decisionLogic']
  const range = findElement(xml, 'decision', editable.decision)
  if (!decision || !range || !isElement(table) || table['$type'] !== 'dmn:DecisionTable')
    throw new PolicyFault({
      nl: `Dit bestand heeft geen beslistabel '${editable.decision}'.`,
      en: `This file has no decision table '${editable.decision}'.`,
    })
  const moddle = new DmnModdle()
  decision['name'] = editable.label
  decision['description'] = editable.description === '' ? undefined : editable.description
  new TableWriter(moddle, editable.decision).write(table, editable)
  const written = await moddle.toXML(decision, { format: true, preamble: false })
  return xml.slice(0, range.from) + fitted(written.xml, xml, range) + xml.slice(range.to)
}
