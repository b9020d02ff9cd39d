import { addMonths, type IsoDate } from './day.ts'

/** Further on than this, a day in an agreement is most often a slip of the hand. Our own default. */
const FAR_MONTHS = 24

/** Whether a day is so far ahead that somebody should look at it once more; it may be meant. '' is no day. */
export const isFarAhead = (day: IsoDate, today: IsoDate): boolean => day > addMonths(today, FAR_MONTHS)
