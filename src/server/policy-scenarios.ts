import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { toFinding } from '../policy/check-words.ts'
import type { Finding } from '../policy/finding.ts'
import { isAsExpected, type Scenario, type ScenarioOutcome, Scenarios } from '../policy/scenario.ts'
import { issueInWords } from './issue-words.ts'
import { deepest } from './policy-file.ts'

const FILE = 'scenarios.json'

/** A version that scenarios can be run against; null where it cannot be used, which is told already. */
export interface Runnable {
  version: string
  run: ((scenario: Scenario) => ScenarioOutcome) | null
}

const inShort = (value: unknown): string => JSON.stringify(value) ?? '–'

function differs(scenario: Scenario, at: number, { expected, actual }: ScenarioOutcome): Finding {
  const { nl, en, source, version } = scenario
  return toFinding({
    code: 'scenario-differs',
    isBlocking: true,
    file: FILE,
    rows: [at + 1],
    part: version,
    nl: `Scenario ${at + 1} komt anders uit: ‘${nl}’ (${source}). Verwacht: ${inShort(expected)}. Uitgekomen: ${inShort(actual)}.`,
    en: `Scenario ${at + 1} comes out otherwise: ‘${en}’ (${source}). Expected: ${inShort(expected)}. Came out: ${inShort(actual)}.`,
  })
}

const unknownVersion = ({ version }: Scenario, at: number): Finding =>
  toFinding({
    code: 'pack-invalid',
    isBlocking: true,
    file: FILE,
    rows: [at + 1],
    part: version,
    nl: `Scenario ${at + 1} gaat over versie ${version}, die er niet is.`,
    en: `Scenario ${at + 1} is about version ${version}, which is not there.`,
  })

function runAll(scenarios: readonly Scenario[], versions: readonly Runnable[], isWhole: boolean): Finding[] {
  return scenarios.flatMap((scenario, at) => {
    const version = versions.find((each) => each.version === scenario.version)
    if (!version) return isWhole ? [unknownVersion(scenario, at)] : []
    const outcome = version.run?.(scenario)
    return outcome && !isAsExpected(outcome) ? [differs(scenario, at, outcome)] : []
  })
}

const unread = (nl: string, en: string): Finding =>
  toFinding({ code: 'pack-invalid', isBlocking: true, file: FILE, nl, en })

/**
 * Runs the scenarios of a folder. A folder without scenarios is told, and not held against it.
 * @param isWhole every version of the folder could be read, so that a scenario of another one is wrong
 */
export async function runScenarios(
  folder: string,
  versions: readonly Runnable[],
  isWhole: boolean,
): Promise<{ count: number; findings: Finding[] }> {
  const text = await readFile(join(folder, FILE), 'utf8').catch(() => null)
  if (text === null) {
    const none = unread('Er zijn geen scenario’s.', 'There are no scenarios.')
    return { count: 0, findings: [{ ...none, code: 'file-missing', isBlocking: false }] }
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { count: 0, findings: [unread(`${FILE} is geen JSON.`, `${FILE} is not JSON.`)] }
  }
  const parsed = Scenarios.safeParse(json)
  if (parsed.success)
    return { count: parsed.data.scenarios.length, findings: runAll(parsed.data.scenarios, versions, isWhole) }
  const findings = parsed.error.issues.flatMap(deepest).map((issue) => {
    const { nl, en } = issueInWords(issue)
    const part = issue.path.map(String).join('.')
    return { ...unread(`‘${part}’: ${nl}`, `‘${part}’: ${en}`), part }
  })
  return { count: 0, findings }
}
