import type * as z from 'zod'
import { noteContactRoute } from '../src/api/contact.ts'
import { reportPerson } from '../src/api/dossier.ts'
import { makePlanRoute } from '../src/api/plan.ts'
import { addDays } from '../src/core/day.ts'
import { type Client, OpenDossier } from './kit.ts'

type Person = z.input<typeof reportPerson.body>['person']
type Plan = Omit<z.input<typeof makePlanRoute.body>, 'version'>

let count = 0

/** 'Aaab', 'Aaac' …: a family name that nobody else has. */
function newName(): string {
  const digits = (count++).toString(26).padStart(4, '0')
  const letters = [...digits].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('')
  return `Bewoner${letters}`
}

/** Somebody who has just reported, known under a name of their own unless the test gives one. */
export async function reported(
  client: Client,
  person: Partial<Person> = {},
  more: Omit<z.input<typeof reportPerson.body>, 'person'> = {},
): Promise<OpenDossier> {
  const body = { person: { givenNames: 'Toos', familyName: newName(), ...person }, ...more }
  const { dossierId, version } = await client.call(reportPerson, { body })
  return new OpenDossier(client, dossierId, version)
}

/** A plan as a case manager could type it on a day; a test changes what it is about. */
export const planOf = (today: string, changes: Partial<Plan> = {}): Plan => ({
  goal: 'Ik wil weer onder de mensen zijn.',
  goalKind: 'participation',
  steps: [{ text: 'Kennismaken in het buurthuis.', by: 'resident', dueOn: addDays(today, 10) }],
  promises: [{ text: 'De gemeente betaalt het busabonnement.', dueOn: addDays(today, 7) }],
  nextContactOn: addDays(today, 14),
  isSigned: true,
  ...changes,
})

/** Somebody with a plan, seen on `today`. */
export async function guided(client: Client, today: string, changes: Partial<Plan> = {}): Promise<OpenDossier> {
  const resident = await reported(client)
  await resident.write(makePlanRoute, planOf(today, changes))
  return resident
}

/** Notes a talk of today, with the day of the next one. */
export async function talk(resident: OpenDossier, text: string, nextContactOn?: string): Promise<void> {
  await resident.write(noteContactRoute, { text, channel: 'talk', ...(nextContactOn ? { nextContactOn } : {}) })
}
