import * as z from 'zod'
import type { Permission } from '../core/access.ts'
import type { FailureCode } from '../core/failure.ts'

/**
 * A route as data: server, OpenAPI, browser and the permission test all read this object.
 *
 * `permission` is what a role must give; 'signed-in' asks only a session, 'public' nothing.
 * `place` says what the permission is weighed against: the dossier in the path, or the municipality as a whole
 * (lists that narrow themselves to what the actor may see).
 */
export interface Route<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  method: 'get' | 'post' | 'put' | 'delete'
  /** Below /v1; Dutch nouns, kebab-case; parameters as {dossierId}. */
  path: `/${string}`
  operationId: string
  summary: string
  tag: string
  permission: Permission | 'signed-in' | 'public'
  place: 'dossier' | 'municipality'
  params?: Params
  query?: Query
  body?: Body
  /** Media type of the body when it is no JSON. */
  bodyType?: string
  /** Media type of the answer when it is no JSON. */
  responseType?: string
  response: Answer
  failures: readonly FailureCode[]
}

type Field<Name extends string, Schema> = Schema extends z.ZodType ? { [K in Name]: z.infer<Schema> } : unknown
type InputField<Name extends string, Schema> = Schema extends z.ZodType ? { [K in Name]: z.input<Schema> } : unknown

/** What a handler gets: parsed params, query and body, as far as the route has them. */
export type Parsed<R> = R extends { response: z.ZodType }
  ? Field<'params', R extends { params: infer P } ? P : null> &
      Field<'query', R extends { query: infer Q } ? Q : null> &
      Field<'body', R extends { body: infer B } ? B : null>
  : never

/** What a caller gives. */
export type Given<R> = R extends { response: z.ZodType }
  ? InputField<'params', R extends { params: infer P } ? P : null> &
      InputField<'query', R extends { query: infer Q } ? Q : null> &
      InputField<'body', R extends { body: infer B } ? B : null>
  : never

/** Keeps the exact types of a route and checks its shape. */
export function route<const R extends Route>(definition: R): R {
  return definition
}

/** An answer without a body. */
export const Nothing = z.undefined()
