import type { Hono } from 'hono'
import type * as z from 'zod'
import {
  listInstruments,
  orderInstrumentRoute,
  recordMedicalResultRoute,
  recordResultRoute,
} from '../api/instrument.ts'
import type { Dossier } from '../core/dossier.ts'
import { type InstrumentRules, type InstrumentState, orderInstrument, recordResult } from '../core/instrument.ts'
import { keepStored } from '../db/attachment.ts'
import { type ShownInstrument, withTerms } from '../policy/instrument-list.ts'
import { valueOf } from '../policy/sourced.ts'
import { changed } from './change.ts'
import type { Call, Deps } from './deps.ts'
import { requireDomain, requirePast } from './diagnosis.ts'
import { mount } from './mount.ts'

const purpose = 'guidance'

/** The list of the municipality, with the terms of its policy in force. */
function instrumentsFor({ deps, municipalityId, policy }: Call): readonly ShownInstrument[] {
  const list = deps.policies.instrumentsOf(municipalityId)
  return policy ? withTerms(list, policy.pack.instrumentTerms) : list
}

const knownTo = (call: Call): ReadonlyMap<string, InstrumentRules> =>
  new Map(
    instrumentsFor(call).map(({ key, isMedical, validMonths, outcome = null }) => [
      key,
      { isMedical, validMonths: valueOf(validMonths), outcome },
    ]),
  )

const stateOf = ({ instrumentOrders, instrumentResults, assessments }: Dossier): InstrumentState => ({
  orders: instrumentOrders,
  results: instrumentResults,
  assessmentIds: new Set(assessments.map(({ assessmentId }) => assessmentId)),
})

type Body = z.infer<typeof recordResultRoute.body>

/** One result, by who guides somebody or by the medical adviser. */
function record(call: Call, dossierId: string, { version, ...input }: Body, isAdviser: boolean) {
  for (const [index, domain] of input.domains.entries()) requireDomain(call, domain, `/domains/${index}`)
  requirePast(call, input.on)
  return changed(call, { dossierId, version, purpose }, async (dossier, context) => {
    const visibility = isAdviser ? 'medical' : 'team'
    const ids = input.attachments.map(({ attachmentId }) => attachmentId)
    const keeping = { dossierId, workerId: call.worker.workerId, visibility } as const
    const stored = await keepStored(call.trx, call.municipalityId, ids, keeping)
    return recordResult(stateOf(dossier), input, knownTo(call), { isAdviser, stored }, context)
  })
}

/** Named instruments: what there is, what is ordered, and what came of it. */
export function mountInstrument(app: Hono, deps: Deps): void {
  mount(app, deps, listInstruments, (call) => Promise.resolve({ items: [...instrumentsFor(call)] }))
  mount(app, deps, orderInstrumentRoute, (call, { params, body: { version, ...input } }) =>
    changed(call, { ...params, version, purpose }, (dossier, context) =>
      orderInstrument(stateOf(dossier), input, knownTo(call), context),
    ),
  )
  mount(app, deps, recordResultRoute, (call, { params, body }) => record(call, params.dossierId, body, false))
  mount(app, deps, recordMedicalResultRoute, (call, { params, body }) => record(call, params.dossierId, body, true))
}
