import type * as z from 'zod'
import { addBuddy, askBuddyRoute, listBuddyRequests } from '../src/api/buddy.ts'
import type { Client, OpenDossier } from './kit.ts'

type Given = z.input<typeof addBuddy.body>

/** Puts somebody in the register. */
export async function inRegister(keeper: Client, changes: Partial<Given> = {}): Promise<string> {
  const body: Given = { name: 'Wim', kinds: ['care'], seats: 1, fromOn: '2026-11-01', ...changes }
  return (await keeper.call(addBuddy, { body })).buddyId
}

/** Asks for a buddy and gives what the next writes name. */
export async function asked(resident: OpenDossier, body: Omit<z.input<typeof askBuddyRoute.body>, 'version'>) {
  await resident.write(askBuddyRoute, body)
  const requestId = (await resident.state()).buddies.at(-1)?.requestId ?? ''
  return { dossierId: resident.dossierId, requestId }
}

/** What somebody sees of a request that waits. */
export async function waiting(client: Client, { requestId }: { requestId: string }) {
  const { items } = await client.call(listBuddyRequests)
  return items.find((one) => one.requestId === requestId)
}
