import { queryOptions, useQuery } from '@tanstack/react-query'
import { listWorkers } from '../../api/access.ts'
import { call } from '../api.ts'
import { useMay } from '../session.ts'

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
