import { describe, expect, test } from 'vitest'
import { type Appointment, applyAppointments } from './appointment.ts'
import {
  ContactChannel,
  type ContactEvent,
  makeAppointment,
  noteContact,
  settleAppointment,
  TWO_WAY,
} from './contact.ts'
import type { Context } from './decision.ts'

let count = 0
const context: Context = { today: '2026-11-23', newId: () => `id-${++count}`, workerId: 'worker' }
const NO_NORM = { maxDays: null }
const NOTE = { text: 'Gesproken.', channel: 'talk' } as const

/** The appointments after an event that the journal has. */
const told = (appointments: readonly Appointment[], event: ContactEvent) =>
  applyAppointments(appointments, { ...event, seq: 2 })

const codeOf = (decide: () => unknown): string | undefined => {
  try {
    decide()
    return undefined
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('a note', () => {
  test('keeps the date that lies ahead, today included, and replaces it when a new one is given', () => {
    const next = (current: string | null, given?: string) => {
      const [event] = noteContact(
        { ...NOTE, ...(given ? { nextContactOn: given } : {}) },
        { nextContactOn: current },
        NO_NORM,
        context,
      ).events
      return event?.kind === 'contact-noted' ? event.nextContactOn : undefined
    }
    expect([
      next('2026-11-23'),
      next('2026-12-07'),
      next('2026-12-07', '2026-12-01'),
      next(null, '2026-12-01'),
    ]).toEqual([null, null, '2026-12-01', '2026-12-01'])
  })

  test.each([null, '2026-11-22'])('asks a next date where the current one is %s', (nextContactOn) => {
    expect(codeOf(() => noteContact(NOTE, { nextContactOn }, NO_NORM, context))).toBe('plan.next-contact-missing')
  })

  test('is of today or before', () => {
    const current = { nextContactOn: '2026-12-01' }
    expect(codeOf(() => noteContact({ ...NOTE, on: '2026-11-24' }, current, NO_NORM, context))).toBe(
      'contact.in-future',
    )
    expect(noteContact({ ...NOTE, on: '2026-11-01' }, current, NO_NORM, context).events[0]?.on).toBe('2026-11-01')
  })

  test('is a contact of two sides unless it is a letter or an attempt', () => {
    expect(ContactChannel.options.filter((channel) => !TWO_WAY.has(channel))).toEqual(['letter', 'tried'])
  })
})

describe('an appointment', () => {
  const input = { startsAt: '2026-11-25T10:00:00+01:00', minutes: 30, place: 'office' } as const
  const made = (startsAt: string): readonly Appointment[] =>
    makeAppointment({ ...input, startsAt }, context).events.reduce(told, [])
  const idOf = (appointments: readonly Appointment[]) => appointments[0]?.appointmentId ?? ''

  test('is with whoever makes it, unless somebody else is named, at a moment in universal time', () => {
    expect(makeAppointment(input, context).events[0]).toMatchObject({
      workerId: 'worker',
      startsAt: '2026-11-25T09:00:00.000Z',
    })
    expect(makeAppointment({ ...input, workerId: 'other' }, context).events[0]).toMatchObject({ workerId: 'other' })
  })

  test('may be earlier on this very day in Amsterdam, and not on the day before', () => {
    expect(codeOf(() => made('2026-11-23T00:00:00+01:00'))).toBeUndefined()
    expect(codeOf(() => made('2026-11-22T23:59:00+01:00'))).toBe('contact.appointment-past')
    expect(codeOf(() => made('2026-11-22T23:00:00Z'))).toBeUndefined()
  })

  test.each([
    ['kept', '2026-11-23T17:00:00+01:00', undefined],
    ['missed', '2026-11-23T17:00:00+01:00', undefined],
    ['cancelled', '2026-11-24T00:00:00+01:00', undefined],
    ['kept', '2026-11-24T00:00:00+01:00', 'contact.appointment-not-yet'],
    ['missed', '2026-11-24T00:00:00+01:00', 'contact.appointment-not-yet'],
  ] as const)('%s, at %s: %s', (outcome, startsAt, code) => {
    const appointments = made(startsAt)
    expect(codeOf(() => settleAppointment(appointments, idOf(appointments), { outcome }, context))).toBe(code)
  })

  test('that was kept has no reason for absence; one that was not has one, if only "unknown"', () => {
    const appointments = made('2026-11-23T10:00:00Z')
    const reasonFor = (outcome: 'kept' | 'missed' | 'cancelled', reason?: 'illness') => {
      const [event] = settleAppointment(
        appointments,
        idOf(appointments),
        { outcome, ...(reason ? { reason } : {}) },
        context,
      ).events
      return event?.kind === 'appointment-settled' ? event.reason : undefined
    }
    expect([reasonFor('kept', 'illness'), reasonFor('missed'), reasonFor('cancelled', 'illness')]).toEqual([
      null,
      'unknown',
      'illness',
    ])
  })

  test('has one outcome, and only if it exists', () => {
    const appointments = made('2026-11-23T10:00:00Z')
    const settled = settleAppointment(appointments, idOf(appointments), { outcome: 'kept' }, context).events.reduce(
      told,
      appointments,
    )
    expect(codeOf(() => settleAppointment(settled, idOf(settled), { outcome: 'kept' }, context))).toBe(
      'contact.appointment-settled',
    )
    expect(codeOf(() => settleAppointment(settled, 'nowhere', { outcome: 'kept' }, context))).toBe(
      'contact.appointment-not-found',
    )
  })
})
