import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import * as z from 'zod'
import { planContactDay } from '../../api/contact-day.ts'
import type { VisitPurpose } from '../../core/contact.ts'
import type { ContactDayKind } from '../../core/contact-day.ts'
import { type IsoDate, momentInAmsterdam } from '../../core/day.ts'
import { call } from '../api.ts'
import { parseTime } from '../contact/parse-time.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import { useGoAndSay } from '../said.tsx'
import { useSession } from '../session.ts'
import { messages } from './plan-messages.ts'

export interface DayDraft {
  kind: ContactDayKind
  day: IsoDate
  from: string
  until: string
  place: string
  theme: string
  seats: string
  purpose: VisitPurpose | ''
  workerIds: readonly string[]
  isClosedDayMeant: boolean
}

const SEATS = /^([1-9]|[1-4]\d|50)$/

export function momentsOf({ day, from, until }: DayDraft): { startsAt?: string; endsAt?: string } {
  const [start, end] = [parseTime(from), parseTime(until)]
  return {
    ...(day && start ? { startsAt: momentInAmsterdam(day, start) } : {}),
    ...(day && end ? { endsAt: momentInAmsterdam(day, end) } : {}),
  }
}

type Words = (typeof messages)['nl']

function faultsOf(value: DayDraft, m: Words): FieldProblem[] {
  const faults: FieldProblem[] = []
  const need = (isThere: boolean, pointer: string, detail: string) => {
    if (!isThere) faults.push({ pointer, code: 'required', detail })
  }
  need(value.day !== '', '/day', m.dayNeeded)
  need(parseTime(value.from) !== undefined, '/startsAt', m.timeNeeded)
  need(parseTime(value.until) !== undefined, '/endsAt', m.timeNeeded)
  need(value.place.trim() !== '', '/place', m.placeNeeded)
  need(value.seats.trim() === '' || SEATS.test(value.seats.trim()), '/seatsPerQuarter', m.seatsWrong)
  need(value.workerIds.length > 0, '/workerIds', m.workersNeeded)
  need(value.kind === 'day' || value.purpose !== '', '/visitPurpose', m.purposeNeeded)
  return faults
}

/** Typed values of a day, and what is still wrong with them. */
export function useDayDraft(initial: DayDraft) {
  const m = useMessages(messages)
  const [value, setValue] = useState(initial)
  const [missing, setMissing] = useState<Problem>()
  /** The day as it can be sent; nothing as long as something is missing, which is then told. */
  const checked = (): CompleteDay | undefined => {
    const errors = faultsOf(value, m)
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    const { startsAt, endsAt } = momentsOf(value)
    return errors.length === 0 && startsAt && endsAt ? { ...value, startsAt, endsAt } : undefined
  }
  const set = (change: Partial<DayDraft>) => setValue((before) => ({ ...before, ...change }))
  return { value, set, missing, checked }
}

/** Planning a day; after the day before, when somebody plans again for whom it did not reach. */
export function usePlanDay() {
  const m = useMessages(messages)
  const goAndSay = useGoAndSay()
  const client = useQueryClient()
  const { worker } = useSession()
  const notReachedOn = z.object({ notReachedOn: z.uuid() }).safeParse(useSearch({ strict: false })).data?.notReachedOn
  const { value, set, missing, checked } = useDayDraft({
    kind: 'day',
    day: '',
    from: '9:30',
    until: '12:00',
    place: '',
    theme: '',
    seats: '',
    purpose: '',
    workerIds: [worker.workerId],
    isClosedDayMeant: false,
  })
  const write = useMutation({
    mutationFn: (day: CompleteDay) => call(planContactDay, { body: { kind: day.kind, ...bodyOf(day) } }),
    onSuccess: async ({ contactDayId }) => {
      await client.invalidateQueries({ queryKey: ['contact-days'] })
      goAndSay(paths.contactDayInvite(contactDayId, notReachedOn), m.saved)
    },
  })
  const save = () => {
    const day = checked()
    if (day) write.mutate(day)
  }
  return { value, set, save, isBusy: write.isPending, problem: missing ?? write.error }
}

export interface CompleteDay extends DayDraft {
  startsAt: string
  endsAt: string
}

export function bodyOf(value: CompleteDay) {
  const { kind, startsAt, endsAt, place, theme, seats, purpose, workerIds, isClosedDayMeant } = value
  return {
    startsAt,
    endsAt,
    place,
    workerIds: [...workerIds],
    isClosedDayMeant,
    ...(theme.trim() ? { theme } : {}),
    ...(kind === 'day' && seats.trim() ? { seatsPerQuarter: Number(seats) } : {}),
    ...(kind === 'round' && purpose ? { visitPurpose: purpose } : {}),
  }
}
