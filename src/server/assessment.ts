import type { Hono } from 'hono'
import {
  closeAssessmentRoute,
  giveAssignmentRoute,
  makeHeavyRoute,
  makeObservationRoute,
  openAssessmentRoute,
} from '../api/assessment.ts'
import { closeAssessment, giveAssignment, makeHeavy, makeObservation, openAssessment } from '../core/assessment.ts'
import { keepStored } from '../db/attachment.ts'
import { changed } from './change.ts'
import type { Deps } from './deps.ts'
import { requirePast } from './diagnosis.ts'
import { mount } from './mount.ts'

const purpose = 'guidance'

/** Rounds of diagnosis: opened for a decision, with assignments and observations, closed with an outcome. */
export function mountAssessment(app: Hono, deps: Deps): void {
  mount(app, deps, openAssessmentRoute, (call, { params, body: { version, ...input } }) => {
    requirePast(call, input.on)
    return changed(call, { ...params, version, purpose }, ({ assessments }, context) =>
      openAssessment(assessments, input, context),
    )
  })
  mount(app, deps, makeHeavyRoute, (call, { params, body: { version, ...input } }) =>
    changed(call, { ...params, version, purpose }, ({ assessments }, context) =>
      makeHeavy(assessments, params.assessmentId, input, context),
    ),
  )
  mount(app, deps, giveAssignmentRoute, (call, { params, body: { version, ...input } }) =>
    changed(call, { ...params, version, purpose }, ({ assessments }, context) =>
      giveAssignment(assessments, params.assessmentId, input, context),
    ),
  )
  mount(app, deps, makeObservationRoute, (call, { params, body: { version, ...input } }) =>
    changed(call, { ...params, version, purpose }, async ({ assessments }, context) => {
      const keeping = { ...params, workerId: call.worker.workerId, visibility: 'team' } as const
      const ids = input.attachments.map(({ attachmentId }) => attachmentId)
      const stored = await keepStored(call.trx, call.municipalityId, ids, keeping)
      return makeObservation(assessments, params.assessmentId, input, stored, context)
    }),
  )
  mount(app, deps, closeAssessmentRoute, (call, { params, body: { version, ...input } }) =>
    changed(call, { ...params, version, purpose }, ({ assessments }, context) =>
      closeAssessment(assessments, params.assessmentId, input, context),
    ),
  )
}
