import * as z from 'zod'
import { Id } from '../core/person.ts'
import { PlanInput } from '../core/plan.ts'
import { PromiseClosing, Signing, StepAdjustment, StepClosing } from '../core/plan-follow-up.ts'
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
    'plan.goal-not-found',
    'plan.waits-for',
    'plan.step-ends-before-start',
    'plan.time-box-missing',
    'plan.until-past',
    'plan.review-past',
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
  body: StepClosing.extend({ version: Version }).strict(),
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
  body: PromiseClosing.extend({ version: Version }).strict(),
  response: Written,
  failures: [
    'plan.none',
    'plan.promise-not-found',
    'plan.promise-closed',
    'plan.notice-missing',
    'dossier.changed-meanwhile',
  ],
})

export const adjustStepRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/plan/stappen/{stepId}/_bijstellen',
  operationId: 'adjustStep',
  summary: 'Een stap bijstellen: andere woorden of een andere dag, met de reden',
  tag,
  permission: 'plan.write',
  place: 'dossier',
  params: dossierParams.extend({ stepId: Id }),
  body: StepAdjustment.extend({ version: Version }).strict(),
  response: Written,
  failures: [
    'plan.none',
    'plan.step-not-found',
    'plan.step-closed',
    'plan.step-ends-before-start',
    'dossier.closed',
    'dossier.changed-meanwhile',
  ],
})

export const giveHelpRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/plan/stappen/{stepId}/hulp',
  operationId: 'giveHelp',
  summary: 'Vastleggen dat er onderweg een keer is geholpen',
  tag,
  permission: 'plan.write',
  place: 'dossier',
  params: dossierParams.extend({ stepId: Id }),
  body: z.strictObject({ version: Version }),
  response: Written,
  failures: [
    'plan.none',
    'plan.step-not-found',
    'plan.step-closed',
    'plan.help-none',
    'plan.help-all-given',
    'dossier.closed',
    'dossier.changed-meanwhile',
  ],
})

export const signPlanRoute = route({
  method: 'put',
  path: '/dossiers/{dossierId}/plan/handtekening',
  operationId: 'signPlan',
  summary: 'Vastleggen wie het plan tekende en wanneer, of waarom de bewoner niet tekent',
  tag,
  permission: 'plan.write',
  place: 'dossier',
  params: dossierParams,
  body: z.strictObject({ version: Version, signing: Signing }),
  response: Written,
  failures: [
    'plan.none',
    'plan.already-signed',
    'plan.signatory',
    'plan.ground-missing',
    'plan.signed-day',
    'dossier.closed',
    'dossier.changed-meanwhile',
  ],
})
