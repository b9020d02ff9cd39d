import type { Hono } from 'hono'
import { endNoShowRoute, takeNoShowStepRoute } from '../api/no-show.ts'
import { endNoShow, type NoShowRules, runningChain, takeNoShowStep } from '../core/no-show.ts'
import { findWorker } from '../db/access.ts'
import { valueOf } from '../policy/sourced.ts'
import { changed } from './change.ts'
import type { Call, Deps } from './deps.ts'
import { requireListed } from './deviation.ts'
import { mount } from './mount.ts'

/** The chain of the policy in force, who decides on measures, and whoever was named to weigh one. */
async function rulesFor(
  { policy, trx, municipalityId, today }: Call,
  weigherId: string | undefined,
): Promise<NoShowRules> {
  return {
    steps: policy ? valueOf(policy.pack.noShow) : null,
    measuresBy: policy ? (valueOf(policy.pack.enforcement)?.measuresBy ?? null) : null,
    weigher: weigherId === undefined ? undefined : await findWorker(trx, municipalityId, weigherId, today),
  }
}

/** What follows when somebody did not come. */
export function mountNoShow(app: Hono, deps: Deps): void {
  mount(app, deps, takeNoShowStepRoute, (call, { params, body: { version, ...input } }) => {
    requireListed(call, input.deviation, 'no-show')
    return changed(call, { ...params, version, purpose: 'guidance' }, async (dossier, context) => {
      const ahead = dossier.appointments.flatMap(({ appointmentId, settled }) => (settled ? [] : [appointmentId]))
      const rules = await rulesFor(call, input.weigherId)
      return takeNoShowStep(runningChain(dossier.noShows), new Set(ahead), input, rules, context)
    })
  })
  mount(app, deps, endNoShowRoute, (call, { params, body: { version, ...input } }) =>
    changed(call, { ...params, version, purpose: 'guidance' }, (dossier, context) =>
      endNoShow(runningChain(dossier.noShows), input, context),
    ),
  )
}
