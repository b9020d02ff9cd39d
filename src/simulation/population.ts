import { isBsn } from '../core/bsn.ts'
import { addDays, daysBetween, type IsoDate } from '../core/day.ts'
import type { PersonDetails } from '../core/person.ts'
import { workdayBefore } from './calendar.ts'
import type { HistoricEvent, HistoricText, SimulatedWorker } from './chronicle.ts'
import { drawDirt, duplicateOf, soiledPerson, soiledReason, soilHistory } from './dirt.ts'
import { type Casting, castFate, drawFate, type Fate } from './fate.ts'
import { LEAVER_SHARE } from './figures.ts'
import { writeHistory } from './history.ts'
import type { SimulatedPolicy } from './policy.ts'
import { createRandom, type Random } from './random.ts'
import { drawHome, type Resident } from './resident.ts'

/** What a population is made from. The same setting always gives the same residents and histories. */
export interface PopulationSetting {
  municipalityId: string
  /** Dossiers in all. */
  size: number
  seed: string
  today: IsoDate
  /** Owners of the dossiers; `share` weighs how many each has (1 when absent). */
  workers: readonly (SimulatedWorker & { share?: number })[]
  /** Where reports come in, when that is another team: these own a dossier until the first plan. */
  intakeWorkers?: readonly SimulatedWorker[]
  policy: SimulatedPolicy
  /** `full`: some 50 events a dossier with texts of all kinds; `lean`: some 10, for very large populations. */
  profile: 'full' | 'lean'
  /** With what real registrations have wrong; see drawDirt. */
  isDirty: boolean
  /** Share of dossiers that ended in the last two years; {@link LEAVER_SHARE} when absent. */
  leaverShare?: number
  /** The first BSN of the test range that is used, counted from 0. */
  bsnOffset?: number
  /** BSNs that somebody in the municipality has already. */
  takenBsns?: ReadonlySet<string>
  /** Number of the first resident, so that a second population does not repeat references of the first. */
  firstNumber?: number
  /** What the first dossiers must be like, one for one. */
  castings?: readonly Casting[]
}

/** A made-up resident with a whole history. Dossier numbers are provisional: who stores them gives the real ones. */
export interface SimulatedDossier {
  person: PersonDetails & { personId: string; externalRef: string }
  dossierId: string
  events: readonly HistoricEvent[]
  texts: readonly HistoricText[]
}

let testRange: readonly string[] | undefined

/** All BSNs of the test range 9999xxxxx, in order: some 9,000. */
function testBsns(): readonly string[] {
  testRange ??= Array.from({ length: 100_000 }, (_, rest) => `9999${String(rest).padStart(5, '0')}`).filter(isBsn)
  return testRange
}

/** BSNs in the order in which residents get them. When they are used up the others have none: none is ever made up. */
function freeBsns({ bsnOffset = 0, takenBsns }: PopulationSetting): readonly string[] {
  const free = testBsns().filter((bsn) => takenBsns?.has(bsn) !== true)
  const start = bsnOffset % Math.max(1, free.length)
  return [...free.slice(start), ...free.slice(0, start)]
}

const toHistoric = ({
  seq: _seq,
  policyVersion: _version,
  ...event
}: HistoricEvent & { seq: number; policyVersion: string | null }) => event as HistoricEvent

/** A stay that began so many days ago and has not ended. */
function recentStay(resident: Resident, today: IsoDate, openedDaysAgo: number): Resident {
  const openedOn = workdayBefore(addDays(today, -openedDaysAgo))
  const monthsOnBenefit = daysBetween(openedOn, today) / 30.4375
  return { ...resident, stay: { openedOn, endedOn: null, reason: null, returnedOn: null, monthsOnBenefit } }
}

interface Draft {
  setting: PopulationSetting
  random: Random
  index: number
  resident: Resident
  owner: SimulatedWorker
  casting: Casting | undefined
  bsn: string | undefined
}

