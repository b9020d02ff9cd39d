import { AssessmentInput, AssignmentInput, HeavyInput, ObservationInput, OutcomeInput } from '../core/assessment.ts'
import { Id } from '../core/person.ts'
import { dossierParams, Version, Written } from './dossier.ts'
import { route } from './route.ts'

const tag = 'Diagnose'
const roundParams = dossierParams.extend({ assessmentId: Id })
const always = ['dossier.closed', 'dossier.changed-meanwhile'] as const
const inRound = ['assessment.not-found', 'assessment.closed', ...always] as const

export const openAssessmentRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/diagnoserondes',
  operationId: 'openAssessment',
  summary: 'Een lichte of zware diagnoseronde beginnen, met het besluit waarvoor zij dient',
  tag,
  permission: 'diagnosis.write',
  place: 'dossier',
  params: dossierParams,
  body: AssessmentInput.extend({ version: Version }).strict(),
  response: Written,
  failures: ['assessment.same-decision', 'assessment.day', ...always],
})

export const makeHeavyRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/diagnoserondes/{assessmentId}/zwaar',
  operationId: 'makeAssessmentHeavy',
  summary: 'Een lichte diagnose zwaar maken, zodat praktijkdiagnose erbij hoort',
  tag,
  permission: 'diagnosis.write',
  place: 'dossier',
  params: roundParams,
  body: HeavyInput.extend({ version: Version }).strict(),
  response: Written,
  failures: ['assessment.already-heavy', ...inRound],
})

export const giveAssignmentRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/diagnoserondes/{assessmentId}/opdrachten',
  operationId: 'giveAssignment',
  summary: 'De bewoner een opdracht geven',
  tag,
  permission: 'diagnosis.write',
  place: 'dossier',
  params: roundParams,
  body: AssignmentInput.extend({ version: Version }).strict(),
  response: Written,
  failures: [...inRound],
})

export const makeObservationRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/diagnoserondes/{assessmentId}/waarnemingen',
  operationId: 'makeObservation',
  summary: 'Wat op een dag is gezien, door wie: bij een opdracht, in de praktijk of in een gesprek',
  tag,
  permission: 'diagnosis.write',
  place: 'dossier',
  params: roundParams,
  body: ObservationInput.extend({ version: Version }).strict(),
  response: Written,
  failures: [
    'assessment.light',
    'assessment.day',
    'assessment.assignment-not-found',
    'attachment.not-found',
    ...inRound,
  ],
})

export const closeAssessmentRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/diagnoserondes/{assessmentId}/uitkomst',
  operationId: 'closeAssessment',
  summary: 'Een diagnoseronde afronden met de uitkomst, en met wie die is besproken',
  tag,
  permission: 'diagnosis.write',
  place: 'dossier',
  params: roundParams,
  body: OutcomeInput.extend({ version: Version }).strict(),
  response: Written,
  failures: ['assessment.day', ...inRound],
})
