import { addMonths, type IsoDate } from './day.ts'
import { Failure } from './failure.ts'

interface Days {
  absentWorkerId: string
  workerId: string
  fromOn: IsoDate
  untilOn: IsoDate
}

/** Who stands in reads a whole caseload, so it ends. No source gives a term: half a year is our own default. */
const MOST_MONTHS = 6

/**
 * A stand-in that can be appointed beside those there are: one at a time for a colleague, by somebody who is there
 * themselves. Why somebody is absent is not asked: illness is nobody's business here.
 * @param others stand-ins that run today or later
 * @throws stand-in.self, stand-in.days, stand-in.too-long, stand-in.past, stand-in.overlap, stand-in.chain
 */
export function appointStandIn<T extends Days>(asked: T, others: readonly Days[], today: IsoDate): T {
  const { absentWorkerId, workerId, fromOn, untilOn } = asked
  if (absentWorkerId === workerId) throw new Failure('stand-in.self', {}, [{ pointer: '/workerId', code: 'unknown' }])
  if (untilOn < fromOn) throw new Failure('stand-in.days', {}, [{ pointer: '/untilOn', code: 'out-of-bounds' }])
  if (untilOn > addMonths(fromOn, MOST_MONTHS))
    throw new Failure('stand-in.too-long', {}, [{ pointer: '/untilOn', code: 'out-of-bounds' }])
  if (untilOn < today) throw new Failure('stand-in.past', {}, [{ pointer: '/untilOn', code: 'past' }])
  const sameDays = others.filter((one) => one.fromOn <= untilOn && one.untilOn >= fromOn)
  if (sameDays.some((one) => one.absentWorkerId === absentWorkerId))
    throw new Failure('stand-in.overlap', {}, [{ pointer: '/fromOn', code: 'out-of-bounds' }])
  if (sameDays.some((one) => one.absentWorkerId === workerId || one.workerId === absentWorkerId))
    throw new Failure('stand-in.chain', {}, [{ pointer: '/workerId', code: 'unknown' }])
  return asked
}
