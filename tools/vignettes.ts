/**
 * Which of the 118 vignettes of the five studies are acceptance tests: those that name one at the start of their
 * own name, or of the group they stand in (`seed2 T4: …`).
 *
 *   node tools/vignettes.ts        after `npm test`: which of them ran, and which wait
 */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as z from 'zod'

const ROOT = resolve(import.meta.dirname, '..')

/** Where `npm test` keeps what vitest said, one file per project. */
export const REPORTS = join(ROOT, '.cache/test')

/** The projects that drive the running application; a vignette that only an inner function passes does not count. */
export const WHOLE_APP_PROJECTS = ['app', 'postgres', 'browser']

/** The part of vitest's JSON report that we read. */
export const VitestReport = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({ ancestorTitles: z.array(z.string()), title: z.string(), status: z.string() }),
      ),
    }),
  ),
})
export type VitestReport = z.infer<typeof VitestReport>

export interface Vignettes {
  /** Run, and every test of theirs passed. */
  passed: readonly string[]
  /** Run, and at least one test of theirs failed. */
  failed: readonly string[]
  /** No test bears their name. */
  waiting: readonly string[]
  /** Named by a test, but no vignette: a typing error. */
  unknown: readonly string[]
}

/** All ids, in the order of the studies. */
export function vignetteIds(): string[] {
  return z.array(z.string()).parse(JSON.parse(readFileSync(join(ROOT, 'test/vignettes.json'), 'utf8')))
}

/** @param ids every id there is */
export function countVignettes(reports: readonly VitestReport[], ids: readonly string[]): Vignettes {
  const verdicts = new Map<string, boolean>()
  for (const test of reports.flatMap((report) => report.testResults).flatMap((file) => file.assertionResults)) {
    if (test.status !== 'passed' && test.status !== 'failed') continue
    for (const name of [...test.ancestorTitles, test.title]) {
      const id = /^(seed\d+ [A-Z]?\d+):/.exec(name)?.[1]
      if (id !== undefined) verdicts.set(id, (verdicts.get(id) ?? true) && test.status === 'passed')
    }
  }
  return {
    passed: ids.filter((id) => verdicts.get(id) === true),
    failed: ids.filter((id) => verdicts.get(id) === false),
    waiting: ids.filter((id) => !verdicts.has(id)),
    unknown: [...verdicts.keys()].filter((id) => !ids.includes(id)),
  }
}

/** The kept report of a project, or undefined when it has not run. */
export function findReport(project: string): VitestReport | undefined {
  try {
    return VitestReport.parse(JSON.parse(readFileSync(join(REPORTS, `${project}.json`), 'utf8')))
  } catch {
    return undefined
  }
}

if (import.meta.main) {
  const reports = WHOLE_APP_PROJECTS.flatMap((project) => findReport(project) ?? [])
  for (const [what, which] of Object.entries(countVignettes(reports, vignetteIds()))) {
    console.log(`${what} (${which.length}): ${which.join(', ')}`)
  }
}
