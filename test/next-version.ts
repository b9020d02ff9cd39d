import { cp, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

/** A version of Weert that is still to come. */
export const NEXT = 'GM0988-2027.1'

const cell = (kind: 'input' | 'output', text: string) => `<${kind}Entry id="${kind}-${text.replaceAll(/\W/g, '')}">
  <text>${text}</text></${kind}Entry>`
const rule = (
  category: string,
  days: number,
) => `<rule id="${category}">${cell('input', `"${category}"`)}${cell('output', `${days}`)}
  <annotationEntry><text>test</text></annotationEntry><annotationEntry><text>Om de ${days} dagen.</text></annotationEntry>
  <annotationEntry><text>Every ${days} days.</text></annotationEntry></rule>`

/** Contact every four weeks for who can work, every twelve for who takes part. */
const CONTACT_NORM = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="norm" name="norm" namespace="https://trede.example">
  <decision id="contact-norm" name="Contact norm"><decisionTable id="table" hitPolicy="UNIQUE">
    <input id="in" label="Category"><inputExpression id="expression" typeRef="string"><text>category</text></inputExpression></input>
    <output id="out" name="maxDays" typeRef="number" />
    <annotation name="source" /><annotation name="nl" /><annotation name="en" />
    ${rule('work', 28)}${rule('participation', 84)}
  </decisionTable></decision>
</definitions>`

/** Weert with a second version: 'work-later' leads to the category work, and there is a contact norm. */
export async function weertWithNextVersion(folder: string): Promise<void> {
  await cp(resolve(import.meta.dirname, '../policies'), folder, { recursive: true })
  const weert = join(folder, 'GM0988')
  const pack = JSON.parse(await readFile(join(weert, '2012-01-01.json'), 'utf8'))
  const { profilingScheme } = pack
  const next = {
    ...pack,
    version: NEXT,
    validFrom: '2027-01-01',
    contactNorm: { value: { file: 'contact-norm-next.dmn', decision: 'contact-norm' }, source: 'test' },
    profilingScheme: {
      ...profilingScheme,
      value: {
        ...profilingScheme.value,
        decision: { ...profilingScheme.value.decision, file: 'profiling-next.dmn' },
      },
    },
  }
  const table = await readFile(join(weert, profilingScheme.value.decision.file), 'utf8')
  await writeFile(join(weert, 'profiling-next.dmn'), table.replace('"work-via-participation"', '"work"'))
  await writeFile(join(weert, 'contact-norm-next.dmn'), CONTACT_NORM)
  await writeFile(join(weert, '2027-01-01.json'), JSON.stringify(next))
}
