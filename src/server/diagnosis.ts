import type { Hono } from 'hono'
import { makeStatementRoute, recordFactsRoute } from '../api/diagnosis.ts'
import { makeStatement, recordFacts } from '../core/diagnosis.ts'
import { Failure } from '../core/failure.ts'
import { changed } from './change.ts'
import type { Deps } from './deps.ts'
import { mount } from './mount.ts'

/** Statements and the dimensions that profiles rest on. */
export function mountDiagnosis(app: Hono, deps: Deps): void {
  mount(app, deps, makeStatementRoute, (call, { params, body: { version, ...input } }) => {
    if (call.policy && !call.policy.lifeDomains.some(({ key }) => key === input.domain))
      throw new Failure('request.invalid', {}, [{ pointer: '/domain', code: 'unknown' }])
    if (input.on !== undefined && input.on > call.today)
      throw new Failure('request.invalid', {}, [{ pointer: '/on', code: 'future' }])
    return changed(call, { ...params, version, purpose: 'guidance' }, (_dossier, context) =>
      makeStatement(input, context),
    )
  })
  mount(app, deps, recordFactsRoute, (call, { params, body: { version, ...input } }) =>
    changed(call, { ...params, version, purpose: 'guidance' }, (_dossier, context) => recordFacts(input, context)),
  )
}
