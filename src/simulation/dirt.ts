import { noteContact } from '../core/contact.ts'
import { withdrawEvent } from '../core/correction.ts'
import { addDays } from '../core/day.ts'
import { recordFacts } from '../core/diagnosis.ts'
import type { PersonDetails } from '../core/person.ts'
import type { Chronicle } from './chronicle.ts'
import type { Dirt, Fate } from './fate.ts'
import { nextContact } from './history-plan.ts'
import { drawFamily } from './names.ts'
import type { Random } from './random.ts'
import type { Resident } from './resident.ts'

/** Share of dossiers with each fault, of those it can befall: our own default, no source gives any. */
const SHARES: readonly (readonly [Dirt | null, number])[] = [
  [null, 0.86],
  ['uncertain-birth-date', 0.03],
  ['name-change', 0.03],
  ['bsn-correction', 0.02],
  ['ladder-jump', 0.03],
  ['duplicate', 0.03],
]
const LEAVER_SHARES: readonly (readonly [Dirt | null, number])[] = [
  ['missing-end', 0.12],
  ['moved', 0.1],
  ['deceased', 0.03],
  [null, 0.75],
]

/**
 * What is wrong in the registration of a dossier, of what real exports hold (standards.md §8):
 *
 * - `missing-end`: the person left long ago, the dossier is still open and nobody wrote since;
 * - `uncertain-birth-date`: '1980-00-00' or '1980-05-00';
 * - `name-change`: a double or other family name than before;
 * - `moved`: gone to another municipality, recorded months later, with the new town as address;
 * - `deceased`: recorded months later;
 * - `bsn-correction`: a note on the wrong person, withdrawn, and no BSN for now;
 * - `ladder-jump`: from the lowest rung to the highest and back within weeks;
 * - `duplicate`: a second dossier with the same name and birth date, without BSN.
 *
 * 'Type 99' and administrative differences are about trajectories, which no table holds yet.
 */
export function drawDirt(random: Random, { stay }: Resident): Dirt | null {
  const hasLeft = stay.endedOn !== null && stay.returnedOn === null
  return random.weighted(hasLeft ? LEAVER_SHARES : SHARES)
}

/** The reason of the end that goes with a fault. */
export function soiledReason(dirt: Dirt | null, reason: string | null): string | null {
  if (dirt === 'moved') return '32'
  return dirt === 'deceased' ? '04' : reason
}

/** The person as the registration has them. */
export function soiledPerson(random: Random, person: PersonDetails, dirt: Dirt | null): PersonDetails {
  const { bsn: _bsn, ...withoutBsn } = person
  switch (dirt) {
    case 'uncertain-birth-date': {
      const birthDate = person.birthDate ?? '1980-01-01'
      return {
        ...person,
        birthDate: random.chance(0.7) ? `${birthDate.slice(0, 4)}-00-00` : `${birthDate.slice(0, 7)}-00`,
      }
    }
    case 'name-change': {
      const { prefix, familyName } = drawFamily(random)
      const partner = [prefix, familyName].filter(Boolean).join(' ')
      return random.chance(0.6)
        ? { ...person, familyName: `${person.familyName}-${partner}` }
        : { ...person, familyName }
    }
    case 'moved':
      return { ...person, city: 'Andersdorp', postcode: '9999 ZZ' }
    case 'bsn-correction':
    case 'duplicate':
      return withoutBsn
    default:
      return person
  }
}

/** The same person once more, as another counter typed them. */
export function duplicateOf(random: Random, person: PersonDetails): PersonDetails {
  const { bsn: _bsn, phone: _phone, preferredLanguage: _language, ...rest } = person
  const { givenNames, ...withInitials } = rest
  return random.chance(0.5) && rest.initials !== undefined
    ? withInitials
    : { ...rest, ...(givenNames ? { givenNames } : {}) }
}

function jump(chronicle: Chronicle, ownerId: string): void {
  for (const value of ['isolated', 'paid-work', 'isolated']) {
    const day = chronicle.dayFrom(addDays(chronicle.lastOn(), 9))
    if (day === undefined) return
    const facts = [{ key: 'participationLevel' as const, value }]
    chronicle.step(day, ownerId, (_dossier, context) => recordFacts({ facts, source: 'judged' }, context))
  }
}

function noteOnWrongPerson(chronicle: Chronicle, ownerId: string): void {
  const day = chronicle.dayFrom(chronicle.lastOn())
  if (day === undefined) return
  const { nextContactOn, maxDays, deviation } = nextContact(chronicle, day)
  const text = 'Gesprek gehad. Dit hoort bij een ander dossier: het BSN was verwisseld.'
  const input = { text, channel: 'talk' as const, nextContactOn, ...(deviation ? { deviation } : {}) }
  chronicle.step(day, ownerId, (dossier, context) => noteContact(input, dossier, { maxDays }, context))
  const seq = chronicle.events().length
  chronicle.step(day, ownerId, (_dossier, context) => withdrawEvent(chronicle.events(), seq, 'wrong-person', context))
}

/** Faults that are events of their own, after the history is written. */
export function soilHistory(chronicle: Chronicle, { dirt }: Fate): void {
  const { outflow, ownerId } = chronicle.dossier()
  if (outflow || ownerId === null) return
  if (dirt === 'ladder-jump') jump(chronicle, ownerId)
  if (dirt === 'bsn-correction') noteOnWrongPerson(chronicle, ownerId)
}
