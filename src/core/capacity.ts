import * as z from 'zod'
import { IsoDate } from './day.ts'
import { Failure } from './failure.ts'
import { freeText } from './free-text.ts'
import { Id } from './person.ts'

/** Residents are told apart by what a person decided about them, never by a score. @source design §1 (Never) */
const GroupKind = z.enum(['attention-class', 'category'])

/** A group of residents by its key in the policy. */
export const CapacityGroup = z.strictObject({ kind: GroupKind, key: z.string().min(1).max(60) })
export type CapacityGroup = z.infer<typeof CapacityGroup>

/** The most hours of guidance in a week that a worker can have. Our own default: a full week of the law's longest norm. */
const MOST_HOURS = 40

export const HoursInput = z.strictObject({ workerId: Id, hoursPerWeek: z.number(), fromOn: IsoDate })

/** The hours as minutes. @throws capacity.hours below 0, above 40 or not in quarters */
export function weeklyMinutes(hoursPerWeek: number): number {
  const minutes = hoursPerWeek * 60
  if (!(hoursPerWeek >= 0 && hoursPerWeek <= MOST_HOURS) || minutes % 15 !== 0)
    throw new Failure('capacity.hours', { mostHours: MOST_HOURS }, [
      { pointer: '/hoursPerWeek', code: 'out-of-bounds' },
    ])
  return minutes
}

/** What a team reckons with where the policy gives no figure; always shown as the team's own. */
export const WorkingFigure = z
  .object({
    teamId: Id,
    /** Null: for everybody without a figure of their own group. */
    group: CapacityGroup.nullable(),
    /** With travel, preparation and writing down. */
    minutesPerContact: z.int().min(5).max(480),
    /** Days between contacts; used only where the municipality has no norm. */
    intervalDays: z.int().min(1).max(730).nullable(),
  })
  .meta({ id: 'WorkingFigure' })
export type WorkingFigure = z.infer<typeof WorkingFigure>

/** Residents of one worker in one team who are alike in what the sum reads. */
export interface LoadGroup {
  teamId: string
  ownerId: string | null
  attentionClass: string | null
  category: string | null
  /** By the policy; null where no norm is known. */
  maxDays: number | null
  /** Those days are the country's default: the municipality set no norm of its own. */
  isDefault: boolean
  people: number
}

type Described = Pick<LoadGroup, 'attentionClass' | 'category'>

const fits = ({ kind, key }: CapacityGroup, { attentionClass, category }: Described): boolean =>
  (kind === 'attention-class' ? attentionClass : category) === key

/** The figure of the attention class goes before that of the category, and that before the one for everybody. */
function figureFor(figures: readonly WorkingFigure[], group: LoadGroup): WorkingFigure | undefined {
  const own = figures.filter(({ teamId }) => teamId === group.teamId)
  const by = (kind: CapacityGroup['kind']) => own.find((one) => one.group?.kind === kind && fits(one.group, group))
  return by('attention-class') ?? by('category') ?? own.find((one) => one.group === null)
}

/** Minutes a week that the norms ask for a group. Null: no minutes or no interval is known. */
export function minutesAsked(
  group: LoadGroup,
  policyMinutes: number | null,
  figures: readonly WorkingFigure[],
): { minutes: number | null; isOwn: boolean } {
  const figure = figureFor(figures, group)
  const perContact = policyMinutes ?? figure?.minutesPerContact
  // A team's own interval goes before the country's default, never before a norm of the municipality.
  const ownDays = group.maxDays === null || group.isDefault ? (figure?.intervalDays ?? null) : null
  const days = ownDays ?? group.maxDays
  if (!perContact || !days) return { minutes: null, isOwn: false }
  return { minutes: (group.people * perContact * 7) / days, isOwn: policyMinutes === null || ownDays !== null }
}

/** Concentrate: whole groups first. Divide: everybody, but less often. @source seed3 L681 */
export const CapacityPrinciple = z.enum(['concentrate', 'divide'])
export type CapacityPrinciple = z.infer<typeof CapacityPrinciple>

/** A rule that the municipality recorded: it decides who is not seen when hours do not suffice. */
export const CapacityRule = z
  .object({
    ruleId: Id,
    principle: CapacityPrinciple,
    /** In the order in which hours are given; empty when scarcity is divided. */
    groups: z.array(CapacityGroup),
    /** Who decided what, where it is written down. */
    decision: z.string(),
    decidedOn: IsoDate,
    fromOn: IsoDate,
    untilOn: IsoDate,
    madeBy: Id,
    madeOn: IsoDate,
  })
  .meta({ id: 'CapacityRule' })
export type CapacityRule = z.infer<typeof CapacityRule>

export const CapacityRuleInput = z.strictObject({
  principle: CapacityPrinciple,
  groups: z.array(CapacityGroup).max(20),
  decision: freeText(500),
  decidedOn: IsoDate,
  fromOn: IsoDate,
  untilOn: IsoDate,
})
export type CapacityRuleInput = z.infer<typeof CapacityRuleInput>

const nameOf = ({ kind, key }: CapacityGroup): string => `${kind} ${key}`

/**
 * A rule that can be recorded beside those there are.
 * @param known the groups that the policy has
 * @throws capacity.rule-days, capacity.rule-groups, capacity.rule-overlap
 */
