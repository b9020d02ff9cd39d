import { DmnModdle } from 'dmn-moddle'
import { evaluate, parseExpression, parseUnaryTests, unaryTest } from 'feelin'
import * as z from 'zod'
import { type DecisionModel, type DecisionTable, type FeelText, PolicyFault, type TableRule } from './decision-model.ts'
import { VariableName } from './explanation.ts'

/** What dmn-moddle gives for a decision table, as far as we read it. Absent lists are left out by it. */
const Literal = z.object({ text: z.string().default('') })
const ModdleTable = z.object({
  $type: z.literal('dmn:DecisionTable'),
  hitPolicy: z.string().default('UNIQUE'),
  aggregation: z.enum(['COUNT', 'SUM', 'MIN', 'MAX']).nullish(),
  input: z.array(z.object({ label: z.string().nullish(), inputExpression: Literal })).min(1),
  output: z.array(z.object({ name: z.string().nullish() })).min(1),
  annotation: z.array(z.object({ name: z.string() })).default([]),
  rule: z
    .array(
      z.object({
        inputEntry: z.array(Literal),
        outputEntry: z.array(Literal),
        annotationEntry: z.array(Literal).default([]),
      }),
    )
    .default([]),
})
type ModdleTable = z.infer<typeof ModdleTable>

const Definitions = z.object({
  drgElement: z
    .array(z.object({ $type: z.string(), name: z.string(), id: z.string(), decisionLogic: z.unknown() }))
    .default([]),
})

const HitPolicy = z.enum(['UNIQUE', 'FIRST', 'COLLECT'])

/** The library knows DMN 1.3; decision tables are the same in 1.4 and 1.5, so only the namespace differs. */
const DMN_1_3 = 'https://www.omg.org/spec/DMN/20191111/MODEL/'
const LATER_DMN = /(["'])https:\/\/www\.omg\.org\/spec\/DMN\/(?:20211108|20230324)\/MODEL\/\1/g

const NOTHING_KNOWN = Object.fromEntries(VariableName.options.map((name) => [name, null]))

/** The grammar accepts some nonsense ('> > 3') that only fails when it is tried. */
function canBeTried(text: string, kind: 'test' | 'expression'): boolean {
  try {
    if (kind === 'expression') evaluate(text, NOTHING_KNOWN)
    else for (const value of [null, 1, 'a', true]) unaryTest(text, { ...NOTHING_KNOWN, '?': value })
    return true
  } catch {
    return false
  }
}

/** The variables in a FEEL text. @throws PolicyFault when it is not FEEL or reads something we do not know */
function readFeel(text: string, kind: 'test' | 'expression', where: string): FeelText {
  const trimmed = text.trim()
  if (kind === 'test' && (trimmed === '-' || trimmed === '')) return { text: '-', reads: [] }
  const parse = kind === 'test' ? parseUnaryTests : parseExpression
  const names = new Set<string>()
  let isFeel = true
  parse(trimmed, NOTHING_KNOWN, undefined).iterate({
    enter(node) {
      if (node.type.isError) isFeel = false
      if (node.name === 'VariableName') names.add(trimmed.slice(node.from, node.to))
    },
  })
  if (!isFeel || !canBeTried(trimmed, kind)) throw new PolicyFault(`${where}: '${trimmed}' is not FEEL.`)
  names.delete('?')
  const reads = [...names].map((name) => {
    const known = VariableName.safeParse(name)
    if (!known.success) throw new PolicyFault(`${where}: '${name}' is not a fact that is kept.`)
    return known.data
  })
  return { text: trimmed, reads }
}

function readRule(table: ModdleTable, index: number, where: string): TableRule {
  const rule = table.rule[index]
  const at = `${where}, rule ${index + 1}`
  if (!rule || rule.inputEntry.length !== table.input.length || rule.outputEntry.length !== table.output.length)
    throw new PolicyFault(`${at}: the number of cells differs from the number of columns.`)
  const annotation = (name: string): string => {
    const column = table.annotation.findIndex((candidate) => candidate.name === name)
    const text = rule.annotationEntry[column]?.text.trim()
    if (!text) throw new PolicyFault(`${at}: the annotation '${name}' is missing.`)
    return text
  }
  return {
    index,
    tests: rule.inputEntry.map((cell, column) => readFeel(cell.text, 'test', `${at}, column ${column + 1}`)),
    outputs: rule.outputEntry.map((cell) => readFeel(cell.text, 'expression', `${at}, output`)),
    source: annotation('source'),
    nl: annotation('nl'),
    en: annotation('en'),
  }
}

function readTable(id: string, label: string, logic: unknown): DecisionTable {
  const where = `Decision '${id}'`
  const parsed = ModdleTable.safeParse(logic)
  if (!parsed.success) throw new PolicyFault(`${where} is not a decision table that can be read.`)
  const table = parsed.data
  const hitPolicy = HitPolicy.safeParse(table.hitPolicy)
  if (!hitPolicy.success)
    throw new PolicyFault(`${where}: hit policy ${table.hitPolicy} cannot be decided; use UNIQUE, FIRST or COLLECT.`)
  return {
    name: id,
    label,
    hitPolicy: hitPolicy.data,
    aggregation: hitPolicy.data === 'COLLECT' ? (table.aggregation ?? null) : null,
    inputs: table.input.map(({ label: title, inputExpression }) => ({
      ...readFeel(inputExpression.text, 'expression', `${where}, input`),
      label: title ?? inputExpression.text,
    })),
    outputs: table.output.map((output, column) => output.name ?? `output-${column + 1}`),
    rules: table.rule.map((_, index) => readRule(table, index, where)),
  }
}

/**
 * Reads the decision tables of a DMN file (1.3, 1.4 or 1.5). A decision is named by its id. Every rule carries three
 * annotations: `source`, `nl` and `en`.
 * @throws PolicyFault that says where the file is wrong
 */
export async function readModel(xml: string): Promise<DecisionModel> {
  const { rootElement, warnings } = await new DmnModdle()
    .fromXML(xml.replace(LATER_DMN, `$1${DMN_1_3}$1`))
    .catch((error: unknown) => {
      throw new PolicyFault(`This is not DMN: ${error instanceof Error ? error.message : 'unreadable'}.`)
    })
  const [warning] = warnings
  if (warning) throw new PolicyFault(`Part of this DMN file cannot be read: ${warning.message}.`)
  const decisions = Definitions.parse(rootElement).drgElement.filter((element) => element.$type === 'dmn:Decision')
  return { decisions: decisions.map(({ id, name, decisionLogic }) => readTable(id, name, decisionLogic)) }
}
