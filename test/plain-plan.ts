import type { EventBody } from '../src/core/dossier.ts'

type PlanMade = EventBody & { kind: 'plan-made' }

/** What a plan says of its goal, its end and its talk where nothing is said. */
export const NOTHING_AROUND = {
  whyTextId: null,
  endGoalTextId: null,
  endGoalKind: null,
  untilOn: null,
  agreedTextId: null,
  reviewOn: null,
  presentTextId: null,
  unsignedTextId: null,
  furtherGoals: [],
  blockedHalfDays: [],
  blockedTextId: null,
} as const satisfies Partial<PlanMade>

/** A step with nothing but its words, whose it is and its day. */
export const PLAIN = {
  askedTextId: null,
  bringsTextId: null,
  startsOn: null,
  isOptional: false,
  helpTextId: null,
  helpTimes: null,
  goalId: null,
  waitsForId: null,
  hours: null,
  halfDays: [],
} as const satisfies Partial<PlanMade['steps'][number]>
