import * as z from 'zod'
import { listReads } from '../../api/access.ts'
import { paths } from '../paths.ts'

const { dossierId, workerId, fromOn, untilOn, onlyBreakGlass, purpose } = listReads.query.shape

/** The read log's filters as its address has them. What does not fit is left out. */
export const ReadLogSearch = z.object({
  dossierId: dossierId.catch(undefined),
  workerId: workerId.catch(undefined),
  fromOn: fromOn.catch(undefined),
  untilOn: untilOn.catch(undefined),
  onlyBreakGlass: onlyBreakGlass.catch(undefined),
  purpose: purpose.catch(undefined),
})
export type ReadLogSearch = z.infer<typeof ReadLogSearch>

export function readLogAddress(search: ReadLogSearch): string {
  const texts = Object.entries(search).flatMap(([key, value]) => (value ? [[key, value]] : []))
  const text = new URLSearchParams(texts).toString()
  return text === '' ? paths.readLog() : `${paths.readLog()}?${text}`
}
