import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { Evaluation, Fired } from '../policy/decide.ts'
import { PolicyFault } from '../policy/decision-model.ts'
import { readDmn } from '../policy/dmn-read.ts'
import { readInput } from '../policy/read-input.ts'

/** Runs without a database. `print` writes the result, `progress` tells the rest (standard error). */
export type FileCommand = (
  args: string[],
  say: { print: (line: string) => void; progress: (line: string) => void },
) => Promise<number>

const USAGE = `policy evaluate --dmn BESTAND --decision NAAM --input BESTAND.json

  --dmn         DMN-bestand, versie 1.2 tot en met 1.5
  --decision    id of naam van de beslissing
  --input       JSON-object met een waarde per naam; dagen en duren als ISO-tekst`

interface Wanted {
  dmn: string
  decision: string
  input: string
}

/** @returns what is asked for, or in words what is wrong with it */
function readArgs(args: string[]): Wanted | string {
  const options = { dmn: { type: 'string' }, decision: { type: 'string' }, input: { type: 'string' } } as const
  try {
    const { dmn, decision, input } = parseArgs({ args, options, allowPositionals: false }).values
    if (dmn === undefined || decision === undefined || input === undefined)
      return '--dmn, --decision en --input zijn alle drie nodig.'
    return { dmn, decision, input }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const readText = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch(() => {
    throw new PolicyFault({
      nl: `Het bestand ${file} kan niet worden gelezen.`,
      en: `The file ${file} cannot be read.`,
    })
  })

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new PolicyFault({ nl: `${file} is geen JSON.`, en: `${file} is not JSON.` })
  }
}

const ruleOf = ({ index, klant, quote, ...rule }: Fired) => ({
  ...rule,
  row: index + 1,
  ...(klant === null ? {} : { klant }),
  ...(quote === null ? {} : { quote }),
})

/** The rules of the decision itself first, then of those that it needed. */
const rulesOf = ({ rules, before }: Evaluation) => [...rules, ...before.flatMap((each) => each.rules)].map(ruleOf)

async function evaluate({ dmn, decision, input }: Wanted) {
  const xml = await readText(dmn)
  const json = parseJson(await readText(input), input)
  const inFile = (error: unknown): never => {
    throw error instanceof PolicyFault ? error.within({ file: basename(dmn) }) : error
  }
  const { warnings, ...model } = await readDmn(xml).catch(inFile)
  try {
    const read = readInput(model, decision, json)
    const evaluation = read.decision.explain(read.variables)
    const unread = read.unread.map((name) => `the input '${name}' is read by nothing`)
    return {
      value: evaluation.value,
      rules: rulesOf(evaluation),
      missing: evaluation.missing,
      warnings: [...evaluation.warnings, ...unread, ...warnings.map((each) => each.replaceAll(/\s+/g, ' '))],
    }
  } catch (error) {
    return inFile(error)
  }
}

const evaluateCommand: FileCommand = async (args, { print, progress }) => {
  const wanted = readArgs(args)
  if (typeof wanted === 'string') {
    progress(`${wanted}\n\n${USAGE}`)
    return 2
  }
  try {
    print(JSON.stringify(await evaluate(wanted)))
    return 0
  } catch (error) {
    if (!(error instanceof PolicyFault)) throw error
    const { nl, en } = error.words
    progress(nl === en ? en : `${nl}\n${en}`)
    return 1
  }
}

const PARTS: Readonly<Record<string, FileCommand>> = { evaluate: evaluateCommand }

/** Policy files by themselves. Exit code 1 when a file or an input is wrong, 2 for wrong arguments. */
export const policyCommand: FileCommand = async ([part = '', ...args], say) => {
  const command = PARTS[part]
  if (command) return command(args, say)
  say.progress(USAGE)
  return 2
}
