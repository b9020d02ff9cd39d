import type { Hono } from 'hono'
import { getEvidence } from '../api/evidence.ts'
import type { Deps } from './deps.ts'
import { mount } from './mount.ts'

export function mountEvidence(app: Hono, deps: Deps): void {
  mount(app, deps, getEvidence, ({ deps: { policies } }) => {
    const { rule, cards, files } = policies.evidence
    return Promise.resolve({ rule, cards: [...cards], files: [...files] })
  })
}
