import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type * as z from 'zod'
import { FAILURES, type Failure, type FieldFault } from '../core/failure.ts'
import { faultText } from './fault-text.ts'

export type Language = 'nl' | 'en'

export const languageOf = (header: string | undefined): Language => (/^\s*en\b/i.test(header ?? '') ? 'en' : 'nl')

/** RFC 9457 problem details, with the faults per field. Never a name, BSN or free text. */
export function problem(c: Context, failure: Failure, requestId: string): Response {
  const language = languageOf(c.req.header('accept-language'))
  const known = FAILURES[failure.code]
  const retryAfterSeconds = failure.facts['retryAfterSeconds']
  const body = {
    type: `urn:trede:problem:${failure.code}`,
    title: known[language],
    status: known.status,
    detail: known[language],
    code: failure.code,
    instance: `urn:trede:request:${requestId}`,
    ...(Object.keys(failure.facts).length > 0 ? { facts: failure.facts } : {}),
    ...(failure.faults.length > 0
      ? {
          errors: failure.faults.map((fault) => ({
            ...fault,
            detail: fault.detail ?? faultText(fault.code, language),
          })),
        }
      : {}),
  }
  return c.body(JSON.stringify(body), known.status as ContentfulStatusCode, {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': language,
    ...(typeof retryAfterSeconds === 'number' ? { 'retry-after': String(retryAfterSeconds) } : {}),
  })
}

const pointerOf = (root: string, path: readonly PropertyKey[]): string =>
  [root, ...path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/')

type Issue = z.core.$ZodIssue

/**
 * Zod's findings as faults: one per field, unknown fields named one by one.
 * @param within what a finding says more precisely, such as the faults in one of several shapes
 */
export function faultsOf(
  error: z.ZodError,
  root: string,
  within: (issue: Issue) => readonly Issue[] = (issue) => [issue],
): FieldFault[] {
  return error.issues.flatMap(within).flatMap((issue): FieldFault[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ pointer: pointerOf(root, [...issue.path, key]), code: 'unknown-field' }))
    const isOwnCode = /^[a-z-]+\.[a-z-]+$/.test(issue.message)
    const isMissing = issue.code === 'invalid_type' && issue.input === undefined
    const code = isOwnCode ? issue.message : isMissing ? 'required' : issue.code.replaceAll('_', '-')
    return [{ pointer: pointerOf(root, issue.path), code }]
  })
}
