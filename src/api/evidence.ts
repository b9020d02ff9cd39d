import * as z from 'zod'
import { EvidenceFile, ShownCard } from '../policy/evidence.ts'
import { route } from './route.ts'

export const getEvidence = route({
  method: 'get',
  path: '/beleid/wat-werkt',
  operationId: 'getEvidence',
  summary: 'Wat er bekend is over wat werkt, per doel, met de zekerheid en de bron',
  tag: 'Beleid',
  permission: 'policy.read',
  place: 'municipality',
  response: z.object({
    rule: EvidenceFile.shape.rule,
    /** The country's, and what municipalities found in their own work. */
    cards: z.array(ShownCard),
    files: z.array(z.object({ owner: z.string(), version: z.string(), hash: z.string() })),
  }),
  failures: [],
})
