import type { Hono } from 'hono'
import { closePromiseRoute, closeStepRoute, makePlanRoute } from '../api/plan.ts'
import { openActions } from '../core/conference.ts'
import { closePromise, closeStep, makePlan } from '../core/plan.ts'
import { changed } from './change.ts'
import type { Deps } from './deps.ts'
import { requireListed } from './deviation.ts'
import { mount } from './mount.ts'
import { bindingNorm } from './policy.ts'

/** The plan and its steps. */
export function mountPlan(app: Hono, deps: Deps): void {
  mount(app, deps, makePlanRoute, (call, { params, body: { version, ...input } }) => {
    requireListed(call, input.deviation, 'contact-interval')
    return changed(call, { ...params, version, purpose: 'guidance' }, async (dossier, context) =>
      makePlan(
        dossier.plan,
        input,
        await bindingNorm(call, dossier),
        context,
        openActions(dossier.conferences).map(({ actionId }) => actionId),
      ),
    )
  })
  mount(app, deps, closeStepRoute, (call, { params, body }) =>
    changed(call, { dossierId: params.dossierId, version: body.version, purpose: 'guidance' }, (dossier, context) =>
      closeStep(dossier.plan, params.stepId, body.outcome, context),
    ),
  )
  mount(app, deps, closePromiseRoute, (call, { params, body }) =>
    changed(call, { dossierId: params.dossierId, version: body.version, purpose: 'guidance' }, (dossier, context) =>
      closePromise(dossier.plan, params.promiseId, body.outcome, context),
    ),
  )
}
