import { dossierParams } from './dossier.ts'
import { Nothing, route } from './route.ts'

/** What lies before the plan in force stays closed until somebody opens it. @source seed1 C17, L2344-2346 */
export const openHistory = route({
  method: 'post',
  path: '/dossiers/{dossierId}/geschiedenis/_openen',
  operationId: 'openHistory',
  summary: 'Vastleggen dat iemand bij de voorbereiding van een gesprek de eerdere geschiedenis opent',
  tag: 'Dossier',
  permission: 'dossier.read',
  place: 'dossier',
  params: dossierParams,
  response: Nothing,
  failures: ['dossier.not-found'],
})
