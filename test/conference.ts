import type * as z from 'zod'
import { planConferenceRoute, recordConferenceRoute } from '../src/api/conference.ts'
import type { Conference } from '../src/core/conference.ts'
import type { Dossier } from '../src/core/dossier.ts'
import type { OpenDossier } from './kit.ts'

export type Planning = Omit<z.input<typeof planConferenceRoute.body>, 'version'>
type Recording = Omit<z.input<typeof recordConferenceRoute.body>, 'version'>

/** A conference this afternoon, with whoever plans it. */
export const planning = (resident: OpenDossier, changes: Partial<Planning> = {}): Planning => ({
  form: 'conference',
  startsAt: '2026-11-23T13:00:00Z',
  minutes: 60,
  place: 'office',
  workerIds: [resident.client.worker.workerId],
  outsiders: [],
  question: 'Wat helpt om weer buiten te komen?',
  ...changes,
})

export async function planned(resident: OpenDossier, changes: Partial<Planning> = {}): Promise<Conference> {
  await resident.write(planConferenceRoute, planning(resident, changes))
  const conference = (await resident.state()).conferences.at(-1)
  if (!conference) throw new Error('no conference')
  return conference
}

/** Everybody who was invited was there. */
export const everybody = ({ workers, outsiders, leftOutTextId }: Conference): Recording['attendance'] => [
  ...(leftOutTextId === null ? [{ who: 'resident' as const, was: 'present' as const }] : []),
  ...[...workers, ...outsiders].map(({ participantId }) => ({ who: participantId, was: 'present' as const })),
]

export const recording = (conference: Conference, changes: Partial<Recording> = {}): Recording => ({
  attendance: everybody(conference),
  weighing: 'Iedereen zei hoe het gaat.',
  decisions: [],
  actions: [],
  ...changes,
})

export const action = (changes: Partial<Recording['actions'][number]> = {}): Recording['actions'][number] => ({
  text: 'Een maatje zoeken',
  as: 'step',
  by: 'worker',
  dueOn: '2026-12-04',
  ...changes,
})

export async function record(
  resident: OpenDossier,
  conference: Conference,
  changes: Partial<Recording> = {},
): Promise<Dossier> {
  await resident.write(recordConferenceRoute, recording(conference, changes), {
    conferenceId: conference.conferenceId,
  })
  return resident.state()
}
