import { queryOptions, useQuery } from '@tanstack/react-query'
import { listWorkers, type Worker } from '../../api/access.ts'
import type { Permission } from '../../core/access.ts'
import { call } from '../api.ts'
import { useMay, usePlace, useSession } from '../session.ts'

const workersQuery = queryOptions({
  queryKey: ['workers'],
  queryFn: ({ signal }) => call(listWorkers, { signal }),
  staleTime: 300_000,
})

/** Workers and teams of the municipality, by name; empty while they load, or for who may not list them. */
export function useWorkers() {
  const { data } = useQuery({ ...workersQuery, enabled: useMay('worker.read') })
  const workers = data?.workers ?? []
  const teams = data?.teams ?? []
  return {
    workers,
    teams,
    workerName: (workerId: string | null) => workers.find((worker) => worker.workerId === workerId)?.name,
    teamName: (teamId: string | null) => teams.find((team) => team.teamId === teamId)?.name,
  }
}

/** Whether the permission reaches a colleague: somebody of one's own teams, or anybody of the municipality. */
export function useInReach(permission: Permission): (worker: Worker) => boolean {
  const place = usePlace(permission)
  const { worker: me } = useSession()
  return ({ teamIds }) =>
    teamIds.length > 0 && (place === 'municipality' || teamIds.some((teamId) => me.teamIds.includes(teamId)))
}

export const workerChoices = (
  workers: readonly Pick<Worker, 'workerId' | 'name'>[],
): { value: string; label: string }[] => workers.map(({ workerId, name }) => ({ value: workerId, label: name }))
