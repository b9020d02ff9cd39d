import * as z from 'zod'
import { Moment } from '../core/day.ts'
import { Nothing, route } from './route.ts'

const tag = 'Concept'

/** What somebody is typing, kept for them alone. The key holds ids and words of ours, never a name. */
/** Which writing of a draft it is; whoever writes it makes it, so that an answer that gets lost does no harm. */
const Revision = z.string().regex(/^[a-z0-9]{16,40}$/)

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
  response: z.object({ body: z.unknown(), savedAt: Moment.nullable(), revision: Revision.nullable() }),
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
  /** `seen`: the revision that this one goes on from; null when the writer knows of none. */
  body: z.strictObject({ body: z.unknown(), revision: Revision, seen: Revision.nullable() }),
  response: z.object({ savedAt: Moment }),
  failures: ['draft.too-large', 'draft.changed-meanwhile'],
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
  /** What the writer saw last: a newer draft stays. */
  query: z.object({ seen: Revision }),
  response: Nothing,
  failures: [],
})
