import * as z from 'zod'
import type { Conference } from '../../core/conference.ts'
import { type ConferenceInput, type ConferenceRecord, hasOutcome, invitedTo } from '../../core/conference-decision.ts'
import { Attendance, ConferenceForm, ConferenceMoment, OutsideRole } from '../../core/conference-event.ts'
import { Place } from '../../core/contact.ts'
import { addDays, type IsoDate } from '../../core/day.ts'
import { StepOwner } from '../../core/plan.ts'
import { MINUTES } from '../contact/appointment-form.tsx'

/** A conference as it is being planned; '' is nothing yet. */
export const ConferenceDraft = z.object({
  form: ConferenceForm,
  moment: ConferenceMoment.or(z.literal('')),
  neededOn: z.string(),
  day: z.string(),
  time: z.string(),
  minutes: z.enum(MINUTES),
  place: Place,
  workerIds: z.array(z.string()),
  outsiders: z.array(z.object({ row: z.string(), role: OutsideRole, name: z.string() })),
  isResidentIn: z.boolean(),
  leftOutReason: z.string(),
  question: z.string(),
})
export type ConferenceDraft = z.infer<typeof ConferenceDraft>

type PlanFault = 'day' | 'time' | 'workers' | 'leftOut' | 'question'

/** What is still missing, with the pointer of its field. */
export function conferenceFaults(draft: ConferenceDraft, clock: string | undefined) {
  const faults: { pointer: string; fault: PlanFault }[] = []
  if (draft.question.trim() === '') faults.push({ pointer: '/question', fault: 'question' })
  if (draft.day === '') faults.push({ pointer: '/startsAt', fault: 'day' })
  if (clock === undefined) faults.push({ pointer: '/time', fault: 'time' })
  if (draft.workerIds.length === 0) faults.push({ pointer: '/workerIds', fault: 'workers' })
  if (!draft.isResidentIn && draft.leftOutReason.trim() === '')
    faults.push({ pointer: '/leftOutReason', fault: 'leftOut' })
  return faults
}

export const conferenceInputOf = (draft: ConferenceDraft, startsAt: string, today: IsoDate): ConferenceInput => ({
  form: draft.form,
  ...(draft.moment === '' ? {} : { moment: draft.moment }),
  ...(draft.neededOn === '' || draft.neededOn === today ? {} : { neededOn: draft.neededOn }),
  startsAt,
  minutes: Number(draft.minutes),
  place: draft.place,
  workerIds: draft.workerIds,
  outsiders: draft.outsiders.map(({ role, name }) => ({ role, ...(name.trim() === '' ? {} : { name }) })),
  ...(draft.isResidentIn ? {} : { leftOutReason: draft.leftOutReason }),
  question: draft.question,
})

const ActionBy = z.enum([...StepOwner.options, 'promise'])
export type ActionBy = z.infer<typeof ActionBy>

const DecisionRow = z.object({ row: z.string(), text: z.string(), decidedBy: z.string() })
const ActionRow = z.object({
  row: z.string(),
  text: z.string(),
  by: ActionBy,
  workerId: z.string(),
  dueOn: z.string(),
})
export type DecisionRow = z.infer<typeof DecisionRow>
export type ActionRow = z.infer<typeof ActionRow>

/** How a conference went, as it is being typed. */
export const RecordDraft = z.object({
  attendance: z.record(z.string(), Attendance),
  weighing: z.string(),
  decisions: z.array(DecisionRow),
  actions: z.array(ActionRow),
  isUndecided: z.boolean(),
})
export type RecordDraft = z.infer<typeof RecordDraft>

/** Actions are first proposed for two weeks on. Our own default. */
const ACTION_DAYS = 14

export const newAction = (row: string, workerId: string, today: IsoDate): ActionRow => ({
  row,
  text: '',
  by: 'worker',
  workerId,
  dueOn: addDays(today, ACTION_DAYS),
})

/** Who was there is unknown until somebody says so. */
export function recordDraftOf({
  decider,
  watcher,
  today,
}: {
  decider: string
  watcher: string
  today: IsoDate
}): RecordDraft {
  return {
    attendance: {},
    weighing: '',
    decisions: [{ row: 'new-1', text: '', decidedBy: decider }],
    actions: [newAction('new-1', watcher, today)],
    isUndecided: false,
  }
}

type RecordFault = 'attendance' | 'decider' | 'actionDay' | 'nothing'

/** Lines in which nothing was typed do not count. */
export const filled = ({ decisions, actions, ...rest }: RecordDraft): RecordDraft => ({
  ...rest,
  decisions: decisions.filter(({ text }) => text.trim() !== ''),
  actions: actions.filter(({ text }) => text.trim() !== ''),
})

export function recordFaults(draft: RecordDraft, conference: Conference, today: IsoDate) {
  const { attendance, decisions, actions } = draft
  const faults: { pointer: string; fault: RecordFault }[] = []
  for (const [index, who] of invitedTo(conference).entries())
    if (!attendance[who]) faults.push({ pointer: `/attendance/${index}`, fault: 'attendance' })
  for (const [index, { decidedBy }] of decisions.entries())
    if (attendance[decidedBy] !== 'present') faults.push({ pointer: `/decisions/${index}/decidedBy`, fault: 'decider' })
  for (const [index, { dueOn }] of actions.entries())
    if (dueOn < today) faults.push({ pointer: `/actions/${index}/dueOn`, fault: 'actionDay' })
  if (!hasOutcome(recordOf(draft, conference)) && !draft.isUndecided)
    faults.push({ pointer: '/isUndecided', fault: 'nothing' })
  return faults
}

export const recordOf = (draft: RecordDraft, conference: Conference): ConferenceRecord => ({
  attendance: invitedTo(conference).flatMap((who) => {
    const was = draft.attendance[who]
    return was ? [{ who, was }] : []
  }),
  ...(draft.weighing.trim() === '' ? {} : { weighing: draft.weighing }),
  decisions: draft.decisions.map(({ text, decidedBy }) => ({ text, decidedBy })),
  actions: draft.actions.map(({ text, by, workerId, dueOn }) => ({
    text,
    as: by === 'promise' ? ('promise' as const) : ('step' as const),
    by: by === 'promise' ? ('worker' as const) : by,
    ...(workerId === '' ? {} : { workerId }),
    dueOn,
  })),
  isUndecided: draft.isUndecided,
})
