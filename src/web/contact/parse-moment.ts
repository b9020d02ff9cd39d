import type { IsoDate } from '../../core/day.ts'
import { parseDay } from '../ui/parse-day.ts'
import { parseTime } from './parse-time.ts'

/** A day, and the time when it was typed behind it: 'morgen 10:30', '+7 9u', '24-11 1400'. */
export function parseMoment(text: string, today: IsoDate): { day: IsoDate; time?: string } | undefined {
  const whole = parseDay(text, today)
  if (whole) return { day: whole }
  const [, before = '', last = ''] = /^(.*\S)\s+(\S+)$/.exec(text.trim()) ?? []
  const [day, time] = [parseDay(before, today), parseTime(last)]
  return day && time ? { day, time } : undefined
}
