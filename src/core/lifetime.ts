import type { IsoDate } from './day.ts'
import { Failure } from './failure.ts'
import type { BirthDate } from './person.ts'

/**
 * Nothing happened to somebody before they were born. One check for every day that a person gives, whatever it is the day
 * of: a talk, a statement, a measurement, the day of reporting.
 *
 * @param born the birth date; of one that is known in part only the known part counts
 * @throws request.invalid with the pointer of the day
 */
export function requireInLifetime(on: IsoDate, born: BirthDate | undefined, pointer = '/on'): void {
  if (born === undefined) return
  const known = born.replace(/(-00)+$/, '')
  if (on.slice(0, known.length) < known) throw new Failure('request.invalid', {}, [{ pointer, code: 'before-birth' }])
}