export function recordRule(
  input: CapacityRuleInput,
  others: readonly Pick<CapacityRule, 'ruleId' | 'fromOn' | 'untilOn'>[],
  known: readonly CapacityGroup[],
  today: IsoDate,
): CapacityRuleInput {
  if (input.untilOn < input.fromOn || input.untilOn < today)
    throw new Failure('capacity.rule-days', {}, [{ pointer: '/untilOn', code: 'past' }])
  if (input.decidedOn > today) throw new Failure('capacity.rule-days', {}, [{ pointer: '/decidedOn', code: 'future' }])
  const groups = input.principle === 'divide' ? [] : input.groups
  const names = new Set(groups.map(nameOf))
  const all = new Set(known.map(nameOf))
  const isWrong = names.size !== groups.length || [...names].some((name) => !all.has(name))
  if (isWrong || (input.principle === 'concentrate' && groups.length === 0))
    throw new Failure('capacity.rule-groups', {}, [{ pointer: '/groups', code: 'unknown' }])
  const other = others.find(({ fromOn, untilOn }) => fromOn <= input.untilOn && untilOn >= input.fromOn)
  if (other) throw new Failure('capacity.rule-overlap', { ruleId: other.ruleId })
  return { ...input, groups }
}

/** Of a group: how many there are, and how many the hours suffice for. */
export const Unfit = z
  .object({
    teamId: Id,
    attentionClass: z.string().nullable(),
    category: z.string().nullable(),
    people: z.int(),
    fit: z.int(),
    /**
     * The hours suffice for whoever was last seen before this day and for nobody after it; null where they suffice for
     * nobody. Last seen: the last talk, or else the first day.
     */
    dividedOn: IsoDate.nullable(),
    /** Of those last seen on that very day the hours suffice for some, and no rule says for whom. */
    isDayShared: z.boolean(),
  })
  .meta({ id: 'Unfit' })
export type Unfit = z.infer<typeof Unfit>

/** What the hours of a team suffice for. Null where the sum cannot be made: hours or figures are missing. */
export interface TeamSum {
  minutesThere: number
  minutesAsked: number
  /** Workers who guide somebody and whose hours are not known. */
  hoursMissing: number
  /** Residents for whom nothing says how much time they ask. */
  peopleWithoutFigure: number
  isOwn: boolean
}

export const isWhole = ({ hoursMissing, peopleWithoutFigure }: TeamSum): boolean =>
  hoursMissing === 0 && peopleWithoutFigure === 0

type Asking = LoadGroup & { minutes: number }

const minutesOf = (groups: readonly { minutes: number }[]): number =>
  groups.reduce((sum, { minutes }) => sum + minutes, 0)

/** How far the hours of a team go in the order of a rule. */
export interface HoursGiven {
  /** Where they run out on the way: these groups share what is left, by date. */
  part: { groups: readonly Asking[]; minutesLeft: number } | null
  /** For whom nothing is left. */
  none: readonly Asking[]
}

/**
 * Gives the hours of one team under a rule that concentrates: groups get hours in the recorded order, who is in no named
 * group comes last.
 */
export function giveHours(
  rule: Pick<CapacityRule, 'groups'>,
  groups: readonly Asking[],
  minutesThere: number,
): HoursGiven {
  const place = (group: Described) => {
    const at = rule.groups.findIndex((one) => fits(one, group))
    return at === -1 ? rule.groups.length : at
  }
  let part: HoursGiven['part'] = null
  const none: Asking[] = []
  let left = minutesThere
  for (const [, same] of [...Map.groupBy(groups, place)].toSorted(([a], [b]) => a - b)) {
    const asked = minutesOf(same)
    if (asked > left && left > 0) part = { groups: same, minutesLeft: left }
    else if (asked > left) none.push(...same)
    left -= asked
  }
  return { part, none }
}

/** Groups as they are told apart for people: without their owners and norms. */
const alike = <G extends Described>(groups: readonly G[]): G[][] => [
  ...Map.groupBy(groups, ({ attentionClass, category }) => JSON.stringify([attentionClass, category])).values(),
]

const peopleIn = (groups: readonly { people: number }[]): number => groups.reduce((sum, { people }) => sum + people, 0)

/** Groups of one team for whom nothing is left. */
export const unfitAtAll = (groups: readonly LoadGroup[]): Unfit[] =>
  alike(groups).flatMap((same) => {
    const [first] = same
    if (!first) return []
    const { teamId, attentionClass, category } = first
    return [{ teamId, attentionClass, category, people: peopleIn(same), fit: 0, dividedOn: null, isDayShared: false }]
  })

/** Residents who are alike and were last seen on one day, with the minutes that their norms ask. */
export type SeenGroup = Asking & { unseenOn: IsoDate }

/**
 * Divides what is left among groups of one team that share a place in the order: the longest unseen go first, whatever
 * group they are in. Gives a day and numbers, not people.
 */
export function unfitByDay(groups: readonly SeenGroup[], minutesLeft: number): Unfit[] {
  let left = minutesLeft
  let dividedOn: IsoDate | null = null
  let share = 1
  for (const [day, same] of [...Map.groupBy(groups, ({ unseenOn }) => unseenOn)].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    const asked = minutesOf(same)
    if (asked > left) {
      dividedOn = day
      share = left / asked
      break
    }
    left -= asked
  }
  if (dividedOn === null) return []
  const [day, onDay] = [dividedOn, share]
  const counted = alike(groups).map((same) => {
    const before = peopleIn(same.filter(({ unseenOn }) => unseenOn < day))
    const shared = Math.floor(peopleIn(same.filter(({ unseenOn }) => unseenOn === day)) * onDay)
    return { same, before, shared }
  })
  const isAnySeen = counted.some(({ before, shared }) => before + shared > 0)
  const isDayShared = counted.some(({ shared }) => shared > 0)
  return counted.flatMap(({ same, before, shared }) => {
    const [first] = same
    const people = peopleIn(same)
    if (!first || before + shared === people) return []
    const { teamId, attentionClass, category } = first
    const fit = before + shared
    return [{ teamId, attentionClass, category, people, fit, dividedOn: isAnySeen ? day : null, isDayShared }]
  })
}
