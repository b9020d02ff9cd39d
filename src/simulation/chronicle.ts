import type { IsoDate, Moment } from '../core/day.ts'
import type { Context, Decision, NewText } from '../core/decision.ts'
import { type Dossier, type EventBody, factsOf, foldDossier, type RecordedEvent } from '../core/dossier.ts'
import type { Facts } from '../core/fact.ts'
import { momentAt, workday } from './calendar.ts'
import type { SimulatedPolicy } from './policy.ts'
import type { Random } from './random.ts'
import { ageOn, type Resident } from './resident.ts'
import { type Background, speak, suits } from './voice.ts'

/** A worker as the generator knows one. */
export interface SimulatedWorker {
  workerId: string
  teamId: string
}

/** An event with who recorded it and when. */
export type HistoricEvent = EventBody & { recordedAt: Moment; actorId: string }

/** A text with who wrote it. */
export type HistoricText = NewText & { authorId: string }

/** A dossier while its history is being written: every step is decided by the core and folded by it. */
export interface Chronicle {
  random: Random
  resident: Resident
  policy: SimulatedPolicy
  /** Fewer and shorter: for very large populations. */
  isLean: boolean
  /** The day after the last day on which anything is recorded. */
  today: IsoDate
  /** The dossier after all steps so far. */
  dossier: () => Dossier
  /** What the policy would read on a day. */
  factsOn: (day: IsoDate) => Facts
  /**
   * Does one thing on a day, not before minute `notBefore` after midnight; nothing may be done before something that
   * was done already.
   */
  step: (
    day: IsoDate,
    workerId: string,
    decide: (dossier: Dossier, context: Context) => Decision<EventBody>,
    notBefore?: number,
  ) => void
  /** One of the sentences that suit the resident, filled in; none comes back before all have been used. */
  say: (templates: readonly string[]) => string
  /** The first working day from `day` on that does not lie before anything done; undefined when it reaches `limit`. */
  dayFrom: (day: IsoDate, limit?: IsoDate) => IsoDate | undefined
  /** The day of the last step. */
  lastOn: () => IsoDate
  events: () => readonly RecordedEvent[]
  texts: () => readonly HistoricText[]
}

/** Half past eight, a quarter to three and six o'clock, in minutes after midnight. */
const FIRST_MINUTE = 510
const LAST_START = 885
const LAST_MINUTE = 1080

/** Hands out sentences like a pack of cards. */
function deckOf(random: Random, background: Background): (templates: readonly string[]) => string {
  const left = new Map<readonly string[], string[]>()
  return (templates) => {
    let cards = left.get(templates)
    if (!cards?.length) {
      cards = templates.filter((template) => suits(template, background))
      left.set(templates, cards)
    }
    const [card] = cards.splice(random.int(0, Math.max(0, cards.length - 1)), 1)
    return speak(card ?? templates[0] ?? '', background)
  }
}

/** Begins a history with its first event. */
// oxlint-disable-next-line eslint/max-lines-per-function -- one closure over the growing dossier
export function openChronicle(
  setting: { random: Random; resident: Resident; policy: SimulatedPolicy; isLean: boolean; today: IsoDate },
  opening: { on: IsoDate; actorId: string; event: EventBody & { kind: 'dossier-opened' } },
): Chronicle {
  const { random, resident, policy } = setting
  const events: RecordedEvent[] = []
  const texts: HistoricText[] = []
  let lastOn = ''
  let minute = 0
  let dossier: Dossier | undefined

  const record = (day: IsoDate, actorId: string, bodies: readonly EventBody[], notBefore = 0) => {
    const drawn = day === lastOn ? minute + random.int(1, 12) : random.int(FIRST_MINUTE, LAST_START)
    minute = Math.min(Math.max(drawn, notBefore), LAST_MINUTE)
    lastOn = day
    const recordedAt = momentAt(day, minute)
    for (const body of bodies)
      events.push({ ...body, seq: events.length + 1, actorId, recordedAt, policyVersion: policy.version })
    dossier = foldDossier(events)
  }
  const current = (): Dossier => {
    if (!dossier) throw new RangeError('a history begins with its opening')
    return dossier
  }

  record(opening.on, opening.actorId, [opening.event])
  return {
    ...setting,
    dossier: current,
    factsOn: (day) => factsOf(current(), ageOn(resident, day)),
    step: (day, workerId, decide, notBefore) => {
      if (day < lastOn || day >= setting.today)
        throw new RangeError(`${day} does not follow ${lastOn} before ${setting.today}`)
      const decision = decide(current(), { today: day, newId: random.uuid, workerId })
      if (decision.events.length === 0) return
      for (const text of decision.texts) texts.push({ ...text, authorId: workerId })
      record(day, workerId, decision.events, notBefore)
    },
    say: deckOf(random, resident.background),
    dayFrom: (day, limit = setting.today) => {
      const found = workday(day > lastOn ? day : lastOn)
      return found < limit && found < setting.today ? found : undefined
    },
    lastOn: () => lastOn,
    events: () => events,
    texts: () => texts,
  }
}
