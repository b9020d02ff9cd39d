import { WorkerChangeDecision, WorkerChangeInput } from '../core/worker-change.ts'
import { dossierParams, Version, Written } from './dossier.ts'
import { route } from './route.ts'

const tag = 'Overdracht'

export const askWorkerChangeRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/wisselverzoek',
  operationId: 'askWorkerChange',
  summary: 'Een verzoek om een andere begeleider vastleggen, van de bewoner of van de begeleider',
  tag,
  permission: 'handover.offer',
  place: 'dossier',
  params: dossierParams,
  body: WorkerChangeInput.extend({ version: Version }).strict(),
  response: Written,
  failures: ['worker-change.pending', 'dossier.closed', 'dossier.changed-meanwhile'],
})

export const decideWorkerChangeRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/wisselverzoek/_besluiten',
  operationId: 'decideWorkerChange',
  summary: 'Als teamleider besluiten over een verzoek om een andere begeleider',
  tag,
  permission: 'handover.bulk',
  place: 'dossier',
  params: dossierParams,
  body: WorkerChangeDecision.extend({ version: Version }).strict(),
  response: Written,
  failures: ['worker-change.none', 'dossier.closed', 'dossier.changed-meanwhile'],
})
