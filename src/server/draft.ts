import type { Hono } from 'hono'
import { deleteDraft, getDraft, putDraft } from '../api/draft.ts'
import { Failure } from '../core/failure.ts'
import * as drafts from '../db/draft.ts'
import type { Deps } from './deps.ts'
import { mount } from './mount.ts'

/** Longer than any note may be; a draft is a form half typed, not a store. */
const MAX_DRAFT_CHARACTERS = 200_000

/** What somebody is typing, kept for them alone until they save it. */
export function mountDraft(app: Hono, deps: Deps): void {
  mount(app, deps, getDraft, async ({ trx, municipalityId, worker }, { params }) => {
    const draft = await drafts.findDraft(trx, municipalityId, worker.workerId, params.draftKey)
    return draft ?? { body: null, savedAt: null, revision: null }
  })
  mount(app, deps, putDraft, async ({ trx, municipalityId, worker, nowText }, { params, body }) => {
    if (JSON.stringify(body.body ?? null).length > MAX_DRAFT_CHARACTERS) throw new Failure('draft.too-large')
    const next = { ...body, savedAt: nowText }
    const isKept = await drafts.putDraft(trx, municipalityId, worker.workerId, params.draftKey, next)
    if (!isKept) throw new Failure('draft.changed-meanwhile')
    return { savedAt: nowText }
  })
  mount(app, deps, deleteDraft, async ({ trx, municipalityId, worker }, { params, query }) => {
    await drafts.deleteDraft(trx, municipalityId, worker.workerId, params.draftKey, query.seen)
    return undefined
  })
}
