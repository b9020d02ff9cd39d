import { addDays, addMonths, type IsoDate, yearsBetween } from '../core/day.ts'
import type { FactKey, FactValue } from '../core/fact.ts'
import type { Household, PersonDetails } from '../core/person.ts'
import { type Address, drawAddress } from './address.ts'
import {
  AGE_BOUNDS,
  AGES_BY_HOUSEHOLD,
  type AgeBand,
  HOUSEHOLD_SHARES,
  PENSION_AGE,
  WOMEN_AMONG_SINGLE_PARENTS,
  WOMEN_AMONG_SINGLES,
} from './figures.ts'
import { drawFamily, type Family, initialsOf } from './names.ts'
import type { Random } from './random.ts'
import { drawStay, type Stay } from './stay.ts'
import { type Background, drawBackground } from './voice.ts'

export type KnownSex = 'man' | 'woman'

/** What is true of a made-up resident; workers find out as much of it as the history says. */
export type Traits = { [Key in Exclude<FactKey, UndrawnFact>]: FactValue } & { [Key in UndrawnFact]?: FactValue }
/** Not true of everybody, or of which no study gives a share to draw from. */
type UndrawnFact =
  | 'youngestChildAge'
  | 'halfDaysActive'
  | 'transport'
  | 'caresForOthers'
  | 'hasHelpingNetwork'
  | 'hasHinderingNetwork'

/** A made-up person with their stay on benefit. Members of a couple share name lists, address and stay. */
export interface Resident {
  person: PersonDetails & { givenNames: string; birthDate: IsoDate }
  sex: KnownSex
  stay: Stay
  traits: Traits
  background: Background
}

const HOUSEHOLD_WEIGHTS: readonly (readonly [keyof typeof HOUSEHOLD_SHARES, number])[] = [
  ['single', HOUSEHOLD_SHARES.single],
  ['single-parent', HOUSEHOLD_SHARES['single-parent']],
  // A couple brings two persons, and the shares are of persons.
  ['couple', HOUSEHOLD_SHARES.couple / 2],
]

const weightsOf = <Key extends string>(shares: Readonly<Record<Key, number>>) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are the type's own
  Object.entries(shares) as [Key, number][]

const AGE_WEIGHTS = {
  single: weightsOf(AGES_BY_HOUSEHOLD.single),
  'single-parent': weightsOf(AGES_BY_HOUSEHOLD['single-parent']),
  couple: weightsOf(AGES_BY_HOUSEHOLD.couple),
}

function drawSex(random: Random, household: Household): KnownSex {
  const share = household === 'single-parent' ? WOMEN_AMONG_SINGLE_PARENTS : WOMEN_AMONG_SINGLES
  return random.chance(share) ? 'woman' : 'man'
}

/** The same day so many years earlier. */
const yearsEarlier = (day: IsoDate, years: number): IsoDate => addMonths(day, -12 * years)

/** A birth date that gives the age today; who leaves because of the pension age was born that many years before. */
function drawBirthDate(random: Random, age: number, stay: Stay, today: IsoDate): IsoDate {
  if (stay.reason === '03' && stay.endedOn !== null) return yearsEarlier(stay.endedOn, PENSION_AGE)
  return addDays(yearsEarlier(today, age), -random.int(1, 363))
}

export const RUNGS: readonly string[] = [
  'paid-work',
  'paid-work-with-support',
  'unpaid-work',
  'organised-activities',
  'social-contacts',
  'isolated',
]
/** Our own default: the longer on benefit, the fewer on the upper rungs. Weights of the rungs from the top. */
const RUNG_WEIGHTS = { short: [4, 8, 14, 26, 36, 12], long: [2, 4, 12, 22, 38, 22] } as const
const MONTHS_TO_WORK = {
  short: [1, 2, 3, 3, 4, 6, 8, 10, 12, 18, 24],
  long: [6, 12, 18, 24, 24, 36, 48, 60, 120],
} as const

function drawGoal(random: Random, traits: Omit<Traits, 'goal'>, age: number): string {
  if (traits.integrationDuty) return random.chance(0.7) ? 'civic-integration' : 'work-later'
  if (!traits.canWork) return traits.careNeed ? 'care' : age >= 62 ? 'income-only' : 'participation'
  const months = Number(traits.monthsToWork)
  if (months <= 8) return 'work'
  if (months <= 24) return 'work-later'
  return age >= 63
    ? 'income-only'
    : random.weighted([
        ['participation', 6],
        ['work-later', 3],
        ['care', traits.careNeed ? 4 : 0],
      ])
}

