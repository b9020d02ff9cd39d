import * as z from 'zod'
import { IsoDate } from '../core/day.ts'
import { Note } from '../core/decision.ts'
import { AnswerInput, MedicalOutcome, TopicInput } from '../core/intake.ts'
import { dossierParams, Version, Written } from './dossier.ts'
import { route } from './route.ts'

const tag = 'Intake'
const shared = { tag, place: 'dossier', params: dossierParams, response: Written } as const

export const startIntakeRoute = route({
  ...shared,
  method: 'post',
  path: '/dossiers/{dossierId}/intake',
  operationId: 'startIntake',
  summary: 'De intake beginnen, in het regime van de gemeente',
  permission: 'intake.write',
  body: z.strictObject({ version: Version }),
  failures: ['intake.already-started', 'dossier.closed', 'dossier.changed-meanwhile'],
})

export const answerIntakeRoute = route({
  ...shared,
  method: 'put',
  path: '/dossiers/{dossierId}/intake/antwoorden',
  operationId: 'answerIntake',
  summary: 'Antwoorden en onderwerpen vastleggen',
  permission: 'intake.write',
  body: z.strictObject({
    version: Version,
    answers: z.array(AnswerInput).max(100).default([]),
    topics: z.array(TopicInput).max(100).default([]),
  }),
  failures: ['intake.not-started', 'intake.suspended', 'intake.unknown-question', 'dossier.changed-meanwhile'],
})

export const suspendIntakeRoute = route({
  ...shared,
  method: 'post',
  path: '/dossiers/{dossierId}/intake/_opschorten',
  operationId: 'suspendIntake',
  summary: 'Medische claim: het gesprek stopt en de procedure wacht op een medisch oordeel',
  permission: 'intake.write',
  body: z.strictObject({ version: Version, text: Note.optional() }),
  failures: ['intake.not-started', 'intake.suspended', 'dossier.changed-meanwhile'],
})

export const recordMedicalOutcomeRoute = route({
  ...shared,
  method: 'post',
  path: '/dossiers/{dossierId}/intake/medisch-oordeel',
  operationId: 'recordMedicalOutcome',
  summary: 'De uitkomst van het medisch onderzoek vastleggen',
  permission: 'intake.medical-outcome',
  body: z.strictObject({
    version: Version,
    outcome: MedicalOutcome,
    reviewOn: IsoDate.optional(),
    text: Note.optional(),
  }),
  failures: ['intake.not-suspended', 'dossier.changed-meanwhile'],
})

export const completeIntakeRoute = route({
  ...shared,
  method: 'post',
  path: '/dossiers/{dossierId}/intake/_afronden',
  operationId: 'completeIntake',
  summary: 'De intake afronden',
  permission: 'intake.write',
  body: z.strictObject({ version: Version, report: Note.optional() }),
  failures: [
    'intake.not-started',
    'intake.suspended',
    'intake.medical-claim',
    'intake.incomplete',
    'intake.report-missing',
    'dossier.changed-meanwhile',
  ],
})
