import type { IsoDate } from '../core/day.ts'
import type { Facts } from '../core/fact.ts'
import { createRandom } from './random.ts'
import { ageOn, drawHome } from './resident.ts'

/** Which made-up residents: the same setting always gives the same ones. */
export interface ResidentsSetting {
  municipalityId: string
  size: number
  seed: string
  today: IsoDate
}

/** The facts of made-up residents who are all on benefit today, one at a time, without a history. Everything is known. */
export function* drawResidents({ municipalityId, size, seed, today }: ResidentsSetting): Generator<Facts> {
  for (let home = 0, drawn = 0; drawn < size; home++) {
    const random = createRandom(`${municipalityId}/${seed}/residents/${home}`)
    for (const resident of drawHome(random, { municipalityId, today, leaverShare: 0 })) {
      if (drawn >= size) return
      drawn++
      const age = ageOn(resident, today)
      yield { ...resident.traits, age }
    }
  }
}