/** Shares of circumstances are our own default; exemptions are some 11%. @source standards.md §8 Flow (ontheffing) */
function drawTraits(
  random: Random,
  age: number,
  monthsOnBenefit: number,
  { hasChildren, household, family }: { hasChildren: boolean; household: Household; family: Family },
): Traits {
  const kind = monthsOnBenefit > 36 ? 'long' : 'short'
  const isMigrant = family.languages.length > 0
  const canWork = random.chance(kind === 'long' ? 0.86 : 0.93)
  const hasLanguageProblem = random.chance(isMigrant ? 0.42 : 0.03)
  const traits = {
    monthsToWork: canWork ? random.pick(MONTHS_TO_WORK[kind]) : random.pick([60, 120]),
    participationLevel: random.weighted(RUNGS.map((rung, index) => [rung, RUNG_WEIGHTS[kind][index] ?? 0] as const)),
    canWork,
    careNeed: random.chance(canWork ? 0.14 : 0.6),
    integrationDuty: hasLanguageProblem && monthsOnBenefit < 48 && random.chance(0.35),
    copesAlone: random.chance(kind === 'long' ? 0.6 : 0.72),
    hasLanguageProblem,
    hasDebts: random.chance(0.38),
    hasChildcareNeed: hasChildren && random.chance(0.55),
    medicalClaim: random.chance(canWork ? 0.08 : 0.5),
    isSingleParent: household === 'single-parent',
    // Our own default: people are about thirty when their youngest is born.
    ...(hasChildren
      ? { youngestChildAge: Math.min(17, Math.max(0, age - 32 + (Math.floor(monthsOnBenefit) % 7))) }
      : {}),
    // Our own default: of those who cannot work, UWV established it for about one in ten.
    isFullyDisabled: !canWork && Math.floor(monthsOnBenefit) % 10 === 0,
    hoursAvailable: canWork ? random.pick([12, 16, 20, 24, 24, 32, 36, 38]) : 0,
  }
  return { ...traits, goal: drawGoal(random, traits, age) }
}

/** Our own default for couples; a single parent has children at home by definition. */
const hasYoungChildren = (random: Random, household: Household, age: number): boolean =>
  household === 'single-parent' || (household === 'couple' && age < 50 && random.chance(0.6))

interface Home {
  household: Household
  family: Family
  address: Address
  stay: Stay
  today: IsoDate
}

/** Begins with 06 00, which no mobile number does, so that a demo never shows somebody's real number. */
const phoneOf = (random: Random): string => `06 00${String(random.int(0, 999_999)).padStart(6, '0')}`

function drawMember(
  random: Random,
  { household, family, address, stay, today }: Home,
  sex: KnownSex,
  age: number,
): Resident {
  const second = random.chance(0.12) ? ` ${family.givenName(random, sex)}` : ''
  const givenNames = `${family.givenName(random, sex)}${second}`
  const hasChildren = hasYoungChildren(random, household, age)
  const background = drawBackground(random, { sex, languages: family.languages, hasChildren })
  const months = Math.max(1, stay.monthsOnBenefit)
  const { prefix, familyName } = family
  const speaksOther = family.languages.length > 0 && random.chance(0.25)
  return {
    person: {
      givenNames,
      initials: initialsOf(givenNames),
      ...(prefix === undefined ? {} : { prefix }),
      familyName,
      birthDate: drawBirthDate(random, age, stay, today),
      sex,
      household,
      ...address,
      ...(random.chance(0.85) ? { phone: phoneOf(random) } : {}),
      ...(speaksOther ? { preferredLanguage: background.language } : {}),
    },
    sex,
    stay,
    traits: drawTraits(random, age, months, { hasChildren, household, family }),
    background,
  }
}

const drawAge = (random: Random, household: keyof typeof HOUSEHOLD_SHARES): { band: AgeBand; age: number } => {
  const band = random.weighted(AGE_WEIGHTS[household])
  return { band, age: random.int(...AGE_BOUNDS[band]) }
}

/** Ends for one person that end the couple's benefit for the other as '97 partner'. @source standards.md §3.4 */
const PERSONAL_REASONS: ReadonlySet<string> = new Set(['03', '04', '05'])

/** One or two made-up residents who share a home. Calibrated by figures.ts. */
export function drawHome(
  random: Random,
  { municipalityId, today, leaverShare }: { municipalityId: string; today: IsoDate; leaverShare: number },
): Resident[] {
  const household = random.weighted(HOUSEHOLD_WEIGHTS)
  const drawn = drawAge(random, household)
  const stay = drawStay(random, { ...drawn, today, leaverShare })
  const { age } = drawn
  const home = { household, family: drawFamily(random), address: drawAddress(random, municipalityId), stay, today }
  if (household !== 'couple') return [drawMember(random, home, drawSex(random, household), age)]
  const sexes: readonly KnownSex[] = random.chance(0.5) ? ['woman', 'man'] : ['man', 'woman']
  const otherAge = Math.min(Math.max(age + random.int(-6, 6), 20), 66)
  const family = random.chance(0.4) ? home.family : drawFamily(random)
  const other = { ...home, family, stay: PERSONAL_REASONS.has(stay.reason ?? '') ? { ...stay, reason: '97' } : stay }
  return [drawMember(random, home, sexes[0] ?? 'woman', age), drawMember(random, other, sexes[1] ?? 'man', otherAge)]
}

export const ageOn = (resident: Resident, day: IsoDate): number => yearsBetween(resident.person.birthDate, day)