function fateOf({ setting, random, resident, owner, casting }: Draft): Fate {
  const { today, workers, intakeWorkers = [] } = setting
  const drawn = drawFate(random, { stay: resident.stay, today, workers, owner })
  const fate = casting ? castFate(drawn, casting, today) : drawn
  const isYoung = fate.situation !== 'ordinary'
  if (casting?.worker && isYoung) return { ...fate, formerOwners: [] }
  if (intakeWorkers.length === 0) return fate
  const gate = random.pick(intakeWorkers)
  if (isYoung) return { ...fate, owner: gate, formerOwners: [] }
  return { ...fate, formerOwners: [gate, ...fate.formerOwners] }
}

function write(draft: Draft, person: PersonDetails, fate: Fate): SimulatedDossier {
  const { setting, random, index, resident } = draft
  const number = (setting.firstNumber ?? 1) + index
  const personId = random.uuid()
  const dossierId = random.uuid()
  const chronicle = writeHistory({
    random,
    resident,
    fate,
    policy: setting.policy,
    isLean: setting.profile === 'lean',
    today: setting.today,
    personId,
    dossierNumber: `${resident.stay.openedOn.slice(0, 4)}-${String(number).padStart(6, '0')}`,
  })
  soilHistory(chronicle, fate)
  return {
    person: {
      ...soiledPerson(random, person, fate.dirt),
      personId,
      externalRef: `S${setting.seed}-${String(number).padStart(6, '0')}`,
    },
    dossierId,
    events: chronicle.events().map(toHistoric),
    texts: chronicle.texts(),
  }
}

function soiled(resident: Resident, fate: Fate): Resident {
  const { stay, traits } = resident
  return {
    ...resident,
    stay: { ...stay, reason: soiledReason(fate.dirt, stay.reason) },
    traits: fate.situation === 'suspended' ? { ...traits, medicalClaim: true } : traits,
  }
}

function* dossiersOf(draft: Draft): Generator<SimulatedDossier> {
  const { setting, random } = draft
  const dirt = setting.isDirty && !draft.casting ? drawDirt(random, draft.resident) : null
  const fate: Fate = { ...fateOf(draft), dirt }
  const resident = soiled(draft.resident, fate)
  const person: PersonDetails = { ...resident.person, ...(draft.bsn === undefined ? {} : { bsn: draft.bsn }) }
  yield write({ ...draft, resident }, person, fate)
  if (dirt !== 'duplicate') return
  const again = { ...draft, index: draft.index + 1, resident }
  yield write(again, duplicateOf(random, person), { ...fateOf(again), dirt })
}

/**
 * Makes residents with their histories, one at a time, so that any number fits in memory.
 *
 * Every event is decided and folded by the core on the day it happens, so each is one the system could have written.
 * Calibrated on figures.ts, which cites standards.md §8. Nothing is recorded on or after `today`.
 */
export function* populate(setting: PopulationSetting): Generator<SimulatedDossier> {
  const { municipalityId, size, seed, today, castings = [] } = setting
  const workers = setting.workers.map((worker) => [worker, worker.share ?? 1] as const)
  if (workers.length === 0) throw new RangeError('a population needs a worker')
  const bsns = freeBsns(setting)
  for (let home = 0, index = 0; index < size; home++) {
    const random = createRandom(`${municipalityId}/${seed}/${home}`)
    const leaverShare = index < castings.length ? 0 : (setting.leaverShare ?? LEAVER_SHARE)
    const owner = random.weighted(workers)
    for (const drawn of drawHome(random, { municipalityId, today, leaverShare })) {
      const casting = castings[index]
      const days = casting?.openedDaysAgo
      const resident = days === undefined ? drawn : recentStay(drawn, today, days)
      const draft = { setting, random, index, resident, owner: casting?.worker ?? owner, casting, bsn: bsns[index] }
      for (const dossier of dossiersOf(draft)) {
        if (index >= size) return
        index++
        yield dossier
      }
    }
  }
}
