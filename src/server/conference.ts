import type { Hono } from 'hono'
import {
  cancelConferenceRoute,
  closeConferenceActionRoute,
  getConferenceMoments,
  moveConferenceRoute,
  planConferenceRoute,
  recordConferenceRoute,
} from '../api/conference.ts'
import { may } from '../core/access.ts'
import {
  cancelConference,
  closeConferenceAction,
  moveConference,
  planConference,
  recordConference,
} from '../core/conference-decision.ts'
import { Failure } from '../core/failure.ts'
import { findTarget, findWorker } from '../db/access.ts'
import { momentsFor } from '../policy/conference-moment.ts'
import { changed } from './change.ts'
import type { Call, Deps } from './deps.ts'
import { mount } from './mount.ts'

/** @throws access.unknown-worker at the field that names somebody who does not work here */
async function requireWorkers(
  { trx, municipalityId, today }: Call,
  named: readonly { workerId: string; pointer: string }[],
): Promise<void> {
  for (const { workerId, pointer } of named)
    if (!(await findWorker(trx, municipalityId, workerId, today))?.isActive)
      throw new Failure('access.unknown-worker', {}, [{ pointer, code: 'unknown' }])
}

/** Whether the caller may write in this dossier's plan: otherwise actions stay open until somebody does who may. */
async function mayPlan({ trx, municipalityId, worker, nowText, rights, actor }: Call, dossierId: string) {
  const target = await findTarget(trx, municipalityId, dossierId, { workerId: worker.workerId, now: nowText })
  return target !== undefined && may(rights, actor, 'plan.write', target)
}

/** A conference that goes to another moment, or is not held. */
function mountChange(app: Hono, deps: Deps): void {
  mount(app, deps, moveConferenceRoute, (call, { params, body: { version, ...input } }) =>
    changed(call, { dossierId: params.dossierId, version, purpose: 'guidance' }, ({ conferences }, context) =>
      moveConference(conferences, params.conferenceId, input, context),
    ),
  )
  mount(app, deps, cancelConferenceRoute, (call, { params, body }) =>
    changed(
      call,
      { dossierId: params.dossierId, version: body.version, purpose: 'guidance' },
      ({ conferences }, context) => cancelConference(conferences, params.conferenceId, body.reason, context),
    ),
  )
}

/** Case conferences and three-way talks. */
export function mountConference(app: Hono, deps: Deps): void {
  mount(app, deps, getConferenceMoments, ({ municipalityId, deps: { policies } }) => {
    const { country, own } = policies.conferenceMoments
    return Promise.resolve({ moments: momentsFor(country, own.get(municipalityId) ?? []) })
  })
  mount(app, deps, planConferenceRoute, async (call, { params, body: { version, ...input } }) => {
    const named = input.workerIds.map((workerId, index) => ({ workerId, pointer: `/workerIds/${index}` }))
    await requireWorkers(call, named)
    return changed(call, { ...params, version, purpose: 'guidance' }, (_dossier, context) =>
      planConference(input, context),
    )
  })
  mount(app, deps, recordConferenceRoute, async (call, { params, body: { version, ...input } }) => {
    const { dossierId, conferenceId } = params
    const named = input.actions.flatMap(({ workerId }, index) =>
      workerId === undefined ? [] : [{ workerId, pointer: `/actions/${index}/workerId` }],
    )
    await requireWorkers(call, named)
    const rules = { mayPlan: await mayPlan(call, dossierId) }
    return changed(call, { dossierId, version, purpose: 'guidance' }, (dossier, context) =>
      recordConference(conferenceId, input, { ...dossier, ...rules }, context),
    )
  })
  mount(app, deps, closeConferenceActionRoute, (call, { params, body }) =>
    changed(
      call,
      { dossierId: params.dossierId, version: body.version, purpose: 'guidance' },
      ({ conferences }, context) => closeConferenceAction(conferences, params.actionId, body.outcome, context),
    ),
  )
  mountChange(app, deps)
}
