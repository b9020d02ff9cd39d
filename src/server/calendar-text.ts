import ical, { ICalAlarmType, ICalCalendarMethod } from 'ical-generator'
import type { Place } from '../core/contact.ts'
import type { AgendaEntry } from '../db/agenda.ts'

const PLACES: Readonly<Record<Place, string>> = {
  office: 'op kantoor',
  neighbourhood: 'in de wijk',
  home: 'huisbezoek',
  phone: 'telefoon',
  video: 'beeldbellen',
  elsewhere: 'elders',
}

const TITLES: Readonly<Record<AgendaEntry['kind'], string>> = {
  talk: 'Afspraak',
  conference: 'Overleg',
  'contact-day': 'Contactdag',
}

/** How often a calendar should look again. Our own default. */
const TTL_SECONDS = 3600
/** How long before an appointment a calendar warns. Our own default; a calendar may leave it aside. */
const ALARM_SECONDS = 900

/**
 * Appointments as an iCalendar file (RFC 5545). Titles say that there is an appointment and in what kind of place, never
 * with whom: a calendar is read by colleagues, telephones and whoever looks over a shoulder.
 */
export function calendarText(entries: readonly AgendaEntry[], now: Date): string {
  const calendar = ical({
    name: 'Trede',
    prodId: { company: 'Trede', product: 'Agenda', language: 'NL' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: TTL_SECONDS,
  })
  // Moments are written in UTC, which needs no table of summer times; this is the zone they are shown in.
  calendar.x('X-WR-TIMEZONE', 'Europe/Amsterdam')
  for (const { appointmentId, startsAt, minutes, place, kind } of entries) {
    const start = new Date(startsAt)
    const end = new Date(start.getTime() + minutes * 60_000)
    const event = calendar.createEvent({
      id: appointmentId,
      start,
      end,
      stamp: now,
      summary: `${TITLES[kind]}, ${PLACES[place]}`,
    })
    event.createAlarm({ type: ICalAlarmType.display, trigger: ALARM_SECONDS, description: TITLES[kind] })
  }
  return calendar.toString()
}
