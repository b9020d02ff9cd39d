import type { IsoDate, Moment } from '../core/day.ts'
import type { Context, Decision, NewText } from '../core/decision.ts'
import { type Dossier, type EventBody, factsOf, foldDossier, type RecordedEvent } from '../core/dossier.ts'
import type { Facts } from '../core/fact.ts'
import { momentAt } from './calendar.ts'
import type { SimulatedPolicy } from './policy.ts'
import type { Random } from './random.ts'
import { ageOn, type Resident } from './resident.ts'

/** A worker as the generator knows one. */
export interface SimulatedWorker {
  workerId: string
  teamId: string
}

/** An event with who recorded it and when. */
export type HistoricEvent = EventBody & { recordedAt: Moment; actorId: string }

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
  /** Does one thing on a day; nothing may be done before something that was done already. */
  step: (day: IsoDate, workerId: string, decide: (dossier: Dossier, context: Context) => Decision<EventBody>) => void
  events: () => readonly RecordedEvent[]
  texts: () => readonly NewText[]
}

const FIRST_MINUTE = 8 * 60 + 30
const LAST_MINUTE = 16 * 60 + 45

/** Begins a history with its first event. */
export function openChronicle(
  setting: { random: Random; resident: Resident; policy: SimulatedPolicy; isLean: boolean; today: IsoDate },
  opening: { on: IsoDate; actorId: string; event: EventBody & { kind: 'dossier-opened' } },
): Chronicle {
  const { random, resident, policy } = setting
  const events: RecordedEvent[] = []
  const texts: NewText[] = []
  let lastOn = ''
  let minute = 0
  let dossier: Dossier | undefined

  const record = (day: IsoDate, actorId: string, bodies: readonly EventBody[]) => {
    minute = day === lastOn ? Math.min(minute + random.int(1, 20), LAST_MINUTE) : random.int(FIRST_MINUTE, LAST_MINUTE - 120)
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
    step: (day, workerId, decide) => {
      if (day < lastOn || day >= setting.today) throw new RangeError(`${day} does not follow ${lastOn} before ${setting.today}`)
      const decision = decide(current(), { today: day, newId: random.uuid, workerId })
      if (decision.events.length === 0) return
      texts.push(...decision.texts)
      record(day, workerId, decision.events)
    },
    events: () => events,
    texts: () => texts,
  }
}
