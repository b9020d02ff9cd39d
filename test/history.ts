import * as fc from 'fast-check'
import { addDays } from '../src/core/day.ts'
import { type Dossier, foldDossier } from '../src/core/dossier.ts'
import { withScope } from '../src/db/connect.ts'
import { dossierEvents } from '../src/db/journal.ts'
import { anyPlanning, planningRequest } from './history-planning.ts'
import type { Client, TestApp } from './kit.ts'

const NOBODY = '00000000-0000-4000-8000-000000000000'

/** A request that somebody could make, before it is known what the dossier looks like by then. */
const anyRequest = fc.oneof(
  fc.record({ do: fc.constant('intake' as const) }),
  fc.record({ do: fc.constant('answer' as const), topicKey: fc.constantFrom('dream', 'talents', 'nothing') }),
  fc.record({ do: fc.constant('suspend' as const) }),
  fc.record({ do: fc.constant('judge' as const), outcome: fc.constantFrom('able', 'partly-able', 'not-able') }),
  fc.record({ do: fc.constant('complete' as const) }),
  fc.record({ do: fc.constant('state' as const), months: fc.integer({ min: 0, max: 60 }) }),
  fc.record({
    do: fc.constant('categorise' as const),
    category: fc.constantFrom('reintegration', 'activation'),
    isDeviating: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('plan' as const),
    inDays: fc.option(fc.integer({ min: -3, max: 60 })),
    keepsStep: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('step' as const),
    nth: fc.nat(3),
    outcome: fc.constantFrom('done', 'not-done', 'dropped'),
  }),
  fc.record({
    do: fc.constant('promise' as const),
    nth: fc.nat(2),
    outcome: fc.constantFrom('kept', 'not-kept', 'dropped'),
  }),
  fc.record({
    do: fc.constant('note' as const),
    channel: fc.constantFrom('talk', 'phone', 'tried', 'letter'),
    daysAgo: fc.integer({ min: -2, max: 40 }),
    inDays: fc.option(fc.integer({ min: -3, max: 60 })),
  }),
  fc.record({ do: fc.constant('appoint' as const), inDays: fc.integer({ min: -2, max: 5 }) }),
  fc.record({
    do: fc.constant('settle' as const),
    nth: fc.nat(3),
    outcome: fc.constantFrom('kept', 'cancelled', 'missed'),
  }),
  fc.record({
    do: fc.constant('offer' as const),
    to: fc.nat(5),
    isTeam: fc.boolean(),
    reason: fc.constantFrom(undefined, 'programme-over', 'support-starts', 'support-ends'),
    inDays: fc.integer({ min: 0, max: 15 }),
  }),
  fc.record({ do: fc.constantFrom('accept' as const, 'decline' as const, 'take-back' as const) }),
  fc.record({
    do: fc.constant('outflow' as const),
    reason: fc.constantFrom('03', '11', '32', '99'),
    daysAgo: fc.integer({ min: -1, max: 20 }),
  }),
  fc.record({ do: fc.constant('reopen' as const) }),
  fc.record({
    do: fc.constant('put-away' as const),
    inDays: fc.integer({ min: -1, max: 400 }),
    reason: fc.constantFrom('agreed', 'other'),
  }),
  fc.record({ do: fc.constant('put-back' as const) }),
  anyPlanning,
  fc.record({ do: fc.constant('withdraw' as const), nth: fc.nat(40) }),
  fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 0, max: 20 }) }),
)
type ValueOf<A> = A extends fc.Arbitrary<infer T> ? T : never
type Request = ValueOf<typeof anyRequest>

/** Who does it, what, and how often on a version that is no longer the newest. */
export const anyStep = fc.record({ actor: fc.nat(5), request: anyRequest, behind: fc.constantFrom(0, 0, 0, 0, 0, 1) })
export type Step = ValueOf<typeof anyStep>

type Made = [method: 'post' | 'put', path: string, body: object]

function planned(dossier: Dossier, request: Request & { do: 'plan' }, today: string): Made {
  const first = dossier.plan?.steps[0]
  const step = { text: 'Een stap.', by: 'resident', dueOn: addDays(today, 7) }
  const kept = request.keepsStep && first ? [{ ...step, stepId: first.stepId }] : [step]
  const next = request.inDays === null ? {} : { nextContactOn: addDays(today, request.inDays) }
  return [
    'put',
    'plan',
    {
      goal: 'Een doel.',
      goalKind: 'work',
      steps: kept,
      promises: [{ text: 'Een toezegging.' }],
      isSigned: true,
      ...next,
    },
  ]
}

function talked(request: Request & { do: 'note' }, today: string): Made {
  const next = request.inDays === null ? {} : { nextContactOn: addDays(today, request.inDays) }
  return [
    'post',
    'contacten',
    { text: 'Een notitie.', channel: request.channel, on: addDays(today, -request.daysAgo), ...next },
  ]
}

