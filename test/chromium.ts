import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/** Without these, Chromium calls home at every start and waits for answers that a closed network never gives. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

/** A headless Chromium with a new, empty profile. Close it when done. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), headless: true, args: FLAGS })
}

/** Vitest's global set-up of the project `browser`: Chromium is there before the first test waits for it. */
export default function setup(): void {
  chromiumPath()
}

/**
 * Where Chromium is: TREDE_TEST_CHROMIUM, else the first on PATH, else Debian's, installed now when we are root.
 * @throws Error that says what to install
 */
function chromiumPath(): string {
  const found = process.env['TREDE_TEST_CHROMIUM'] ?? findChromium()
  if (found !== undefined) return found
  if (process.getuid?.() === 0 && canInstall()) installChromium()
  const installed = findChromium()
  if (installed !== undefined) return installed
  throw new Error(
    'The browser tests need Chromium. Install it (Debian: apt-get install chromium), or name it in TREDE_TEST_CHROMIUM.',
  )
}

function findChromium(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin']
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(canRun)
}

function canInstall(): boolean {
  return spawnSync('apt-get', ['--version']).status === 0
}

function installChromium(): void {
  console.log('Chromium is not here: installing it with apt-get …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', 'chromium']]) {
    const { status, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8' })
    if (status !== 0) console.error(`apt-get ${args.join(' ')} failed: ${stderr}`)
  }
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
