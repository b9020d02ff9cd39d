import { resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { dayInAmsterdam } from '../src/core/day.ts'
import { seedDemo } from '../src/server/demo-seed.ts'
import { loadPolicies } from '../src/server/policies.ts'
import { makeTemplate } from './embedded.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** File with the dump of an embedded database that holds the demo as it is at NOW. */
    demoTemplate: string
  }
}

/** A Monday, two in the afternoon in Amsterdam: the morning's appointments have been. */
export const NOW = new Date('2026-11-23T13:00:00Z')

/** Vitest's global set-up of the project `browser`: one demo, from which every test file starts. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const policies = await loadPolicies(resolve(import.meta.dirname, '../policies'))
  const { template, remove } = await makeTemplate((db) => seedDemo(db, policies, dayInAmsterdam(NOW)))
  project.provide('demoTemplate', template)
  return remove
}
