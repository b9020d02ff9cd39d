import type * as z from 'zod'
import { makeAppointmentRoute, settleAppointmentRoute } from '../src/api/contact.ts'
import { getPolicy } from '../src/api/policy.ts'
import { proposeNoShowStep, runningChain } from '../src/core/no-show.ts'
import { valueOf } from '../src/policy/sourced.ts'
import type { Client, OpenDossier, TestApp } from './kit.ts'
import { guided } from './resident.ts'

export const MONDAY = '2026-11-23'

export type Settling = Omit<z.input<typeof settleAppointmentRoute.body>, 'version'>

export const MISSED: Settling = { outcome: 'missed' }

/** Work on appointments that nobody came to. */
export function absences(app: TestApp) {
  /** An appointment at ten o'clock on a day that ends so; time goes on to that day. */
  async function appointment(resident: OpenDossier, day: string, ending?: Settling): Promise<string> {
    await resident.write(makeAppointmentRoute, { startsAt: `${day}T10:00:00+01:00`, minutes: 30, place: 'office' })
    const appointmentId = (await resident.state()).appointments.at(-1)?.appointmentId ?? ''
    if (!ending) return appointmentId
    app.travelTo(day)
    await resident.write(settleAppointmentRoute, ending, { appointmentId })
    return appointmentId
  }

  /** Somebody who did not come on Monday the 23rd. */
  async function absent(worker: Client, ending: Settling = MISSED): Promise<OpenDossier> {
    app.travelTo(MONDAY)
    const resident = await guided(worker, MONDAY, { nextContactOn: '2026-12-31' })
    await appointment(resident, MONDAY, ending)
    return resident
  }
  return { appointment, absent }
}

/** What the policy proposes now, as the dossier page works it out. */
export async function proposed(resident: OpenDossier): Promise<string> {
  const chain = runningChain((await resident.state()).noShows)
  if (!chain) return 'no chain'
  const proposal = proposeNoShowStep(chain, valueOf((await resident.client.call(getPolicy)).noShow))
  return proposal.kind === 'step' ? proposal.step.key : proposal.kind
}
