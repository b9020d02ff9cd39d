import type { Hono } from 'hono'
import { recordOutflowRoute, reopenRoute } from '../api/outflow.ts'
import { periodStart } from '../core/dossier.ts'
import { recordOutflow, reopen } from '../core/outflow.ts'
import { valueOf } from '../policy/sourced.ts'
import { change, changed } from './change.ts'
import type { Deps } from './deps.ts'
import { mount } from './mount.ts'

/** Outflow and return. */
export function mountOutflow(app: Hono, deps: Deps): void {
  const reasons = new Set((valueOf(deps.policies.country.data.outflowReasons) ?? []).map(({ code }) => code))
  mount(app, deps, recordOutflowRoute, (call, { params, body: { version, ...input } }) =>
    changed(call, { ...params, version, purpose: 'guidance' }, (dossier, context) =>
      recordOutflow(input, periodStart(dossier), reasons, context),
    ),
  )
  mount(app, deps, reopenRoute, async (call, { params, body }) => {
    const { version, dossier } = await change(
      call,
      { ...params, version: body.version, purpose: 'guidance', closedToo: true },
      (before, context) => reopen(before.outflow, context.today),
    )
    return { version, isReturnWithinTwelveMonths: dossier.returns.at(-1)?.isReturnWithinTwelveMonths ?? false }
  })
}
