import { type Dossier, factsOf } from '../core/dossier.ts'
import type { Facts } from '../core/fact.ts'
import { ageOn } from '../core/person.ts'
import { getPerson } from '../db/dossier.ts'
import type { Call } from './deps.ts'

/** What the policy reads of a dossier: recorded dimensions and the age, as far as the birth date is known. */
export async function dossierFacts(call: Call, dossier: Dossier): Promise<Facts> {
  const person = await getPerson(call.trx, call.municipalityId, dossier.personId)
  return factsOf(dossier, ageOn(person.birthDate, call.today))
}
