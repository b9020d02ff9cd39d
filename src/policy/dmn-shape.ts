import { DmnModdle } from 'dmn-moddle'
import * as z from 'zod'
import { PolicyFault } from './decision-model.ts'
import { AggregationName } from './editable-table.ts'

/** What dmn-moddle gives, as far as we read it. Absent lists are left out by it. */
export const Text = z.object({ text: z.string().default(''), expressionLanguage: z.string().nullish() })
export type Text = z.infer<typeof Text>
const Named = z.object({ name: z.string().default(''), typeRef: z.string().nullish() })
const Href = z.object({ href: z.string() })
const ModdleRule = z.object({
  id: z.string().nullish(),
  description: z.string().nullish(),
  inputEntry: z.array(Text).default([]),
  outputEntry: z.array(Text).default([]),
  annotationEntry: z.array(Text).default([]),
})
export const ModdleTable = z.object({
  hitPolicy: z.string().default('UNIQUE'),
  aggregation: AggregationName.nullish(),
  input: z
    .array(
      z.object({
        id: z.string().nullish(),
        label: z.string().nullish(),
        inputExpression: Text.extend({ typeRef: z.string().nullish() }).nullish(),
        inputValues: Text.nullish(),
        $attrs: z.record(z.string(), z.unknown()).default({}),
      }),
    )
    .default([]),
  output: z
    .array(
      Named.extend({
        id: z.string().nullish(),
        label: z.string().nullish(),
        outputValues: Text.nullish(),
        defaultOutputEntry: Text.nullish(),
      }),
    )
    .min(1),
  annotation: z.array(z.object({ name: z.string().default('') })).default([]),
  rule: z.array(ModdleRule).default([]),
})
export type ModdleTable = z.infer<typeof ModdleTable>

const Element = z.object({ $type: z.string(), id: z.string().default(''), name: z.string().default('') })
const Requirement = z.object({
  requiredInput: Href.nullish(),
  requiredDecision: Href.nullish(),
  requiredKnowledge: Href.nullish(),
})
const Drg = Element.extend({
  description: z.string().nullish(),
  variable: Named.nullish(),
  informationRequirement: z.array(Requirement).default([]),
  knowledgeRequirement: z.array(Requirement).default([]),
  decisionLogic: z.unknown().optional(),
  encapsulatedLogic: z.unknown().optional(),
})
export type Drg = z.infer<typeof Drg>
export const Item = z.object({
  name: z.string().default(''),
  typeRef: z.string().nullish(),
  isCollection: z.boolean().default(false),
  allowedValues: Text.nullish(),
  itemComponent: z.array(z.unknown()).default([]),
})
const Definitions = z.object({
  $type: z.literal('dmn:Definitions'),
  namespace: z.string().default(''),
  drgElement: z.array(Drg).default([]),
  itemDefinition: z.array(z.unknown()).default([]),
})

export const LogicType = z.object({ $type: z.string() })
export const Context = z.object({
  contextEntry: z.array(z.object({ variable: Named.nullish(), value: z.unknown().optional() })).default([]),
})
export const Invocation = z.object({
  calledFunction: Text,
  binding: z.array(z.object({ parameter: Named, bindingFormula: z.unknown().optional() })).default([]),
})
export const FunctionDefinition = z.object({
  kind: z.string().default('FEEL'),
  formalParameter: z.array(Named).default([]),
  body: z.unknown().optional(),
})
export const List = z.object({ elements: z.array(z.unknown()).default([]) })
export const Relation = z.object({ column: z.array(Named).default([]), row: z.array(List).default([]) })

/** The library knows DMN 1.3; what we read is the same in the editions before and after, only the namespaces differ. */
const EDITIONS = ['20151101', '20180521', '20191111', '20211108', '20230324', '20240513']
const DMN_1_3 = '20191111'

const NAMESPACE = /(["'])(https?:\/\/www\.omg\.org\/spec\/DMN\/(\d{8})\/(MODEL\/|DMNDI\/|dmn\.xsd))\1/g

/** The text as the library can read it. */
export function asKnownEdition(xml: string): string {
  return xml.replaceAll(NAMESPACE, (whole, quote: string, _uri: string, edition: string, part: string) => {
    if (!EDITIONS.includes(edition)) return whole
    return `${quote}https://www.omg.org/spec/DMN/${DMN_1_3}/${part === 'dmn.xsd' ? 'MODEL/' : part}${quote}`
  })
}

interface Moddle {
  definitions: z.infer<typeof Definitions>
  root: unknown
  warnings: readonly string[]
}

/** @throws PolicyFault when it is not DMN */
export async function parseDmn(xml: string): Promise<Moddle> {
  const { rootElement, warnings } = await new DmnModdle().fromXML(asKnownEdition(xml)).catch((error: unknown) => {
    const why = error instanceof Error ? error.message.split('\n')[0] : 'unreadable'
    throw new PolicyFault({ nl: `Dit is geen DMN: ${why}.`, en: `This is not DMN: ${why}.` }, {}, 'not-dmn')
  })
  const definitions = Definitions.safeParse(rootElement)
  if (!definitions.success) throw new PolicyFault({ nl: 'Dit is geen DMN.', en: 'This is not DMN.' }, {}, 'not-dmn')
  return { definitions: definitions.data, root: rootElement, warnings: warnings.map(({ message }) => message) }
}