function handed(request: Request & { do: 'offer' }, actors: readonly Client[], app: TestApp): Made {
  const to = request.isTeam
    ? { toTeamId: app.amsterdam.south }
    : { toWorkerId: actors[request.to]?.worker.workerId ?? NOBODY }
  const day = addDays(app.today(), request.inDays)
  const terms =
    request.reason === undefined
      ? {}
      : { reason: request.reason, nextContactOn: day, ...(request.reason === 'support-starts' ? { untilOn: day } : {}) }
  return ['post', 'overdracht', { ...to, ...terms, summary: 'Een samenvatting.' }]
}

/** The request as it goes over the line, in the dossier as it stands. */
function made(
  app: TestApp,
  actors: readonly Client[],
  dossier: Dossier,
  request: Exclude<Request, { do: 'wait' }>,
): Made {
  const today = app.today()
  switch (request.do) {
    case 'intake':
      return ['post', 'intake', {}]
    case 'answer':
      return ['put', 'intake/antwoorden', { topics: [{ topicKey: request.topicKey, text: 'Een antwoord.' }] }]
    case 'suspend':
      return ['post', 'intake/_opschorten', {}]
    case 'judge':
      return ['post', 'intake/medisch-oordeel', { outcome: request.outcome }]
    case 'complete':
      return ['post', 'intake/_afronden', {}]
    case 'state':
      return ['put', 'kenmerken', { source: 'said', facts: [{ key: 'monthsToWork', value: request.months }] }]
    case 'categorise':
      return [
        'put',
        'profiel',
        { category: request.category, ...(request.isDeviating ? { deviation: { code: 'own-wish' } } : {}) },
      ]
    case 'plan':
      return planned(dossier, request, today)
    case 'step':
      return [
        'post',
        `plan/stappen/${dossier.plan?.steps[request.nth]?.stepId ?? NOBODY}/_afronden`,
        { outcome: request.outcome },
      ]
    case 'promise': {
      const promiseId = dossier.plan?.promises[request.nth]?.promiseId ?? NOBODY
      return ['post', `plan/toezeggingen/${promiseId}/_afronden`, { outcome: request.outcome }]
    }
    case 'note':
      return talked(request, today)
    case 'appoint':
      return [
        'post',
        'afspraken',
        { startsAt: `${addDays(today, request.inDays)}T12:00:00Z`, minutes: 30, place: 'office' },
      ]
    case 'settle':
      return [
        'put',
        `afspraken/${dossier.appointments[request.nth]?.appointmentId ?? NOBODY}/afloop`,
        { outcome: request.outcome },
      ]
    case 'offer':
      return handed(request, actors, app)
    case 'accept':
      return ['post', 'overdracht/_aanvaarden', {}]
    case 'decline':
      return ['post', 'overdracht/_weigeren', { reason: 'workload' }]
    case 'take-back':
      return ['post', 'overdracht/_intrekken', {}]
    case 'outflow': {
      const work = { hoursPerWeek: 20, contract: 'agency', startsOn: today }
      return [
        'post',
        'uitstroom',
        { on: addDays(today, -request.daysAgo), reason: request.reason, ...(request.reason === '11' ? { work } : {}) },
      ]
    }
    case 'reopen':
      return ['post', '_heropenen', {}]
    case 'put-away':
      return ['post', 'radar/_wegleggen', { untilOn: addDays(today, request.inDays), reason: request.reason }]
    case 'put-back':
      return ['post', 'radar/_terugzetten', {}]
    case 'planning':
      return planningRequest(dossier, request, today)
    case 'withdraw':
      return ['post', `tijdlijn/${request.nth + 1}/_intrekken`, { reason: 'not-true' }]
  }
}

/** Makes one request in a dossier; refusals are part of life, a broken server is not. @throws Error on a 5xx */
export async function run(app: TestApp, actors: readonly Client[], dossierId: string, step: Step): Promise<void> {
  const { request } = step
  if (request.do === 'wait') {
    app.travelTo(addDays(app.today(), request.days))
    return
  }
  const events = await withScope(app.db, 'GM0363', (trx) => dossierEvents(trx, 'GM0363', dossierId))
  const dossier = foldDossier(events)
  // Mostly the owner acts: most others are refused, and a history of refusals says little.
  const owner = actors.find(({ worker }) => worker.workerId === dossier?.ownerId)
  const client = step.actor < 3 ? (owner ?? actors[0]) : actors[step.actor]
  if (!dossier || !client) throw new Error('no dossier, or nobody to act')
  const able = request.do === 'judge' ? (actors[3] ?? client) : client
  const [method, path, body] = made(app, actors, dossier, request)
  const version = Math.max(0, dossier.version - step.behind)
  const response = await able.raw(method, `/dossiers/${dossierId}/${path}`, { body: { version, ...body } })
  if (response.status >= 500) throw new Error(`${method} ${path}: ${app.logLines.at(-1)}`)
}
