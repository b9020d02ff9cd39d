import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pino from 'pino'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { dayInAmsterdam } from '../../src/core/day.ts'
import { type Db, openEmbedded } from '../../src/db/connect.ts'
import { demoKeysIn } from '../../src/server/data-directory.ts'
import { newUuid } from '../../src/server/ids.ts'
import { createLimits } from '../../src/server/limits.ts'
import { loadPolicies } from '../../src/server/policies.ts'
import { serve } from '../../src/server/serve.ts'
import { launchBrowser } from '../chromium.ts'
import { NOW } from '../demo.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/** The whole application with its demo, and a browser that visits it. */
export interface BrowserApp {
  origin: string
  db: Db
  browser: Browser
  /** A browser profile of its own, with a page; Dutch unless asked otherwise. Closed with the application. */
  open: (settings?: { language?: 'nl' | 'en'; width?: number }) => Promise<Page>
  close: () => Promise<void>
}

/**
 * Starts the application as `npm start` does: the demo's people and residents, the demo's own identity provider, the
 * built web app (`node tools/build-web.ts`). One per test file; ask for it in `beforeAll` and close it in `afterAll`.
 */
export async function startBrowserApp(): Promise<BrowserApp> {
  const template = await readFile(inject('demoTemplate'))
  const { db } = await openEmbedded(undefined, new Blob([template]))
  const policies = await loadPolicies(join(ROOT, 'policies'))
  const folder = await mkdtemp(join(tmpdir(), 'trede-browser-'))
  // A copy, so that a build during the tests changes nothing under an open page.
  const webDirectory = join(folder, 'web')
  await cp(join(ROOT, 'dist/web'), webDirectory, { recursive: true })
  const settings = {
    port: 0,
    webDirectory,
    identity: { kind: 'demo', keys: demoKeysIn(folder) } as const,
    secret: 'a secret for tests that is long enough',
  }
  const { port, server } = await serve(settings, (origin) => ({
    db,
    policies,
    now: () => new Date(NOW),
    today: () => dayInAmsterdam(NOW),
    newId: () => newUuid(),
    log: pino({ level: 'silent' }),
    limits: createLimits({ signInPerMinute: 10_000, searchPerMinute: 10_000 }),
    isSecure: false,
    origin: () => origin,
  }))
  const browser = await launchBrowser()
  const origin = `http://localhost:${port}`
  return {
    origin,
    db,
    browser,
    open: async ({ language = 'nl', width = 1280 } = {}) => {
      const context = await browser.newContext({
        baseURL: origin,
        locale: language === 'nl' ? 'nl-NL' : 'en-GB',
        timezoneId: 'Europe/Amsterdam',
        viewport: { width, height: 900 },
        acceptDownloads: true,
      })
      await speak(context, language)
      await context.clock.setFixedTime(NOW)
      return context.newPage()
    },
    close: async () => {
      await browser.close()
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      await db.destroy()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The language is kept on the device, as a visitor's own choice would be. */
async function speak(context: BrowserContext, language: 'nl' | 'en'): Promise<void> {
  await context.addInitScript((chosen) => {
    try {
      localStorage.setItem('trede.language', chosen)
    } catch {
      // A page without storage, such as about:blank.
    }
  }, language)
}

/** What a worker's browser keeps after signing in, per name: one application per test file. */
const signedIn = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>()

/**
 * Opens a page as a worker of the demo. The first time through the demo's sign-in page, by the name that its list shows;
 * after that with the same session, as long as it lives.
 */
export async function signIn(page: Page, name: string, path = '/hulp'): Promise<void> {
  const context = page.context()
  await context.addCookies(signedIn.get(name) ?? [])
  if (!(await context.request.get('/v1/sessie')).ok()) {
    await page.goto('/aanmelden')
    await page.getByRole('button', { name }).click()
    await page.locator('main h1').waitFor()
    signedIn.set(name, await context.cookies())
  }
  await page.goto(path)
  await page.locator('main h1').waitFor()
}

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Every rule of WCAG 2.2 A and AA that axe can check. @source standards.md §6 */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']

interface Violation {
  id: string
  help: string
  nodes: { target: unknown[]; failureSummary?: string }[]
}

/** Fails with what axe found, where, when the page breaks a rule of WCAG 2.2 AA. */
export async function expectAccessible(page: Page): Promise<void> {
  // By the debugger and not by a script tag, which the page's content security policy refuses, as it should.
  await page.evaluate(axeSource)
  // Half under the bar that stays on top, a link would be measured as too small.
  await page.evaluate(() => scrollTo(0, 0))
  const violations = await page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as {
      axe: { run: (root: Document, options: object) => Promise<{ violations: Violation[] }> }
    }
    return (await axe.run(document, { runOnly: { type: 'tag', values: tags } })).violations
  }, WCAG)
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} at ${node.target.join(' ')}`),
  )
  expect(found, `axe on ${page.url()}`).toEqual([])
}

/** Fails when the page scrolls sideways. @source WCAG 2.2, 1.4.10 Reflow */
export async function expectNoSideways(page: Page): Promise<void> {
  const { width, sideways } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return { width: clientWidth, sideways: scrollWidth - clientWidth }
  })
  expect(sideways, `pixels beyond ${width} on ${page.url()}`).toBe(0)
}

/** The text of an element that is on the page. */
export async function textOf(target: Locator): Promise<string> {
  return (await target.textContent()) ?? ''
}

/** How many presses of Tab a person may need; a page that asks more has lost the focus. */
const MOST_TABS = 150

/** Somebody without a mouse. */
export interface Keyboard {
  press: (...keys: string[]) => Promise<void>
  type: (text: string) => Promise<void>
  /** Presses Tab until this has the focus. @throws Error when Tab does not get there */
  tabTo: (target: Locator) => Promise<void>
  /** What has the focus. */
  focused: Locator
}

/** The page by keyboard alone: any use of a pointer from here on fails the page's next press. */
export async function keyboardOnly(page: Page): Promise<Keyboard> {
  const watch = () =>
    addEventListener('pointerdown', () => (document.documentElement.dataset['pointer'] = 'used'), true)
  await page.addInitScript(watch)
  await page.evaluate(watch)
  const focused = page.locator(':focus')
  const press = async (...keys: string[]) => {
    expect(await page.locator('html[data-pointer]').count(), 'a pointer was used').toBe(0)
    for (const key of keys) await page.keyboard.press(key)
  }
  const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement)
  return {
    press,
    type: (text) => page.keyboard.type(text),
    focused,
    tabTo: async (target) => {
      await target.waitFor()
      for (let tabs = 0; tabs < MOST_TABS; tabs++) {
        if (await hasFocus(target)) return
        await press('Tab')
      }
      throw new Error(`Tab does not get to ${target.toString()}`)
    },
  }
}
