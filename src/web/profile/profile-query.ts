import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getProposal } from '../../api/profile.ts'
import { call } from '../api.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'

/** What the rules propose on the facts of this version of the dossier, here and in other municipalities. */
export function useProposal({ dossierId, page }: Pick<OpenDossier, 'dossierId' | 'page'>) {
  return useQuery({
    queryKey: ['proposal', dossierId, page.version],
    queryFn: ({ signal }) => call(getProposal, { params: { dossierId }, signal }),
    // What is on the page stays while the proposal for the next version comes.
    placeholderData: keepPreviousData,
  })
}
