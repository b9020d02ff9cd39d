/**
 * What `npm test` runs: the checks, then every vitest project.
 *
 *   npm test                       everything, under 15 minutes on two cores
 *   npm test -- pure app           some parts: check, pure, app, postgres, browser
 *   npm test -- app test/app/plan.test.ts
 *
 * The last line is `N passed, N failed`: tests, plus one for each check and each step that broke off.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CHECKS, report, runChecks, runStep, type Step } from './check.ts'
import { countVignettes, findReport, REPORTS, type VitestReport, vignetteIds, WHOLE_APP_PROJECTS } from './vignettes.ts'

const PROJECTS = ['pure', ...WHOLE_APP_PROJECTS]

const BUILD = { name: 'build web', command: ['node', 'tools/build-web.ts'] }

interface Tally {
  passed: number
  failed: number
  skipped: number
}

/** Runs one vitest project and counts its tests; a broken file, set-up or run counts as one that failed. */
async function runProject(project: string, filters: readonly string[]): Promise<Tally> {
  const file = join(REPORTS, `${project}.json`)
  rmSync(file, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const command = ['vitest', 'run', `--project=${project}`, ...reporters, ...filters]
  const outcome = await runStep({ name: project, command }, true)
  const found = findReport(project)
  const tally = found ? countTests(found) : { passed: 0, failed: 0, skipped: 0 }
  const isGood = outcome.isGood && tally.failed === 0 && tally.passed > 0
  if (!isGood && tally.failed === 0) tally.failed = 1
  report(`test: ${project} (${tally.passed + tally.failed})`, { ...outcome, isGood, output: '' })
  return tally
}

function countTests({ testResults }: VitestReport): Tally {
  const statuses = testResults.flatMap((file) => file.assertionResults.map((test) => test.status))
  // A file that breaks outside its tests, such as a bad import, fails without a failed test.
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  const passed = statuses.filter((status) => status === 'passed').length
  const failed = statuses.filter((status) => status === 'failed').length
  return { passed, failed: failed + broken.length, skipped: statuses.length - passed - failed }
}

async function runOne(step: Step): Promise<boolean> {
  const outcome = await runStep(step)
  report(step.name, outcome)
  return outcome.isGood
}

/** Says how many vignettes run. @returns how many tests name a vignette that does not exist */
function reportVignettes(projects: readonly string[]): number {
  const ids = vignetteIds()
  const reports = projects.filter((name) => WHOLE_APP_PROJECTS.includes(name)).flatMap((name) => findReport(name) ?? [])
  const { passed, failed, unknown } = countVignettes(reports, ids)
  for (const id of unknown) console.log(`FAILED  a test names the vignette ${id}, which does not exist`)
  const red = failed.length > 0 ? `, of which fail: ${failed.join(', ')}` : ''
  console.log(`${passed.length + failed.length} of the ${ids.length} vignettes run${red}`)
  return unknown.length
}

const parts = process.argv.slice(2).filter((word) => word === 'check' || PROJECTS.includes(word))
const filters = process.argv.slice(2).filter((word) => !parts.includes(word))
const wants = (part: string) => parts.length === 0 || parts.includes(part)

mkdirSync(REPORTS, { recursive: true })
const total: Tally = { passed: 0, failed: 0, skipped: 0 }
if (wants('check')) {
  const { passed, failed } = await runChecks(CHECKS)
  total.passed += passed
  total.failed += failed
}
const projects = PROJECTS.filter(wants)
for (const project of projects) {
  // A browser is shown what people get: the built web app.
  if (project === 'browser' && !(await runOne(BUILD))) total.failed += 1
  const tally = await runProject(project, filters)
  total.passed += tally.passed
  total.failed += tally.failed
  total.skipped += tally.skipped
}
total.failed += reportVignettes(projects)

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
