import { getContactDay, markPerson, noteDayTalk, planContactDay } from '../src/api/contact-day.ts'
import { invitePeople } from '../src/api/contact-day-invite.ts'
import { addDays } from '../src/core/day.ts'
import type { Client, Input, OpenDossier } from './kit.ts'
import type { TestWorker } from './town.ts'

/** A Wednesday, some days from the first day of the tests. */
export const DAY = '2026-12-02'
export const at = (time: string, day = DAY): string => `${day}T${time}:00+01:00`

type Body = Input<typeof planContactDay>['body']

export const bodyOf = (workers: readonly TestWorker[], change: Partial<Body> = {}): Body => ({
  kind: 'day',
  startsAt: at('09:30'),
  endsAt: at('12:00'),
  place: 'Huis van de Wijk Noord',
  workerIds: workers.map(({ workerId }) => workerId),
  ...change,
})

export async function planned(client: Client, change: Partial<Body> = {}, workers = [client.worker]): Promise<string> {
  const { contactDayId } = await client.call(planContactDay, { body: bodyOf(workers, change) })
  return contactDayId
}

export const dayOf = (client: Client, contactDayId: string) => client.call(getContactDay, { params: { contactDayId } })
export const invite = (client: Client, contactDayId: string, people: readonly OpenDossier[]) =>
  client.call(invitePeople, {
    params: { contactDayId },
    body: { dossierIds: people.map(({ dossierId }) => dossierId) },
  })

type Mark = Omit<Input<typeof markPerson>['body'], 'dossierId' | 'revision'>

/** Marks somebody on the revision that the list has now. */
export async function mark(
  client: Client,
  contactDayId: string,
  { dossierId }: OpenDossier,
  change: Mark,
): Promise<void> {
  const { people } = await dayOf(client, contactDayId)
  const revision = people.find((one) => one.dossierId === dossierId)?.revision ?? -1
  await client.call(markPerson, { params: { contactDayId }, body: { dossierId, revision, ...change } })
}

export async function noted(client: Client, contactDayId: string, { dossierId }: OpenDossier) {
  const { people } = await dayOf(client, contactDayId)
  const revision = people.find((one) => one.dossierId === dossierId)?.revision ?? -1
  const body = { dossierId, revision, text: 'Het gaat goed.', nextContactOn: addDays(DAY, 28) }
  await client.call(noteDayTalk, { params: { contactDayId }, body })
}

export const states = async (client: Client, contactDayId: string) =>
  Object.fromEntries((await dayOf(client, contactDayId)).people.map(({ dossierId, state }) => [dossierId, state]))
