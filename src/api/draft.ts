import * as z from 'zod'
import { Moment } from '../core/day.ts'
import { Nothing, route } from './route.ts'

const tag = 'Concept'

/** What somebody is typing, kept for them alone. The key holds ids and words of ours, never a name. */
const params = z.object({ draftKey: z.string().regex(/^[a-z0-9-]{1,120}$/) })

export const getDraft = route({
  method: 'get',
  path: '/concepten/{draftKey}',
  operationId: 'getDraft',
  summary: 'Wat ik aan het typen was',
  tag,
  permission: 'signed-in',
  place: 'municipality',
  params,
  response: z.object({ body: z.unknown(), savedAt: Moment.nullable() }),
  failures: [],
})

export const putDraft = route({
  method: 'put',
  path: '/concepten/{draftKey}',
  operationId: 'putDraft',
  summary: 'Een concept bewaren',
  tag,
  permission: 'signed-in',
  place: 'municipality',
  params,
  body: z.strictObject({ body: z.unknown() }),
  response: z.object({ savedAt: Moment }),
  failures: ['draft.too-large'],
})

export const deleteDraft = route({
  method: 'delete',
  path: '/concepten/{draftKey}',
  operationId: 'deleteDraft',
  summary: 'Een concept weggooien',
  tag,
  permission: 'signed-in',
  place: 'municipality',
  params,
  response: Nothing,
  failures: [],
})
