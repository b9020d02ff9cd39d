import * as z from 'zod'
import { GoalKind } from '../core/plan-goal.ts'
import { PackOwner } from './pack.ts'
import { Key, LocalText, Source } from './sourced.ts'

/** What an ingredient was looked at for: the kinds of goal of a plan, and self-reliance. @source seed4 L1239-1256 */
export const EvidenceGoal = z.enum([...GoalKind.options, 'self-reliance'])
export type EvidenceGoal = z.infer<typeof EvidenceGoal>

/** 'none-found': somebody looked and found no effect. 'unknown': the sources do not say, which is not the same. */
export const Direction = z.enum(['helps', 'mixed', 'none-found', 'hinders', 'unknown'])
export type Direction = z.infer<typeof Direction>

/** Where a worker chooses something that the ingredient is about. */
export const EvidenceMoment = z.enum(['goal', 'activity', 'letter', 'contact-interval', 'measure', 'step'])
export type EvidenceMoment = z.infer<typeof EvidenceMoment>

const EvidenceFinding = z.strictObject({
  goal: EvidenceGoal,
  direction: Direction,
  /**
   * How sure the source is. Its own words in the language of `literal`, the other being a translation; null where we did
   * not read the publication itself, so that both are ours and are never shown as a quotation.
   */
  certainty: z.strictObject({ ...LocalText.shape, literal: z.enum(['nl', 'en']).nullable() }),
  source: Source,
  /** When the source appeared; null where that is not known. */
  year: z.int().min(1900).max(2100).nullable(),
})
export type EvidenceFinding = z.infer<typeof EvidenceFinding>

const once = (list: readonly string[]): boolean => new Set(list).size === list.length

/** One ingredient of guidance with what is known of it, goal by goal. Groups of people, never a forecast for one. */
const EvidenceCard = z.strictObject({
  key: Key,
  ingredient: LocalText,
  says: LocalText,
  /** Empty: it is only in the list of all cards. */
  moments: z.array(EvidenceMoment),
  findings: z
    .array(EvidenceFinding)
    .min(1)
    .refine((findings) => once(findings.map(({ goal }) => goal)), { error: 'evidence.goal-twice' }),
})

/** `evidence.json`: of the country in `nl/`, of a municipality beside its pack. @source seed4 §6, standards.md §7 */
export const EvidenceFile = z
  .strictObject({
    version: z.string().min(1).max(60),
    /** What holds for all cards: that what works depends on the goal. */
    rule: z.strictObject({ says: LocalText, source: Source }).nullable(),
    cards: z.array(EvidenceCard).refine((cards) => once(cards.map(({ key }) => key)), { error: 'evidence.key-twice' }),
  })
  .meta({ id: 'EvidenceFile' })
export type EvidenceFile = z.infer<typeof EvidenceFile>

/** A card as screens show it: `municipality` is set for what a municipality found in its own work. */
export const ShownCard = EvidenceCard.extend({
  municipality: z.strictObject({ id: PackOwner, name: z.string() }).nullable(),
}).meta({ id: 'EvidenceCard' })
export type ShownCard = z.infer<typeof ShownCard>

/** What a card says about a goal; undefined where its sources do not say: that is unknown, never zero. */
export const findingFor = (card: Pick<ShownCard, 'findings'>, goal: EvidenceGoal): EvidenceFinding | undefined =>
  card.findings.find((finding) => finding.goal === goal)

export const directionFor = (card: Pick<ShownCard, 'findings'>, goal: EvidenceGoal): Direction =>
  findingFor(card, goal)?.direction ?? 'unknown'

/** The cards that are about a choice, by what they say for the goal. */
export function cardsAt(
  cards: readonly ShownCard[],
  asked: readonly EvidenceMoment[],
  goal: EvidenceGoal,
): Record<Direction, ShownCard[]> {
  const about = cards.filter(({ moments }) => moments.some((moment) => asked.includes(moment)))
  const saying = (direction: Direction) => about.filter((card) => directionFor(card, goal) === direction)
  return {
    helps: saying('helps'),
    mixed: saying('mixed'),
    'none-found': saying('none-found'),
    hinders: saying('hinders'),
    unknown: saying('unknown'),
  }
}
