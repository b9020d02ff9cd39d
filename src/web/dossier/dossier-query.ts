import { queryOptions, useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { getDossier, type DossierPage as Page } from '../../api/dossier.ts'
import { getPolicy, type PolicyView } from '../../api/policy.ts'
import type { Route } from '../../api/route.ts'
import type { Permission } from '../../core/access.ts'
import { type Dossier, foldDossier } from '../../core/dossier.ts'
import { call } from '../api.ts'
import { Problem } from '../problem.ts'

const dossierQuery = (dossierId: string) =>
  queryOptions({
    queryKey: ['dossier', dossierId],
    queryFn: ({ signal }) => call(getDossier, { params: { dossierId }, query: {}, signal }),
  })

export const policyQuery = queryOptions({
  queryKey: ['policy'],
  queryFn: ({ signal }) => call(getPolicy, { signal }),
  staleTime: 300_000,
})

/** The policy in force; undefined while it is loading or where the municipality has none. */
export const usePolicy = (): PolicyView | undefined => useQuery(policyQuery).data

/** The dossier named in the address. */
export function useDossierId(): string {
  const { dossierId } = useParams({ strict: false })
  if (!dossierId) throw new Error('a dossier page was drawn without a dossier in its address')
  return dossierId
}

export interface OpenDossier {
  dossierId: string
  page: Page
  /** The state that follows from the events, by the same fold as the server's. */
  dossier: Dossier
  /** A text by its id; undefined when it was erased or is not for this reader. */
  text: (textId: string | null) => string | undefined
  /** The name of a worker or team by id. */
  name: (id: string | null) => string | undefined
  may: (permission: Permission) => boolean
}

function opened(dossierId: string, page: Page): OpenDossier {
  const dossier = foldDossier(page.events)
  if (!dossier) throw new Problem(404, 'dossier.not-found', '')
  return {
    dossierId,
    page,
    dossier,
    text: (textId) => (textId === null ? undefined : page.texts[textId]),
    name: (id) => (id === null ? undefined : page.names[id]),
    may: (permission) => page.permissions.includes(permission),
  }
}

/** The dossier of the page. Suspends while it loads; throws a Problem that `DossierFrame` shows. */
export function useDossier(dossierId: string): OpenDossier {
  const { data } = useSuspenseQuery({ ...dossierQuery(dossierId), select: (page) => opened(dossierId, page) })
  return data
}

type WriteRoute = Route & { body: NonNullable<Route['body']>; params: NonNullable<Route['params']> }
type BodyOf<R extends WriteRoute> = Omit<Parameters<typeof inputOf<R>>[0]['body'], 'version'>

/** Only for its types: what a write route takes. */
declare function inputOf<R extends WriteRoute>(input: import('../../api/route.ts').Given<R>): void

/**
 * A write to a dossier. It sends the version that is on the screen; when somebody else was first, the refusal shows
 * what they did, the dossier is read again, and a second press saves on top of it.
 */
export function useDossierWrite<R extends WriteRoute>(
  route: R,
  { dossierId, page }: Pick<OpenDossier, 'dossierId' | 'page'>,
  onDone?: (answer: unknown) => void,
) {
  const client = useQueryClient()
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['dossier', dossierId] }),
      client.invalidateQueries({ queryKey: ['proposal', dossierId] }),
      client.invalidateQueries({ queryKey: ['today'] }),
      client.invalidateQueries({ queryKey: ['caseload'] }),
      client.invalidateQueries({ queryKey: ['radar'] }),
    ])
  return useMutation({
    mutationFn: ({ params, body }: { params?: Record<string, unknown>; body: BodyOf<R> }): Promise<unknown> =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parts have the types of this very route
      call(route as Route, { params: { dossierId, ...params }, body: { ...body, version: page.version } } as never),
    onSuccess: async (answer) => {
      await refresh()
      onDone?.(answer)
    },
    onError: (error) => {
      if (error instanceof Problem && error.code === 'dossier.changed-meanwhile') void refresh()
    },
  })
}
