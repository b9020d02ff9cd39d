import type { Household } from '../core/person.ts'

/**
 * What is known of Dutch social assistance, as the generator uses it. Every line says where a figure comes from;
 * 'own default' marks what no source gives. All shares are of persons below the pension age.
 */

/** @source standards.md §8 Mix (end 2024): women 227,000 of 406,000 */
const WOMEN_SHARE = 0.56

export type AgeBand = 'under-27' | '27-45' | '45-plus'

/** @source standards.md §8 Mix (mid-2024): 40,000, 136,000 and 229,000 of 405,000 */
const AGE_SHARES: Readonly<Record<AgeBand, number>> = { 'under-27': 0.099, '27-45': 0.336, '45-plus': 0.565 }

/** @source standards.md §8 Mix (January 2017, to pension age): 260,040, 82,750 and 58,280 */
export const HOUSEHOLD_SHARES: Readonly<Record<Exclude<Household, 'other'>, number>> = {
  single: 0.648,
  'single-parent': 0.206,
  couple: 0.145,
}

/** Our own default: nine in ten single parents are women, and couples count one of each. */
export const WOMEN_AMONG_SINGLE_PARENTS = 0.9

/** What is left for people who live alone, so that all together are {@link WOMEN_SHARE}. */
export const WOMEN_AMONG_SINGLES =
  (WOMEN_SHARE - HOUSEHOLD_SHARES['single-parent'] * WOMEN_AMONG_SINGLE_PARENTS - HOUSEHOLD_SHARES.couple / 2) /
  HOUSEHOLD_SHARES.single

/** Age of parents and couples: our own default. */
const PARENT_AGES: Readonly<Record<AgeBand, number>> = { 'under-27': 0.08, '27-45': 0.6, '45-plus': 0.32 }
const COUPLE_AGES: Readonly<Record<AgeBand, number>> = { 'under-27': 0.05, '27-45': 0.35, '45-plus': 0.6 }

/** The rest, so that all together are {@link AGE_SHARES}. */
const singleAge = (band: AgeBand): number =>
  (AGE_SHARES[band] -
    HOUSEHOLD_SHARES['single-parent'] * PARENT_AGES[band] -
    HOUSEHOLD_SHARES.couple * COUPLE_AGES[band]) /
  HOUSEHOLD_SHARES.single

export const AGES_BY_HOUSEHOLD: Readonly<Record<keyof typeof HOUSEHOLD_SHARES, Readonly<Record<AgeBand, number>>>> = {
  single: { 'under-27': singleAge('under-27'), '27-45': singleAge('27-45'), '45-plus': singleAge('45-plus') },
  'single-parent': PARENT_AGES,
  couple: COUPLE_AGES,
}

/** First and last age in whole years. The law's pension age was 67 in 2024. */
export const AGE_BOUNDS: Readonly<Record<AgeBand, readonly [number, number]>> = {
  'under-27': [18, 26],
  '27-45': [27, 44],
  '45-plus': [45, 66],
}
export const PENSION_AGE = 67

/**
 * Share that has been on benefit for five years or longer: nearly half of all about 2022.
 * The split by age is our own, so that 45-plus is about 1.3 times the whole (60% of 55+ against 36% of all, end 2017).
 * @source standards.md §8 Duration
 */
export const LONG_BY_AGE: Readonly<Record<AgeBand, number>> = { 'under-27': 0.04, '27-45': 0.37, '45-plus': 0.63 }

/**
 * Stock below five years, in months, with weights: 0–6 months 37,660 persons of some 401,000; the other bands divide
 * the rest as the exits of 2023 leave them in a steady state.
 * @source standards.md §8 Duration (stock 2024-Q1; ended in 2023 by duration)
 */
export const SHORT_STOCK_MONTHS: readonly (readonly [readonly [number, number], number])[] = [
  [[0, 6], 9.4],
  [[6, 12], 7.9],
  [[12, 24], 12.2],
  [[24, 36], 9.0],
  [[36, 48], 7.0],
  [[48, 60], 5.6],
]

/** Exits per person-year after five years: 0.08, so the mean stay beyond five years is 12.5 years. @source standards.md §8 */
export const MEAN_YEARS_BEYOND_FIVE = 12.5

/** Months on benefit at the end, with persons. @source standards.md §8 Duration: ended in 2023, 72,610 persons */
export const MONTHS_AT_EXIT: readonly (readonly [readonly [number, number], number])[] = [
  [[0, 6], 16_130],
  [[6, 12], 10_990],
  [[12, 24], 12_360],
  [[24, 36], 8_020],
  [[36, 48], 5_290],
  [[48, 60], 3_640],
  [[60, 180], 16_170],
]

/** Persons who leave in a year, of the average stock. @source standards.md §8 Flow: Divosa 2023, 24.1% in, 23.4% out */
const OUTFLOW_A_YEAR = 0.234

/** How long closed dossiers stay in the generated population: our own default. */
export const LEAVER_YEARS = 2

/** Share of dossiers that ended in the last {@link LEAVER_YEARS} years, some of which came back since. */
export const LEAVER_SHARE = (LEAVER_YEARS * OUTFLOW_A_YEAR) / (1 + LEAVER_YEARS * OUTFLOW_A_YEAR)

/** Of those who leave, to work. @source standards.md §8 Flow: 36% in 2023 */
export const WORK_SHARE_OF_OUTFLOW = 0.36

/** Back on benefit within {@link RETURN_MONTHS} of leaving to a job; for other reasons our own default is the same. */
export const RETURN_SHARE = 0.09
/** @source standards.md §8 Flow: 91% still out at 18 months, 9% back */
export const RETURN_MONTHS = 18

/**
 * Codes other than work, with weights that are our own default, and the ages at which they can be.
 * @source standards.md §3.4 (the codes)
 */
export const OTHER_REASONS: readonly { code: string; weight: number; fromAge?: number; toAge?: number }[] = [
  { code: '01', weight: 6, toAge: 30 },
  { code: '02', weight: 8 },
  { code: '03', weight: 26, fromAge: PENSION_AGE },
  { code: '04', weight: 3, fromAge: 30 },
  { code: '05', weight: 3 },
  { code: '06', weight: 2, toAge: 27 },
  { code: '07', weight: 3 },
  { code: '14', weight: 3 },
  { code: '15', weight: 5 },
  { code: '17', weight: 1 },
  { code: '18', weight: 3 },
  { code: '19', weight: 7 },
  { code: '31', weight: 8 },
  { code: '32', weight: 16 },
  { code: '34', weight: 5 },
  { code: '97', weight: 3 },
  { code: '98', weight: 8 },
]

/** Of those who leave to work, to work of their own (code 13): our own default. */
export const SELF_EMPLOYED_SHARE = 0.05
