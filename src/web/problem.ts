import * as z from 'zod'

/** What the server says when it refuses, as RFC 9457 problem details. */
const ProblemDetails = z.looseObject({
  status: z.int(),
  code: z.string(),
  title: z.string(),
  detail: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string().optional() })).optional(),
})

export interface FieldProblem {
  /** JSON pointer into the body ('/steps/0/dueOn'). */
  pointer: string
  code: string
  detail: string
}

/** A refused call. `status` 0: the server could not be reached. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly errors: readonly FieldProblem[]
  /** Every other member of the problem, for instance the events that a stale write missed. */
  readonly facts: Readonly<Record<string, unknown>>

  constructor(
    status: number,
    code: string,
    title: string,
    more: Partial<Pick<Problem, 'detail' | 'errors' | 'facts'>> = {},
  ) {
    super(`${status} ${code}`)
    this.name = 'Problem'
    this.status = status
    this.code = code
    this.title = title
    this.detail = more.detail ?? ''
    this.errors = more.errors ?? []
    this.facts = more.facts ?? {}
  }
}

/** Reads a refusal; an answer that is not a problem (a proxy's page) becomes one. */
export async function readProblem(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined)
  const parsed = ProblemDetails.safeParse(body)
  if (!parsed.success)
    return new Problem(response.status, 'server.unreadable', response.statusText || String(response.status))
  const { status, code, title, detail, errors, ...rest } = parsed.data
  return new Problem(status, code, title, {
    detail: detail ?? '',
    errors: (errors ?? []).map((error) => ({ ...error, detail: error.detail ?? error.code })),
    facts: rest,
  })
}

/** What went wrong at one field, or undefined. `pointer` is a JSON pointer; deeper faults count for their parent. */
export function problemAt(problem: unknown, pointer: string): string | undefined {
  if (!(problem instanceof Problem)) return undefined
  const at = problem.errors.find((error) => error.pointer === pointer || error.pointer.startsWith(`${pointer}/`))
  return at?.detail
}
