import { addDays, type IsoDate } from '../core/day.ts'
import {
  type AgeBand,
  LEAVER_YEARS,
  LONG_BY_AGE,
  MEAN_YEARS_BEYOND_FIVE,
  MONTHS_AT_EXIT,
  OTHER_REASONS,
  PENSION_AGE,
  RETURN_MONTHS,
  RETURN_SHARE,
  SELF_EMPLOYED_SHARE,
  SHORT_STOCK_MONTHS,
  WORK_SHARE_OF_OUTFLOW,
} from './figures.ts'
import type { Random } from './random.ts'

const DAYS_A_MONTH = 30.4375

/** A time on benefit: when it began, and for leavers when and why it ended and whether it began again. */
export interface Stay {
  openedOn: IsoDate
  endedOn: IsoDate | null
  /** Code of standards.md §3.4, for leavers. */
  reason: string | null
  returnedOn: IsoDate | null
  /** Months of the (first) period until today or its end. */
  monthsOnBenefit: number
}

const within = (random: Random, [from, to]: readonly [number, number]): number => from + random.float() * (to - from)

/** Nobody is on benefit before eighteen; 25 years is the longest that is made up. */
const cap = (months: number, age: number): number => Math.min(months, Math.max(1, (age - 18) * 12 + 3), 300)

function monthsInStock(random: Random, band: AgeBand, age: number): number {
  if (!random.chance(LONG_BY_AGE[band])) return cap(within(random, random.weighted(SHORT_STOCK_MONTHS)), age)
  return cap(60 + random.exponential(MEAN_YEARS_BEYOND_FIVE) * 12, age)
}

function drawReason(random: Random, age: number): string {
  if (random.chance(WORK_SHARE_OF_OUTFLOW)) return random.chance(SELF_EMPLOYED_SHARE) ? '13' : '11'
  const possible = OTHER_REASONS.filter(
    ({ fromAge = 0, toAge = 99 }) => (fromAge === PENSION_AGE && age >= 60) || (age >= fromAge && age <= toAge),
  )
  return random.weighted(possible.map(({ code, weight }) => [code, weight] as const))
}

/** A return lies between a month and {@link RETURN_MONTHS} after the end, sooner more often; some are still to come. */
function returnOf(random: Random, endedOn: IsoDate, reason: string, today: IsoDate): IsoDate | null {
  const comesBack = random.chance(RETURN_SHARE)
  const months = 1 + random.float() ** 1.3 * (RETURN_MONTHS - 1)
  const returnedOn = addDays(endedOn, Math.round(months * DAYS_A_MONTH))
  const canReturn = reason !== '03' && reason !== '04'
  return comesBack && canReturn && returnedOn < today ? returnedOn : null
}

function leaverStay(random: Random, age: number, today: IsoDate): Stay {
  const reason = drawReason(random, age)
  const endedOn = addDays(today, -random.int(1, LEAVER_YEARS * 365))
  const monthsOnBenefit = cap(within(random, random.weighted(MONTHS_AT_EXIT)), age - LEAVER_YEARS)
  const openedOn = addDays(endedOn, -Math.max(1, Math.round(monthsOnBenefit * DAYS_A_MONTH)))
  return {
    openedOn,
    endedOn,
    reason,
    returnedOn: returnOf(random, endedOn, reason, today),
    monthsOnBenefit,
  }
}

/** Draws a stay by the durations and flows of figures.ts. `leaverShare`: share of dossiers that ended lately. */
export function drawStay(
  random: Random,
  { band, age, today, leaverShare }: { band: AgeBand; age: number; today: IsoDate; leaverShare: number },
): Stay {
  if (random.chance(leaverShare)) return leaverStay(random, Math.max(age, 18 + LEAVER_YEARS), today)
  const monthsOnBenefit = monthsInStock(random, band, age)
  const openedOn = addDays(today, -Math.max(1, Math.round(monthsOnBenefit * DAYS_A_MONTH)))
  return { openedOn, endedOn: null, reason: null, returnedOn: null, monthsOnBenefit }
}
