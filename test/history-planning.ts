import * as fc from 'fast-check'
import { addDays } from '../src/core/day.ts'
import type { Dossier } from '../src/core/dossier.ts'

const NOBODY = '00000000-0000-4000-8000-000000000000'

/** What somebody could do with a plan or a series, before it is known what the dossier looks like by then. */
export const anyPlanning = fc.record({
  do: fc.constant('planning' as const),
  what: fc.constantFrom('sign', 'refuse', 'adjust', 'help', 'not-now', 'again', 'rest', 'series', 'move', 'cancel'),
  nth: fc.nat(3),
  inDays: fc.integer({ min: -2, max: 40 }),
})
type Planning = typeof anyPlanning extends fc.Arbitrary<infer T> ? T : never

/** That request as it goes over the line. */
export function planningRequest(
  { plan, notNows, appointments }: Dossier,
  { what, nth, inDays }: Planning,
  today: string,
): ['post' | 'put', string, object] {
  const stepId = plan?.steps[nth]?.stepId ?? NOBODY
  const appointmentId = appointments[nth]?.appointmentId ?? NOBODY
  const day = addDays(today, inDays)
  const startsAt = `${day}T12:00:00Z`
  switch (what) {
    case 'sign':
      return ['put', 'plan/handtekening', { signing: { isSigned: true, by: 'resident', on: day } }]
    case 'refuse':
      return ['put', 'plan/handtekening', { signing: { isSigned: false, text: 'Een reden.' } }]
    case 'adjust':
      return [
        'post',
        `plan/stappen/${stepId}/_bijstellen`,
        { text: 'Anders.', dueOn: day, reason: 'x', saidBy: 'worker' },
      ]
    case 'help':
      return ['post', `plan/stappen/${stepId}/hulp`, {}]
    case 'not-now':
      return ['post', 'nu-niet', { text: 'Een aanbod.', retryOn: day, ...(stepId === NOBODY ? {} : { stepId }) }]
    case 'again': {
      const notNowId = notNows[nth]?.notNowId ?? NOBODY
      return ['post', `nu-niet/${notNowId}/_afronden`, { outcome: 'again', retryOn: day }]
    }
    case 'rest': {
      const rest = { goal: 'Rust.', goalKind: 'rest', untilOn: day, agreed: 'Niets.', reviewOn: day }
      const step = { text: 'Een stap.', by: 'resident', dueOn: day, help: 'Wie helpt.', helpTimes: 2 }
      return ['put', 'plan', { ...rest, steps: [step], promises: [], isSigned: false, nextContactOn: day }]
    }
    case 'series': {
      const rhythm = { ends: 'after', everyWeeks: 1, times: 2 + nth }
      return ['post', 'afspraken/_reeks', { startsAt, minutes: 30, place: 'office', rhythm }]
    }
    case 'move':
      return ['put', `afspraken/${appointmentId}/moment`, { startsAt, withSeries: nth > 1 }]
    case 'cancel':
      return ['put', `afspraken/${appointmentId}/afloop`, { outcome: 'cancelled', withSeries: true }]
  }
}
