import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { getPolicyVersion, listPolicyVersions, type PolicyDocument, type VersionRow } from '../../api/policy-draft.ts'
import type { SourceList } from '../../policy/country.ts'
import { call } from '../api.ts'
import { usePolicy } from '../dossier/dossier-query.ts'
import { Problem } from '../problem.ts'

export const versionsQuery = queryOptions({
  queryKey: ['policy', 'versions'],
  queryFn: ({ signal }) => call(listPolicyVersions, { signal }),
})

export const versionQuery = (version: string) =>
  queryOptions({
    queryKey: ['policy', 'version', version],
    queryFn: ({ signal }) => call(getPolicyVersion, { params: { version }, signal }),
  })

/** The version of the page's address. */
export function useVersionName(): string {
  const { version } = useParams({ strict: false })
  if (!version) throw new Error('a page of a version was drawn without one in its address')
  return version
}

/** The version that holds today, where there is one. */
export function useInForce() {
  const versions = useQuery(versionsQuery)
  const row = versions.data?.versions.find(({ isInForce }) => isInForce)
  const document = useQuery({ ...versionQuery(row?.version ?? ''), enabled: row !== undefined })
  return { row, isNone: versions.data !== undefined && row === undefined, document }
}

const NO_STUDIES: SourceList = {}

/** The studies that sources point at. */
export const useStudies = (): SourceList => usePolicy()?.sources ?? NO_STUDIES

/** Somebody else changed the version meanwhile. */
const isChangedMeanwhile = (error: unknown): boolean =>
  error instanceof Problem && error.code === 'policy.changed-meanwhile'

function isDocument(answer: PolicyDocument | VersionRow | undefined): answer is PolicyDocument {
  return answer !== undefined && 'pack' in answer
}

/**
 * A write to a version. The pages are up to date before it is done; after a conflict the version is read again, so that
 * the writer sees both.
 */
export function useVersionWrite<Input, A extends PolicyDocument | VersionRow | undefined>(
  version: string,
  write: (input: Input) => Promise<A>,
  onDone?: (answer: A) => void,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSuccess: async (answer) => {
      if (isDocument(answer)) client.setQueryData(versionQuery(answer.row.version).queryKey, answer)
      else await client.invalidateQueries({ queryKey: ['policy', 'version', version] })
      await client.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] === 'policy' && queryKey[1] !== 'version',
      })
      onDone?.(answer)
    },
    onError: (error) => {
      if (isChangedMeanwhile(error)) void client.invalidateQueries({ queryKey: ['policy', 'version', version] })
    },
  })
}
