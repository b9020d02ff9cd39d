import type { Hono } from 'hono'
import { endNotNowRoute, noteNotNowRoute } from '../api/not-now.ts'
import {
  adjustStepRoute,
  closePromiseRoute,
  closeStepRoute,
  giveHelpRoute,
  makePlanRoute,
  signPlanRoute,
} from '../api/plan.ts'
import { openActions } from '../core/conference.ts'
import { endNotNow, noteNotNow } from '../core/not-now.ts'
import { adjustStep, closePromise, closeStep, giveHelp, signPlan } from '../core/plan-follow-up.ts'
import { makePlan } from '../core/plan-make.ts'
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
  mountSteps(app, deps)
  mount(app, deps, closePromiseRoute, (call, { params: { dossierId, promiseId }, body: { version, ...input } }) =>
    changed(call, { dossierId, version, purpose: 'guidance' }, (dossier, context) =>
      closePromise(dossier.plan, promiseId, input, context),
    ),
  )
  mount(app, deps, signPlanRoute, (call, { params, body: { version, signing } }) =>
    changed(call, { ...params, version, purpose: 'guidance' }, (dossier, context) =>
      signPlan(dossier.plan, signing, context),
    ),
  )
  mount(app, deps, noteNotNowRoute, (call, { params, body: { version, ...input } }) =>
    changed(call, { ...params, version, purpose: 'guidance' }, (dossier, context) =>
      noteNotNow(dossier.plan, input, context),
    ),
  )
  mount(app, deps, endNotNowRoute, (call, { params: { dossierId, notNowId }, body: { version, ...input } }) =>
    changed(call, { dossierId, version, purpose: 'guidance' }, (dossier, context) =>
      endNotNow(dossier.notNows, notNowId, input, context),
    ),
  )
}

function mountSteps(app: Hono, deps: Deps): void {
  mount(app, deps, closeStepRoute, (call, { params: { dossierId, stepId }, body: { version, ...input } }) =>
    changed(call, { dossierId, version, purpose: 'guidance' }, (dossier, context) =>
      closeStep(dossier.plan, stepId, input, context),
    ),
  )
  mount(app, deps, adjustStepRoute, (call, { params: { dossierId, stepId }, body: { version, ...input } }) =>
    changed(call, { dossierId, version, purpose: 'guidance' }, (dossier, context) =>
      adjustStep(dossier.plan, stepId, input, context),
    ),
  )
  mount(app, deps, giveHelpRoute, (call, { params: { dossierId, stepId }, body: { version } }) =>
    changed(call, { dossierId, version, purpose: 'guidance' }, (dossier, context) =>
      giveHelp(dossier.plan, stepId, context),
    ),
  )
}
