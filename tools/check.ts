/**
 * Everything that can be said of the code without running it: format, lint, types, dead code.
 *
 *   npm run check             all of it
 *   npm run check types       only the steps whose name holds that word
 *   npm run format            writes the format and the import order
 *
 * The linters are not dependencies: `npm ci` fails where a registry lacks their builds for other platforms.
 */
import { spawn } from 'node:child_process'
import { delimiter, join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'

const ROOT = resolve(import.meta.dirname, '..')
const BIN = join(ROOT, 'node_modules/.bin')

const BIOME = ['npx', '--yes', '--package=@biomejs/biome@2.6.8', 'biome']
const OXLINT = ['npx', '--yes', '--package=oxlint@1.94.0', '--package=oxlint-tsgolint@7.0.2007', 'oxlint']
const KNIP = ['npx', '--yes', '--package=knip@6.44.2', 'knip']

export interface Step {
  name: string
  command: readonly string[]
}

export const CHECKS: readonly Step[] = [
  { name: 'format', command: [...BIOME, 'check', '--error-on-warnings', '--max-diagnostics=50'] },
  { name: 'types', command: ['tsc', '--project', 'tsconfig.json'] },
  { name: 'types pure', command: ['tsc', '--project', 'tsconfig.pure.json'] },
  { name: 'types web', command: ['tsc', '--project', 'src/web/tsconfig.json'] },
  { name: 'types browser tests', command: ['tsc', '--project', 'test/browser/tsconfig.json'] },
  { name: 'lint', command: [...OXLINT, '--type-aware', '--deny-warnings'] },
  { name: 'dead code', command: [...KNIP, '--no-progress'] },
]

export interface Outcome {
  isGood: boolean
  seconds: number
  output: string
}

/** Runs one step; its output is kept, and also shown while it runs where `isLive`. */
export function runStep(step: Step, isLive = false): Promise<Outcome> {
  const [program = '', ...args] = step.command
  const startedAtMs = performance.now()
  return new Promise((done) => {
    // Node 24 of node_modules before the machine's own, also for what npx starts.
    const env = { ...process.env, PATH: `${BIN}${delimiter}${process.env['PATH'] ?? ''}` }
    const child = spawn(program, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const take = (chunk: Buffer) => {
      output += String(chunk)
      if (isLive) process.stdout.write(chunk)
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    const finish = (isGood: boolean) => done({ isGood, seconds: (performance.now() - startedAtMs) / 1000, output })
    child.on('error', (error) => {
      output += `${error.message}\n`
      finish(false)
    })
    child.on('close', (code) => finish(code === 0))
  })
}

/** One line per step, and the step's own words when it fails. */
export function report(name: string, { isGood, seconds, output }: Outcome): void {
  if (!isGood) console.log(withoutNpmWarnings(output))
  console.log(`${isGood ? 'passed' : 'FAILED'}  ${name.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s`)
}

/** @returns how many steps passed and failed */
export async function runChecks(steps: readonly Step[]): Promise<{ passed: number; failed: number }> {
  let passed = 0
  for (const step of steps) {
    const outcome = await runStep(step)
    report(`check: ${step.name}`, outcome)
    if (outcome.isGood) passed++
  }
  return { passed, failed: steps.length - passed }
}

function withoutNpmWarnings(output: string): string {
  return output.replaceAll(/^npm (warn|notice).*\n?/gm, '').trimEnd()
}

if (import.meta.main) {
  const [word, ...rest] = process.argv.slice(2)
  if (word === '--write') {
    const outcome = await runStep({ name: 'format', command: [...BIOME, 'check', '--write', ...rest] })
    report('format', outcome)
    process.exitCode = outcome.isGood ? 0 : 1
  } else {
    const { passed, failed } = await runChecks(CHECKS.filter(({ name }) => name.includes(word ?? '')))
    console.log(`${passed} passed, ${failed} failed`)
    process.exitCode = failed > 0 || passed === 0 ? 1 : 0
  }
}
