import { defineConfig } from 'vitest/config'

/** Whole-app tests start a database and an application per file; two at a time fill two cores and 1.5 GB. */
const WHOLE_APP = { include: ['test/app/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 2 }

/** Days are counted in Europe/Amsterdam whatever the machine's own zone: a zone far away shows who forgets. */
const FAR_AWAY = { TZ: 'Pacific/Kiritimati' }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: ['src/**/*.test.{ts,tsx}', 'test/*.test.ts'],
          env: FAR_AWAY,
          testTimeout: 20_000,
        },
      },
      { test: { name: 'app', ...WHOLE_APP, env: FAR_AWAY, globalSetup: ['test/embedded.ts'] } },
      {
        test: {
          name: 'postgres',
          ...WHOLE_APP,
          env: { ...FAR_AWAY, TREDE_TEST_DATABASE: 'postgres' },
          globalSetup: ['test/postgres.ts'],
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/chromium.ts', 'test/demo.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          // A busy machine draws a page late; a page that never comes fails all the same.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
})
