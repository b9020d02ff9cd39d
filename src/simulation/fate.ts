import { addDays, daysBetween, type IsoDate } from '../core/day.ts'
import type { SimulatedWorker } from './chronicle.ts'
import type { Random } from './random.ts'
import type { Stay } from './stay.ts'

/** How far a dossier has come. 'ordinary': as far as its age allows. */
export type Situation = 'ordinary' | 'reported' | 'in-intake' | 'suspended' | 'before-plan'

/** What is decided about a dossier before its history is written. */
export interface Fate {
  situation: Situation
  /** Who owns the dossier now, or when it ended. */
  owner: SimulatedWorker
  /** Who owned it before, earliest first. */
  formerOwners: readonly SimulatedWorker[]
  /** The last talk of somebody who is still here; nobody spoke them since. */
  lastContactOn: IsoDate
  /** Years passed between two talks. @source seed4 P24, L448-450 */
  hasLongSilence: boolean
  /** A day with an appointment ahead, or null. */
  appointmentOn: IsoDate | null
  /** A hand-over that waits for this worker's answer. */
  offeredTo: SimulatedWorker | null
  /** A programme that ended on this day, and who guides since. */
  programmeOver: { on: IsoDate; to: SimulatedWorker } | null
  /** What is wrong in the registration; see dirt.ts. */
  dirt: Dirt | null
}

export type Dirt =
  | 'missing-end'
  | 'uncertain-birth-date'
  | 'name-change'
  | 'moved'
  | 'deceased'
  | 'bsn-correction'
  | 'ladder-jump'
  | 'duplicate'

/** What a demo asks of one dossier. */
export interface Casting {
  situation?: Situation
  worker?: SimulatedWorker
  openedDaysAgo?: number
  lastContactDaysAgo?: number
  appointmentInDays?: number
  offeredTo?: SimulatedWorker
  programmeOver?: { daysAgo: number; to: SimulatedWorker }
}

/**
 * Days since the last talk: our own default, so that most are in sight and a good part is not.
 * @source seed4 P1, P2, P24 (portfolio not known, nobody followed after signing, years of silence)
 */
const DAYS_OUT_OF_SIGHT: readonly (readonly [readonly [number, number], number])[] = [
  [[1, 45], 42],
  [[46, 120], 24],
  [[121, 365], 18],
  [[366, 1100], 11],
  [[1101, 2900], 5],
]

function drawSituation(random: Random, openDays: number): Situation {
  if (openDays <= 6) return random.chance(0.6) ? 'reported' : 'in-intake'
  if (openDays <= 21)
    return random.weighted([
      ['reported', 2],
      ['in-intake', 3],
      ['suspended', 1],
      ['before-plan', 3],
      ['ordinary', 3],
    ])
  if (openDays <= 60)
    return random.weighted([
      ['suspended', 1],
      ['before-plan', 2],
      ['ordinary', 12],
    ])
  return random.chance(0.008) ? 'suspended' : 'ordinary'
}

const without = (workers: readonly SimulatedWorker[], { workerId }: SimulatedWorker) =>
  workers.filter((worker) => worker.workerId !== workerId)

/** Workers change: about once in six years, at most twice. Our own default. */
function drawFormerOwners(random: Random, others: readonly SimulatedWorker[], years: number): SimulatedWorker[] {
  return random.sample(others, Math.min(2, Math.floor(random.exponential(years / 6))))
}

export function drawFate(
  random: Random,
  {
    stay,
    today,
    workers,
    owner,
  }: { stay: Stay; today: IsoDate; workers: readonly SimulatedWorker[]; owner: SimulatedWorker },
): Fate {
  const startedOn = stay.returnedOn ?? stay.openedOn
  const openDays = daysBetween(startedOn, today)
  const [from, to] = random.weighted(DAYS_OUT_OF_SIGHT)
  const isOpen = stay.endedOn === null || stay.returnedOn !== null
  const daysAgo = Math.min(random.int(from, to), Math.max(1, openDays - random.int(1, 30)))
  return {
    situation: stay.endedOn === null ? drawSituation(random, openDays) : 'ordinary',
    owner,
    formerOwners: drawFormerOwners(random, without(workers, owner), openDays / 365),
    lastContactOn: addDays(today, -daysAgo),
    hasLongSilence: openDays > 1500 && random.chance(0.25),
    appointmentOn: isOpen && daysAgo < 120 && random.chance(0.16) ? addDays(today, random.int(0, 21)) : null,
    offeredTo: isOpen && random.chance(0.02) ? random.pick(workers) : null,
    programmeOver: null,
    dirt: null,
  }
}

/** A fate with what a demo asks for put in its place. */
export function castFate(fate: Fate, casting: Casting, today: IsoDate): Fate {
  const { situation, worker, lastContactDaysAgo, appointmentInDays, offeredTo, programmeOver } = casting
  return {
    ...fate,
    situation: situation ?? fate.situation,
    owner: worker ?? fate.owner,
    formerOwners: worker ? without(fate.formerOwners, worker) : fate.formerOwners,
    lastContactOn: lastContactDaysAgo === undefined ? fate.lastContactOn : addDays(today, -lastContactDaysAgo),
    appointmentOn: appointmentInDays === undefined ? fate.appointmentOn : addDays(today, appointmentInDays),
    offeredTo: offeredTo ?? null,
    programmeOver: programmeOver ? { on: addDays(today, -programmeOver.daysAgo), to: programmeOver.to } : null,
  }
}
