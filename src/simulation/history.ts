import { addDays, type IsoDate } from '../core/day.ts'
import { periodStart } from '../core/dossier.ts'
import { recordOutflow, reopen, WORK_REASONS, type Work } from '../core/outflow.ts'
import { workday, workdayBefore } from './calendar.ts'
import { type Chronicle, openChronicle } from './chronicle.ts'
import type { Fate } from './fate.ts'
import { OTHER_REASONS } from './figures.ts'
import { begin } from './history-beginning.ts'
import { appoint, goOn, handBack, handOver, note, offer } from './history-course.ts'
import { planAhead } from './history-plan.ts'
import type { SimulatedPolicy } from './policy.ts'
import type { Random } from './random.ts'
import type { Resident } from './resident.ts'

export interface Scene {
  random: Random
  resident: Resident
  fate: Fate
  policy: SimulatedPolicy
  isLean: boolean
  today: IsoDate
  personId: string
  dossierNumber: string
}

const REASONS: ReadonlySet<string> = new Set([...OTHER_REASONS.map(({ code }) => code), ...WORK_REASONS])
/** Kinds of contract at the start: our own default. */
const CONTRACTS = [
  ['fixed-term', 46],
  ['agency', 24],
  ['permanent', 12],
  ['on-call', 10],
  ['subsidised', 8],
] as const

function workOf(random: Random, reason: string, startsOn: IsoDate): Work | undefined {
  if (!WORK_REASONS.has(reason)) return undefined
  const contract = reason === '13' ? 'self-employed' : random.weighted(CONTRACTS)
  return { hoursPerWeek: random.pick([12, 16, 20, 24, 28, 32, 36, 38, 40]), contract, startsOn }
}

function open({ random, resident, fate, policy, isLean, today, personId, dossierNumber }: Scene): Chronicle {
  const on = earlier(workday(resident.stay.openedOn), workdayBefore(addDays(today, -1)))
  const { termDays } = policy.intake
  const { workerId, teamId } = fate.formerOwners[0] ?? fate.owner
  return openChronicle(
    { random, resident, policy, isLean, today },
    {
      on,
      actorId: workerId,
      event: {
        kind: 'dossier-opened',
        on,
        via: isLean && fate.situation === 'ordinary' ? 'population' : 'report',
        personId,
        dossierNumber,
        teamId,
        ownerId: workerId,
        intakeDueOn: termDays === null ? null : addDays(on, termDays),
        nextContactOn: null,
        lastContactOn: null,
      },
    },
  )
}

const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b)

/** Ends the dossier; with late registration weeks or months pass before anybody records it. */
function leave(chronicle: Chronicle, endedOn: IsoDate, reason: string, daysLate: number): boolean {
  const recordedOn = chronicle.dayFrom(addDays(endedOn, daysLate)) ?? chronicle.dayFrom(endedOn)
  if (recordedOn === undefined) return false
  const work = workOf(chronicle.random, reason, endedOn)
  const on = endedOn < periodStart(chronicle.dossier()) ? periodStart(chronicle.dossier()) : endedOn
  const input = { on, reason, ...(work ? { work } : {}) }
  chronicle.step(recordedOn, chronicle.dossier().ownerId ?? '', (dossier, context) =>
    recordOutflow(input, periodStart(dossier), REASONS, context),
  )
  return true
}

/** Comes back on benefit: the same dossier opens again, with a talk and a new plan. */
function comeBack(chronicle: Chronicle, returnedOn: IsoDate, fate: Fate): void {
  const on = chronicle.dayFrom(returnedOn)
  if (on === undefined) return
  const ownerId = chronicle.dossier().ownerId ?? ''
  chronicle.step(on, ownerId, ({ outflow }, context) => reopen(outflow, context.today))
  const talkOn = chronicle.dayFrom(addDays(on, chronicle.random.int(3, 14)))
  if (talkOn === undefined) return
  note(chronicle, talkOn, ownerId, 'talk')
  planAhead(chronicle, talkOn, ownerId)
  goOn(chronicle, talkOn, fate.lastContactOn, chronicle.today, { newOwners: [], hasLongSilence: false })
}

/** What lies ahead today: an appointment, a hand-over that waits. */
function lookAhead(chronicle: Chronicle, { appointmentOn, offeredTo, programmeOver }: Fate): void {
  const { today } = chronicle
  if (programmeOver) handBack(chronicle, programmeOver.on, programmeOver.to)
  const ownerId = chronicle.dossier().ownerId ?? ''
  if (appointmentOn !== null) {
    const madeOn = chronicle.dayFrom(workday(addDays(today, -10)))
    const on = appointmentOn === today ? today : workday(appointmentOn)
    if (madeOn !== undefined) appoint(chronicle, madeOn, on, ownerId)
  }
  const offeredOn = chronicle.dayFrom(workdayBefore(addDays(today, -chronicle.random.int(1, 5))))
  if (offeredTo && offeredOn !== undefined) offer(chronicle, offeredOn, offeredTo)
}

/** The last working day before a stay ends on which something still happened. */
const lastTalkOf = (random: Random, endedOn: IsoDate): IsoDate => addDays(endedOn, -random.int(3, 60))

/** Writes the whole history of one dossier, from opening to yesterday. */
export function writeHistory(scene: Scene): Chronicle {
  const { random, resident, fate, today } = scene
  const { endedOn, reason, returnedOn } = resident.stay
  const chronicle = open(scene)
  const limit = endedOn ?? today
  const [first, ...newOwners] = [...fate.formerOwners, fate.owner]
  const planOn = begin(chronicle, first?.workerId ?? fate.owner.workerId, fate.situation, limit)
  if (planOn !== undefined) {
    const until = endedOn === null ? fate.lastContactOn : lastTalkOf(random, endedOn)
    goOn(chronicle, planOn, until, limit, { newOwners, hasLongSilence: fate.hasLongSilence })
  }
  if (chronicle.dossier().ownerId !== fate.owner.workerId && endedOn === null) {
    const day = chronicle.dayFrom(chronicle.dossier().openedOn)
    if (day !== undefined) handOver(chronicle, day, fate.owner, today)
  }
  if (endedOn !== null && reason !== null) {
    if (fate.dirt === 'missing-end') return chronicle
    const isLate = fate.dirt === 'moved' || fate.dirt === 'deceased'
    const hasLeft = leave(chronicle, endedOn, reason, isLate ? random.int(60, 200) : random.int(0, 8))
    if (hasLeft && returnedOn !== null && !isLate) comeBack(chronicle, returnedOn, fate)
  }
  if (!chronicle.dossier().outflow) lookAhead(chronicle, fate)
  return chronicle
}
