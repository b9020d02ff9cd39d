import type { Hono } from 'hono'
import { openHistory } from '../api/preparation.ts'
import { logReads } from '../db/access.ts'
import { getDossier } from './change.ts'
import type { Deps } from './deps.ts'
import { purposeOf } from './look.ts'
import { mount } from './mount.ts'

export function mountPreparation(app: Hono, deps: Deps): void {
  mount(app, deps, openHistory, async (call, { params: { dossierId } }) => {
    await getDossier(call, dossierId)
    const { trx, municipalityId, worker, breakGlassId } = call
    const look = { dossierId, what: 'history', purpose: purposeOf(call), subjects: 1, breakGlassId } as const
    await logReads(trx, municipalityId, worker.workerId, [look])
    return undefined
  })
}
