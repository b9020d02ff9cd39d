import { queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import { getLetterPdf, getLetters } from '../../api/letter.ts'
import { addressOf, call } from '../api.ts'

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
export function downloadPdf(dossierId: string, letterId: string, on: string): void {
  const link = document.createElement('a')
  link.href = pdfAddress(dossierId, letterId)
  link.download = pdfName(on)
  document.body.append(link)
  link.click()
  link.remove()
}
