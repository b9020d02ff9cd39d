import { QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import { getSession, type Session } from '../api/access.ts'
import type { Permission, Place } from '../core/access.ts'
import { dayInAmsterdam, type IsoDate } from '../core/day.ts'
import { call } from './api.ts'
import { Problem } from './problem.ts'
import { csrfNow, reportSignedIn } from './sign-in-state.ts'

async function fetchSession(signal: AbortSignal): Promise<Session | null> {
  try {
    const session = await call(getSession, { signal })
    reportSignedIn(session.csrfToken)
    return session
  } catch (error) {
    // Who was signed in keeps their page, under the dialog that asks to sign in again.
    if (error instanceof Problem && error.status === 401 && csrfNow() === undefined) return null
    throw error
  }
}

/** null: nobody is signed in. Asked again every ten minutes, so that the day turns at midnight. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => fetchSession(signal),
  staleTime: 60_000,
  refetchInterval: 600_000,
})

/** A refusal stays a refusal; only a server that could not be reached is asked again. */
function mayRetry(failures: number, error: unknown): boolean {
  return failures < 2 && error instanceof Problem && (error.status === 0 || error.status >= 502)
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 5_000, retry: mayRetry },
      // Without a connection too: who saves is told that it did not arrive, and never waits without a word.
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}

/** The session of the signed-in worker. Pages are only drawn when there is one. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery)
  if (!data) throw new Error('a page was drawn without a session')
  return data
}

function browsersDay(): IsoDate {
  return dayInAmsterdam(new Date())
}

/** The server's day in Amsterdam; before sign-in the browser's. */
export function useToday(): IsoDate {
  return useQuery(sessionQuery).data?.today ?? browsersDay()
}

/** How far the worker may do this ('own', 'team', 'municipality'), or undefined. The server decides; this only hides. */
export function usePlace(permission: Permission): Place | undefined {
  return useSession().permissions[permission]
}

export function useMay(permission: Permission): boolean {
  return usePlace(permission) !== undefined
}
