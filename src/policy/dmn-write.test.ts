import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileDecision } from './decide.ts'
import { editableTables } from './dmn-editable.ts'
import { readDmn } from './dmn-read.ts'
import { withTable } from './dmn-write.ts'
import { AggregationName, ColumnType, EditableTable, HitPolicyName } from './editable-table.ts'

/** A file as another tool writes it: own attributes, a diagram, comments, a prefix or none. */
const file = (edition: string, prefix: string) => {
  const p = prefix === '' ? '' : `${prefix}:`
  const xmlns = prefix === '' ? 'xmlns' : `xmlns:${prefix}`
  return `<?xml version="1.0" encoding="UTF-8"?>
<${p}definitions ${xmlns}="https://www.omg.org/spec/DMN/${edition}/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/${edition}/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" xmlns:biodi="http://bpmn.io/schema/dmn/biodi/2.0" id="d" name="D" namespace="urn:x">
  <!-- <${p}decision id="route"> kept as it stands -->
  <${p}inputData id="i1" name="Years at work" />
  <${p}decision id="route" name="Route" camunda:historyTimeToLive="P30D">
    <${p}extensionElements><camunda:note who="a&amp;b">kept</camunda:note></${p}extensionElements>
    <${p}informationRequirement id="q1"><${p}requiredInput href="#i1" /></${p}informationRequirement>
    <${p}decisionTable id="t1">
      <${p}input id="c1" label="Years" biodi:width="300" camunda:inputVariable="years">
        <${p}inputExpression id="e1" typeRef="integer"><${p}text>Years at work</${p}text></${p}inputExpression>
      </${p}input>
      <${p}output id="o1" name="route" typeRef="string" />
      <${p}rule id="r1">
        <${p}inputEntry id="cell1"><${p}text>&lt; 5</${p}text></${p}inputEntry>
        <${p}outputEntry id="cell2"><${p}text>"short"</${p}text></${p}outputEntry>
      </${p}rule>
    </${p}decisionTable>
  </${p}decision>
  <${p}decision id="other" name="Other"><${p}literalExpression   id="l1"><${p}text>1 + 1</${p}text></${p}literalExpression></${p}decision>
  <dmndi:DMNDI><dmndi:DMNDiagram id="dia"><dmndi:DMNShape id="s1" dmnElementRef="route"><dc:Bounds height="80" width="180" x="1" y="2" /></dmndi:DMNShape></dmndi:DMNDiagram></dmndi:DMNDI>
</${p}definitions>
`
}

const anyFile = fc
  .tuple(fc.constantFrom('20180521', '20191111', '20211108', '20230324'), fc.constantFrom('', 'dmn', 'semantic'))
  .map(([edition, prefix]) => file(edition, prefix))

const words = fc
  .string({ unit: fc.constantFrom('a', 'b', ' ', '"', '<', '>', '&', 'é', '-', ']]>', '\n', "'", '€', '<dmn:') })
  .map((text) => text.trim())
const somewhat = words.filter((text) => text !== '')
const id = (kind: string) => fc.integer({ min: 1, max: 12 }).map((number) => `${kind}${number}`)

const anyTable: fc.Arbitrary<EditableTable> = fc
  .record({
    inputs: fc.uniqueArray(
      fc.record({
        id: id('c'),
        label: words,
        expression: words,
        type: fc.constantFrom(...ColumnType.options),
        allowed: fc.option(somewhat),
      }),
      { selector: (input) => input.id, maxLength: 3 },
    ),
    outputs: fc.uniqueArray(
      fc.record({
        id: id('o'),
        name: somewhat,
        label: words,
        type: fc.constantFrom(...ColumnType.options),
        allowed: fc.option(somewhat),
        defaultValue: fc.option(somewhat),
      }),
      { selector: (output) => output.id, minLength: 1, maxLength: 3 },
    ),
    hitPolicy: fc.constantFrom(...HitPolicyName.options),
    aggregation: fc.option(fc.constantFrom(...AggregationName.options)),
    label: somewhat,
    description: words,
  })
  .chain((table) =>
    fc
      .uniqueArray(
        fc.record({
          id: id('r'),
          tests: fc.array(words, { minLength: table.inputs.length, maxLength: table.inputs.length }),
          outputs: fc.array(words, { minLength: table.outputs.length, maxLength: table.outputs.length }),
          source: words,
          nl: words,
          en: words,
          klant: fc.option(somewhat),
          quote: fc.option(somewhat),
        }),
        { selector: (rule) => rule.id, maxLength: 4 },
      )
      .map((rules) => ({ decision: 'route', ...table, rules })),
  )

test('a table that was written reads back the same, in every edition and with every prefix, also over another', async () => {
  await fc.assert(
    fc.asyncProperty(anyFile, anyTable, anyTable, async (xml, first, second) => {
      EditableTable.parse(first)
      const once = await withTable(xml, first)
      expect(await editableTables(once)).toEqual([first])
      expect(await editableTables(await withTable(once, second))).toEqual([second])
    }),
    { numRuns: 100 },
  )
})

test('everything outside the decision stays as it was, to the letter', async () => {
  await fc.assert(
    fc.asyncProperty(anyFile, anyTable, async (xml, table) => {
      const written = await withTable(xml, table)
      const start = /<(\w+:)?decision id="route" name/
      const end = /<(\w+:)?decision id="other"[\s\S]*/
      expect(written.slice(0, written.search(start))).toBe(xml.slice(0, xml.search(start)))
      expect(end.exec(written)?.[0]).toBe(end.exec(xml)?.[0])
    }),
    { numRuns: 30 },
  )
})

test('what other tools keep in a table stays: ids, widths, extensions, requirements and their own types', async () => {
  const xml = file('20230324', '')
  const [table] = await editableTables(xml)
  if (!table) throw new Error('no table')
  const [rule] = table.rules
  if (!rule) throw new Error('no rule')
  const grown = { ...table, rules: [{ ...rule, id: 'r2', tests: ['>= 5'], outputs: ['"long"'] }, rule] }
  const written = await withTable(xml, grown)
  for (const kept of [
    'camunda:historyTimeToLive="P30D"',
    '<camunda:note who="a&#38;b">kept</camunda:note>',
    'biodi:width="300"',
    'camunda:inputVariable="years"',
    'typeRef="integer"',
    '<inputEntry id="cell1">',
    '<requiredInput href="#i1" />',
    'https://www.omg.org/spec/DMN/20230324/MODEL/',
  ])
    expect(written).toContain(kept)
  expect(written).not.toContain('20191111')
  expect(written.match(/xmlns:/g)).toHaveLength(xml.match(/xmlns:/g)?.length ?? 0)
  const decision = compileDecision(await readDmn(written), 'route')
  expect([4, 5].map((years) => decision.decide({ 'Years at work': years }))).toEqual(['short', 'long'])
})

test('a table that the file does not have is refused', async () => {
  const xml = file('20230324', '')
  const [table] = await editableTables(xml)
  if (!table) throw new Error('no table')
  await expect(withTable(xml, { ...table, decision: 'other' })).rejects.toThrow("has no decision table 'other'")
})
