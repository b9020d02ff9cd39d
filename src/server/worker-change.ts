import type { Hono } from 'hono'
import { askWorkerChangeRoute, decideWorkerChangeRoute } from '../api/worker-change.ts'
import { askWorkerChange, decideWorkerChange } from '../core/worker-change.ts'
import { changed } from './change.ts'
import type { Deps } from './deps.ts'
import { mount } from './mount.ts'

/** Another worker, asked by either side and decided by the team lead. @source seed3 L396 */
export function mountWorkerChange(app: Hono, deps: Deps): void {
  mount(app, deps, askWorkerChangeRoute, (call, { params, body: { version, ...input } }) =>
    changed(call, { ...params, version, purpose: 'guidance' }, (dossier, context) =>
      askWorkerChange(dossier.workerChange, input, context),
    ),
  )
  mount(app, deps, decideWorkerChangeRoute, (call, { params, body: { version, ...input } }) =>
    changed(call, { ...params, version, purpose: 'guidance' }, (dossier, context) =>
      decideWorkerChange(dossier.workerChange, input, context),
    ),
  )
}
