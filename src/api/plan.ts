import * as z from 'zod'
import { Id } from '../core/person.ts'
import { PlanInput, PromiseOutcome, StepOutcome } from '../core/plan.ts'
import { dossierParams, Version, Written } from './dossier.ts'
import { route } from './route.ts'

const tag = 'Plan'

export const makePlanRoute = route({
  method: 'put',
  path: '/dossiers/{dossierId}/plan',
  operationId: 'makePlan',
  summary: 'Een plan maken, of de volgende versie ervan',
  tag,
  permission: 'plan.write',
  place: 'dossier',
  params: dossierParams,
  body: PlanInput.extend({ version: Version }).strict(),
  response: Written,
  failures: [
    'plan.next-contact-missing',
    'plan.next-contact-past',
    'plan.norm-reason-missing',
    'plan.step-not-found',
    'plan.promise-not-found',
    'dossier.closed',
    'dossier.changed-meanwhile',
  ],
})

export const closeStepRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/plan/stappen/{stepId}/_afronden',
  operationId: 'closeStep',
  summary: 'Een stap afronden',
  tag,
  permission: 'plan.write',
  place: 'dossier',
  params: dossierParams.extend({ stepId: Id }),
  body: z.strictObject({ version: Version, outcome: StepOutcome }),
  response: Written,
  failures: ['plan.none', 'plan.step-not-found', 'plan.step-closed', 'dossier.changed-meanwhile'],
})

export const closePromiseRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/plan/toezeggingen/{promiseId}/_afronden',
  operationId: 'closePromise',
  summary: 'Vastleggen wat er van een toezegging van de gemeente kwam',
  tag,
  permission: 'plan.write',
  place: 'dossier',
  params: dossierParams.extend({ promiseId: Id }),
  body: z.strictObject({ version: Version, outcome: PromiseOutcome }),
  response: Written,
  failures: ['plan.none', 'plan.promise-not-found', 'plan.promise-closed', 'dossier.changed-meanwhile'],
})
