import { queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import {
  getToday,
  type TodayAppointment,
  type TodayHandover,
  type TodayNoShow,
  type TodaySilent,
  type TodayTerm,
} from '../../api/attention.ts'
import { call } from '../api.ts'

export type Appointment = z.infer<typeof TodayAppointment>
export type Term = z.infer<typeof TodayTerm>
export type Silent = z.infer<typeof TodaySilent>
export type NoShow = z.infer<typeof TodayNoShow>
export type Handover = z.infer<typeof TodayHandover>

/** Asked again every five minutes, so that an appointment that has passed can be settled. */
export const todayQuery = queryOptions({
  queryKey: ['today'],
  queryFn: ({ signal }) => call(getToday, { signal }),
  refetchInterval: 300_000,
})
