import { expect, test } from 'vitest'
import type { Conference } from '../../core/conference.ts'
import { filled, recordDraftOf, recordFaults, recordOf } from './conference-draft.ts'

const ID = '00000000-0000-4000-8000-00000000000a'
const CONFERENCE: Conference = {
  conferenceId: ID,
  form: 'conference',
  moment: null,
  neededOn: '2026-11-23',
  plannedOn: '2026-11-23',
  startsAt: '2026-11-23T13:00:00.000Z',
  minutes: 60,
  place: 'office',
  workers: [{ participantId: ID, workerId: ID }],
  outsiders: [],
  leftOutTextId: null,
  questionTextId: ID,
  cancelled: null,
  held: null,
}
const EMPTY = filled(recordDraftOf({ decider: ID, watcher: ID, today: '2026-11-23' }))
const faults = (draft: typeof EMPTY) =>
  recordFaults(draft, CONFERENCE, '2026-11-23').map(({ pointer, fault }) => `${pointer} ${fault}`)

test('nobody was at a conference until somebody says so, and an empty record says outright that nothing was decided', () => {
  expect(faults(EMPTY)).toEqual(['/attendance/0 attendance', '/attendance/1 attendance', '/isUndecided nothing'])
  const attendance = { resident: 'absent', [ID]: 'present' } as const
  expect(faults({ ...EMPTY, attendance })).toEqual(['/isUndecided nothing'])
  expect(faults({ ...EMPTY, attendance, weighing: 'Alleen gaan lukt nog niet.' })).toEqual([])
  const undecided = { ...EMPTY, attendance, isUndecided: true }
  expect(faults(undecided)).toEqual([])
  expect(recordOf(undecided, CONFERENCE)).toMatchObject({
    attendance: [
      { who: 'resident', was: 'absent' },
      { who: ID, was: 'present' },
    ],
    isUndecided: true,
  })
})
