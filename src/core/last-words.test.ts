import { expect, test } from 'vitest'
import { type EventBody, foldDossier } from './dossier.ts'
import { lastWords } from './last-words.ts'

const ID = '00000000-0000-4000-8000-00000000000a'
const PLAIN_CONTACT = { nextContactOn: null, normMaxDays: null, deviationCode: null, deviationTextId: null }
const bodies: EventBody[] = [
  {
    kind: 'dossier-opened',
    on: '2026-11-02',
    via: 'report',
    personId: ID,
    dossierNumber: '2026-000001',
    teamId: ID,
    ownerId: ID,
    intakeDueOn: null,
    nextContactOn: null,
    lastContactOn: null,
  },
  { kind: 'contact-noted', on: '2026-11-10', contactId: ID, channel: 'phone', textId: 'call', ...PLAIN_CONTACT },
  { kind: 'intake-started', on: '2026-11-13', regime: 'free' },
  { kind: 'intake-topic-noted', on: '2026-11-13', topicKey: 'dream', textId: 'dream' },
  { kind: 'intake-completed', on: '2026-11-13', reportTextId: 'report' },
  {
    kind: 'conference-planned',
    on: '2026-11-16',
    conferenceId: ID,
    form: 'conference',
    moment: null,
    neededOn: '2026-11-16',
    startsAt: '2026-11-18T09:00:00.000Z',
    minutes: 60,
    place: 'office',
    workers: [],
    outsiders: [],
    leftOutTextId: null,
    questionTextId: 'question',
  },
  {
    kind: 'conference-held',
    on: '2026-11-20',
    conferenceId: ID,
    attendance: [],
    weighingTextId: 'weighing',
    decisions: [],
    actions: [],
    isUndecided: false,
  },
]
const wordsAfter = (...more: EventBody[]) => {
  const events = [...bodies, ...more].map((body, index) => {
    const stamp = { seq: index + 1, actorId: ID, recordedAt: '2026-11-20T09:00:00Z', policyVersion: null }
    return { ...body, ...stamp }
  })
  const dossier = foldDossier(events)
  return dossier ? lastWords(dossier, events) : []
}

test('a conference and an intake are last words as much as a note is, newest first, each on its own day', () => {
  expect(wordsAfter().map(({ kind, on }) => [kind, on])).toEqual([
    ['conference', '2026-11-18'],
    ['intake', '2026-11-13'],
    ['note', '2026-11-10'],
  ])
  expect(wordsAfter()[1]).toMatchObject({ textIds: ['dream', 'report'] })
})

test('what was withdrawn is no last word', () => {
  const withdrawn = (withdrawnSeq: number): EventBody => ({
    kind: 'event-withdrawn',
    on: '2026-11-23',
    withdrawnSeq,
    reason: 'typing-error',
  })
  expect(wordsAfter(withdrawn(2), withdrawn(7)).map(({ kind }) => kind)).toEqual(['intake'])
})
