import { queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import { getLetterPdf, getLetters } from '../../api/letter.ts'
import type { LetterSender } from '../../core/letter-sender.ts'
import { addressOf, call, download } from '../api.ts'
import { useSession } from '../session.ts'

export type Letters = z.infer<typeof getLetters.response>

export const lettersQuery = queryOptions({
  queryKey: ['letters'],
  queryFn: ({ signal }) => call(getLetters, { signal }),
  staleTime: 300_000,
})

export const pdfAddress = (dossierId: string, letterId: string): string =>
  addressOf(getLetterPdf, { params: { dossierId, letterId } })

/** The name of the file on somebody's disk: a day, never a person. */
export const pdfName = (on: string): string => `brief-${on}.pdf`

/** Gives the browser the letter, as a press on its link would. */
export const downloadPdf = (dossierId: string, letterId: string, on: string): void =>
  download(pdfAddress(dossierId, letterId), pdfName(on))

/** Where letters come from, for who writes one: a name to print, and what is known of where to reach the municipality. */
export function useSender(letters: Letters): { municipality: string; sender: LetterSender } {
  const { worker, municipality } = useSession()
  const { details } = letters.ownSender
  const policyLines = 'value' in letters.sender ? letters.sender.value : []
  return { municipality: municipality.name, sender: { details, policyLines, contact: worker.name } }
}
