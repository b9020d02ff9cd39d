import * as z from 'zod'
import { IsoDate, Moment } from '../core/day.ts'
import { Id } from '../core/person.ts'
import { dossierParams, Version } from './dossier.ts'
import { route } from './route.ts'

/** Asked every few seconds by an open page: no content of the dossier comes with it, so it is no new look. */
export const bePresentRoute = route({
  method: 'put',
  path: '/dossiers/{dossierId}/aanwezigheid',
  operationId: 'bePresent',
  summary: 'Laten weten dat ik dit dossier open heb; wie er nog meer is en wat er na mijn versie gebeurde',
  tag: 'Dossier',
  permission: 'dossier.read',
  place: 'dossier',
  params: dossierParams,
  body: z.strictObject({ version: Version }),
  response: z.object({
    version: z.int(),
    others: z.array(z.object({ workerId: Id, name: z.string() })),
    since: z.array(
      z.object({
        seq: z.int(),
        kind: z.string(),
        on: IsoDate,
        actorId: Id,
        actorName: z.string().nullable(),
        recordedAt: Moment,
      }),
    ),
  }),
  failures: ['dossier.not-found'],
})
