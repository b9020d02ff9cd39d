import { describe, expect, test } from 'vitest'
import { calendarText } from './calendar-text.ts'

const NOW = new Date('2026-11-23T08:00:00Z')
const entry = {
  appointmentId: '0b6c1f0e-0000-4000-8000-000000000001',
  minutes: 45,
  place: 'home',
  kind: 'talk',
} as const

describe('a calendar file', () => {
  const text = calendarText([{ ...entry, startsAt: '2026-11-24T09:00:00.000Z' }], NOW)

  test('has lines of at most 75 octets that end as RFC 5545 asks', () => {
    expect(text.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })

  test('gives beginning and end as moments, and only the kind of place', () => {
    const lines = text.split('\r\n')
    expect(lines).toEqual(
      expect.arrayContaining([
        'DTSTART:20261124T090000Z',
        'DTEND:20261124T094500Z',
        'SUMMARY:Afspraak\\, huisbezoek',
        'X-WR-TIMEZONE:Europe/Amsterdam',
        `UID:${entry.appointmentId}`,
      ]),
    )
    expect(text.replace('DESCRIPTION:Afspraak\r\n', '')).not.toMatch(/DESCRIPTION|LOCATION|ATTENDEE|ORGANIZER/)
  })

  test('warns a quarter of an hour before, and says no more than that there is an appointment', () => {
    expect(text).toMatch(/BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\nDESCRIPTION:Afspraak\r\nEND:VALARM/)
  })

  test('without appointments is still a calendar', () => {
    expect(calendarText([], NOW)).toContain('END:VCALENDAR')
  })
})
