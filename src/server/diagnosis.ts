import type { Hono } from 'hono'
import {
  answerStatementRoute,
  makeStatementRoute,
  measureSelfRelianceRoute,
  recordFactsRoute,
  weighStatementRoute,
} from '../api/diagnosis.ts'
import type { IsoDate } from '../core/day.ts'
import { answerStatement, makeStatement, recordFacts, weighStatement } from '../core/diagnosis.ts'
import { Failure } from '../core/failure.ts'
import { measureSelfReliance } from '../core/measurement-event.ts'
import { changed } from './change.ts'
import type { Call, Deps } from './deps.ts'
import { mount } from './mount.ts'

/** @throws request.invalid for a life domain that the municipality does not have */
export function requireDomain(call: Call, domain: string, pointer: string): void {
  if (call.policy && !call.policy.lifeDomains.some(({ key }) => key === domain))
    throw new Failure('request.invalid', {}, [{ pointer, code: 'unknown' }])
}

/** @throws request.invalid for a day that has yet to come */
export function requirePast(call: Call, on: IsoDate | undefined): void {
  if (on !== undefined && on > call.today)
    throw new Failure('request.invalid', {}, [{ pointer: '/on', code: 'future' }])
}

/** What was said about somebody, what they say to it, and which of two views is the basis. */
function mountStatements(app: Hono, deps: Deps): void {
  mount(app, deps, makeStatementRoute, (call, { params, body: { version, ...input } }) => {
    requireDomain(call, input.domain, '/domain')
    requirePast(call, input.on)
    return changed(call, { ...params, version, purpose: 'guidance' }, ({ statements }, context) =>
      makeStatement(input, context, statements),
    )
  })
  mount(app, deps, answerStatementRoute, (call, { params, body: { version, ...input } }) => {
    requirePast(call, input.on)
    return changed(call, { ...params, version, purpose: 'guidance' }, ({ statements }, context) =>
      answerStatement(input, params.statementId, statements, context),
    )
  })
  mount(app, deps, weighStatementRoute, (call, { params, body: { version, ...input } }) =>
    changed(call, { ...params, version, purpose: 'guidance' }, ({ statements }, context) =>
      weighStatement(input, params.statementId, statements, context),
    ),
  )
}

/** Statements, the dimensions that profiles rest on, and what is measured over time. */
export function mountDiagnosis(app: Hono, deps: Deps): void {
  mountStatements(app, deps)
  mount(app, deps, recordFactsRoute, (call, { params, body: { version, ...input } }) => {
    requirePast(call, input.on)
    return changed(call, { ...params, version, purpose: 'guidance' }, (_dossier, context) =>
      recordFacts(input, context),
    )
  })
  mount(app, deps, measureSelfRelianceRoute, (call, { params, body: { version, ...input } }) => {
    const known = call.policy?.selfRelianceDomains.map(({ key }) => key)
    for (const [index, { domain }] of input.levels.entries())
      if (known?.includes(domain) === false)
        throw new Failure('request.invalid', {}, [{ pointer: `/levels/${index}/domain`, code: 'unknown' }])
    requirePast(call, input.on)
    return changed(call, { ...params, version, purpose: 'guidance' }, (_dossier, context) =>
      measureSelfReliance(input, context),
    )
  })
}
